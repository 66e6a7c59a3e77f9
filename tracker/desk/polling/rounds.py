"""What the desk does by itself, again and again: poll what is due, send what is owed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from threading import Event
from typing import Any

from tracker.bounded.readers import Readers
from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.alerting.confirming import Confirming, open_confirming
from tracker.desk.alerting.letters import Post, open_posts
from tracker.desk.opening import open_database
from tracker.desk.polling.belt import Belt
from tracker.desk.polling.leading import Lead
from tracker.desk.polling.receiving import Receiving
from tracker.desk.polling.rhythms import Rhythms
from tracker.desk.polling.telling import Failed, News, Noticed, Round, Telling
from tracker.desk.polling.troubles import Troubles
from tracker.desk.way_out import open_fetcher
from tracker.fetch import Fetcher
from tracker.pipeline.reading import open_readers
from tracker.store import feeds, polls
from tracker.store.database import Database
from tracker.store.polls import Due

__all__ = ["Failed", "News", "Noticed", "Round", "Rounds", "open_rounds"]

PAGES_AT_ONCE = 5_000
"""Pages taken in at a time; what is due beyond that is taken in as soon as some were read."""

Dues = tuple[list[Due], list[Due]]
"""Feeds and pages."""


Sending = Post[Any] | Confirming
"""What sends mails or messages that are owed."""


class Rounds:
    """The rounds of a desk: looks at what is due, once or on and on, until asked to stop."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        readers: Readers,
        posts: Sequence[Sending],
        *,
        rhythms: Rhythms,
        clock: Clock = utc_now,
    ) -> None:
        """Poll into this database, by these rhythms."""
        self._database = database
        self._fetcher = fetcher
        self._readers = readers
        self.posts = posts
        """What sends, each on its way; one may take long while another does not."""
        self._rhythms = rhythms
        self._troubles = Troubles(database)
        self._clock = clock
        self._stopping = Event()
        self._belt: Belt | None = None
        self._tick = Event()

    def stop(self) -> None:
        """End what goes on after the answer in hand; what it had seen is kept."""
        self._stopping.set()
        self.tick()

    def poll(
        self,
        feeds: Sequence[str] = (),
        *,
        everything: bool = False,
        tell: Callable[[News], None] = lambda _: None,
    ) -> Round:
        """Look once at what is due, or with `everything` at all feeds and pages; then come back.

        With `feeds` (ids or addresses) only at those, and at the pages that their entries want.
        Raises NotFoundError for a feed that there is none of.
        """
        now = None if everything else self._clock()
        telling = Telling(tell)
        due = self._named(feeds) if feeds else self._due(now)
        if not any(due):
            return telling.round
        with self._opened(telling) as belt:
            while belt.put(*due) and not self._stopping.is_set():
                self._empty(belt)
                if feeds or everything:
                    break
                due = self._due(now)
        self._rhythms.keep(self._clock(), every=timedelta(0))
        self._troubles.look(self._clock())
        return telling.round

    def _empty(self, belt: Belt) -> None:
        while belt.under_way and not self._stopping.is_set():
            belt.turn()
        belt.remember()

    def keep_polling(self, lead: Lead, *, tell: Callable[[News], None] = lambda _: None) -> None:
        """Look at what is due at every `tick`, as long as nobody else has the lead, until `stop`.

        Raises DatabaseError; what was under way is due still.
        """
        with self._opened(Telling(tell)) as belt:
            while not self._stopping.is_set():
                if self._tick.is_set():
                    self._tick.clear()
                    if lead.take():
                        belt.put(*self._due(self._clock()))
                        self._rhythms.keep(self._clock())
                        self._troubles.look(self._clock())
                belt.turn()
            belt.remember()
            self._rhythms.keep(self._clock(), every=timedelta(0))
        lead.leave()

    def lead(self, tick: timedelta) -> Lead:
        """The right to poll, which one process has at a time; `tick` is how often it is used."""
        return Lead(self._database, self._clock, tick)

    def tick(self) -> None:
        """Have `keep_polling` look for what is due, from whichever thread."""
        self._tick.set()
        if belt := self._belt:
            belt.wake()

    def send_alerts(self) -> int:
        """Send what is owed and due; how many letters were taken comes back."""
        return sum(post.send_due() for post in self.posts)

    @contextmanager
    def _opened(self, telling: Telling) -> Iterator[Belt]:
        receiving = Receiving(self._database, self._readers, telling, self._rhythms, self._clock)
        with Belt(self._fetcher, receiving, self._stopping) as belt:
            self._belt = belt
            try:
                yield belt
            finally:
                self._belt = None

    def _named(self, named: Sequence[str]) -> Dues:
        with self._database.reading() as session:
            found = [feeds.feed_named(session, one) for one in named]
        return [polls.feed_due(feed, outlet) for feed, outlet in found], []

    def _due(self, now: datetime | None) -> Dues:
        with self._database.reading() as session:
            return polls.due_feeds(session, now), polls.due_pages(session, now, limit=PAGES_AT_ONCE)


@contextmanager
def open_rounds(
    settings: Settings, *, clock: Clock = utc_now, lent: Readers | None = None
) -> Iterator[Rounds]:
    """The rounds of the desk that the settings describe, with readers of their own or lent ones."""
    with (
        open_database(settings) as database,
        open_fetcher(settings, clock=clock) as fetcher,
        nullcontext(lent) if lent else open_readers() as readers,
    ):
        interval = timedelta(seconds=settings.poll.interval)
        rhythms = Rhythms(database, interval, settings.poll.budget)
        posts: list[Sending] = [
            open_confirming(settings, database, clock),
            *open_posts(settings, database, fetcher, clock),
        ]
        yield Rounds(database, fetcher, readers, posts, rhythms=rhythms, clock=clock)
