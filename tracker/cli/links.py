"""`links`, `merge`, `split`, `apart`: why each version stands where it stands, and decide else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import terminal
from tracker.cli.moments import short
from tracker.cli.options import AsJson, By, StoryWords, name, room
from tracker.config import load_settings
from tracker.desk.reading.stories import open_reading
from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.desk.reading.links import LinksRead, Other
    from tracker.models.records.versions import Link
    from tracker.pipeline.joining import Moved
    from tracker.store.links import LinkLine

app = room()

OneStory = Annotated[
    str, typer.Argument(metavar="STORY", help="An id, an address, or words in quotation marks.")
]


# -- links -----------------------------------------------------------------------------------------


@app.command()
def links(named: StoryWords, as_json: AsJson = False) -> None:
    """Why each version stands in this story, and who decided it.

      tracker links 12
      tracker links ferry aground --json

    With the score from 0 to 1, each reason and its points, what a person undid, and which other
    stories may be this one.

    On a pipe: what (`here`, `undone`, `possibly`, `apart`), story, number, score, who decided,
    when, reasons.
    """
    with open_reading(load_settings()) as reading:
        read = reading.linked(reading.story_id(" ".join(named)))
    if as_json:
        terminal.as_json(_object(read))
    elif terminal.drawn():
        _draw(read)
    else:
        for row in _records(read):
            terminal.record(*row)


def _object(read: LinksRead) -> dict[str, Any]:
    return {
        "story": read.story.id,
        "outlet": read.outlet.name,
        "joined": list(read.joined),
        "versions": [_link(link) for _, link in read.links],
        "undone": [_undone(line) for line in read.undone],
        "possibly": [_other(one) for one in read.possibly],
        "apart": [_other(one) for one in read.apart],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "number": link.number,
        "score": link.score,
        "reasons": link.reasons,
        "decided_by": link.decided_by,
        "decided_at": exact(link.decided_at),
    }


def _undone(line: LinkLine) -> dict[str, Any]:
    return {
        "story": line.link.story_id,
        **_link(line.link),
        "undone_at": exact(line.link.undone_at),
        "now": {"story": line.version.story_id, "number": line.version.number},
    }


def _other(other: Other) -> dict[str, Any]:
    doubt = other.doubt
    return {
        "story": other.story.id,
        "headline": other.story.headline,
        "score": doubt.score,
        "reasons": doubt.reasons,
        "found_at": exact(doubt.found_at),
        "answered_by": doubt.answered_by,
        "answered_at": exact(doubt.answered_at),
    }


def _records(read: LinksRead) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        ("here", link.story_id, link.number, *_decided(link)) for _, link in read.links
    ]
    rows += [
        ("undone", line.link.story_id, line.link.number, *_decided(line.link))
        for line in read.undone
    ]
    for kind, others in (("possibly", read.possibly), ("apart", read.apart)):
        for one in others:
            doubt = one.doubt
            at = exact(doubt.answered_at or doubt.found_at)
            by = doubt.answered_by
            rows.append((kind, one.story.id, None, doubt.score, by, at, _words(doubt.reasons)))
    return rows


def _decided(link: Link) -> tuple[object, ...]:
    return link.score, link.decided_by, exact(link.decided_at), _words(link.reasons)


def _words(reasons: list[dict[str, Any]]) -> str:
    return "; ".join(f"{one['feature']} {one['points']:+.2f}: {one['words']}" for one in reasons)


def _draw(read: LinksRead) -> None:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen = terminal.console()
    title = f"story {read.story.id} · {read.outlet.title} · {read.story.headline}"
    screen.print(Text(terminal.line(title), style="bold"))
    for _, link in read.links:
        screen.print(_told(f"{link.number}", link, ""))
    if read.undone:
        screen.print(Text("\nundone", style="bold"))
    for line in read.undone:
        now = f", now {line.version.story_id}@{line.version.number}"
        screen.print(_told(f"{line.link.story_id}@{line.link.number}", line.link, now))
    for one in read.apart:
        said = f"apart from story {one.story.id}, as {one.doubt.answered_by} said"
        screen.print(Text("\n" + terminal.line(said)))
    draw_possibly(read.story.id, read.possibly)


def _told(number: str, link: Link, now: str) -> Any:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    decided = f"{link.score:.2f} of 1, decided by {link.decided_by} {short(link.decided_at)} UTC"
    text = Text.assemble((f"{number:>4}", "bold"), (f"  {terminal.line(decided)}{now}", "dim"))
    for reason in link.reasons:
        told = f"{reason['feature']} {reason['points']:+.2f}: {reason['words']}"
        text.append(f"\n      {terminal.line(told)}")
    return text


def draw_possibly(story_id: int | None, others: Sequence[Other]) -> None:
    """Draw which stories may be this one, each with the two commands that answer."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen = terminal.console()
    for one in others:
        text = Text(f"\n{terminal.line(possibly(one))}")
        text.append(f"\n  {terminal.line(_words(one.doubt.reasons))}", style="dim")
        text.append(f"\n  one: tracker merge {story_id} {one.story.id}")
        text.append(f"   two: tracker apart {story_id} {one.story.id}")
        screen.print(text)


def possibly(other: Other) -> str:
    """Which story may be this one, in a line."""
    return (
        f"possibly one story with {other.story.id} “{other.story.headline}”"
        f" ({other.doubt.score:.2f} of 1)"
    )


# -- decisions -------------------------------------------------------------------------------------


@app.command()
def merge(one: OneStory, other: OneStory, by: By = "", as_json: AsJson = False) -> None:
    """Make two stories of one outlet one; the one that began first goes on.

      tracker merge 12 15
      tracker merge 12 "crane topples" --by ada

    Both histories, both sets of addresses and every number that was given stay. `split` undoes it.
    """
    with open_reading(settings := load_settings()) as reading:
        pair = reading.story_id(one), reading.story_id(other)
    # Deciding compares texts, and loads the libraries for it.
    from tracker.desk.deciding.linking import open_linking  # noqa: PLC0415

    with open_linking(settings) as linking:
        moved = linking.merge(*pair, by=by or name())
    first, last = _span(moved)
    undo = f"tracker split {moved.new.id}@{first}..{last}"
    told = f"Story {moved.old.id} goes on as story {moved.new.id}: {_listed(moved)}."
    _tell(moved, told, undo, as_json=as_json)


@app.command()
def split(
    versions: Annotated[
        str, typer.Argument(metavar="STORY@N..", help="From version N on, or N..M up to M.")
    ],
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Make versions of a story a story of their own.

      tracker split 12@3..
      tracker split 12@3..4 --by ada

    Versions that `merge` brought become the story again that they were. `merge` undoes it.
    """
    asked = re.fullmatch(r"(.+)@(\d{1,9})\.\.(\d{1,9})?", versions)
    if asked is None:
        raise typer.BadParameter("say from which version on: 12@3.. or 12@3..4")
    with open_reading(settings := load_settings()) as reading:
        story = reading.story_id(asked[1])
    from tracker.desk.deciding.linking import open_linking  # noqa: PLC0415 (as above)

    with open_linking(settings) as linking:
        last = int(asked[3]) if asked[3] else None
        moved = linking.split(story, int(asked[2]), last, by=by or name())
    told = f"Story {moved.new.id} has them now: {_listed(moved)}."
    _tell(moved, told, f"tracker merge {moved.old.id} {moved.new.id}", as_json=as_json)


@app.command()
def apart(one: OneStory, other: OneStory, by: By = "", as_json: AsJson = False) -> None:
    """Say that two stories are two; they are no longer shown as possibly one.

      tracker apart 12 15

    `merge` undoes it.
    """
    with open_reading(settings := load_settings()) as reading:
        pair = reading.story_id(one), reading.story_id(other)
    from tracker.desk.deciding.linking import open_linking  # noqa: PLC0415 (as above)

    with open_linking(settings) as linking:
        first, second = linking.apart(*pair, by=by or name())
    if as_json:
        terminal.as_json({"apart": [first.id, second.id]})
    else:
        terminal.talk(f"Stories {first.id} and {second.id} are two, on record.")


def _span(moved: Moved) -> tuple[int, int]:
    numbers = [number for _, number in moved.numbers]
    return min(numbers), max(numbers)


def _listed(moved: Moved) -> str:
    """Where the first and the last of the versions went: `15@1 is 12@4`."""
    ends = dict.fromkeys((moved.numbers[0], moved.numbers[-1]))
    return ", ".join(f"{moved.old.id}@{old} is {moved.new.id}@{new}" for old, new in ends)


def _tell(moved: Moved, told: str, undo: str, *, as_json: bool) -> None:
    if as_json:
        numbers = [{"old": old, "new": new} for old, new in moved.numbers]
        found = {"old": moved.old.id, "new": moved.new.id, "numbers": numbers, "undo": undo}
        terminal.as_json(found)
    else:
        terminal.talk(f"{told}\nUndo it with `{undo}`.")
