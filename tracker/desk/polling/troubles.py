"""Feeds that fail for hours: told once to whoever watches for that, and once when they are back."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.alert.match import FEED_FAILING
from tracker.models.records.alerts import Alert, Notice
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.pipeline.owing import why_not
from tracker.store import alerts, notices
from tracker.store.database import Database, Session

LONG = timedelta(hours=6)
"""A server that is mended overnight or at lunch is nobody's trouble before."""

EVERY = timedelta(minutes=5)
"""Between two looks for such feeds: one question to the database."""


class Troubles:
    """Looks for feeds that have failed for long, or are back."""

    def __init__(self, database: Database) -> None:
        """In this database."""
        self._database = database
        self._looked_at: datetime | None = None

    def look(self, now: datetime) -> None:
        """Owe what there is to tell, unless that was looked for within EVERY.

        Raises DatabaseError.
        """
        if self._looked_at and now - self._looked_at < EVERY:
            return
        self._looked_at = now
        with self._database.reading() as session:
            anything = any(_found(session, now))
        if anything:
            with self._database.writing() as session:
                for notice in _found(session, now):
                    notices.owe(session, notice, _alerts(session, notice, now))


def _found(session: Session, now: datetime) -> list[Notice]:
    """What nobody was told of yet."""
    told, failing = notices.told(session), notices.failing(session)
    down = {feed.id for feed, _ in failing} | notices.paused(session)
    begun = [
        _notice(feed, since)
        for feed, since in failing
        if now - since >= LONG and (feed.id not in told or told[feed.id or 0].back_at)
    ]
    ended = [one for one in told.values() if one.back_at is None and one.feed_id not in down]
    return begun + [_back(session, one, now) for one in ended]


def _notice(feed: Feed, since: datetime) -> Notice:
    return Notice(
        feed_id=feed.id or 0,
        outlet_id=feed.outlet_id,
        since=since,
        error=feed.last_error or feed.outcome or "",
    )


def _back(session: Session, before: Notice, now: datetime) -> Notice:
    """That a feed answers again; since when, its own last look says."""
    feed = session.get_one(Feed, before.feed_id)
    same = before.model_dump(exclude={"id", "back_at"})
    return Notice(**same, back_at=feed.polled_at or now)


def _alerts(session: Session, notice: Notice, now: datetime) -> list[Alert]:
    outlet = session.get_one(Outlet, notice.outlet_id)
    wishes = alerts.wishes(session, {"all:", f"outlet:{outlet.name}"})
    made = []
    for wish in wishes:
        if wish.on == FEED_FAILING:
            alert = Alert(subscription_id=wish.id, owed_at=now, next_try_at=now)
            if reason := why_not(wish, now):
                alert.state, alert.reason, alert.next_try_at = "put_down", reason, None
            made.append(alert)
    return made
