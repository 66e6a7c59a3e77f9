"""Doubts: two stories that may be one, and what a person answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, or_, select

from tracker.models.records.doubts import Doubt
from tracker.models.values import Reason
from tracker.store.links import as_kept

Answer = Literal["same", "apart"]


def keep_doubt(
    session: Session,
    one: int,
    other: int,
    *,
    score: float,
    reasons: Sequence[Reason],
    now: datetime,
) -> None:
    """Remember that two stories may be one, with the best reason found; an answer stands."""
    doubt = _between(session, one, other)
    if doubt is None:
        doubt = _new(one, other, now)
    elif doubt.answer != "open" or doubt.score >= score:
        return
    doubt.score, doubt.reasons = round(score, 3), as_kept(reasons)
    session.add(doubt)
    session.flush()


def answer(session: Session, one: int, other: int, said: Answer, *, by: str, now: datetime) -> None:
    """Put on record whether two stories are one, whether or not that was in doubt."""
    doubt = _between(session, one, other) or _new(one, other, now)
    doubt.answer, doubt.answered_by, doubt.answered_at = said, by, now
    session.add(doubt)
    session.flush()


def doubts_of(session: Session, story_ids: Sequence[int]) -> Sequence[Doubt]:
    """The doubts about any of these stories, answered or not, the surest first."""
    query = select(Doubt).where(
        or_(col(Doubt.story_id).in_(story_ids), col(Doubt.other_id).in_(story_ids))
    )
    return session.exec(query.order_by(col(Doubt.score).desc(), col(Doubt.id))).all()


def kept_apart(session: Session, story_id: int) -> set[int]:
    """The stories of which a person said that they are not this one."""
    query = select(Doubt.story_id, Doubt.other_id).where(
        or_(Doubt.story_id == story_id, Doubt.other_id == story_id), Doubt.answer == "apart"
    )
    return {number for pair in session.exec(query) for number in pair} - {story_id}


def _between(session: Session, one: int, other: int) -> Doubt | None:
    first, second = sorted((one, other))
    query = select(Doubt).where(Doubt.story_id == first, Doubt.other_id == second)
    return session.exec(query).first()


def _new(one: int, other: int, now: datetime) -> Doubt:
    first, second = sorted((one, other))
    return Doubt(story_id=first, other_id=second, score=0.0, reasons=[], found_at=now)
