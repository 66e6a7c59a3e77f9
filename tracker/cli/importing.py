"""`import`: captures from somebody else's archive, marked as what they are."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.config import load_settings
from tracker.desk.following import open_following
from tracker.desk.importing import ImportedFile, open_importing
from tracker.errors import ParseError

app = room()

PATIENCE_S = 1.0
"""What takes longer shows how far it is."""


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A WARC file, also with gzip.")],
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="Whose pages they are; else as is known of them.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Bring captures from a WARC file of another archive.

      tracker import crawl.warc.gz --outlet harbour
      tracker import captures.warc.gz --json

    Pages become versions where the file's dates put them, marked as imported: nobody here saw
    them, so that they have no window, and nobody is told. What was brought before is left as it is.

    A file that is cut off is read up to there, and ends with 7. On a pipe: what was counted, how
    many; then the versions that were made.
    """
    settings = load_settings()
    with open_following(settings):
        """Opening it makes outlets.toml so, and with it each outlet's dialect."""
    with open_importing(settings) as importing, _progress(file) as tell:
        done = importing.import_file(file, outlet=outlet, tell=tell)
    if as_json:
        terminal.as_json(asdict(done))
    else:
        _tell(done)
    if done.cut:
        raise ParseError(done.cut)


def _tell(done: ImportedFile) -> None:
    for name in ("records", "captures", "known", "same"):
        terminal.record(name, getattr(done, name))
    for name in done.versions:
        terminal.record("version", name)
    for what, counted in (("refused", done.refused), ("skipped", done.skipped)):
        for words, number in sorted(counted.items()):
            terminal.talk(f"{what}: {number} × {words}")


@contextmanager
def _progress(file: Path) -> Iterator[Callable[[int], None]]:
    """Tells on a terminal how far it is, once a second."""
    total = file.stat().st_size if file.is_file() else 0
    told = [time.monotonic()]

    def tell(read: int) -> None:
        if total and sys.stderr.isatty() and time.monotonic() - told[0] > PATIENCE_S:
            told[0] = time.monotonic()
            terminal.talk(f"{read / total:.0%} of {file.name}")

    yield tell
