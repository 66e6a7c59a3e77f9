"""`find`: the story of an address in whatever spelling, or the versions that have a sentence."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.cli.search import show
from tracker.config import load_settings
from tracker.desk.reading.searching import open_searching
from tracker.errors import NotFoundError
from tracker.search.results import Found, found_as_object

app = room()


@app.command()
def find(
    pasted: Annotated[
        list[str], typer.Argument(metavar="URL|TEXT", help="An address, or a sentence.")
    ],
    as_json: AsJson = False,
) -> None:
    """The story at an address, also one for phones or AMP; or where a sentence stood.

      tracker find https://m.wire.example/view/20251014?utm_source=mail
      tracker find "Two lifeboats were on their way, and nobody was reported hurt"
      tracker find wire.example/view/20251014 --json

    On a pipe, as `tracker search` writes it. Nothing found ends with 3.
    """
    asked = " ".join(pasted)
    with open_searching(load_settings()) as searching:
        found = searching.find(asked)
    if found.searched.query.refused:
        raise typer.BadParameter("; ".join(found.searched.query.refused))
    if as_json:
        terminal.as_json(found_as_object(asked, found))
    elif found.searched.stories:
        show(found.searched)
    if not found.searched.stories:
        raise NotFoundError(_nothing(found))


def _nothing(found: Found) -> str:
    if found.address:
        return (
            f"not tracked: no story was seen at {found.address}\n"
            "  A story is followed once a feed lists it: tracker feeds add ADDRESS"
        )
    return (
        "no version of any story has these words, one right after another\n"
        "  tracker search finds them in any order"
    )
