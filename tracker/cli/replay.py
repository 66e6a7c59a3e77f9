"""`replay`: an archive of recorded feeds, brought in by the recorded clock."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import terminal
from tracker.cli.options import AsJson, room
from tracker.config import load_settings
from tracker.desk.archive import Recording, open_archive, recordings
from tracker.desk.following import open_following

if TYPE_CHECKING:
    from rich.progress import Progress

app = room()

PATIENCE_S = 1.0
"""What takes longer shows how far it is."""


@app.command()
def replay(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Recorded answers: FEED/20251014T073000Z.xml.")
    ],
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="Whose feeds they are; else a feed names its own.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Bring an archive of recorded feeds, as if they were polled when they were recorded.

      tracker replay archive
      tracker replay archive/example-wire --outlet example-wire
      TRACKER_DATABASE_URL=sqlite:///archive.db tracker replay archive --json

    Nothing goes out to the network. What was replayed before is left as it is.
    """
    settings = load_settings()
    found = recordings(folder)
    with open_following(settings):
        """Opening it makes outlets.toml so, and with it each outlet's dialect."""
    with open_archive(settings) as archive, progress(len(found)) as tell:
        replayed = archive.replay(found, outlet=outlet or None, tell=tell)
    if as_json:
        terminal.as_json(asdict(replayed))
        return
    for line in replayed.unreadable:
        terminal.talk(line)
    for name in ("answers", "unchanged", "stories", "versions"):
        terminal.record(name, getattr(replayed, name))


@contextmanager
def progress(total: int) -> Iterator[Callable[[Recording], None]]:
    """A function to be told of each recording; it draws a bar on a terminal that waits long."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _bar()
    task = bar.add_task("Replaying", total=total)
    begun = time.monotonic()

    def tell(recording: Recording) -> None:
        if not bar.live.is_started and time.monotonic() - begun > PATIENCE_S:
            bar.start()
        bar.update(task, advance=1, description=f"{recording.at:%Y-%m-%d}")

    try:
        yield tell
    finally:
        bar.stop()


def _bar() -> Progress:
    from rich.progress import (  # noqa: PLC0415 (start-up time)
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TimeRemainingColumn,
    )

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=terminal.console(stderr=True), transient=True)
