"""`verify`, `anchor`: whether what is kept is what was kept, and the line that shows it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.files import text_of
from tracker.cli.options import AsJson, room
from tracker.cli.terminal import counted
from tracker.config import load_settings
from tracker.desk.proving.proof import Tell, Verified, open_proof
from tracker.errors import ParseError, RefusedError
from tracker.evidence.anchor import Anchor, anchors_in

app = room()

PATIENCE_S = 1.0
"""What takes longer shows how far it is."""


@app.command()
def verify(
    anchor: Annotated[
        list[str] | None,
        typer.Option("--anchor", metavar="FILE", help="Anchors that were kept elsewhere."),
    ] = None,
    no_bytes: Annotated[
        bool, typer.Option("--no-bytes", help="Leave out the bytes of captures: much faster.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Whether every text, every capture and the chain over them are what was kept.

      tracker verify
      tracker verify --anchor anchors.txt
      tracker verify --no-bytes --json

    What does not hold is listed by name, and ends with 1. Only an anchor shows that the whole
    chain was written anew or that its end was cut off.

    On a pipe: name, what does not hold.
    """
    anchors = [one for name in anchor or () for one in _anchors(name)]
    with open_proof(load_settings()) as proof, _progress() as tell:
        found = proof.verify(anchors, read_bytes=not no_bytes, tell=tell)
    if as_json:
        terminal.as_json({**asdict(found), "holds": not found.flaws})
    else:
        for flaw in found.flaws:
            terminal.record(flaw.name, flaw.words)
        terminal.talk(_told(found))
    if found.flaws:
        raise typer.Exit(1)


def _anchors(name: str) -> list[Anchor]:
    try:
        return anchors_in(text_of(name))
    except ParseError as error:
        raise ParseError(f"{name}: {error}") from error


def _told(found: Verified) -> str:
    of = found.counts
    read = "with their bytes" if found.bytes_read else "without their bytes"
    result = counted(len(found.flaws), "thing") + " not as kept" if found.flaws else "All as kept"
    lines = [
        f"{result}: {counted(of.versions, 'version')},"
        f" {counted(of.captures, 'capture')} {read}, {counted(of.seals, 'seal')};"
        f" the chain ends at {found.head.sequence}, {found.head.hash}",
    ]
    lines += found.removed
    if of.late:
        lines.append(f"{of.late} of them are older than the chain and were sealed when it began.")
    if not found.anchors:
        lines.append("No anchor was given: that the chain is whole up to its end is not shown.")
    lines.append("Not covered: poll records, weights of changes, alerts, and who watches what.")
    return "\n".join(lines)


@contextmanager
def _progress() -> Iterator[Tell]:
    """Tells on a terminal how far it is, once a second."""
    done: dict[str, int] = {}
    told = [time.monotonic()]

    def tell(what: str, more: int, total: int) -> None:
        done[what] = done.get(what, 0) + more
        if sys.stderr.isatty() and time.monotonic() - told[0] > PATIENCE_S:
            told[0] = time.monotonic()
            terminal.talk(f"{what}: {done[what]} of {total}")

    yield tell


@app.command()
def anchor(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A line is added to it; else printed.")
    ] = None,
    mail: Annotated[str, typer.Option(metavar="EMAIL", help="Mail it there.")] = "",
) -> None:
    """The last hash of the chain, to be kept where nobody can change it together with us.

      tracker anchor /mnt/elsewhere/anchors.txt
      tracker anchor --mail archive@example.org
      tracker anchor

    `tracker verify --anchor FILE` holds the chain against it later on.
    """
    with open_proof(load_settings()) as proof:
        line = proof.mail_anchor(mail) if mail else proof.anchor()
    if file is not None:
        _add(file, line)
    terminal.write(line)


def _add(file: Path, line: str) -> None:
    try:
        with file.open("a", encoding="utf-8") as out:
            out.write(line + "\n")
    except OSError as error:
        raise RefusedError(f"{file}: cannot be written ({error.strerror})") from error
