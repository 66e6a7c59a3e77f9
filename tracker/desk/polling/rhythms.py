"""When the desk looks again, by what its looks have taught it of each outlet."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from tracker.desk.polling.looks import not_before
from tracker.errors import FetchError, ParseError
from tracker.models.records.feeds import Feed
from tracker.models.records.stories import Address
from tracker.models.values import Answer
from tracker.poll import (
    BUDGET,
    FeedRhythm,
    Followed,
    Learned,
    learn_feed,
    least_wait,
    next_feed_poll,
    next_page_poll,
    read_learned,
)
from tracker.store import rhythms
from tracker.store.database import Database
from tracker.store.polls import Look

KEPT_EVERY = timedelta(minutes=5)
"""What is learned is kept so often: a row of some 50 kB an outlet is not written at every look."""
BELIEVED = timedelta(hours=3)
"""By so much at most a story is older than our first look at it, whatever its outlet says: what is
found may be rewritten just now, and a day of looks tells."""
LONGEST_SECTION = 60

Result = Answer | FetchError | ParseError


class Rhythms:
    """What was learned of each outlet: read at its first look, kept now and then."""

    def __init__(self, database: Database, interval: timedelta, budget: float = BUDGET) -> None:
        """`interval` is for feeds that have none of their own; `budget` as in the settings."""
        self._database = database
        self._interval = interval
        self._budget = budget
        self._learned: dict[int, Learned] = {}
        self._unkept: set[int] = set()
        self._kept_at: datetime | None = None

    def next_feed(self, feed: Feed, look: Look, result: Result, *, news: bool = False) -> Look:
        """The look at a feed with the next one in it; `news` says that entries were new."""
        rhythm = FeedRhythm(**feed.rhythm)
        least = timedelta(0)
        if isinstance(result, Answer):
            if feed.read_at and look.error is None:
                rhythm = learn_feed(rhythm, look.at - feed.read_at, changed=news)
            least = least_wait(result.headers, look.at)
        again = next_feed_poll(
            look.at,
            timedelta(seconds=feed.interval_s) if feed.interval_s else self._interval,
            feed=feed.url,
            rhythm=None if feed.interval_s else rhythm,
            least=least,
            failures=look.failures(),
        )
        return replace(look, next_poll_at=not_before(result, again), rhythm=asdict(rhythm))

    def next_page(
        self, look: Look, result: Result, *, changed: bool | None, published: datetime | None = None
    ) -> Look:
        """The look at a story's page with the next one in it; what it found is learned.

        `changed` is None where there was nothing to compare.
        """
        address = look.target
        if not isinstance(address, Address):
            raise TypeError(f"{address!r} is no page")
        story = _followed(address, look.at, published)
        again = next_page_poll(
            self._of(address.outlet_id),
            story,
            look.at,
            changed=changed,
            budget=self._budget,
            failures=look.failures(),
        )
        self._unkept.add(address.outlet_id)
        return replace(look, next_poll_at=not_before(result, again), rhythm=asdict(story))

    def read(self, outlet_id: int) -> None:
        """Have at hand what is known of an outlet: where a transaction is about to begin."""
        self._of(outlet_id)

    def keep(self, now: datetime, *, every: timedelta = KEPT_EVERY) -> None:
        """Write down what was learned, when the last time is so long ago."""
        if not self._unkept or (self._kept_at and now - self._kept_at < every):
            return
        with self._database.writing() as session:
            for outlet_id in self._unkept:
                rhythms.keep_learned(session, outlet_id, self._learned[outlet_id].row(), now)
        self._unkept, self._kept_at = set(), now

    def _of(self, outlet_id: int) -> Learned:
        if outlet_id not in self._learned:
            with self._database.reading() as session:
                row = rhythms.learned_of(session, outlet_id)
            self._learned[outlet_id] = read_learned(row)
        return self._learned[outlet_id]


def _followed(address: Address, at: datetime, published: datetime | None) -> Followed:
    """What is known of a page; an outlet's date is believed shortly before the first look."""
    known: dict[str, Any] = address.rhythm
    if known:
        return Followed(**known)
    first = address.first_seen_at
    born = min(max(published or first, first - BELIEVED), first)
    looked = address.polled_at or at
    return Followed(section_of(address.value), born.timestamp(), looked.timestamp())


def section_of(url: str) -> str:
    """The first folder of an address, which is a section at many outlets; empty without any."""
    folders = urlsplit(url).path.split("/")[1:-1]
    return folders[0][:LONGEST_SECTION] if folders else ""
