"""`remove`: the text of a version taken away because the law asks for it."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import room
from tracker.config import load_settings
from tracker.desk.proving.removing import open_removing
from tracker.desk.reading.stories import open_reading, story_and_number
from tracker.errors import RefusedError

app = room()


@app.command()
def remove(
    version: Annotated[str, typer.Argument(metavar="STORY@N", help="Which version.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Shown where the text stood.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decided it.")] = "",
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Also versions that share a paragraph with it.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove the text of a version for good; hashes, seals, times and links stay.

      tracker remove 12@2 --reason "court order 7 O 12/31" --by ada

    The page says when and why. Paragraphs that other versions have stay there. The answer that it
    was read from goes too. Nothing brings it back but a copy of the database made before.

    On a pipe: the versions that have no text now.
    """
    named, number = story_and_number(version)
    if number is None:
        raise typer.BadParameter("say which version: 12@2")
    with open_reading(settings := load_settings()) as reading:
        story_id = reading.story_id(named)
        reading.version(story_id, number)
    if not yes:
        _ask(f"Remove the text of {story_id}@{number} for good?")
    with open_removing(settings) as removing:
        who = by or getpass.getuser()
        done = removing.remove(story_id, number, by=who, reason=reason, everywhere=everywhere)
    for name in done:
        terminal.record(name)


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        raise RefusedError("nobody can be asked here; --yes removes without asking")
    if not typer.confirm(question, err=True):
        raise RefusedError("nothing was removed")
