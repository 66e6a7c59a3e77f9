"""Asks the web face how it is, ten times a second, from outside: as whoever watches a desk does."""

from __future__ import annotations

import json
import select
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

EVERY_S = 0.1
LONGEST_S = 30


class Pulse:
    """Asks for as long as the block lasts; what came of it is there afterwards."""

    def __init__(self, address: str) -> None:
        self.seconds: list[float] = []
        """Of each answer, in the order of size."""
        self.failed = 0
        """Answers that were none, or another one than that all is well."""
        command = [sys.executable, "-m", __name__, f"{address}healthz"]
        pipe, root = subprocess.PIPE, Path(__file__).parents[2]
        # In a session of its own: who ends us at the terminal does not end it first.
        self._asker = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, text=True, cwd=root, start_new_session=True
        )

    def __enter__(self) -> Pulse:
        return self

    def __exit__(self, *_: object) -> None:
        said, _error = self._asker.communicate()
        found = json.loads(said)
        self.seconds, self.failed = sorted(found["seconds"]), found["failed"]

    @property
    def slowest(self) -> float:
        return self.seconds[-1]


def main() -> None:
    """Ask until standard input ends, then write what came of it."""
    seconds, failed = [], 0
    while not select.select([sys.stdin], [], [], EVERY_S)[0]:
        begun = time.monotonic()
        failed += not _is_well(sys.argv[1])
        seconds.append(time.monotonic() - begun)
    json.dump({"seconds": seconds, "failed": failed}, sys.stdout)


def _is_well(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=LONGEST_S) as answer:
            return bool(answer.read() == b"ok\n")
    except OSError:
        return False


if __name__ == "__main__":
    main()
