"""`python -m tests.bench.week`: 10,000 feeds every 15 minutes for seven days, on a simulated clock.

The product's own schedule and its own conveyor, lines and workers; only the outlets are simulated,
and time, which jumps to whatever comes next. `late_p99_s` is from the moment a feed is due to the
moment it is asked. The week is given twice, each to a process of its own, from the night of either
change of the clocks in 2026 on: a schedule in UTC knows nothing of them, and the figures must be
the same. What it came to so far is said every six hours; a day costs about two minutes of CPU.
"""

from __future__ import annotations

import argparse
import asyncio
import heapq
import json
import random
import selectors
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from tracker.fetch.conveyor import Conveyor, Outcome
from tracker.fetch.manners import Manners
from tracker.fetch.turns import Turns
from tracker.fetch.visit import Visit
from tracker.models.values import Answer, Ask
from tracker.poll import next_feed_poll

INTERVAL = timedelta(minutes=15)
TICK_S = 5.0
DAY_S = 86_400
SLOW, SLOW_S = 0.01, 20.0
"""One host in a hundred takes twenty seconds; the others a fifth of one."""
QUICK_S = 0.2
TOLD_EVERY_S = DAY_S / 4
CHANGES_OF_THE_CLOCKS = {
    "spring": datetime(2026, 3, 29, tzinfo=UTC),
    "autumn": datetime(2026, 10, 25, tzinfo=UTC),
}


class Jumping(selectors.SelectSelector):
    """Waits for nothing: the loop's clock is moved on by as long as it would have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        ready = super().select(0)
        if not ready and timeout:
            self.now += timeout
        return ready


class Simulated(asyncio.SelectorEventLoop):
    """A loop whose time is that of its selector."""

    def __init__(self) -> None:
        self.jumping = Jumping()
        super().__init__(self.jumping)

    def time(self) -> float:
        return self.jumping.now


class Outlets:
    """Stands where the way out is: every host answers, some of them slowly."""

    limits = SimpleNamespace(timeout_s=30.0)

    def __init__(self, start: datetime, slow: set[str]) -> None:
        self._start = start
        self._slow = slow
        self.asked: dict[str, float] = {}

    def refusal(self, _visit: Visit) -> None:
        """No host asks us to wait."""

    async def step(self, visit: Visit) -> Answer:
        """The answer, after as long as that host takes."""
        now = asyncio.get_running_loop().time()
        self.asked[visit.ask.url] = now
        await asyncio.sleep(SLOW_S if visit.host in self._slow else QUICK_S)
        at = self._start + timedelta(seconds=asyncio.get_running_loop().time())
        return Answer(visit.ask.url, visit.ask.url, 200, {}, b"", at)


class Week:
    """Feeds, when each is due, and how late each was asked."""

    def __init__(self, start: datetime, feeds: int, seed: int = 1) -> None:
        draw = random.Random(seed)
        self.start = start
        urls = [f"http://host-{number // 2}.example/{number}" for number in range(feeds)]
        slow = {f"host-{n}.example" for n in range(feeds // 2) if draw.random() < SLOW}
        self.outlets = Outlets(start, slow)
        self.due: list[tuple[float, str]] = [(0.0, url) for url in urls]  # all at once: a restart
        self.late: Counter[int] = Counter()
        """Looks by how late they were, in tenths of a second."""
        self.looks = dict.fromkeys(urls, 0)
        self._was_due: dict[str, float] = {}
        self._settled_at = 2 * INTERVAL.total_seconds()

    def deliver(self, url: str, outcome: Outcome) -> None:
        """A feed was read: it is due again when the schedule says."""
        assert isinstance(outcome, Answer)
        again = next_feed_poll(outcome.captured_at, INTERVAL, feed=url)
        heapq.heappush(self.due, ((again - self.start).total_seconds(), url))
        self.looks[url] += 1
        if (due := self._was_due.pop(url)) > self._settled_at:
            self.late[round(10 * (self.outlets.asked[url] - due))] += 1
        self.conveyor.make_room(1)

    async def run(self, days: float) -> None:
        """Tick by tick, what is due goes in."""
        turns = Turns(1, 1.0, 32)
        self.conveyor: Conveyor[str] = Conveyor(cast(Manners, self.outlets), turns, self.deliver)
        belt = asyncio.create_task(self.conveyor.run())
        loop = asyncio.get_running_loop()
        told = TOLD_EVERY_S
        while loop.time() < days * DAY_S:
            self.conveyor.add(self._due(loop.time()))
            await asyncio.sleep(TICK_S)
            if belt.done():
                belt.result()
            if loop.time() >= told:
                told += TOLD_EVERY_S
                print(f"until {self._now()}: {self.figures()}", file=sys.stderr, flush=True)
        belt.cancel()
        await asyncio.gather(belt, return_exceptions=True)

    def figures(self) -> dict[str, float]:
        """What the looks so far came to."""
        return {
            "polls": sum(self.looks.values()),
            "fewest_of_a_feed": min(self.looks.values()),
            "most_of_a_feed": max(self.looks.values()),
            "late_p50_s": self._later_than(0.5),
            "late_p99_s": self._later_than(0.99),
            "late_most_s": max(self.late, default=0) / 10,
        }

    def _later_than(self, share: float) -> float:
        """Seconds by which so many of the looks were late at most."""
        left = share * self.late.total()
        for tenths in sorted(self.late):
            left -= self.late[tenths]
            if left <= 0:
                return tenths / 10
        return 0.0

    def _now(self) -> datetime:
        return self.start + timedelta(seconds=round(asyncio.get_running_loop().time()))

    def _due(self, now: float) -> Iterable[tuple[str, Ask]]:
        found = []
        while self.due and self.due[0][0] <= now:
            at, url = heapq.heappop(self.due)
            self._was_due[url] = at
            found.append((url, Ask(url)))
        return found


def simulated(start: datetime, feeds: int, days: float) -> dict[str, float]:
    """What a week came to."""
    began = time.process_time()
    week = Week(start, feeds)
    loop = Simulated()
    loop.run_until_complete(week.run(days))
    loop.close()
    return {**week.figures(), "cpu_s": round(time.process_time() - began, 1)}


def main() -> int:
    """Both weeks, as JSON; 1 when a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=10_000)
    parser.add_argument("--days", type=float, default=7)
    arguments = parser.parse_args()
    with ProcessPoolExecutor(len(CHANGES_OF_THE_CLOCKS)) as processes:
        weeks = {
            name: processes.submit(simulated, start, arguments.feeds, arguments.days)
            for name, start in CHANGES_OF_THE_CLOCKS.items()
        }
        found = {name: week.result() for name, week in weeks.items()}
    print(json.dumps(found))
    kept = all(
        one["late_p99_s"] < 60 and one["fewest_of_a_feed"] > 0.9 * one["most_of_a_feed"]
        for one in found.values()
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
