"""`python -m tests.bench.race`: two processes meet the same new stories, and make each once.

Each story has two addresses, of which one process sees one first and the other the other. On
SQLite, and on the PostgreSQL of `--url`, an empty database.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from sqlmodel import func, select

from tests.pipeline import race
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Version
from tracker.store.database import Database

CHECKOUT = Path(__file__).parents[2]


def main() -> int:
    """Run the race on each database; 1 when one story became two, or none."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.race", description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000)
    parser.add_argument("--url", help="of an empty PostgreSQL database")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{Path(folder) / 'tracker.db'}", *filter(None, [arguments.url])]
        return max(raced(url, arguments.stories) for url in urls)


def raced(url: str, count: int) -> int:
    """Run one race and print what came of it; 0 when all is as it should be."""
    database = Database(url)
    database.upgrade()
    race.feed(database)
    began = perf_counter()
    command = [sys.executable, "-m", "tests.pipeline.race", url]
    workers = [
        subprocess.Popen(
            [*command, first, str(count)],
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        for first in "ab"
    ]
    ended = [worker.wait() for worker in workers]
    with database.reading() as session:
        stories, versions, addresses = (
            session.exec(select(func.count()).select_from(table)).one()
            for table in (Story, Version, Address)
        )
    print(f"{database.engine.name}: {count:,} stories met by two processes:", end=" ")
    print(f"{stories:,} stories, {versions:,} versions, {addresses:,} addresses,", end=" ")
    print(f"in {perf_counter() - began:.0f} s")
    database.close()
    return int(ended != [0, 0] or (stories, versions, addresses) != (count, count, 2 * count))


if __name__ == "__main__":
    sys.exit(main())
