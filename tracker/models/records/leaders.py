"""Who polls into this database: one process at a time."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from tracker.models.records.columns import Id, moment


class Leader(SQLModel, table=True):
    """The process that polls, and its last sign of life. There is one row, or none."""

    id: int = Field(
        default=1, primary_key=True, sa_type=Id, sa_column_kwargs={"autoincrement": False}
    )
    holder: str
    """Machine, process id and a word of its own, with spaces between."""
    since: datetime = moment()
    beat_at: datetime = moment()
    """Its last tick."""
    tick_s: float
    """Seconds between two of them."""
