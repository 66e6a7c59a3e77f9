"""Whether looking and telling go on as they should: what a machine that watches over us asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from threading import Event, Thread

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import DatabaseError
from tracker.models.records.leaders import Leader
from tracker.show.moments import exact
from tracker.store import ledger, polls
from tracker.store.database import Database, Session
from tracker.store.leaders import leader
from tracker.store.ledger import Backlog

SHORTEST = timedelta(seconds=20)
"""A tick that is late by less says nothing: filing a feed of 5,000 new entries takes that long."""

TOO_LATE = timedelta(hours=1)
"""For a feed that is due. A host with 3,000 feeds, one a second, is once around in less. For a
letter too: between two tries at a mail server lies an hour at most."""

EVERY_S = 5.0
"""Seconds between two looks at the database: a few questions, some milliseconds."""
PATIENCE = timedelta(seconds=20)
"""A database that has not answered for longer does not answer: the looks at it stand still."""


class Health:
    """What is wrong, looked up again and again: who asks is answered at once, whatever goes on.

    An answer made when it is asked for would wait for a thread, a connection and the database, as
    every page does, and would not come just when somebody should hear of it. A context manager:
    looks are taken for as long as the block lasts.
    """

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Nothing was looked up yet."""
        self._database = database
        self._clock = clock
        self._found: list[str] = []
        self._answered_at = clock()
        self._over = Event()
        # A daemon: a database that does not answer is no reason not to end.
        self._thread = Thread(target=self._keep_looking, name="health", daemon=True)

    def complaints(self) -> list[str]:
        """What was wrong at the last look, a line each; nothing when all was well."""
        if self._clock() - self._answered_at > PATIENCE:
            return [f"the database has not answered since {exact(self._answered_at)}"]
        return self._found

    def look(self) -> None:
        """Look now. Raises DatabaseError."""
        with self._database.reading() as session:
            now = self._clock()
            self._found = complaints(session, now)
        self._answered_at = now

    def __enter__(self) -> Health:
        """The first look is taken here. Raises DatabaseError."""
        self.look()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for the look under way, if it comes back at all."""
        self._over.set()
        self._thread.join(PATIENCE.total_seconds())

    def _keep_looking(self) -> None:
        while not self._over.wait(EVERY_S):
            with suppress(DatabaseError):  # how long it has not answered is what is told
                self.look()


@contextmanager
def open_health(settings: Settings) -> Iterator[Health]:
    """How the desk of these settings is, over a connection that it shares with no page."""
    with open_database(settings) as database, Health(database) as health:
        yield health


def complaints(session: Session, now: datetime) -> list[str]:
    """What is wrong, a line each; nothing when all is well, or when nobody is meant to poll."""
    polling = leader(session)
    if polling is None:
        return []
    return [
        *_of_the_ticks(polling, now),
        *_of_the_feeds(polls.longest_due(session), now),
        *_of_the_letters(ledger.backlog(session), now),
    ]


def _of_the_ticks(polling: Leader, now: datetime) -> list[str]:
    patience = max(2 * timedelta(seconds=polling.tick_s), SHORTEST)
    if now - polling.beat_at <= patience:
        return []
    return [f"no tick since {exact(polling.beat_at)}"]


def _of_the_feeds(due_at: datetime | None, now: datetime) -> list[str]:
    if due_at is None or now - due_at <= TOO_LATE:
        return []
    return [f"a feed has been due since {exact(due_at)}"]


def _of_the_letters(left: Backlog, now: datetime) -> Iterator[str]:
    """That one reader's mailbox is full is no complaint; that the mail server takes nothing is."""
    if left.due_since and now - left.due_since > TOO_LATE:
        yield f"a letter has been due since {exact(left.due_since)}"
    since = left.failing_since
    if since and now - since > TOO_LATE and not (left.taken_at and left.taken_at > since):
        yield f"no mail has left since {exact(since)}; letters that wait: {left.failing}"
    if left.held:
        yield f"alerts held until `tracker alerts retry`: {left.held}"
