"""What we saw, and when we looked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index, LargeBinary
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


class Capture(SQLModel, table=True):
    """One answer of an outlet, byte for byte: the evidence."""

    __table_args__ = (Index("ix_capture_url_id", "url", "id"), NEVER_REUSED)
    id: int | None = identity()
    url: str
    """The address that answered."""
    feed_id: int | None = perhaps_of("feed.id", index=True)
    captured_at: datetime = moment()
    """By our clock; of an imported capture, what its file says."""
    status: int
    headers: dict[str, str] = Field(sa_type=JSON)
    body_hash: str
    """blake2b-256 of the body as inflated."""
    size: int
    """Of the body, in bytes."""
    body: bytes = Field(sa_type=LargeBinary)
    """zstd, with the body of `base_id` as its dictionary where there is one."""
    base_id: int | None = Field(default=None, sa_type=Id)
    depth: int = 0
    """How many captures must be read before this one can be."""
    dialled: str | None = None
    """The IP address that was dialled."""
    imported_from: str | None = None
    """The name of the file that it came in, where it was not us who looked."""
    removed_at: datetime | None = perhaps_moment()
    """When its body was removed; its hash stays."""


class Frame(SQLModel, table=True):
    """The page of a host from which others of it are steps that have no capture before them."""

    host: str = Field(primary_key=True)
    capture_id: int = Field(sa_type=Id)
    since: datetime = moment()


class Seal(SQLModel, table=True):
    """A link of the chain: what one record said when it was kept, as a hash over the hash before.

    `store.chain` says which words are hashed.
    """

    __table_args__ = (Index("uq_seal_kind_subject_id", "kind", "subject_id", unique=True),)
    sequence: int = Field(primary_key=True, sa_type=Id, sa_column_kwargs={"autoincrement": False})
    """From 1, without a gap."""
    kind: str
    """`capture`, `version`, `decision` or `removal`: which table the subject is in."""
    subject_id: int = Field(sa_type=Id)
    name: str
    """What people call the subject: `3@2`, or the address of a capture."""
    late: bool = False
    """True for what was in the database before the chain began."""
    text: str | None = None
    """SHA-256 of the text of a version."""
    digest: str
    """SHA-256 of the subject."""
    hash: str
    """SHA-256 of all the above and of the hash of the seal before."""


class Removal(SQLModel, table=True):
    """The text of a version taken away, because the law asked for it: who did it, when and why."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    version_id: int = of("version.id", index=True)
    removed_at: datetime = moment()
    removed_by: str
    reason: str


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
    """Between two of them, or between the first and the one before it."""
    due_at: datetime | None = perhaps_moment()
    """When, after the last of them, the next look was planned."""
    last_hash: str | None = None
