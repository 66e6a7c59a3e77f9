"""Damaged answers, made in a process of their own: a desk gets its bytes from elsewhere, too."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.torture.mutate import mutated
from tests.torture.seeds import feeds, pages
from tracker.models.values import Answer

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
CONTENT_TYPES = (None, "text/xml", "text/html; charset=utf-8", "text/xml; charset=utf-16", "; =;")

Damaged = tuple[str, Answer]
"""An answer, with a name by which it can be made again."""


def damaged(kind: str, count: int, seed: int) -> Iterator[Damaged]:
    """Yield so many damaged feeds or pages."""
    whole = feeds() if kind == "feed" else pages()
    for number in range(count):
        random = Random(f"{seed} {kind} {number}")
        body = mutated(random.choice(whole), whole, random)
        said = random.choice(CONTENT_TYPES)
        headers = {"content-type": said} if said else {}
        url = "http://wire.example/damaged"
        yield f"{kind} {number}", Answer(url, url, 200, headers, body, NOW)


def made(kind: str, count: int, seed: int) -> Iterator[Damaged]:
    """Yield the same, made by another process as fast as they are taken."""
    command = [sys.executable, "-m", __name__, kind, str(count), str(seed)]
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    # In a session of its own: who ends us at the terminal does not end it first.
    with subprocess.Popen(command, stdout=pipe, cwd=root, start_new_session=True) as maker:
        assert maker.stdout is not None
        for _ in range(count):
            yield pickle.load(maker.stdout)


def main() -> None:
    """Write what `made` reads."""
    kind, count, seed = sys.argv[1:]
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # nobody wants the rest
    for one in damaged(kind, int(count), int(seed)):
        pickle.dump(one, sys.stdout.buffer)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
