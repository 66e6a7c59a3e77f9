"""Clues: how a story is found again under another address, without reading all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, text
from sqlmodel import Session, col, func, select

from tracker.models.records.clues import Clue
from tracker.models.records.columns import UtcDateTime
from tracker.models.records.stories import Story

_ADD_CLUE = text(
    "INSERT INTO clue (story_id, hash, outlet_id) VALUES (:story_id, :hash, :outlet_id)"
    " ON CONFLICT DO NOTHING"
)
"""Both databases write it so; SQLAlchemy would have us load both dialects to say it."""

_WITH_CLUE = text(
    "SELECT clue.story_id FROM clue JOIN story ON story.id = clue.story_id"
    " WHERE clue.outlet_id = :outlet AND clue.hash = :hash AND story.changed_at >= :since"
    " ORDER BY clue.story_id DESC LIMIT :most"
).bindparams(bindparam("since", type_=UtcDateTime()))
"""The newest stories that have a clue. One for each word of a headline: written out, it is asked
many times in the time that it takes to put together once."""

MOST = 8
"""Stories that share the most clues with a text and are therefore read and scored."""


def add_clues(session: Session, outlet_id: int, story_id: int, hashes: Iterable[int]) -> None:
    """Remember by what a story may be known again; what is known already stays once."""
    rows = [{"story_id": story_id, "hash": h, "outlet_id": outlet_id} for h in sorted(set(hashes))]
    if not rows:
        return
    session.connection().execute(_ADD_CLUE, rows)


def forget_clues(session: Session, story_id: int) -> None:
    """Forget by what a story may be known again."""
    session.connection().execute(delete(Clue).where(col(Clue.story_id) == story_id))


def sharing_most(
    session: Session, outlet_id: int, hashes: Sequence[int], since: datetime
) -> Sequence[int]:
    """Ids of the outlet's stories since then that share the most clues, most first."""
    if not hashes:
        return []
    query = (
        select(Clue.story_id)
        .join(Story, col(Story.id) == Clue.story_id)
        .where(Clue.outlet_id == outlet_id, col(Clue.hash).in_(hashes), Story.changed_at >= since)
        .group_by(col(Clue.story_id))
        .order_by(func.count().desc(), col(Clue.story_id).desc())
        .limit(MOST)
    )
    return session.exec(query).all()


def having(
    session: Session, outlet_id: int, hashes: Sequence[int], since: datetime, *, most: int
) -> dict[int, list[int]]:
    """By clue, the outlet's stories since then that have it: the newest `most`, whatever it is.

    A word that half the stories have costs no more than a rare one.
    """
    connection = session.connection()
    given = {"outlet": outlet_id, "since": since, "most": most}
    found = {h: list(connection.scalars(_WITH_CLUE, {**given, "hash": h})) for h in hashes}
    return {one: ids for one, ids in found.items() if ids}
