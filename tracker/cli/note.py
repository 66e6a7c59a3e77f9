"""`note`: what an outlet said that it changed, beside what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import terminal
from tracker.cli.compare.sides import named_range
from tracker.cli.options import AsJson, room
from tracker.config import load_settings
from tracker.desk.reading.comparing import STEPS, NoteRead, NotesRead, open_comparing
from tracker.desk.reading.stories import story_and_number
from tracker.show import notes, verdicts

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from tracker.desk.reading import objects

app = room()

MOST = 12
"""Changes not mentioned that a screen shows of one step; more are counted."""


@app.command()
def note(
    what: Annotated[list[str], typer.Argument(metavar="STORY [A..B]", help="The story.")],
    *,
    every: Annotated[
        bool, typer.Option("--all", help="With the small changes that no note would mention.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """What the outlet's edit note says, beside what the text shows.

      tracker note 12
      tracker note ferry aground first..latest
      tracker note 12@3 --all

    Three lists: declared and found (elsewhere, or in part), declared and not found, changed and
    not mentioned in the note. Some of what a note says no text can show; that is said, with why.
    Which changes are shown at once is decided by the outlet's custom: `declares.headline` in
    outlets.toml says whether its updates declare changed headlines. A correction, a refile or a
    repeat that changes more than it says is always shown.

    Over several versions each note is held against the step that it came with.

    On a pipe: step, verdict, what the note says, what the text shows. In JSON paragraphs are
    counted from 0.
    """
    words, (old, new) = named_range(what)
    named, number = story_and_number(" ".join(words))
    with open_comparing(load_settings()) as reading:
        found = reading.notes(reading.story_id(named), old, number or new)
    if as_json:
        terminal.as_json(_object(found))
    elif terminal.drawn():
        _draw(found, every=every)
    else:
        for record in _records(found.steps):
            terminal.record(*record)


def _object(found: NotesRead) -> objects.Object:
    """The edit notes of a story between two versions, each held against its own step."""
    return {
        "story": found.story.id,
        "outlet": found.outlet.name,
        "steps": [
            {"from": step.old.number, "to": step.new.number, **notes.note(step.check)}
            for step in found.steps
        ],
    }


def _records(steps: Iterable[NoteRead]) -> Iterator[tuple[str, str, str, str]]:
    for step in steps:
        name, check = f"{step.old.number}..{step.new.number}", step.check
        yield name, "note", check.note, ""
        rows = (
            *notes.declared(check),
            *notes.left_over(check, telling=True),
            *notes.left_over(check, telling=False),
        )
        for row in rows:
            yield name, row.verdict, row.says, row.shows


# -- on a terminal ---------------------------------------------------------------------------------


def _draw(found: NotesRead, *, every: bool) -> None:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen = terminal.console()
    head = f"story {found.story.id} · {terminal.line(found.outlet.title)}"
    screen.print(Text(f"{head} · {terminal.line(found.story.headline)}\n", style="dim"))
    if len(found.steps) == STEPS:
        terminal.talk(f"The last {STEPS} steps; a range such as 1..{STEPS} shows others.")
    for step in found.steps:
        _draw_step(step, screen, every=every)


def _draw_step(step: NoteRead, screen: Console, *, every: bool) -> None:
    from rich.padding import Padding  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    check, label = step.check, terminal.line(step.new.label or "")
    name = f"version {step.old.number} → {step.new.number}"
    screen.print(Text.assemble((name, "bold"), f"  {label}" if label else ""))
    said = terminal.line(check.note) if check.note else _without(step)
    screen.print(Padding(Text(said, style="" if check.note else "dim"), (0, 0, 0, 2)))
    if check.claims:
        screen.print(_declared(notes.declared(check), screen))
    telling = notes.left_over(check, telling=True)
    small = notes.left_over(check, telling=False)
    _draw_left_over([*telling, *small] if every else telling, screen, every=every)
    if small and not every:
        more = terminal.counted(len(small), "small change")
        screen.print(Text(f"  {more} more not mentioned; --all shows", style="dim"))
    screen.print()


def _without(step: NoteRead) -> str:
    return verdicts.in_short("", step.new.label_kind, step.check.counts) or "no note"


def _declared(rows: Iterable[notes.Row], screen: Console) -> Table:
    """What the note says on the left, what the text shows on the right."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = terminal.empty_table()
    table.add_column("", no_wrap=True, style="bold")
    table.add_column("NOTE SAYS", max_width=max(20, screen.width * 2 // 5))
    table.add_column("TEXT SHOWS")
    for row in rows:
        shows = Text.assemble((row.verdict, "bold"), f": {terminal.line(row.shows)}")
        table.add_row(row.sign, Text(terminal.line(row.says)), shows)
    return table


def _draw_left_over(rows: list[notes.Row], screen: Console, *, every: bool) -> None:
    from rich.padding import Padding  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    if not rows:
        return
    screen.print(Padding(Text(rows[0].verdict.upper(), style="dim"), (1, 0, 0, 2)))
    shown = rows if every else rows[:MOST]
    for row in shown:
        line = Text.assemble((row.sign, "bold"), f" {terminal.line(row.shows)}")
        screen.print(Padding(line, (0, 0, 0, 2)))
    if len(shown) < len(rows):
        screen.print(Text(f"  … and {len(rows) - len(shown):,} more; --all shows", style="dim"))
