"""What stored bytes say when they are read anew by a later reader."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import NEVER_REUSED, identity, moment, of


class Rereading(SQLModel, table=True):
    """Another text than a version has, read in its own capture. It never takes its place."""

    __table_args__ = (
        Index("uq_rereading_version_id_reader", "version_id", "reader", unique=True),
        NEVER_REUSED,
    )
    id: int | None = identity()
    version_id: int = of("version.id")
    reader: str
    """Name and version of what read it anew: `page 2, trafilatura 2.1.0`."""
    read_at: datetime = moment()
    pieces: dict[str, Any] = Field(sa_type=JSON)
    """The pieces that differ, each whole, as it reads now: `paragraphs`, `captions`, `dateline`."""
    differ: int
    """How many paragraphs differ."""
