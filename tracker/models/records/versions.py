"""What a story said: its versions, their text, why they are here, what each changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import (
    NEVER_REUSED,
    Id,
    UtcDateTime,
    identity,
    moment,
    not_undone,
    of,
    perhaps_moment,
)

MACHINE = "machine"
"""Who decided a link, where no person did."""


class Version(SQLModel, table=True):
    """A text that a story had. Numbered from 1 in the order seen; never renumbered.

    `story_id` and `number` say where it stands now; where it stood before a person moved it, its
    links do.
    """

    __table_args__ = (
        Index("uq_version_story_id_number", "story_id", "number", unique=True),
        Index("ix_version_story_id_fingerprint", "story_id", "fingerprint"),
        Index("ix_version_story_id_seen_at", "story_id", "seen_at"),
        Index(
            *("ix_version_label", "label_kind", "label", "story_id"),
            sqlite_where=text("label_kind IS NOT NULL"),
        ),
        NEVER_REUSED,
    )
    id: int | None = identity()
    story_id: int = of("story.id")
    number: int
    address_id: int = of("address.id", index=True)
    capture_id: int = of("capture.id", index=True)
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
    published_at: datetime | None = perhaps_moment()
    updated_at: datetime | None = perhaps_moment()
    unseen_until: datetime | None = perhaps_moment()
    """The last poll that did not show it yet; None for what the first poll showed."""
    seen_at: datetime = moment()
    """The first poll that showed it."""
    fingerprint: str
    """Of everything that a reader sees."""
    back: int | None = None
    """The number of the earlier version whose text came back."""
    quality: float = 1.0
    """How far its text can be relied on, from 0 to 1; less than 1 for a doubtful page."""
    doubts: list[str] = Field(default_factory=list, sa_type=JSON)
    """What speaks against it, in words."""
    imported_from: str | None = None
    """As of its capture: the file that it came in, whose date `seen_at` is then."""
    removed_at: datetime | None = perhaps_moment()
    """When its text was removed; its headline says so since."""
    reader: str = ""
    """What read its page, by name and version; empty for a text that a feed gave."""


class Paragraph(SQLModel, table=True):
    """A distinct text, kept once however many versions have it."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = identity()
    hash: str = Field(unique=True)
    text: str


class VersionParagraph(SQLModel, table=True):
    """The body of a version: an ordered list of paragraphs.

    On SQLite without a row id: a third less on disk, and a body is gathered in two thirds of the
    time.
    """

    __tablename__ = "version_paragraph"
    __table_args__ = ({"sqlite_with_rowid": False},)
    version_id: int = Field(foreign_key="version.id", primary_key=True, sa_type=Id)
    position: int = Field(primary_key=True)
    paragraph_id: int = of("paragraph.id", index=True)


class Link(SQLModel, table=True):
    """Why a version belongs, or belonged, to a story, and who decided it."""

    __table_args__ = (
        Index("ix_link_story_id_number", "story_id", "number"),
        NEVER_REUSED,
    )
    id: int | None = identity()
    version_id: int = of("version.id", index=True)
    story_id: int = of("story.id")
    number: int
    """Of the version in that story: the same one whenever it comes back to it."""
    score: float
    """0 to 1; 1 is hard evidence."""
    reasons: list[dict[str, Any]] = Field(sa_type=JSON)
    decided_by: str = MACHINE
    """`machine`, or the name of a person: what a person decided, no machine undoes."""
    decided_at: datetime = moment()
    undone_at: datetime | None = perhaps_moment()
    """When a person moved the version to another story."""


_FACETS = ("outlet_id", "weight", "label_kind", "verdict")


class Change(SQLModel, table=True):
    """The step from one version to the next: what lists and filters need of its diff."""

    __table_args__ = (
        Index("uq_change_story_id_new_number", "story_id", "new_number", unique=True),
        not_undone("ix_change_newest", "changed_at", "id", *_FACETS, "story_id"),
        not_undone(
            "ix_change_outlet_id", "outlet_id", "changed_at", "id", *_FACETS[1:], "story_id"
        ),
        not_undone("ix_change_size", "size", "id", "changed_at", *_FACETS, "story_id"),
        not_undone("ix_change_story_id", "story_id", "changed_at", "id", "size", *_FACETS),
        NEVER_REUSED,
    )
    id: int | None = identity()
    story_id: int = of("story.id")
    old_number: int
    new_number: int
    changed_at: datetime = Field(sa_type=UtcDateTime, index=True)
    weight: str
    reasons: list[str] = Field(sa_type=JSON)
    counts: dict[str, int] = Field(sa_type=JSON)
    note: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What the check of the edit note came to, as `NoteCheck.counts`; empty for a change that was
    kept before notes were checked."""
    undone_at: datetime | None = perhaps_moment()
    """When a person parted the two versions, or moved both: then it stands in another story."""
    outlet_id: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    """Of its story."""
    label_kind: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Of the newer version; empty where that has no label."""
    verdict: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What the check of the edit note came to, in one word: a `NoteVerdict`."""
    size: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Words that came and went."""
    excerpt: list[list[str]] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": text("'[]'")}
    )
    """The first sentence that differs, as `[op, text]` after `[op, text]`."""
