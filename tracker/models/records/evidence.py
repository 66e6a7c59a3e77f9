"""What we saw, and when we looked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index, LargeBinary
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import NEVER_REUSED, identity, moment, perhaps_of


class Capture(SQLModel, table=True):
    """One answer of an outlet, byte for byte: the evidence."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    url: str
    feed_id: int | None = perhaps_of("feed.id", index=True)
    captured_at: datetime = moment()
    status: int
    headers: dict[str, str] = Field(sa_type=JSON)
    body_hash: str
    """blake2b-256 of the body as inflated."""
    size: int
    """Of the body, in bytes."""
    body: bytes = Field(sa_type=LargeBinary)
    """zstd."""


class PollSpan(SQLModel, table=True):
    """Polls of one address with one outcome, one after another: a row a run, not a row a poll."""

    __tablename__ = "poll_span"
    __table_args__ = (
        Index("ix_poll_span_url_to_at", "url", "to_at"),
        NEVER_REUSED,
    )
    id: int | None = identity()
    url: str
    feed_id: int | None = perhaps_of("feed.id")
    address_id: int | None = perhaps_of("address.id")
    outcome: str
    """`same`, `changed`, or the kind of the error."""
    from_at: datetime = moment()
    to_at: datetime = moment()
    polls: int = 1
    longest_gap_s: float = 0.0
    last_hash: str | None = None
