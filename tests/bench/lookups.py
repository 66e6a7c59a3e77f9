"""`python -m tests.bench.lookups`: how many texts a second find their story, and what it costs.

Of invented texts half are rewrites of stories in the window, half are new and are to be found
nowhere. A *look-up* goes from what a text is compared by to its story, in an open transaction, all
that it asks the database included. *Homes found* is that with reading the text, what is known of
its address, and a new story's row; *filed* is all of it, with the version, its text and the diff.
Seconds are of CPU, of one process; PostgreSQL works beside it, so that there the clock counts. A
*turn* is a loop of a million additions, run in between: it tells how quick the machine was.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from sqlalchemy import insert

from tests.bench import invented
from tracker.identify import clues, packed
from tracker.identify.keys import url_key
from tracker.identify.score import THRESHOLD
from tracker.models.records.clues import Clues
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.values import Answer, Article
from tracker.pipeline.file import file
from tracker.pipeline.home import find_home
from tracker.pipeline.likely import most_like
from tracker.pipeline.sighting import Key, Sighting
from tracker.pipeline.window import view
from tracker.store import captures, outlets
from tracker.store.database import Database, Session, take_turn

Given = TypeVar("Given")
Found = TypeVar("Found")
NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
SIZES = (5_000, 50_000, 500_000)
LOOKUPS, FILED = 1_000, 200
TIMES = 2
AT_ONCE = 5_000
UNSEEN = 1 << 30
"""Numbers from here on are of stories that are not in the window."""


def main() -> int:
    """Fill a database for each size, and measure it in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lookups", description=__doc__)
    parser.add_argument("--stories", type=int, nargs="*", default=SIZES)
    parser.add_argument("--url", help="of an empty PostgreSQL database, for one size")
    parser.add_argument("--filled", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.filled:
        measure(arguments.url, arguments.filled)
        return 0
    for size in arguments.stories:
        with _database(arguments.url) as url:
            fill(url, size)
            again = [sys.executable, "-m", "tests.bench.lookups", "--url", url]
            subprocess.run([*again, "--filled", str(size)], check=True)
    return 0


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    if url:
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'tracker.db'}"


def fill(url: str, size: int) -> None:
    """Keep stories of the last four days, evenly spread, with what they are found by."""
    database = Database(url)
    database.upgrade()
    numbers = iter(range(1, size + 1))
    while some := list(islice(numbers, AT_ONCE)):
        with database.writing() as session:
            outlet = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
            rows = [_rows(number, size, outlet) for number in some]
            session.connection().execute(insert(Story), [story for story, _ in rows])
            session.connection().execute(insert(Clues), [kept for _, kept in rows])
    database.close()


def _rows(number: int, size: int, outlet: Outlet) -> tuple[dict[str, object], dict[str, object]]:
    article = invented.story(number)
    traits = clues.traits(article)
    changed = NOW - timedelta(hours=90) * (size - number) / size
    story = Story(
        id=number,
        outlet_id=outlet.id or 0,
        headline=article.headline,
        versions=1,
        latest=1,
        numbers=1,
        begun_at=changed,
        changed_at=changed,
    )
    kept = Clues(
        outlet_id=outlet.id or 0,
        story_id=number,
        form=packed.FORM,
        dated_at=changed,
        clues=packed.pack_clues(clues.clues(traits)),
        traits=packed.pack_traits(traits),
    )
    return story.model_dump(), kept.model_dump(exclude={"id"})


# -- measuring ---------------------------------------------------------------------------------


def measure(url: str, size: int) -> None:
    """Print what reading the window costs, and what finding a story in it does."""
    database = Database(url)
    with database.writing() as session:
        outlet = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
    texts = list(_texts(outlet, size, LOOKUPS))
    _read(database, outlet, size)
    _look_up(database, texts)
    filed = [_sighting(outlet, invented.story(UNSEEN + n), f"f{n}") for n in range(1, FILED + 1)]
    again = [_sighting(outlet, invented.rewrite(UNSEEN + n), f"g{n}") for n in range(1, FILED + 1)]
    _rate(
        "homes found, a transaction each", partial(_home, database), [t for _, t in texts[:FILED]]
    )
    _rate("new stories filed, a transaction each", partial(_file, database), filed)
    _rate("rewrites filed, a transaction each", partial(_file, database), again)
    database.close()


def _read(database: Database, outlet: Outlet, size: int) -> None:
    before, began = resident_mb(), process_time()
    with database.writing() as session:
        view(session, outlet.id or 0, NOW)
    print(f"{size:,} stories ({database.engine.name}):", end=" ")
    print(f"read into memory in {process_time() - began:.1f} s,", end=" ")
    print(f"{resident_mb() - before:.0f} MB; the whole process has {resident_mb():.0f} MB")


def _look_up(database: Database, texts: Sequence[tuple[int | None, Sighting]]) -> None:
    compared = [(clues.traits(sighting.said), sighting) for _, sighting in texts]

    def look_up(session: Session, traits: clues.Traits, sighting: Sighting) -> int | None:
        likely = most_like(session, sighting, traits)
        return likely[0].story.id if likely and likely[0].score >= THRESHOLD else None

    def alone(given: tuple[clues.Traits, Sighting]) -> int | None:
        with database.writing() as session:
            take_turn(session, given[1].outlet.id or 0)
            return look_up(session, *given)

    with database.writing() as session:
        for _ in range(TIMES):
            found = _rate(
                "look-ups, in one transaction", lambda it: look_up(session, *it), compared
            )
    _rate("look-ups, a transaction each", alone, compared)
    wanted = [story for story, _ in texts]
    pairs = list(zip(wanted, found, strict=True))
    print(f"  {sum(a == b for a, b in pairs)} of {len(pairs)} right,", end=" ")
    print(f"{sum(b not in {None, a} for a, b in pairs)} put into another story")


def _home(database: Database, sighting: Sighting) -> None:
    with database.writing() as session:
        take_turn(session, sighting.outlet.id or 0)
        find_home(session, sighting)
        session.rollback()


def _file(database: Database, sighting: Sighting) -> None:
    with database.writing() as session:
        answer = Answer("", "", 200, {}, sighting.said.headline.encode(), NOW)
        capture_id = captures.keep_capture(session, answer, feed_id=None)
        file(session, replace(sighting, capture_id=capture_id))


def turn_s() -> float:
    """Seconds of CPU for a million additions."""
    began, total = process_time(), 0
    for number in range(1_000_000):
        total += number
    return process_time() - began


def _rate(name: str, work: Callable[[Given], Found], given: Sequence[Given]) -> list[Found]:
    began, clock = process_time(), perf_counter()
    found = [work(one) for one in given]
    cpu, passed = process_time() - began, perf_counter() - clock
    print(f"  {name:40}{len(given) / cpu:9,.0f} a second of CPU", end="")
    print(f"{len(given) / passed:9,.0f} by the clock", end="")
    print(f"{turn_s() / cpu * len(given):9,.0f} a turn", flush=True)
    return found


def _texts(outlet: Outlet, size: int, count: int) -> Iterator[tuple[int | None, Sighting]]:
    """Rewrites of stories all over the window, each followed by a story that is in none."""
    for at in range(count // 2):
        number = 1 + at * size // (count // 2)
        yield number, _sighting(outlet, invented.rewrite(number), f"r{number}")
        yield None, _sighting(outlet, invented.story(2 * UNSEEN + at), f"n{at}")


def _sighting(outlet: Outlet, said: Article, name: str) -> Sighting:
    url = f"https://wire.example/{name}"
    return Sighting(outlet, said, (Key("url", url, url_key(url)),), 0, NOW, NOW)


def resident_mb() -> float:
    """The memory of this process that is not swapped out, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main())
