"""Doubts: two stories that may be one, and what a person answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.models.values import Reason
from tracker.store import doubts, outlets, stories
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.writing() as session:
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        for headline in ("One", "Two", "Three"):
            stories.begin_story(session, 1, headline, NOON)
        yield session
    database.close()


def doubt(session: Session, one: int, other: int, score: float) -> None:
    reasons = [Reason("headline", f"{score:.0%}", score)]
    doubts.keep_doubt(session, one, other, score=score, reasons=reasons, now=NOON)


def test_the_surest_reason_for_a_doubt_is_kept_once(session: Session) -> None:
    for one, other, score in ((2, 1, 0.6), (1, 2, 0.65), (2, 1, 0.61), (3, 1, 0.62)):
        doubt(session, one, other, score)
    found = doubts.doubts_of(session, [1])
    assert [(d.story_id, d.other_id, d.score, d.answer) for d in found] == [
        (1, 2, 0.65, "open"),
        (1, 3, 0.62, "open"),
    ]
    assert found[0].reasons == [{"feature": "headline", "words": "65%", "points": 0.65}]
    assert [d.other_id for d in doubts.doubts_of(session, [3])] == [3]


def test_an_answer_stands_against_every_later_score(session: Session) -> None:
    doubt(session, 1, 2, 0.6)
    doubts.answer(session, 2, 1, "apart", by="ada", now=LATER)
    doubt(session, 1, 2, 0.69)
    [found] = doubts.doubts_of(session, [2])
    assert (found.answer, found.answered_by, found.answered_at) == ("apart", "ada", LATER)
    assert found.score == 0.6


def test_what_nobody_doubted_can_be_answered(session: Session) -> None:
    doubts.answer(session, 3, 1, "apart", by="ada", now=NOON)
    doubts.answer(session, 2, 1, "same", by="ada", now=NOON)
    assert doubts.kept_apart(session, 1) == {3}
    assert doubts.kept_apart(session, 3) == {1}
    assert doubts.kept_apart(session, 2) == set()
