"""Links: why each version stands in its story, and where it stood before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.models.records.evidence import Capture
from tracker.models.records.stories import Address
from tracker.models.records.versions import MACHINE, Version
from tracker.models.values import Reason
from tracker.store import doubts, links, moves, outlets, stories, versions
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Two stories, the first with two versions."""
    database = Database(database_url)
    with database.writing() as session:
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        capture = Capture(
            url="", captured_at=NOON, status=200, headers={}, body_hash="", size=0, body=b""
        )
        session.add(capture)
        for headline in ("Harbour strike", "Wheat crop"):
            stories.begin_story(session, 1, headline, NOON)
        stories.add_address(
            session,
            Address(
                outlet_id=1,
                story_id=1,
                kind="url",
                value="a",
                key="url:a",
                first_seen_at=NOON,
                last_seen_at=NOON,
            ),
        )
        for number in (1, 2):
            add(session, number)
        yield session
    database.close()


def add(session: Session, number: int) -> None:
    version = Version(
        story_id=1,
        number=number,
        address_id=1,
        capture_id=1,
        headline=f"Headline {number}",
        seen_at=NOON + timedelta(minutes=number),
        fingerprint=str(number),
    )
    versions.add_version(session, version, (), stories.story_by_id(session, 1))
    reason = Reason("text", "x", 0.81234)
    links.add_link(session, version, score=0.81234, reasons=[reason], now=NOON)


def move(session: Session) -> None:
    """The second version, by a person, to the second story."""
    version = versions.version_numbered(session, 1, 2)
    links.undo(session, [version.id or 0], NOON)
    moves.place(session, version, stories.story_by_id(session, 2), 1)
    links.add_link(session, version, score=1, reasons=[], now=NOON, by="ada")


def test_a_link_says_why_and_who_decided(session: Session) -> None:
    (one, first), (two, _) = links.links_of(session, 1)
    assert (one, two) == (1, 2)
    assert (first.score, first.decided_by, first.decided_at) == (0.812, MACHINE, NOON)
    assert first.reasons == [{"feature": "text", "words": "x", "points": 0.812}]


def test_a_link_that_was_undone_stays_on_record_at_both_stories(session: Session) -> None:
    move(session)
    assert [number for number, _ in links.links_of(session, 1)] == [1]
    assert [(n, link.decided_by) for n, link in links.links_of(session, 2)] == [(1, "ada")]
    for story_id in (1, 2):
        [line] = links.undone_links(session, story_id)
        assert (line.link.story_id, line.link.number, line.link.undone_at) == (1, 2, NOON)
        assert (line.version.story_id, line.version.number) == (2, 1)


def test_what_a_person_moved_is_disputed_at_both_stories(session: Session) -> None:
    assert [links.is_disputed(session, story_id) for story_id in (1, 2, 99)] == [False] * 3
    move(session)
    assert [links.is_disputed(session, story_id) for story_id in (1, 2, 99)] == [True, True, False]


def test_a_doubt_is_a_dispute_of_both_stories(session: Session) -> None:
    doubts.keep_doubt(session, 2, 1, score=0.6, reasons=[], now=NOON)
    assert [links.is_disputed(session, story_id) for story_id in (1, 2, 99)] == [True, True, False]


def test_a_story_is_disputed_that_another_goes_on_as(session: Session) -> None:
    stories.story_by_id(session, 2).goes_on_as = 1
    session.flush()
    assert [links.is_disputed(session, story_id) for story_id in (1, 2)] == [True, False]


def test_a_number_leads_to_its_version_wherever_that_stands(session: Session) -> None:
    move(session)
    moved = versions.version_numbered(session, 1, 2)
    assert (moved.story_id, moved.number) == (2, 1)
    assert links.numbers_in(session, 1, [1, 2]) == {1: 1, 2: 2}
    assert links.numbers_in(session, 2, [1, 2]) == {2: 1}
    assert links.came_from(session, 1, 2) == {2}
    assert links.came_from(session, 2, 1) == set()
