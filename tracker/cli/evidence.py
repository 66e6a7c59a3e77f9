"""`evidence`: two versions as one file that proves itself, and the check of such a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import terminal
from tracker.cli.compare.sides import named_range
from tracker.cli.files import is_file
from tracker.cli.options import room
from tracker.config import load_settings
from tracker.errors import NotFoundError, RefusedError

app = room()


@app.command()
def evidence(
    what: Annotated[
        list[str], typer.Argument(metavar="STORY A..B", help="Which versions; or check FILE.")
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The bundle to write.")
    ] = None,
) -> None:
    """Two versions with the outlet's answers, as a file that is checked without this program.

      tracker evidence 12 2..3 -o bundle.zip
      tracker evidence check bundle.zip

    The bundle has the answers as WARC, the texts, what changed, when it was looked, and the seals
    up to the chain's end. In it, `python verify.py` checks all of that with Python alone.

    A check ends with 1 when something does not hold. On a pipe: what does not hold, a line each.
    """
    if what[0] == "check" and len(what) == 2 and out is None:  # noqa: PLR2004 (check FILE)
        _check(what[1])
        return
    if out is None:
        raise typer.BadParameter("say with -o where the bundle goes")
    _write(out, _bundle(what))


def _bundle(what: list[str]) -> bytes:
    from tracker.desk.proving.evidence import open_evidence  # noqa: PLC0415 (a check has no database)
    from tracker.desk.reading.comparing import open_comparing  # noqa: PLC0415 (the same)

    words, (old, new) = named_range(what)
    settings = load_settings()
    with open_comparing(settings) as reading:
        pair = reading.compare(reading.story_id(" ".join(words)), old, new)
    with open_evidence(settings) as desk:
        return desk.bundle(pair.story.id or 0, pair.old.number, pair.new.number)


def _write(out: Path, data: bytes) -> None:
    try:
        out.write_bytes(data)
    except OSError as error:
        raise RefusedError(f"{out}: cannot be written ({error.strerror})") from error
    terminal.record(str(out), len(data))


def _check(name: str) -> None:
    from tracker.evidence.verify import check  # noqa: PLC0415 (start-up time)

    if not is_file(name) and not Path(name).is_dir():
        raise NotFoundError(f"{name}: no such file")
    flaws, head = check(Path(name))
    for flaw in flaws:
        terminal.record(flaw)
    if flaws:
        raise typer.Exit(1)
    terminal.talk(f"Everything holds. {head}")
    terminal.talk("Compare it with an anchor that was kept elsewhere.")
