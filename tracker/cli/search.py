"""`search`: words in everything that a story ever said, and in which versions they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import terminal
from tracker.cli.moments import short
from tracker.cli.options import AsJson, room
from tracker.config import load_settings
from tracker.desk.reading.searching import STORIES, open_searching
from tracker.search.results import Searched, StoryFound, as_object

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from tracker.search.spots import Spot

app = room()


@app.command(context_settings={"ignore_unknown_options": True})
def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY", help="Words, phrases and operators.")
    ],
    limit: Annotated[
        int, typer.Option(min=1, max=200, metavar="N", help="At most so many stories.")
    ] = STORIES,
    as_json: AsJson = False,
) -> None:
    """Stories that have or had these words in a headline, a paragraph or an edit note.

      tracker search 'ferry -meridian'
      tracker search '"at least 12" in:removed'
      tracker search outlet:harbour 'versions:>5' 'changed:<2h'
      tracker search note:missing weight:headline --json

    Operators: outlet: label: weight: versions: changed: before: after: note: in:, "a phrase",
    -word, begin*. in: takes headline, text, note, removed; the last finds what the latest version
    no longer has.

    On a pipe, a line a place: story, its newest version with the words, piece, the versions in
    words, `removed` or nothing, outlet, the passage, the story's headline.
    """
    asked = " ".join(query)
    with open_searching(load_settings()) as searching:
        searched = searching.search(asked, most=limit)
    if searched.query.refused:
        raise typer.BadParameter("; ".join(searched.query.refused))
    if as_json:
        terminal.as_json(as_object(asked, searched))
    else:
        show(searched)


def show(searched: Searched) -> None:
    """Show what a search came to: drawn, or a line a place."""
    if not terminal.drawn():
        for found in searched.stories:
            _records(found)
        return
    for found in searched.stories:
        _draw(found, terminal.console())
    if not searched.stories:
        terminal.talk("No headline, paragraph or edit note has that; fewer words find more.")
    elif searched.more or searched.cut:
        shown = terminal.counted(len(searched.stories), "story", "stories")
        terminal.talk(f"These are {shown} of more; another word or an operator finds others.")


def _records(found: StoryFound) -> None:
    story = found.story
    for spot in found.spots:
        terminal.record(
            story.id,
            spot.number,
            spot.piece,
            spot.stood,
            "removed" if spot.removed else None,
            found.outlet.name,
            spot.passage.text,
            story.headline,
        )
    if not found.spots:
        for number, _ in found.versions or ((story.latest, None),):
            terminal.record(story.id, number, *[None] * 3, found.outlet.name, None, story.headline)


def _draw(found: StoryFound, screen: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    story = found.story
    about = [
        f"story {story.id}",
        terminal.line(found.outlet.name),
        terminal.counted(story.versions, "version"),
        f"changed {short(story.changed_at)} UTC",
    ]
    screen.print(Text(terminal.line(story.headline), style="bold"))
    screen.print(Text(" · ".join(about), style="dim"))
    for spot in found.spots:
        screen.print(_spot(spot))
    if found.versions:
        named = (f"version {number} {label or ''}".strip() for number, label in found.versions)
        screen.print(Text(terminal.line("  " + " · ".join(named)), style="dim"))
    if found.more:
        screen.print(Text(f"  and {terminal.counted(found.more, 'more place')}", style="dim"))
    screen.print()


def _spot(spot: Spot) -> Text:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    text = Text("  ")
    pieces = terminal.isolated([part for part, _ in spot.passage.parts])
    for piece, (_, sought) in zip(pieces, spot.passage.parts, strict=True):
        text.append(piece, style="bold underline" if sought else "")
    removed = "removed · " if spot.removed else ""
    text.append(f"\n    {removed}{spot.piece} {spot.stood}", style="dim")
    return text
