"""Clues, and the stories that are found and compared by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.models.records.clues import Clues
from tracker.models.records.feeds import Feed, Listing
from tracker.models.records.stories import Address
from tracker.store import candidates, outlets, stories
from tracker.store.candidates import Compared, Known
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
FORM = 1


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.writing() as session:
        for name in ("wire", "paper"):
            outlets.keep_outlet(session, name, title=name.title(), dialect="any")
        yield session
    database.close()


def begin(session: Session, *, outlet: int = 1, hours: int = 0) -> int:
    story = stories.begin_story(session, outlet, "Strike", NOON + timedelta(hours=hours))
    story.versions = 1
    session.flush()
    return story.id or 0


def keep(session: Session, story_id: int, clues: bytes = b"c", *, outlet: int = 1) -> None:
    row = Clues(
        outlet_id=outlet,
        story_id=story_id,
        form=FORM,
        dated_at=NOON,
        clues=clues,
        traits=b"t" + clues,
    )
    candidates.keep_clues(session, row)


def test_the_stories_of_one_outlet_that_changed_since_are_known(session: Session) -> None:
    first, second, old = (begin(session, hours=hours) for hours in (0, 1, -99))
    other = begin(session, outlet=2)
    for story_id in (second, first, old):
        keep(session, story_id)
    keep(session, other, outlet=2)
    known = candidates.known_since(session, 1, FORM, NOON)
    assert [(one.story_id, one.changed_at) for one in known] == [
        (first, NOON),
        (second, NOON + timedelta(hours=1)),
    ]
    assert candidates.known_since(session, 1, FORM + 1, NOON) == []


def test_who_has_read_up_to_a_row_reads_on_from_there(session: Session) -> None:
    first, second = begin(session), begin(session)
    for story_id in (first, second):
        keep(session, story_id)
    seen = candidates.last_row(session, 1)
    assert candidates.known_after(session, 1, FORM, seen) == []
    assert candidates.take_clues(session, first, FORM) == b"c"
    keep(session, first, b"more")
    [known] = candidates.known_after(session, 1, FORM, seen)
    assert known == Known(known.row, first, NOON, b"more")
    assert candidates.last_row(session, 1) == known.row
    assert candidates.last_row(session, 2) == 0


def test_what_is_kept_in_another_form_is_unknown(session: Session) -> None:
    kept, bare = begin(session), begin(session)
    stories.story_by_id(session, begin(session)).versions = 0
    begin(session, hours=-99)
    keep(session, kept)
    assert candidates.unknown_since(session, 1, FORM, NOON) == [bare]
    assert candidates.unknown_since(session, 1, FORM + 1, NOON) == [kept, bare]
    assert candidates.compared(session, [kept], FORM + 1) == []
    assert candidates.take_clues(session, bare, FORM) == b""
    assert candidates.take_clues(session, kept, FORM + 1) == b""


def test_a_story_is_compared_with_when_a_feed_last_showed_it(session: Session) -> None:
    first, second = begin(session), begin(session)
    for story_id in (first, second):
        keep(session, story_id)
    listed(session, first)
    assert candidates.compared(session, [second, first], FORM) == [
        Compared(first, NOON, b"tc", NOON + timedelta(hours=2)),
        Compared(second, NOON, b"tc", None),
    ]
    assert candidates.compared(session, [], FORM) == []


def listed(session: Session, story_id: int) -> None:
    feed = Feed(outlet_id=1, url="https://w.example/feed", added_at=NOON)
    address = Address(
        outlet_id=1,
        story_id=story_id,
        kind="url",
        value="https://w.example/1",
        key="url:https://w.example/1",
        first_seen_at=NOON,
        last_seen_at=NOON,
    )
    session.add_all([feed, address])
    session.flush()
    for hour in (2, 1):
        row = Listing(
            feed_id=feed.id or 0,
            key=f"key {hour}",
            story_id=story_id,
            address_id=address.id or 0,
            entry_hash="",
            first_seen_at=NOON,
            last_seen_at=NOON + timedelta(hours=hour),
        )
        session.add(row)
    session.flush()


def test_what_is_held_in_memory_is_held_for_one_database(session: Session) -> None:
    candidates.resident(session)[1] = "stories"
    assert candidates.resident(session) == {1: "stories"}
    other = Database("sqlite://")
    with other.writing() as elsewhere:
        assert candidates.resident(elsewhere) == {}
    other.close()
