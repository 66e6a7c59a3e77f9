"""The commands, each in the module that loads it: `tracker --help` loads none of them."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from textwrap import dedent, indent
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

COMMANDS = {
    "demo": ("demo", "Watch a small wire being followed through one day."),
    "stories": ("stories", "Stories, the latest changed first."),
    "versions": ("stories", "All versions of a story, in order."),
    "show": ("stories", "One version of a story in full."),
    "search": ("search", "Words in every version, also removed ones."),
    "find": ("find", "The story at an address, or with a sentence."),
    "links": ("links", "Why each version stands in its story, and who decided."),
    "merge": ("links", "Make two stories one."),
    "split": ("links", "Make versions of a story a story of their own."),
    "apart": ("links", "Say that two stories are two."),
    "diff": ("compare", "What changed between two versions, or between two files."),
    "blame": ("history", "Which version brought which words of a text."),
    "growth": ("history", "How a story grew, paragraph by paragraph; also as a picture."),
    "schema": ("schema", "What the JSON of a command means."),
    "note": ("note", "What an edit note declared, beside what changed."),
    "read": ("read", "What is understood of a piece of wire copy."),
    "feeds": ("feeds", "Feeds: add, list, remove, check."),
    "outlets": ("outlets", "Outlets, and the dialect of their labels."),
    "watch": ("watch", "Mails about changed headlines: add, list, pause, remove."),
    "alerts": ("alerts", "Mails owed, sent and not sent: list, show, retry, test."),
    "poll": ("rounds", "Look once at what is due, and come back."),
    "run": ("rounds", "Keep polling, send what is owed, serve the pages."),
    "serve": ("rounds", "Serve the pages alone."),
    "replay": ("replay", "Bring an archive of recorded feeds."),
    "import": ("importing", "Bring captures from a WARC file of another archive."),
    "remove": ("removing", "Remove the text of a version because the law asks for it."),
    "reread": ("reread", "Read stored pages anew, as this version reads pages."),
    "verify": ("proof", "Whether everything is as it was kept."),
    "anchor": ("proof", "The chain's last hash, to be kept elsewhere."),
    "evidence": ("evidence", "Two versions as one file that proves itself; its check."),
    "config": ("settings", "The settings: show, check."),
}
"""Each command: the module of this room that has it, and what the list of commands says of it."""

EPILOG = """Exit codes: 0 done; 1 a difference (`diff --exit-code`) or something not as it was
kept (`verify`, `evidence check`); 2 wrong usage or wrong settings; 3 not found; 4 not
allowed; 5 network; 6 database; 7 a check found something; 70 a bug; 71 no process could be begun;
130 interrupted; 141 nobody reads the pipe."""


class _Shelf(MutableMapping[str, Any]):
    """Commands by name, each loaded when it is taken."""

    def __init__(self) -> None:
        self._taken: dict[str, TyperCommand | TyperGroup] = {}

    def __getitem__(self, name: str) -> TyperCommand | TyperGroup:
        if name not in self._taken:
            self._taken[name] = _load(name)
        return self._taken[name]

    def __setitem__(self, name: str, command: TyperCommand | TyperGroup) -> None:
        self._taken[name] = command

    def __delitem__(self, name: str) -> None:
        del self._taken[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _load(name: str) -> TyperCommand | TyperGroup:
    """The command of that name: one of those in its module, or the module's group itself."""
    module = import_module(f"tracker.cli.{COMMANDS[name][0]}")
    found: Any = get_command(module.app)
    commands = getattr(found, "commands", {})
    loaded: Any = commands.get(name, found)
    for one in (loaded, *getattr(loaded, "commands", {}).values()):
        one.help = _as_written(one.help or "")
    return loaded  # type: ignore[no-any-return]


def _as_written(text: str) -> str:
    """A command's help; its second paragraph is examples, whose lines are not run together."""
    first, *rest = text.split("\n\n")
    if rest:
        rest[0] = "\b\n" + indent(dedent(rest[0]), "  ")
    return "\n\n".join((first, *rest))


class _Commands(TyperGroup):
    """The list of commands, told from the table above."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "commands": _Shelf()})
        self.help = _as_written(self.help or "")

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


app = typer.Typer(
    cls=_Commands,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)


def command() -> Any:
    """The command line as a whole, ready to run."""
    return get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata  # noqa: PLC0415 (start-up time)

        try:
            typer.echo(f"Story Tracker {metadata.version('story-tracker')}")
        except metadata.PackageNotFoundError:
            typer.echo("Story Tracker, not installed")
        raise typer.Exit


@app.callback()
def tracker(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Where it went wrong, in full.")] = False,
) -> None:
    """Follow wire stories through their versions.

      tracker demo                     watch a small wire being followed
      tracker stories ferry            stories with this word in their headline
      tracker diff 12 2..3             what changed from version 2 to version 3

    STORY is an id, any of a story's addresses, or words of its headline. What a command finds is
    drawn on a terminal; on a pipe it is one record a line, parted by tabs; --json is for programs.
    """
