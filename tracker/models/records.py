"""What we keep: the tables. Records are data: no relationships, no queries, no methods that act.

Every time is UTC; `UtcDateTime` puts the zone back that SQLite forgets. Ids are integers that are
never used twice, so that they survive a move to another database. Constraints have names, so that
a migration can speak of them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. Refuses a time without a zone; SQLite stores it without, we put it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC.

        Raises ValueError for a time without a zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up by itself only in a column declared INTEGER."""

_NEVER_REUSED = {"sqlite_autoincrement": True}


def _id() -> Any:
    return Field(default=None, primary_key=True, sa_type=Id)


def _ref(target: str, *, index: bool = False) -> Any:
    return Field(foreign_key=target, sa_type=Id, index=index)


def _maybe_ref(target: str, *, index: bool = False) -> Any:
    return Field(default=None, foreign_key=target, sa_type=Id, index=index)


def _time() -> Any:
    return Field(sa_type=UtcDateTime)


def _maybe_time(*, index: bool = False) -> Any:
    return Field(default=None, sa_type=UtcDateTime, index=index)


# -- who publishes, and where we look ------------------------------------------------------------


class Outlet(SQLModel, table=True):
    """Who publishes."""

    __table_args__ = (_NEVER_REUSED,)
    id: int | None = _id()
    name: str = Field(unique=True)
    """The short name that people type, such as `yonhap`."""
    title: str
    dialect: str
    """Which grammar of labels its copy follows."""


class Looked(SQLModel):
    """What both a feed and an address remember of the last look at them."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    """Of the last body, byte for byte."""
    text_hash: str | None = None
    """Of what a reader sees of the last body: when it is the same, nothing is parsed."""
    polled_at: datetime | None = _maybe_time()
    next_poll_at: datetime | None = _maybe_time(index=True)
    """None: not to be polled."""
    failures: int = 0
    """In a row."""
    last_error: str | None = None
    span_id: int | None = Field(default=None, sa_type=Id)
    """The poll span that the last look belongs to."""
    outcome: str | None = None
    """Of the last look, as in its poll span."""


class Feed(Looked, table=True):
    """An address of an outlet that we poll for entries."""

    __table_args__ = (_NEVER_REUSED,)
    id: int | None = _id()
    outlet_id: int = _ref("outlet.id", index=True)
    url: str = Field(unique=True)
    title: str = ""
    state: str = "active"
    """`active`, or `paused`: taken out of the configuration, or paused by a person."""
    configured: bool = False
    """True when it came from config/outlets.toml, which then decides its state."""
    interval_s: int | None = None
    """Seconds between polls, where a person chose them."""
    pages: bool | None = None
    """Whether stories' own pages are read; None: when the feed carries no full text."""
    added_at: datetime = _time()


class Story(SQLModel, table=True):
    """What stays the same while its text is rewritten."""

    __table_args__ = (
        Index("ix_story_outlet_id_changed_at", "outlet_id", "changed_at"),
        _NEVER_REUSED,
    )
    id: int | None = _id()
    outlet_id: int = _ref("outlet.id")
    headline: str
    """Of the latest version, without label."""
    versions: int = 0
    state: str = "open"
    """`open`, or `withdrawn`: the outlet said so."""
    begun_at: datetime = _time()
    changed_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Address(Looked, table=True):
    """An URL, guid or agency number under which a story was seen, and from when to when."""

    __table_args__ = (
        # NULLs are never equal: one row in use for each key, and any number that are ended.
        Index("uq_address_outlet_id_key_in_use", "outlet_id", "key", "in_use", unique=True),
        _NEVER_REUSED,
    )
    id: int | None = _id()
    outlet_id: int = _ref("outlet.id")
    story_id: int = _ref("story.id", index=True)
    kind: str
    """`url`, `guid` or `number`."""
    value: str
    """As the outlet wrote it."""
    key: str
    """By which it is found again: the canonical form, with its kind before it."""
    version_id: int | None = Field(default=None, sa_type=Id)
    """The version that it showed last."""
    fields: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """A short hash of each piece of the article that its page showed last."""
    first_seen_at: datetime = _time()
    last_seen_at: datetime = _time()
    in_use: bool | None = True
    """None when the outlet was seen to use it for another story: at `ended_at`."""
    ended_at: datetime | None = _maybe_time()


class Listing(SQLModel, table=True):
    """What one feed last said of one entry: a feed is compared with itself, not with a page."""

    __table_args__ = (
        Index("uq_listing_feed_id_key", "feed_id", "key", unique=True),
        _NEVER_REUSED,
    )
    id: int | None = _id()
    feed_id: int = _ref("feed.id")
    key: str
    """Of the entry's guid, link or title, whichever it has first."""
    story_id: int = _ref("story.id", index=True)
    address_id: int = _ref("address.id")
    entry_hash: str
    """Of all that the entry says, dates apart."""
    fields: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    first_seen_at: datetime = _time()
    last_seen_at: datetime = _time()


# -- what we saw ---------------------------------------------------------------------------------


class Capture(SQLModel, table=True):
    """One answer of an outlet, byte for byte: the evidence."""

    __table_args__ = (_NEVER_REUSED,)
    id: int | None = _id()
    url: str
    feed_id: int | None = _maybe_ref("feed.id", index=True)
    captured_at: datetime = _time()
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
        _NEVER_REUSED,
    )
    id: int | None = _id()
    url: str
    feed_id: int | None = _maybe_ref("feed.id")
    address_id: int | None = _maybe_ref("address.id")
    outcome: str
    """`same`, `changed`, or the kind of the error."""
    from_at: datetime = _time()
    to_at: datetime = _time()
    polls: int = 1
    longest_gap_s: float = 0.0
    last_hash: str | None = None


# -- what a story said ---------------------------------------------------------------------------


class Version(SQLModel, table=True):
    """A text that a story had. Numbered from 1 in the order seen; never renumbered."""

    __table_args__ = (
        Index("uq_version_story_id_number", "story_id", "number", unique=True),
        _NEVER_REUSED,
    )
    id: int | None = _id()
    story_id: int = _ref("story.id")
    number: int
    address_id: int = _ref("address.id", index=True)
    capture_id: int = _ref("capture.id", index=True)
    headline: str
    label: str | None = None
    label_kind: str | None = None
    label_ordinal: int | None = None
    slug: str = ""
    note: str = ""
    dateline: str = ""
    byline: str = ""
    captions: list[str] = Field(default_factory=list, sa_type=JSON)
    boilerplate: list[str] = Field(default_factory=list, sa_type=JSON)
    published_at: datetime | None = _maybe_time()
    updated_at: datetime | None = _maybe_time()
    unseen_until: datetime | None = _maybe_time()
    """The last poll that did not show it yet; None for what the first poll showed."""
    seen_at: datetime = _time()
    """The first poll that showed it."""
    fingerprint: str = Field(index=True)
    """Of everything that a reader sees."""
    back: int | None = None
    """The number of the earlier version whose text came back."""


class Paragraph(SQLModel, table=True):
    """A distinct text, kept once however many versions have it."""

    __table_args__ = (_NEVER_REUSED,)
    id: int | None = _id()
    hash: str = Field(unique=True)
    text: str


class VersionParagraph(SQLModel, table=True):
    """The body of a version: an ordered list of paragraphs."""

    __tablename__ = "version_paragraph"
    version_id: int = Field(foreign_key="version.id", primary_key=True, sa_type=Id)
    position: int = Field(primary_key=True)
    paragraph_id: int = _ref("paragraph.id", index=True)


class Link(SQLModel, table=True):
    """Why a version belongs to its story, and who decided it."""

    __table_args__ = (_NEVER_REUSED,)
    id: int | None = _id()
    version_id: int = _ref("version.id", index=True)
    story_id: int = _ref("story.id", index=True)
    score: float
    """0 to 1; 1 is hard evidence."""
    reasons: list[dict[str, Any]] = Field(sa_type=JSON)
    decided_by: str = "machine"
    decided_at: datetime = _time()
    undone_at: datetime | None = _maybe_time()


class Clue(SQLModel, table=True):
    """A hash of something by which a story may be known again under another address.

    Rare words of its headline, word triples of its text: few hashes a story, so that the
    candidates for a new text are found without reading the stories of the last days.
    """

    __table_args__ = (Index("ix_clue_outlet_id_hash_story_id", "outlet_id", "hash", "story_id"),)
    story_id: int = Field(foreign_key="story.id", primary_key=True, sa_type=Id)
    hash: int = Field(primary_key=True, sa_type=BigInteger)
    outlet_id: int = Field(sa_type=Id)


class Change(SQLModel, table=True):
    """The step from one version to the next: what lists and filters need of its diff."""

    __table_args__ = (
        Index("uq_change_story_id_new_number", "story_id", "new_number", unique=True),
        _NEVER_REUSED,
    )
    id: int | None = _id()
    story_id: int = _ref("story.id")
    old_number: int
    new_number: int
    changed_at: datetime = Field(sa_type=UtcDateTime, index=True)
    weight: str
    reasons: list[str] = Field(sa_type=JSON)
    counts: dict[str, int] = Field(sa_type=JSON)


# -- who wants to hear of it -----------------------------------------------------------------------


class Subscription(SQLModel, table=True):
    """Who wants to hear of which headline changes. People see it as a watch."""

    __table_args__ = (_NEVER_REUSED,)
    id: int | None = _id()
    email: str
    scope: str
    """`all`, `outlet`, `story` or `words`."""
    value: str = ""
    """The outlet's name, the story's id, or the words."""
    begun_at: datetime = _time()
    ended_at: datetime | None = _maybe_time()


class Alert(SQLModel, table=True):
    """One change owed to one subscription, until it is sent."""

    __table_args__ = (
        Index("uq_alert_subscription_id_change_id", "subscription_id", "change_id", unique=True),
        _NEVER_REUSED,
    )
    id: int | None = _id()
    subscription_id: int = _ref("subscription.id")
    change_id: int = _ref("change.id", index=True)
    owed_at: datetime = _time()
    next_try_at: datetime | None = _maybe_time(index=True)
    """None: sent, or given up."""
    sent_at: datetime | None = _maybe_time()
    tries: int = 0


class Delivery(SQLModel, table=True):
    """One try to send one alert, and what the mail server answered."""

    __table_args__ = (_NEVER_REUSED,)
    id: int | None = _id()
    alert_id: int = _ref("alert.id", index=True)
    tried_at: datetime = _time()
    sent: bool
    answer: str
