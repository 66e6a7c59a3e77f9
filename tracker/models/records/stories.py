"""Stories, and the addresses that they were seen under."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import (
    NEVER_REUSED,
    Id,
    UtcDateTime,
    identity,
    moment,
    of,
    perhaps_moment,
)
from tracker.models.records.looks import Looked


class Story(SQLModel, table=True):
    """What stays the same while its text is rewritten."""

    __table_args__ = (
        Index("ix_story_outlet_id_changed_at", "outlet_id", "changed_at"),
        Index("ix_story_versions_id", "versions", "id"),
        # Of those alone that were joined: SQLite would take it to find all others, and sort these.
        Index("ix_story_goes_on_as", "goes_on_as", sqlite_where=text("goes_on_as IS NOT NULL")),
        NEVER_REUSED,
    )
    id: int | None = identity()
    outlet_id: int = of("outlet.id")
    headline: str
    """Of the latest version, without label."""
    versions: int = 0
    """How many it has now."""
    latest: int = 0
    """The number of the one that was seen last."""
    numbers: int = 0
    """Numbers given so far; none is given twice, also where its version went to another story."""
    goes_on_as: int | None = Field(default=None, sa_type=Id)
    """The story that a person joined this one to; it has no versions then."""
    state: str = "open"
    """`open`, or `withdrawn`: the outlet said so."""
    begun_at: datetime = moment()
    changed_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Address(Looked, table=True):
    """An URL, guid or agency number under which a story was seen, and from when to when."""

    __table_args__ = (
        # NULLs are never equal: one row in use for each key, and any number that are ended.
        Index("uq_address_outlet_id_key_in_use", "outlet_id", "key", "in_use", unique=True),
        NEVER_REUSED,
    )
    id: int | None = identity()
    outlet_id: int = of("outlet.id")
    story_id: int = of("story.id", index=True)
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
    reader: str = ""
    """What read it, by name and version; empty for what was read before that was kept."""
    first_seen_at: datetime = moment()
    last_seen_at: datetime = moment()
    in_use: bool | None = True
    """None when the outlet was seen to use it for another story: at `ended_at`."""
    ended_at: datetime | None = perhaps_moment()
