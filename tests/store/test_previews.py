"""The changes of the last days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.web.newsroom import FERRY, LATER, NOON, Newsroom
from tracker.models.records.alerts import Notice
from tracker.models.records.feeds import Feed
from tracker.store import outlets, previews
from tracker.store.database import Database, Session


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A story of two changes, and another outlet's of one."""
    database = Database(database_url)
    newsroom = Newsroom(database)
    for said in (FERRY, LATER, FERRY):
        newsroom.publishes(said)
    for said in (FERRY, LATER):
        newsroom.publishes(said, "https://quay.example/9", outlet="quay")
    with database.reading() as session:
        yield session
    database.close()


def numbers(found: list[previews.Stepped]) -> list[tuple[str, int, int]]:
    return [(one.outlet.name, one.old.number, one.new.number) for one in found]


def test_the_newest_changes_come_first(session: Session) -> None:
    found = previews.changes_since(session, NOON, limit=9)
    assert numbers(found) == [("quay", 1, 2), ("harbour", 2, 3), ("harbour", 1, 2)]
    assert found[0].new.headline == LATER.headline
    assert numbers(previews.changes_since(session, NOON, limit=1)) == [("quay", 1, 2)]


def test_they_are_of_the_outlet_or_story_that_is_named(session: Session) -> None:
    of_quay = previews.changes_since(session, NOON, outlet="quay", limit=9)
    assert numbers(of_quay) == [("quay", 1, 2)]
    of_story = previews.changes_since(session, NOON, story_id=1, limit=9)
    assert numbers(of_story) == [("harbour", 2, 3), ("harbour", 1, 2)]


def test_when_it_began(session: Session) -> None:
    quarter = timedelta(minutes=15)
    assert previews.first_change(session, NOON) == NOON + quarter
    assert previews.first_change(session, NOON + quarter) == NOON + 2 * quarter
    assert previews.first_change(session, NOON + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("begun", "back", "outlet", "number"),
    [(1, None, "", 1), (-1, None, "", 0), (-1, 1, "", 1), (1, None, "quay", 0), (1, 2, "wire", 1)],
)
def test_feeds_that_failed_or_were_back_are_counted(
    database_url: str, begun: int, back: int | None, outlet: str, number: int
) -> None:
    database, hour = Database(database_url), timedelta(hours=1)
    database.upgrade()
    with database.writing() as session:
        wire = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        feed = Feed(outlet_id=wire.id or 0, url="https://w.example/rss", added_at=NOON)
        session.add(feed)
        session.flush()
        back_at = NOON + back * hour if back else None
        since, own = NOON + begun * hour, (feed.id or 0, wire.id or 0)
        told = Notice(feed_id=own[0], outlet_id=own[1], since=since, back_at=back_at, error="x")
        session.add(told)
        session.flush()
        assert previews.notices_since(session, NOON, outlet=outlet) == number
    database.close()
