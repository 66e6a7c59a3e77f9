"""Feeds that have failed for long, who is told so, and the letters that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, select

from tracker.models.records.alerts import Alert, Notice, Subscription
from tracker.models.records.evidence import PollSpan
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet

WELL = ("same", "changed")
"""Outcomes of a look that was answered well."""


@dataclass(frozen=True, slots=True)
class OwedNotice:
    """An alert that tells of a feed, with what it is about."""

    alert: Alert
    subscription: Subscription
    notice: Notice
    feed: Feed
    outlet: Outlet


def failing(session: Session) -> list[tuple[Feed, datetime]]:
    """The feeds whose last look failed, each with the last one that went well."""
    query = select(Feed).where(col(Feed.failures) > 0, col(Feed.state) != "paused")
    return [(feed, _well_at(session, feed)) for feed in session.exec(query)]


def _well_at(session: Session, feed: Feed) -> datetime:
    query = select(func.max(PollSpan.to_at)).where(
        PollSpan.url == feed.url, col(PollSpan.outcome).in_(WELL)
    )
    last: datetime | None = session.exec(query).one()
    return last or feed.added_at


def paused(session: Session) -> set[int | None]:
    """The feeds that nobody looks at, of which nobody can say that they are back."""
    return set(session.exec(select(Feed.id).where(Feed.state == "paused")))


def told(session: Session) -> dict[int, Notice]:
    """The last notice of each feed that has one."""
    last = select(func.max(Notice.id)).group_by(col(Notice.feed_id))
    found = session.exec(select(Notice).where(col(Notice.id).in_(last)))
    return {one.feed_id: one for one in found}


def owe(session: Session, notice: Notice, watches: Sequence[Alert]) -> None:
    """Owe a notice to these watches, each in a letter of its own, in one transaction with it."""
    session.add(notice)
    session.flush()
    for alert in watches:
        alert.notice_id = notice.id
        session.add(alert)
        session.flush()
        alert.lead_id = alert.id


def take_in_hand(
    session: Session, now: datetime, until: datetime, *, webhooks: bool = False
) -> list[OwedNotice]:
    """The letters that are due, the longest owed first; nobody else takes them until then."""
    address = col(Subscription.webhook)
    due = and_(
        col(Alert.state) == "owed",
        col(Alert.next_try_at) <= now,
        address != "" if webhooks else address == "",
    )
    taken = _rows(session, due)
    for one in taken:
        one.alert.next_try_at = until
    return taken


def numbers(session: Session, watches: Collection[int], since: datetime) -> Counter[int]:
    """The so many-th on feeds that each alert to one of these watches is since then, by its id.

    One that was put down does not count.
    """
    query = select(Alert.id, Alert.subscription_id).where(
        col(Alert.notice_id).is_not(None),
        col(Alert.subscription_id).in_(watches),
        col(Alert.state).in_(("owed", "told")),
        col(Alert.owed_at) > since,
    )
    counted: Counter[int] = Counter()
    found: Counter[int] = Counter()
    for alert_id, watch in session.exec(query.order_by(col(Alert.id))):
        counted[watch] += 1
        found[alert_id or 0] = counted[watch]
    return found


def lines(session: Session, which: ColumnElement[bool], limit: int) -> list[OwedNotice]:
    """Alerts that tell of feeds, the newest first."""
    return [OwedNotice(*row) for row in session.exec(_with_all(which, newest=True).limit(limit))]


def _rows(session: Session, which: ColumnElement[bool]) -> list[OwedNotice]:
    query = _with_all(which).with_for_update(skip_locked=True, of=Alert)
    return [OwedNotice(*row) for row in session.exec(query)]


def _with_all(which: ColumnElement[bool], *, newest: bool = False) -> Any:
    return (
        sqlalchemy.select(Alert, Subscription, Notice, Feed, Outlet)
        .join(Subscription, col(Subscription.id) == Alert.subscription_id)
        .join(Notice, col(Notice.id) == Alert.notice_id)
        .join(Feed, col(Feed.id) == Notice.feed_id)
        .join(Outlet, col(Outlet.id) == Notice.outlet_id)
        .where(which)
        .order_by(col(Alert.id).desc() if newest else col(Alert.id))
    )
