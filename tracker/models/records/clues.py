"""By what a story may be known again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from tracker.models.records.columns import Id


class Clue(SQLModel, table=True):
    """A hash of something by which a story may be known again under another address.

    Rare words of its headline, word triples of its text: few hashes a story, so that the
    candidates for a new text are found without reading the stories of the last days.
    """

    __table_args__ = (Index("ix_clue_outlet_id_hash_story_id", "outlet_id", "hash", "story_id"),)
    story_id: int = Field(foreign_key="story.id", primary_key=True, sa_type=Id)
    hash: int = Field(primary_key=True, sa_type=BigInteger)
    outlet_id: int = Field(sa_type=Id)
