"""Who wants to hear of changes, and what became of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import SQLModel

from tracker.models.records.columns import NEVER_REUSED, identity, moment, of, perhaps_moment


class Subscription(SQLModel, table=True):
    """Who wants to hear of which headline changes. People see it as a watch."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    email: str
    scope: str
    """`all`, `outlet`, `story` or `words`."""
    value: str = ""
    """The outlet's name, the story's id, or the words."""
    begun_at: datetime = moment()
    ended_at: datetime | None = perhaps_moment()


class Alert(SQLModel, table=True):
    """One change owed to one subscription, until it is sent."""

    __table_args__ = (
        Index("uq_alert_subscription_id_change_id", "subscription_id", "change_id", unique=True),
        NEVER_REUSED,
    )
    id: int | None = identity()
    subscription_id: int = of("subscription.id")
    change_id: int = of("change.id", index=True)
    owed_at: datetime = moment()
    next_try_at: datetime | None = perhaps_moment(index=True)
    """None: sent, or given up."""
    sent_at: datetime | None = perhaps_moment()
    tries: int = 0


class Delivery(SQLModel, table=True):
    """One try to send one alert, and what the mail server answered."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    alert_id: int = of("alert.id", index=True)
    tried_at: datetime = moment()
    sent: bool
    answer: str
