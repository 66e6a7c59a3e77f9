"""Real articles and their updates: how late would the product have seen each?

The schedule is the product's own, on simulated time, from a cold start. It is told when an article
was published, its section, and whether its own looks found a change. An update is a distinct
`updated_at` more than a minute and at most a day after publication; delay runs from an update to
the first look at or after it, else to the end of the first day.
"""

from __future__ import annotations

import gzip
import json
import statistics
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from heapq import heappop, heappush
from pathlib import Path
from typing import Any

from tracker.poll import Followed, Learned, next_page_poll

DAY = 86_400.0
BUDGETS = {"at_33": 33.0, "at_21": 21.0}


@dataclass(frozen=True, slots=True)
class Published:
    """An article as the publisher dated it."""

    at: float
    section: str
    updates: Sequence[float]
    """POSIX seconds, in order."""


@dataclass(slots=True)
class Watch:
    """Looks at one article so far."""

    article: Published
    story: Followed
    looks: list[float] = field(default_factory=list)
    """Ages in seconds, up to a day."""


def measure(folder: Path) -> dict[str, Any]:
    """Follow every article of the folder with either budget; each in a process of its own."""
    articles = list(read(folder / "nu_nl.jsonl.gz"))
    articles.sort(key=lambda article: article.at)
    with ProcessPoolExecutor(len(BUDGETS)) as pool:
        return dict(
            zip(BUDGETS, pool.map(partial(follow, articles), BUDGETS.values()), strict=True)
        )


def read(file: Path) -> Iterator[Published]:
    """The articles of a file, with the updates that count."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            versions = json.loads(line)["versions"]
            at = datetime.fromisoformat(versions[0]["published_at"]).timestamp()
            times = {datetime.fromisoformat(one["updated_at"]).timestamp() for one in versions}
            updates = sorted(time for time in times if 60 < time - at <= DAY)
            yield Published(at, versions[0]["section"], updates)


def follow(articles: Sequence[Published], budget: float) -> dict[str, float]:
    """What the product's schedule comes to on this budget."""
    learned = Learned()
    watches = [Watch(one, Followed(one.section, one.at, one.at)) for one in articles]
    due = [(watch.article.at, number) for number, watch in enumerate(watches)]
    while due:
        at, number = heappop(due)
        watch = watches[number]
        again = _look(learned, watch, at, budget)
        if again <= watch.article.at + DAY:
            heappush(due, (again, number))
    return figures(watches)


def _look(learned: Learned, watch: Watch, at: float, budget: float) -> float:
    """Look at an article; the time of the next look comes back."""
    story = watch.story
    changed = None
    if at > watch.article.at:
        watch.looks.append(at)
        changed = any(story.looked < update <= at for update in watch.article.updates)
    now = datetime.fromtimestamp(at, UTC)
    again = next_page_poll(learned, story, now, changed=changed, budget=budget)
    return again.timestamp() if again else float("inf")


def figures(watches: Sequence[Watch]) -> dict[str, float]:
    """Looks an article, delays in minutes over all updates, and the share that was seen at all."""
    delays = [delay for watch in watches for delay in _delays(watch)]
    seen = sum(len(_found(watch)) for watch in watches)
    return {
        "polls": sum(len(watch.looks) for watch in watches) / len(watches),
        "mean_delay_min": round(statistics.fmean(delays) / 60, 3),
        "median_delay_min": round(statistics.median(delays) / 60, 3),
        "seen": round(seen / len(delays), 4),
    }


def _delays(watch: Watch) -> Iterator[float]:
    end = watch.article.at + DAY
    for update in watch.article.updates:
        yield next((look for look in watch.looks if look >= update), end) - update


def _found(watch: Watch) -> set[float]:
    """The looks that found an update: an update is seen when a look comes before the next one."""
    updates = watch.article.updates
    first = (next((look for look in watch.looks if look >= one), None) for one in updates)
    return {look for look in first if look is not None}
