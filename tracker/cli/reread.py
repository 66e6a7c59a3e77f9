"""`reread`: what stored pages say to the reader of today."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, Outlet, room
from tracker.cli.terminal import counted
from tracker.config import Settings, load_settings
from tracker.desk.proving.rereading import ReadAnew, open_rereader
from tracker.desk.reading.stories import open_reading
from tracker.errors import NotFoundError
from tracker.show import anew

app = room()


@app.command()
def reread(
    named: Annotated[
        list[str] | None,
        typer.Argument(metavar="STORY", help="An id, an address, or words of the headline."),
    ] = None,
    outlet: Outlet = "",
    everything: Annotated[bool, typer.Option("--all", help="Every page that is kept.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read stored pages anew, after this program came to read pages in another way.

      tracker reread 12
      tracker reread --outlet mirinae
      tracker reread --all --json

    A text that reads otherwise now is put on record beside its version. No version is made or
    changed, nobody is mailed, and the next look at the page is compared with what it says now.

    On a pipe: version, outcome, what differs.
    """
    if sum([bool(named), bool(outlet), everything]) != 1:
        raise typer.BadParameter("Name one story, or --outlet NAME, or --all.")
    settings = load_settings()
    story_id = _story_id(settings, named, outlet)
    with open_rereader(settings) as rereader:
        read = rereader.reread(story_id=story_id, outlet=outlet)
    if as_json:
        terminal.as_json([_object(one) for one in read])
        return
    for one in read:
        if one.outcome != "same":
            terminal.record(
                _name(one), one.outcome, anew.told(one.rereading) if one.rereading else ""
            )
    new = sum(one.outcome == "differs" for one in read)
    terminal.talk(f"{counted(len(read), 'page')} read anew; {new} read otherwise than before.")


def _story_id(settings: Settings, named: list[str] | None, outlet: str) -> int | None:
    with open_reading(settings) as reading:
        known = {one.name for one in reading.outlets()}
        if outlet and outlet not in known:
            raise NotFoundError(f"{outlet}: no such outlet; known are {', '.join(sorted(known))}")
        return reading.story_id(" ".join(named)) if named else None


def _name(one: ReadAnew) -> str:
    return f"{one.version.story_id}@{one.version.number}"


def _object(one: ReadAnew) -> dict[str, object]:
    return {
        "version": _name(one),
        "outcome": one.outcome,
        "rereading": anew.as_object(one.rereading) if one.rereading else None,
    }
