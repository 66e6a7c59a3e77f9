"""Clues, and the stories that share them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.store import candidates, outlets, stories
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    database.upgrade()
    with database.writing() as session:
        for name in ("wire", "paper"):
            outlets.keep_outlet(session, name, title=name.title(), dialect="any")
        yield session
    database.close()


def begin(session: Session, headline: str, *, outlet: int = 1, hours: int = 0) -> int:
    story = stories.begin_story(session, outlet, headline, NOON + timedelta(hours=hours))
    return story.id or 0


def test_candidates_share_the_most_clues_first(session: Session) -> None:
    few, many, none, other, old = (
        begin(session, name, outlet=outlet, hours=hours)
        for name, outlet, hours in (
            ("few", 1, 0),
            ("many", 1, 0),
            ("none", 1, 0),
            ("other", 2, 0),
            ("old", 1, -99),
        )
    )
    for story, hashes in ((few, {1}), (many, {1, 2, 3}), (none, {9}), (old, {1, 2})):
        candidates.add_clues(session, 1, story, hashes)
    candidates.add_clues(session, 2, other, {1, 2, 3})
    assert list(candidates.sharing_most(session, 1, [1, 2, 3], NOON)) == [many, few]
    assert list(candidates.sharing_most(session, 1, [], NOON)) == []


def test_the_newest_stories_that_have_a_clue_are_found(session: Session) -> None:
    first, second, third = (begin(session, name) for name in ("one", "two", "three"))
    old = begin(session, "old", hours=-99)
    for story in (first, second, third, old):
        candidates.add_clues(session, 1, story, {1})
    candidates.add_clues(session, 1, first, {2})
    found = candidates.having(session, 1, [1, 2, 3], NOON, most=2)
    assert {clue: sorted(ids) for clue, ids in found.items()} == {1: [second, third], 2: [first]}
    assert candidates.having(session, 1, [], NOON, most=2) == {}


def test_a_clue_is_kept_once(session: Session) -> None:
    story = begin(session, "Harbour strike")
    for hashes in ({1, 2}, {2, 2**63 - 1}, set()):
        candidates.add_clues(session, 1, story, hashes)
    assert list(candidates.sharing_most(session, 1, [2**63 - 1], NOON)) == [story]
