"""What was learned of an outlet's changes, by looking."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import Id, moment


class Rhythm(SQLModel, table=True):
    """When an outlet changes its stories: one row an outlet."""

    outlet_id: int = Field(primary_key=True, foreign_key="outlet.id", sa_type=Id)
    learned: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """As the step that learns writes it, and reads it again."""
    kept_at: datetime = moment()
