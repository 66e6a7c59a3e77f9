"""Subscriptions and the alerts owed to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from tracker.errors import NotFoundError
from tracker.models.records.alerts import Alert, Subscription
from tracker.models.records.versions import Change
from tracker.store import alerts, outlets, stories
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A story of one change, and one watch of everything."""
    database = Database(database_url)
    with database.writing() as session:
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        stories.begin_story(session, 1, "Harbour strike", NOON)
        session.add(
            Change(
                story_id=1,
                old_number=1,
                new_number=2,
                changed_at=NOON,
                weight="headline",
                reasons=["headline: 2 words differ"],
                counts={},
            )
        )
        watch(session, "all")
        yield session
    database.close()


def watch(session: Session, scope: str, value: str = "", **more: Any) -> int:
    wanted = Subscription(
        email="a@example.org",
        scope=scope,
        value=value,
        key=f"{scope}:{value}",
        begun_at=NOON,
        **more,
    )
    return alerts.add_subscription(session, wanted).id or 0


def owe(session: Session) -> None:
    owed = Alert(subscription_id=1, change_id=1, owed_at=NOON, next_try_at=NOON)
    alerts.owe(session, [owed])


def due(session: Session, at: datetime) -> list[int]:
    return [one.subscription.id or 0 for one in alerts.due_alerts(session, at)]


def test_a_watch_is_kept_once(session: Session) -> None:
    assert watch(session, "all") == 1
    assert watch(session, "words", "dock") == 2
    assert [one.id for one in alerts.subscriptions(session)] == [1, 2]


def test_a_watch_is_looked_up_by_its_key(session: Session) -> None:
    watch(session, "outlet", "wire", confirmed_at=NOON)
    watch(session, "outlet", "wire", on="correction")
    found = alerts.wishes(session, ["outlet:wire", "story:1"])
    assert [(one.id, one.scope, one.value, one.on) for one in found] == [
        (2, "outlet", "wire", "headline")
    ]
    assert alerts.wishes(session, ["outlet:paper"]) == []


def test_a_watch_of_another_occasion_or_hour_is_another_watch(session: Session) -> None:
    assert watch(session, "all", on="correction") == 2
    assert watch(session, "all", how="daily") == 3
    assert watch(session, "all", on="correction") == 2


def test_a_watch_rests_and_goes_on(session: Session) -> None:
    assert alerts.pause_subscription(session, 1, LATER).paused_until == LATER
    assert alerts.pause_subscription(session, 1, None).paused_until is None
    with pytest.raises(NotFoundError, match="tracker watch list"):
        alerts.pause_subscription(session, 7, LATER)


def test_an_alert_is_owed_once_and_due_at_once(session: Session) -> None:
    owe(session)
    session.flush()
    assert due(session, NOON) == [1]
    assert due(session, NOON - timedelta(seconds=1)) == []
    with pytest.raises(IntegrityError):
        owe(session)
    session.rollback()


def test_a_watch_that_ended_is_owed_nothing_and_can_begin_again(session: Session) -> None:
    owe(session)
    session.flush()
    alerts.end_subscription(session, 1, NOON)
    session.flush()
    assert due(session, LATER) == []
    assert alerts.wishes(session, ["all:"]) == []
    with pytest.raises(NotFoundError, match="tracker watch list"):
        alerts.end_subscription(session, 1, NOON)
    assert watch(session, "all") == 2
