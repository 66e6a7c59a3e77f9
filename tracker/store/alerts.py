"""Subscriptions, the alerts owed to them, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from tracker.errors import NotFoundError
from tracker.models.records.alerts import Alert, Subscription
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
    """Keep a subscription; one that is there comes back instead, confirmed if this one is."""
    same = _like(subscription).where(col(Subscription.ended_at).is_(None))
    if found := session.exec(same).first():
        found.confirmed_at = found.confirmed_at or subscription.confirmed_at
        return found
    session.add(subscription)
    session.flush()
    return subscription


def _like(subscription: Subscription) -> SelectOfScalar[Subscription]:
    return select(Subscription).where(
        Subscription.email == subscription.email,
        Subscription.scope == subscription.scope,
        Subscription.value == subscription.value,
        Subscription.on == subscription.on,
        Subscription.how == subscription.how,
        Subscription.webhook == subscription.webhook,
    )


def configured_like(session: Session, subscription: Subscription) -> Subscription | None:
    """The one that its file has named already, whether it goes on or not; the last of several."""
    named = _like(subscription).where(Subscription.name == subscription.name)
    return session.exec(named.order_by(col(Subscription.id).desc())).first()


def configured_subscriptions(session: Session) -> Sequence[Subscription]:
    """All that a file names, those that have ended too."""
    return session.exec(select(Subscription).where(Subscription.name != "")).all()


def subscriptions(session: Session) -> Sequence[Subscription]:
    """All subscriptions that go on, in the order begun."""
    query = select(Subscription).where(col(Subscription.ended_at).is_(None))
    return session.exec(query.order_by(col(Subscription.id))).all()


def watch_too(session: Session, story_id: int, as_well: int, now: datetime) -> None:
    """Let whoever watches one story watch another one as well."""
    watching = select(Subscription).where(
        Subscription.scope == "story",
        Subscription.value == str(story_id),
        col(Subscription.ended_at).is_(None),
    )
    for one in session.exec(watching).all():
        same = one.model_dump(exclude={"id", "value", "key", "name", "begun_at"})
        value = str(as_well)
        add_subscription(
            session, Subscription(**same, value=value, key=f"story:{value}", begun_at=now)
        )


def goes_on(session: Session, subscription_id: int) -> bool:
    """Whether there is such a subscription, and it has not ended."""
    found = session.get(Subscription, subscription_id)
    return found is not None and found.ended_at is None


def end_subscription(
    session: Session, subscription_id: int, now: datetime, why: str = ""
) -> Subscription:
    """End a subscription; what is owed to it is no longer sent, and why is on record.

    Raises NotFoundError.
    """
    if not goes_on(session, subscription_id):
        raise NotFoundError(f"watch {subscription_id}: there is none; see `tracker watch list`")
    subscription = session.get_one(Subscription, subscription_id)
    subscription.ended_at = now
    session.add(subscription)
    unsent = select(Alert).where(
        Alert.subscription_id == subscription_id, col(Alert.state).in_(("owed", "held"))
    )
    for alert in session.exec(unsent):
        alert.next_try_at, alert.state = None, "put_down"
        alert.reason = "the watch ended" + (f": {why}" if why else "")
        session.add(alert)
    return subscription


def pause_subscription(
    session: Session, subscription_id: int, until: datetime | None
) -> Subscription:
    """Let a subscription rest until then, or go on; what happens meanwhile is told of to nobody.

    Raises NotFoundError.
    """
    if not goes_on(session, subscription_id):
        raise NotFoundError(f"watch {subscription_id}: there is none; see `tracker watch list`")
    subscription = session.get_one(Subscription, subscription_id)
    subscription.paused_until = until
    session.add(subscription)
    return subscription


class Wish(NamedTuple):
    """As much of a subscription as decides whether it wants a change, and when it is told."""

    id: int
    scope: str
    value: str
    on: str
    how: str
    at: str
    weekday: int
    zone: str
    paused_until: datetime | None


_WISH = [col(getattr(Subscription, name)) for name in Wish._fields]


def wishes(session: Session, keys: Iterable[str]) -> list[Wish]:
    """The confirmed subscriptions under these keys that go on; who wants what is decided elsewhere.

    To one that nobody has said yes to nothing is owed, not even on record: anybody can ask for
    many, and a change would be written down for each.
    """
    query: Any = sqlalchemy.select(*_WISH).where(
        col(Subscription.key).in_(sorted(keys)),
        col(Subscription.ended_at).is_(None),
        col(Subscription.confirmed_at).is_not(None),
    )
    return [Wish(*row) for row in session.exec(query)]


def owe(session: Session, owed: Sequence[Alert]) -> None:
    """Owe alerts, in the transaction of the version that they are about."""
    if owed:
        rows = [one.model_dump(exclude={"id"}) for one in owed]
        session.connection().execute(sqlalchemy.insert(Alert), rows)


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
