"""Subscriptions and the alerts owed to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from tracker.errors import NotFoundError
from tracker.models.records.alerts import Delivery, Subscription
from tracker.models.records.versions import Change
from tracker.store import alerts, outlets, stories
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A story of one change, and one watch of everything."""
    database = Database(database_url)
    database.upgrade()
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


def watch(session: Session, scope: str, value: str = "") -> int:
    wanted = Subscription(email="a@example.org", scope=scope, value=value, begun_at=NOON)
    return alerts.add_subscription(session, wanted).id or 0


def due(session: Session, at: datetime) -> list[int]:
    return [one.subscription.id or 0 for one in alerts.due_alerts(session, at)]


def test_a_watch_is_kept_once(session: Session) -> None:
    assert watch(session, "all") == 1
    assert watch(session, "words", "dock") == 2
    assert [one.id for one in alerts.subscriptions(session)] == [1, 2]


@pytest.mark.parametrize(
    ("scope", "value", "concerned"),
    [
        ("outlet", "wire", True),
        ("outlet", "paper", False),
        ("story", "1", True),
        ("story", "11", False),
        ("words", "anything", True),
    ],
)
def test_only_who_may_be_concerned_is_asked(
    session: Session, scope: str, value: str, concerned: bool
) -> None:
    number = watch(session, scope, value)
    asked = [one.id for one in alerts.perhaps_interested(session, "wire", 1)]
    assert (number in asked) is concerned


def test_an_alert_is_owed_once_and_due_at_once(session: Session) -> None:
    alerts.owe(session, 1, 1, NOON)
    session.flush()
    assert due(session, NOON) == [1]
    assert due(session, NOON - timedelta(seconds=1)) == []
    alerts.owe(session, 1, 1, NOON)
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_what_was_sent_is_no_longer_owed_and_on_record(session: Session) -> None:
    alerts.owe(session, 1, 1, NOON)
    session.flush()
    alerts.sent(session, 1, NOON, "250 taken")
    assert due(session, LATER) == []
    delivery = session.exec(select(Delivery)).one()
    assert (delivery.sent, delivery.answer) == (True, "250 taken")


def test_what_was_not_taken_is_due_again_later_or_never(session: Session) -> None:
    alerts.owe(session, 1, 1, NOON)
    session.flush()
    alerts.not_sent(session, 1, NOON, "451 later", LATER)
    assert due(session, NOON) == []
    assert due(session, LATER) == [1]
    alerts.not_sent(session, 1, LATER, "554 never", None)
    assert due(session, LATER + timedelta(days=9)) == []


def test_a_watch_that_ended_is_owed_nothing_and_can_begin_again(session: Session) -> None:
    alerts.owe(session, 1, 1, NOON)
    session.flush()
    alerts.end_subscription(session, 1, NOON)
    session.flush()
    assert due(session, LATER) == []
    assert list(alerts.perhaps_interested(session, "wire", 1)) == []
    with pytest.raises(NotFoundError, match="tracker watch list"):
        alerts.end_subscription(session, 1, NOON)
    assert watch(session, "all") == 2
