"""Who wants to hear of changes, and what became of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import (
    NEVER_REUSED,
    Id,
    identity,
    moment,
    of,
    perhaps_moment,
    perhaps_of,
)


class Subscription(SQLModel, table=True):
    """Who wants to hear of which changes, and when a mail suits. People see it as a watch."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    email: str
    """Who gets the mails; of a webhook, who answers for it."""
    scope: str
    """`all`, `outlet`, `story` or `words`."""
    value: str = ""
    """The outlet's name, the story's id, or the words."""
    on: str = Field(default="headline", sa_column_kwargs={"server_default": "headline"})
    """What happens then: one of `tracker.alert.match.OCCASIONS`."""
    how: str = Field(default="at_once", sa_column_kwargs={"server_default": "at_once"})
    """`at_once`, or in a digest: `hourly`, `daily`, `weekly`."""
    at: str = Field(default="08:00", sa_column_kwargs={"server_default": "08:00"})
    """When a daily or weekly digest leaves, by the reader's own clock."""
    weekday: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Of a weekly digest; Monday is 0."""
    zone: str = Field(default="UTC", sa_column_kwargs={"server_default": "UTC"})
    """The reader's, such as `Asia/Seoul`."""
    quiet: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """`22:00-07:00`: no mail leaves between; empty for none."""
    key: str = Field(default="", index=True, sa_column_kwargs={"server_default": ""})
    """Where it is looked up when something changes: see `tracker.alert.match.key_of`."""
    webhook: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """The address of a program that is told instead of the reader; empty for a mail."""
    secret: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """`whsec_…`: what its webhook knows us by."""
    name: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """By which watches.toml knows it; empty for one that no file names."""
    begun_at: datetime = moment()
    confirmed_at: datetime | None = perhaps_moment()
    """When the reader said yes to it, or the operator for them; nothing is sent before."""
    paused_until: datetime | None = perhaps_moment()
    ended_at: datetime | None = perhaps_moment()


class Alert(SQLModel, table=True):
    """One change owed to one subscription, until a letter has told of it.

    A letter tells of one alert or of several; the first of them leads, and stands for the letter.
    """

    __table_args__ = (
        Index("uq_alert_subscription_id_change_id", "subscription_id", "change_id", unique=True),
        NEVER_REUSED,
    )
    id: int | None = identity()
    subscription_id: int = of("subscription.id")
    change_id: int | None = perhaps_of("change.id", index=True)
    """None for one that tells of a notice."""
    notice_id: int | None = Field(default=None, sa_type=Id)
    owed_at: datetime = moment()
    next_try_at: datetime | None = perhaps_moment(index=True)
    """None: sent, put down, held, or told in the letter of another."""
    sent_at: datetime | None = perhaps_moment()
    tries: int = 0
    state: str = Field(default="owed", index=True, sa_column_kwargs={"server_default": "owed"})
    """`owed`, `held` (until an operator lets it go), `told`, or `put_down` for good."""
    reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Why it waits or was put down, in words."""
    way: str = Field(default="at_once", sa_column_kwargs={"server_default": "at_once"})
    """`at_once`; `settles`: after a while, so that a slip taken back tells nobody; `digest`."""
    lead_id: int | None = Field(default=None, sa_type=Id, index=True)
    """The alert whose letter tells of this one; its own id where it leads."""
    message_id: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Of the letter that it leads, from its first try on: every other has this one, too. Empty
    again where it is sure that nobody has the letter."""
    old_number: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    new_number: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """The versions between which the letter that it leads tells of its story."""


class Notice(SQLModel, table=True):
    """That a feed has failed for long, or is back: each told once to whoever watches for it."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    feed_id: int = of("feed.id", index=True)
    outlet_id: int = of("outlet.id")
    since: datetime = moment()
    """The last look that it answered well, or when it was added."""
    back_at: datetime | None = perhaps_moment()
    """Set in the notice that tells that it answers again."""
    error: str
    """What the last look came to."""


class Delivery(SQLModel, table=True):
    """One try to send one letter, and what the mail server or the webhook answered."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    alert_id: int = of("alert.id", index=True)
    """The one that leads it."""
    tried_at: datetime = moment()
    sent: bool
    answer: str


class Refusal(SQLModel, table=True):
    """An address that its mail server refused for good: nothing more is sent there."""

    email: str = Field(primary_key=True)
    refused_at: datetime = moment()
    answer: str
