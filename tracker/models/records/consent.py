"""What is remembered so that nobody gets a mail who does not want it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from tracker.models.records.columns import (
    NEVER_REUSED,
    identity,
    moment,
    perhaps_moment,
    perhaps_of,
)


class Confirmation(SQLModel, table=True):
    """A mail that asks an address whether it wants a watch, until it was sent.

    It outlives the watch, so that nobody is asked for ever; who was asked is then not in it.
    """

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    address_key: str = Field(index=True)
    """A trace of the mailbox, by which mails are counted."""
    client_key: str = Field(index=True)
    """A trace of who asked for it."""
    subscription_id: int | None = perhaps_of("subscription.id", index=True)
    """None: the watch was ended before a yes, and is forgotten."""
    asked_at: datetime = moment()
    answered_at: datetime | None = perhaps_moment()
    next_try_at: datetime | None = perhaps_moment(index=True)
    """None: sent, or given up."""
    sent_at: datetime | None = perhaps_moment()
    tries: int = 0
    answer: str = ""
    """What the mail server last said."""


class SigningKey(SQLModel, table=True):
    """With which the links in our mails are signed; made with the database, never shown."""

    __tablename__ = "signing_key"
    id: int | None = identity()
    key: str
    """In hexadecimal digits."""
