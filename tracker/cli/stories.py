"""`stories`, `versions`, `show`: what is followed, and what each story said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import copy, terminal
from tracker.cli.links import draw_possibly, possibly
from tracker.cli.moments import imported, short, window
from tracker.cli.options import AsJson, Outlet, StoryWords, room
from tracker.clock import utc_now
from tracker.config import load_settings
from tracker.desk.reading import objects
from tracker.desk.reading.stories import VersionRead, open_reading, story_and_number
from tracker.errors import NotFoundError
from tracker.show import anew, blind, fates, plain
from tracker.show.moments import exact
from tracker.show.verdicts import in_short

if TYPE_CHECKING:
    from tracker.desk.reading.stories import StoryRead
    from tracker.models.records.rereadings import Rereading
    from tracker.show.blind import Blind
    from tracker.show.fates import Fate
    from tracker.store.stories import StoryLine
    from tracker.store.versions import VersionLine

app = room()


# -- stories ---------------------------------------------------------------------------------------


@app.command()
def stories(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help="Words of the headline.")
    ] = None,
    outlet: Outlet = "",
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Stories, the latest changed first.

      tracker stories
      tracker stories ferry --outlet mirinae
      tracker stories --limit 500 --json

    On a pipe: id, changed at, outlet, versions, headline, addresses (parted by spaces), and
    `open`, `withdrawn`, `gone` or `back`.
    """
    with open_reading(load_settings()) as reading:
        known = {one.name for one in reading.outlets()}
        if outlet and outlet not in known:
            raise NotFoundError(f"{outlet}: no such outlet; known are {', '.join(sorted(known))}")
        lines = reading.stories(" ".join(query or []), outlet=outlet, limit=limit)
        gone = reading.gone([line.story.id or 0 for line in lines])
    if as_json:
        terminal.as_json([objects.story(line, gone.get(line.story.id or 0, ())) for line in lines])
    elif terminal.drawn() and lines:
        _draw_stories(lines, gone, more=len(lines) == limit)
    elif terminal.drawn():
        terminal.talk(_nothing(asked=bool(query or outlet)))
    else:
        for line in lines:
            story = line.story
            terminal.record(
                story.id,
                exact(story.changed_at),
                line.outlet.name,
                story.versions,
                story.headline,
                " ".join(line.addresses),
                fates.standing(story.state, gone.get(story.id or 0, ())),
            )


def _nothing(*, asked: bool) -> str:
    if asked:
        return "No story is like that; `tracker stories` lists them all."
    return "No story yet. Add a feed with `tracker feeds add`, then `tracker poll`."


def _draw_stories(
    lines: Sequence[StoryLine], gone: Mapping[int, Sequence[Fate]], *, more: bool
) -> None:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen = terminal.console()
    table = terminal.empty_table()
    table.expand = True
    table.add_column("ID", justify="right")
    table.add_column("CHANGED (UTC)", style="dim", no_wrap=True)
    table.add_column("OUTLET", no_wrap=True, max_width=18)
    table.add_column("V", justify="right")
    table.add_column("HEADLINE", no_wrap=True, ratio=1, overflow="ellipsis")
    for line in lines:
        story = line.story
        standing = fates.standing(story.state, gone.get(story.id or 0, ()))
        aside = "" if standing == "open" else f" ({standing})"
        headline = Text.assemble(terminal.line(story.headline), (aside, "dim"))
        outlet = Text(terminal.line(line.outlet.name))
        table.add_row(str(story.id), short(story.changed_at), outlet, str(story.versions), headline)
    screen.print(table)
    if more:
        terminal.talk(f"The latest {len(lines)}; --limit shows more.")


# -- versions --------------------------------------------------------------------------------------


@app.command()
def versions(
    named: StoryWords,
    reverse: Annotated[bool, typer.Option("--reverse", help="The newest first.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="With why each belongs to this story.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """All versions of a story, the oldest first.

      tracker versions 12
      tracker versions https://wire.example/view/20251014
      tracker versions ferry aground --json

    SEEN is the first poll that showed it, and how long before that it can have appeared at most.
    Between the versions stands when nobody looked, or nothing could be seen.

    On a pipe: number, seen at, unseen until, label, weight, headline, address, note,
    verdict on the note.
    """
    with open_reading(load_settings()) as reading:
        story = reading.story(reading.story_id(" ".join(named)))
        links = dict(reading.links(story.story.id or 0)) if why else {}
        unseen = story.blind(utc_now())
        others = [] if as_json else reading.possibly(story.story.id or 0)
        read_anew = reading.rereadings(story)
    lines = story.versions[::-1] if reverse else story.versions
    if as_json:
        told = objects.versions(story, links, unseen, read_anew)
        terminal.as_json(told[::-1] if reverse else told)
    elif terminal.drawn():
        # Only what is drawn compares headlines, and loads the libraries for it.
        from tracker.cli import timeline  # noqa: PLC0415

        shown = timeline.Shown(links, unseen, read_anew)
        timeline.draw(story, shown, terminal.console(), newest_first=reverse)
        timeline.draw_fates(story, terminal.console())
        draw_possibly(story.story.id, others)
    else:
        for line in lines:
            terminal.record(*_record(line))
        for sentence in _sentences(story, unseen, read_anew):
            terminal.talk(sentence)
        for other in others:
            terminal.talk(f"{possibly(other)}; see `tracker links {story.story.id}`")


def _record(line: VersionLine) -> tuple[object, ...]:
    version, change = line.version, line.change
    return (
        version.number,
        exact(version.seen_at),
        exact(version.unseen_until),
        version.label,
        change.weight if change else None,
        version.headline,
        line.address,
        version.note,
        in_short(version.note, version.label_kind, change.note if change else {}),
    )


def _sentences(
    story: StoryRead, unseen: Sequence[Blind], read_anew: Mapping[int, Sequence[Rereading]]
) -> Iterator[str]:
    """What is told beside the records."""
    for version in (line.version for line in story.versions if line.version.imported_from):
        yield f"version {version.number}: {imported(version)}"
    for number, every in read_anew.items():
        yield from (f"version {number}: {anew.told(one)}" for one in every)
    yield from map(blind.in_words, unseen)
    yield from map(fates.told, story.fates)


# -- show ------------------------------------------------------------------------------------------


@app.command()
def show(
    named: StoryWords,
    as_text: Annotated[
        bool, typer.Option("--text", help="Headline and paragraphs alone, as `diff` reads a file.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """One version of a story in full: the latest, or with @N the one of that number.

      tracker show 12
      tracker show 12@2
      tracker show ferry aground@2 --json
      tracker show 12@2 --text > old.txt

    On a pipe each piece is a line: its name, then its text.
    """
    story, number = story_and_number(" ".join(named))
    with open_reading(load_settings()) as reading:
        version = reading.version(reading.story_id(story), number)
    if as_json and as_text:
        raise typer.BadParameter("--text and --json exclude each other")
    if as_json:
        terminal.as_json(objects.version_in_full(version))
    elif as_text:
        for line in plain.lines(version.article.headline, version.article.paragraphs):
            terminal.write(terminal.verbatim(line))
    elif terminal.drawn():
        _draw_version(version)
    else:
        for name, text in _facts(version):
            terminal.record(name, text)
        for name, text in copy.records(version.article):
            terminal.record(name, text)


def _facts(read: VersionRead) -> list[tuple[str, object]]:
    version = read.version
    return [
        ("story", read.story.id),
        ("version", version.number),
        ("outlet", read.outlet.name),
        ("address", read.address),
        ("seen_at", exact(version.seen_at)),
        ("unseen_until", exact(version.unseen_until)),
        ("published_at", exact(version.published_at)),
        *([("imported_from", version.imported_from)] if version.imported_from else []),
    ]


def _draw_version(read: VersionRead) -> None:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen = terminal.console()
    version = read.version
    within = window(version.unseen_until, version.seen_at)
    seen = f"seen {short(version.seen_at)} UTC, {within}"
    if version.imported_from:
        seen = terminal.line(imported(version))
    head = f"story {read.story.id} · version {version.number} of {read.story.versions} · {seen}"
    screen.print(Text(f"{head}\n{terminal.line(read.address)}\n", style="dim"))
    copy.draw(read.article, screen)
