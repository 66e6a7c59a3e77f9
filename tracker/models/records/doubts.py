"""Which two stories may be one, and what a person said to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import NEVER_REUSED, identity, moment, of, perhaps_moment


class Doubt(SQLModel, table=True):
    """Two stories of one outlet that may be one, until a person answers."""

    __table_args__ = (
        Index("uq_doubt_story_id_other_id", "story_id", "other_id", unique=True),
        NEVER_REUSED,
    )
    id: int | None = identity()
    story_id: int = of("story.id")
    """The one with the smaller id."""
    other_id: int = of("story.id", index=True)
    score: float
    """0 to 1, the highest that was found; 1 is hard evidence."""
    reasons: list[dict[str, Any]] = Field(sa_type=JSON)
    found_at: datetime = moment()
    answer: str = "open"
    """`open`, `same` or `apart`."""
    answered_by: str | None = None
    answered_at: datetime | None = perhaps_moment()
