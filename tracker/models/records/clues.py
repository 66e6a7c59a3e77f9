"""By what a story may be known again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import NEVER_REUSED, Id, identity, moment


class Clues(SQLModel, table=True):
    """By what one story may be known again under another address.

    No row is written over: what is known anew of a story takes the place of its row under a higher
    id, so that who has read an outlet's rows up to one id reads on from there.
    """

    __table_args__ = (
        Index("uq_clues_story_id", "story_id", unique=True),
        Index("ix_clues_outlet_id_id", "outlet_id", "id"),
        NEVER_REUSED,
    )
    id: int | None = identity()
    outlet_id: int = Field(sa_type=Id)
    story_id: int = Field(foreign_key="story.id", sa_type=Id)
    form: int
    """In which form `clues` and `traits` are kept."""
    dated_at: datetime = moment()
    """When the outlet says that the latest version is from, where that can be believed; else when
    it was seen first."""
    clues: bytes = Field(sa_type=LargeBinary)
    """The hashes that the story is found by; empty for one that is to be found no more."""
    traits: bytes = Field(sa_type=LargeBinary)
    """What its latest version is compared by."""
