"""What is remembered of the last look at an address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import Id, perhaps_moment


class Looked(SQLModel):
    """What both a feed and an address remember of the last look at them."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    """Of the last body, byte for byte."""
    text_hash: str | None = None
    """Of what a reader sees of the last body: when it is the same, nothing is parsed."""
    steady_hash: str | None = None
    """The same without the times and counters that are new at every look."""
    polled_at: datetime | None = perhaps_moment()
    read_at: datetime | None = perhaps_moment()
    """Of the last look that saw it: what it said was read, or was the same as before."""
    next_poll_at: datetime | None = perhaps_moment(index=True)
    """None: not to be polled."""
    failures: int = 0
    """In a row."""
    last_error: str | None = None
    span_id: int | None = Field(default=None, sa_type=Id)
    """The poll span that the last look belongs to."""
    outcome: str | None = None
    """Of the last look, as in its poll span."""
    rhythm: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What the looks so far say of when to look again; empty before the first."""
