"""`read`: what is understood of a piece of wire copy, without keeping it."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import copy, terminal
from tracker.cli.dialects import outlet_or_dialect
from tracker.cli.files import text_of
from tracker.cli.options import AsJson, room
from tracker.desk.reading import objects
from tracker.parse.wire import read_copy

app = room()


@app.command()
def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Texts; `-` is standard input.")
    ],
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="Whose copy it is: an outlet, or a dialect.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """What is understood of wire copy: label, headline, edit note, dateline, text.

      tracker read copy.txt --outlet yonhap
      tracker read *.txt --json
      tracker read - < copy.txt

    On a pipe each piece is a line: its name, then its text. JSON is an object for one file, and
    for several a list.
    """
    dialect = outlet_or_dialect(outlet) if outlet else "any"
    texts = [(name, read_copy(text_of(name), dialect)) for name in files]
    if as_json:
        found = [objects.article(text) for _, text in texts]
        terminal.as_json(found if len(found) > 1 else found[0])
        return
    for name, text in texts:
        if len(files) > 1:
            terminal.record("file", name)
        if terminal.drawn():
            copy.draw_pieces(text, terminal.console())
        else:
            for piece in copy.records(text):
                terminal.record(*piece)
