"""Subscriptions, the alerts owed to them, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlmodel import Session, col, or_, select

from tracker.errors import NotFoundError
from tracker.models.records.alerts import Alert, Delivery, Subscription
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Change


@dataclass(frozen=True, slots=True)
class OwedAlert:
    """An alert that is due, with what it is about."""

    alert: Alert
    subscription: Subscription
    change: Change
    story: Story
    outlet: Outlet


def add_subscription(session: Session, subscription: Subscription) -> Subscription:
    """Keep a subscription; one that is there already comes back instead."""
    same = select(Subscription).where(
        Subscription.email == subscription.email,
        Subscription.scope == subscription.scope,
        Subscription.value == subscription.value,
        col(Subscription.ended_at).is_(None),
    )
    if found := session.exec(same).first():
        return found
    session.add(subscription)
    session.flush()
    return subscription


def subscriptions(session: Session) -> Sequence[Subscription]:
    """All subscriptions that go on, in the order begun."""
    query = select(Subscription).where(col(Subscription.ended_at).is_(None))
    return session.exec(query.order_by(col(Subscription.id))).all()


def watch_too(session: Session, story_id: int, as_well: int, now: datetime) -> None:
    """Let whoever watches one story watch another one as well."""
    watching = select(Subscription.email).where(
        Subscription.scope == "story",
        Subscription.value == str(story_id),
        col(Subscription.ended_at).is_(None),
    )
    for email in session.exec(watching).all():
        add_subscription(
            session, Subscription(email=email, scope="story", value=str(as_well), begun_at=now)
        )


def end_subscription(session: Session, subscription_id: int, now: datetime) -> Subscription:
    """End a subscription; what is owed to it is no longer sent.

    Raises NotFoundError.
    """
    subscription = session.get(Subscription, subscription_id)
    if subscription is None or subscription.ended_at is not None:
        raise NotFoundError(f"watch {subscription_id}: there is none; see `tracker watch list`")
    subscription.ended_at = now
    session.add(subscription)
    unsent = select(Alert).where(
        Alert.subscription_id == subscription_id, col(Alert.next_try_at).is_not(None)
    )
    for alert in session.exec(unsent):
        alert.next_try_at = None
        session.add(alert)
    return subscription


def perhaps_interested(session: Session, outlet: str, story_id: int) -> Sequence[Subscription]:
    """Subscriptions that a change of this story may concern; who wants it is decided elsewhere."""
    concerned = or_(
        col(Subscription.scope).in_(("all", "words")),
        (col(Subscription.scope) == "outlet") & (col(Subscription.value) == outlet),
        (col(Subscription.scope) == "story") & (col(Subscription.value) == str(story_id)),
    )
    query = select(Subscription).where(col(Subscription.ended_at).is_(None), concerned)
    return session.exec(query).all()


def owe(session: Session, subscription_id: int, change_id: int, now: datetime) -> None:
    """Owe an alert, in the transaction of the version that it is about."""
    session.add(
        Alert(subscription_id=subscription_id, change_id=change_id, owed_at=now, next_try_at=now)
    )


def due_alerts(session: Session, now: datetime, *, limit: int = 100) -> list[OwedAlert]:
    """Alerts to be sent now, the longest owed first."""
    query: Any = (
        sqlalchemy.select(Alert, Subscription, Change, Story, Outlet)
        .join(Subscription, col(Subscription.id) == Alert.subscription_id)
        .join(Change, col(Change.id) == Alert.change_id)
        .join(Story, col(Story.id) == Change.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .where(col(Alert.next_try_at) <= now, col(Change.undone_at).is_(None))
        .order_by(col(Alert.id))
        .limit(limit)
    )
    return [OwedAlert(*row) for row in session.exec(query)]


def sent(session: Session, alert_id: int, now: datetime, answer: str) -> None:
    """Note that the mail server took an alert."""
    alert = session.get_one(Alert, alert_id)
    alert.sent_at, alert.next_try_at, alert.tries = now, None, alert.tries + 1
    session.add(alert)
    session.add(Delivery(alert_id=alert_id, tried_at=now, sent=True, answer=answer))


def not_sent(
    session: Session, alert_id: int, now: datetime, answer: str, again_at: datetime | None
) -> None:
    """Note that an alert was not taken, and when to try again; None gives up."""
    alert = session.get_one(Alert, alert_id)
    alert.next_try_at, alert.tries = again_at, alert.tries + 1
    session.add(alert)
    session.add(Delivery(alert_id=alert_id, tried_at=now, sent=False, answer=answer))
