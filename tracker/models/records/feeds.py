"""Where we look, and what was said there last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import (
    NEVER_REUSED,
    Id,
    identity,
    moment,
    of,
    perhaps_moment,
)
from tracker.models.records.looks import Looked


class Feed(Looked, table=True):
    """An address of an outlet that we poll for entries."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    outlet_id: int = of("outlet.id", index=True)
    url: str = Field(unique=True)
    title: str = ""
    state: str = "active"
    """`active`; `suspended`: it said that it is gone, and is looked at once a week; or `paused`:
    taken out of the configuration, or paused by a person."""
    configured: bool = False
    """True when it came from config/outlets.toml, which then decides its state."""
    interval_s: int | None = None
    """Seconds between polls, where a person chose them."""
    pages: bool | None = None
    """Whether stories' own pages are read; None: when the feed carries no full text."""
    added_at: datetime = moment()
    moving_to: str | None = None
    """Where its last answers led for good, before that is believed."""
    moves: int = 0
    """How many of them in a row."""
    gone_since: datetime | None = perhaps_moment()
    """Of the first 410 in a row."""
    gones: int = 0
    news: int = 0
    """Looks that found something new."""
    news_at: datetime | None = perhaps_moment()
    """The last of them."""
    pause_s: float = 0.0
    """The longest pause between two of them, in seconds; long ones are slowly forgotten."""
    silence_id: int | None = Field(default=None, sa_type=Id)
    """The silence that goes on."""
    paused_by: str = ""
    """Who paused it until somebody resumes it; empty for one that was only taken out."""
    answers: str = ""
    """Of its last answers, the oldest first, a letter each: `u` for 304, unchanged; `a` for any
    other."""


class Instruction(SQLModel, table=True):
    """What a person had us do with a feed, so that nobody has to wonder."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    feed_id: int = of("feed.id", index=True)
    at: datetime = moment()
    by: str
    what: str
    """`look`: now; `pause`: until somebody resumes it; or `resume`."""


class FeedAddress(SQLModel, table=True):
    """An address that a feed had before it moved; whoever names it finds the feed."""

    __tablename__ = "feed_address"
    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    feed_id: int = of("feed.id", index=True)
    url: str = Field(unique=True)
    until: datetime = moment()
    moved_to: str


class Silence(SQLModel, table=True):
    """A feed had nothing new for longer than is its rhythm: noticed once, and once at its end."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    feed_id: int = of("feed.id", index=True)
    since: datetime = moment()
    """Its last news."""
    pause_s: float
    """Its longest pause before, in seconds."""
    outcome: str
    """Of the look at which it was noticed: `same`, or the kind of the error."""
    noticed_at: datetime = moment()
    back_at: datetime | None = perhaps_moment()
    """When it had something new again."""


class Listing(SQLModel, table=True):
    """What one feed last said of one entry: a feed is compared with itself, not with a page."""

    __table_args__ = (
        Index("uq_listing_feed_id_key", "feed_id", "key", unique=True),
        NEVER_REUSED,
    )
    id: int | None = identity()
    feed_id: int = of("feed.id")
    key: str
    """Of the entry's guid, link or title, whichever it has first."""
    story_id: int = of("story.id", index=True)
    address_id: int = of("address.id")
    entry_hash: str
    """Of all that the entry says, dates apart."""
    fields: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    first_seen_at: datetime = moment()
    last_seen_at: datetime = moment()
