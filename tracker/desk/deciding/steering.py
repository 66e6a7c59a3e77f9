"""What people have us do with a feed: look now, look no more, look again. Each is on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.deciding.linking import check_person
from tracker.desk.opening import open_database
from tracker.errors import RefusedError
from tracker.models.records.feeds import Feed, Instruction
from tracker.poll import FLOOR
from tracker.store import feeds
from tracker.store.database import Database


class Steering:
    """The instructions of a person for one feed, named by its id or address."""

    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        """Steer what polls by this database."""
        self._database = database
        self._clock = clock

    def look_now(self, named: str, *, by: str) -> Feed:
        """Have a feed looked at by the next round, but not twice in a minute.

        A look that is due already stays due since when it was. Raises NotFoundError, and
        RefusedError for one that is paused.
        """
        check_person(by)
        with self._database.writing() as session:
            feed, _ = feeds.feed_named(session, named)
            if feed.state == "paused":
                raise RefusedError(f"{feed.url}: is paused, and nobody looks at it")
            now = self._clock()
            soon = max(now, feed.polled_at + FLOOR) if feed.polled_at else now
            feed.next_poll_at = min(feed.next_poll_at or soon, soon)
            feeds.instruct(session, feed, "look", by, now)
            return feed

    def pause(self, named: str, *, by: str) -> Feed:
        """Look at a feed no more until somebody resumes it, whatever outlets.toml says.

        Raises NotFoundError, and RefusedError for one that is paused.
        """
        check_person(by)
        with self._database.writing() as session:
            feed, _ = feeds.feed_named(session, named)
            if feed.state == "paused":
                raise RefusedError(f"{feed.url}: is paused already")
            feeds.pause(session, feed, by)
            feeds.instruct(session, feed, "pause", by, self._clock())
            return feed

    def resume(self, named: str, *, by: str) -> Feed:
        """Look at a feed again that somebody paused.

        Raises NotFoundError, and RefusedError for one that nobody did.
        """
        check_person(by)
        with self._database.writing() as session:
            feed, _ = feeds.feed_named(session, named)
            if not feed.paused_by:
                raise RefusedError(f"{feed.url}: nobody paused it; `tracker feeds add` follows it")
            now = self._clock()
            feeds.resume(session, feed, now)
            feeds.instruct(session, feed, "resume", by, now)
            return feed

    def instructions(self, named: str) -> tuple[Feed, Sequence[Instruction]]:
        """A feed, and what people had us do with it, the newest first.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            feed, _ = feeds.feed_named(session, named)
            return feed, feeds.instructions(session, feed)


@contextmanager
def open_steering(settings: Settings) -> Iterator[Steering]:
    """The steering wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Steering(database)
