"""`python -m tests.bench.feeds`: a round over 10,000 feeds that are all due at once, on loopback.

The product's own rounds: conveyor, manners, readers, database; 5,000 hosts of two feeds each, one
request at a time at each host and a second between. The wire that answers is another process and
not counted. Every round is a quarter of an hour of the desk's clock after the last:

- *first*: nothing is known yet; each host is asked for its robots.txt, too, and each feed read;
- *etags*: every feed answers 304, for the first time, so that a run of such looks begins;
- *again*: the same once more, so that each run is lengthened: what an hour at work is made of;
- *same bytes*: every feed answers 200 with the 60 kB that it had, without validators;
- *news*: the same, but one feed in ten has a new entry, whose story is filed.

CPU is of this process and its readers; statements are those that the database was sent, of which
one may carry many rows, and commits are transactions. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import event

from tests.loopback import AllNamesHere
from tracker.desk.polling.rhythms import Rhythms
from tracker.desk.polling.rounds import Rounds
from tracker.fetch import Fetcher
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.pipeline.reading import open_readers
from tracker.store.database import Database

CHECKOUT = Path(__file__).parents[2]
INTERVAL = timedelta(minutes=15)
START = datetime(2031, 5, 3, 12, tzinfo=UTC)
MEGABYTE = 1_000_000


class Wire:
    """The feeds, served by another process for as long as the block lasts."""

    def __enter__(self) -> Wire:
        command, pipe = [sys.executable, "-m", "tests.bench.feedwire"], subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=CHECKOUT)
        self.port = int(self._said())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def says(self, kind: str, news: int) -> None:
        """`etags` or `plain` from now on, and so many feeds have an entry more."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{kind} {news}\n")
        self._process.stdin.flush()
        self._said()

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@dataclass
class Counted:
    """What a database was asked for."""

    statements: int = 0
    commits: int = 0


@dataclass
class Desk:
    """A desk that follows the feeds, and a clock that it goes by."""

    database: Database
    counted: Counted
    now: datetime
    rounds: Rounds

    def round(self) -> dict[str, float]:
        """One round, an interval after the last, and what it cost for each feed."""
        self.now += INTERVAL
        before, cpu, began = Counted(**vars(self.counted)), _cpu_s(), time.perf_counter()
        found = self.rounds.poll()
        wall = time.perf_counter() - began
        each = max(1, found.feeds)
        return {
            "feeds": found.feeds,
            "unchanged": found.unchanged,
            "failed": found.failed,
            "versions": found.versions,
            "wall_s": round(wall, 1),
            "cpu_ms_a_feed": round(1000 * (_cpu_s() - cpu) / each, 3),
            "statements_a_feed": round((self.counted.statements - before.statements) / each, 3),
            "commits_a_feed": round((self.counted.commits - before.commits) / each, 3),
            "peak_mb": round(_peak_mb()),
        }


@contextmanager
def opened(url: str, wire: Wire, feeds: int) -> Iterator[Desk]:
    """A desk on an empty database that follows so many feeds of a wire."""
    with ExitStack() as opening:
        database = Database(url)
        opening.callback(database.close)
        database.upgrade()
        follow(database, wire.port, feeds)

        def clock() -> datetime:
            return desk.now

        fetcher = Fetcher(
            user_agent="StoryTracker bench",
            allow_private=["127.0.0.0/8"],
            names=AllNamesHere(),
            clock=clock,
        )
        opening.enter_context(fetcher)
        readers = opening.enter_context(open_readers())
        rhythms = Rhythms(database, INTERVAL)
        rounds = Rounds(database, fetcher, readers, (), rhythms=rhythms, clock=clock)
        desk = Desk(database, _counting(database), START, rounds)
        yield desk


def follow(database: Database, port: int, feeds: int) -> None:
    """Two feeds of each host, due at once."""
    with database.writing() as session:
        hosts = [Outlet(name=f"host-{n}", title="", dialect="any") for n in range((feeds + 1) // 2)]
        session.add_all(hosts)
        session.flush()
        session.add_all(
            Feed(
                outlet_id=hosts[number // 2].id or 0,
                url=f"http://host-{number // 2}.example:{port}/{number}",
                added_at=START,
                next_poll_at=START,
                interval_s=INTERVAL.seconds,
            )
            for number in range(feeds)
        )


def _counting(database: Database) -> Counted:
    counted = Counted()

    def count_statement(*_: object) -> None:
        counted.statements += 1

    def count_commit(*_: object) -> None:
        counted.commits += 1

    event.listen(database.engine, "before_cursor_execute", count_statement)
    event.listen(database.engine, "commit", count_commit)
    return counted


def _cpu_s() -> float:
    """Of this process, and of its readers as far as they live: their own record says it."""
    mine = time.process_time()
    return mine + sum(map(_reader_s, _children()))


def _children() -> list[int]:
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _reader_s(process: int) -> float:
    """Seconds of a child that reads; 0 for the wire, and for one that has gone."""
    folder = Path(f"/proc/{process}")
    if not folder.exists() or b"tracker.bounded" not in (folder / "cmdline").read_bytes():
        return 0.0
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def _peak_mb() -> float:
    """The most that this process ever had, in MB; its readers have 42 beside it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 / MEGABYTE if found else 0.0


def main() -> int:
    """Five rounds and their figures; 1 when one of them did not come to what it should."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.feeds", description=__doc__)
    parser.add_argument("--feeds", type=int, default=10_000)
    parser.add_argument("--url", help="of an empty PostgreSQL database")
    arguments = parser.parse_args()
    feeds = arguments.feeds
    told = {
        "first": ("etags", 0),
        "etags": ("etags", 0),
        "again": ("etags", 0),
        "same bytes": ("plain", 0),
        "news": ("plain", feeds // 10),
    }
    figures = {}
    with tempfile.TemporaryDirectory() as folder, Wire() as wire:
        url = arguments.url or f"sqlite:///{folder}/tracker.db"
        with opened(url, wire, feeds) as desk:
            for name, (kind, news) in told.items():
                wire.says(kind, news)
                figures[name] = desk.round()
                print(f"{name:12} {figures[name]}", flush=True)
    print(json.dumps(figures))
    whole = all(one["feeds"] == feeds and not one["failed"] for one in figures.values())
    return 0 if whole and figures["news"]["versions"] == feeds // 10 else 1


if __name__ == "__main__":
    sys.exit(main())
