from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.desk.health import SHORTEST, TOO_LATE, complaints
from tracker.models.records.feeds import Feed
from tracker.store import leaders, outlets
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Two feeds, one due at noon, the other never again."""
    database = Database(database_url)
    database.upgrade()
    with database.writing() as session:
        wire = outlets.keep_outlet(session, "wire", title="Wire", dialect="any").id or 0
        for url, due, state in (("a", NOON, "active"), ("b", NOON - 99 * TOO_LATE, "paused")):
            session.add(Feed(outlet_id=wire, url=url, added_at=NOON, next_poll_at=due, state=state))
    yield database
    database.close()


def polls(database: Database, now: datetime, tick_s: float = 5) -> None:
    with database.writing() as session:
        leaders.take_lead(session, "a 1 x", now, tick_s, dead=lambda _: True)


def found(database: Database, now: datetime) -> list[str]:
    with database.reading() as session:
        return complaints(session, now)


def test_where_nobody_polls_nothing_is_missed(database: Database) -> None:
    assert found(database, NOON + 99 * TOO_LATE) == []


@pytest.mark.parametrize(("tick_s", "patience"), [(5, SHORTEST), (60, timedelta(minutes=2))])
def test_a_tick_that_does_not_come_is_told(
    database: Database, tick_s: float, patience: timedelta
) -> None:
    polls(database, NOON, tick_s)
    assert found(database, NOON + patience) == []
    assert found(database, NOON + patience + SECOND) == ["no tick since 2031-05-03T12:00:00Z"]


def test_a_feed_that_is_not_looked_at_is_told(database: Database) -> None:
    polls(database, NOON + TOO_LATE)
    assert found(database, NOON + TOO_LATE) == []
    polls(database, NOON + TOO_LATE + SECOND)
    assert found(database, NOON + TOO_LATE + SECOND) == [
        "a feed has been due since 2031-05-03T12:00:00Z"
    ]
