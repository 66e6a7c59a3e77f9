"""Who was asked and who is forgotten: on the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import func, select

from tracker.models.records.alerts import Alert, Delivery, Refusal, Subscription
from tracker.models.records.consent import Confirmation
from tracker.models.records.versions import Change
from tracker.store import alerts, consent, outlets, stories
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.writing() as session:
        yield session
    database.close()


def watch(session: Session, email: str = "a@example.org", *, said_yes: bool = False) -> int:
    wanted = Subscription(
        email=email, scope="all", key="all:", begun_at=NOON, confirmed_at=NOON if said_yes else None
    )
    return alerts.add_subscription(session, wanted).id or 0


def ask(session: Session, watch_id: int | None, at: datetime = NOON, client: str = "c") -> int:
    one = Confirmation(
        address_key="k", client_key=client, subscription_id=watch_id, asked_at=at, next_try_at=at
    )
    session.add(one)
    session.flush()
    return one.id or 0


def owe(session: Session, watch_id: int) -> None:
    """A change that was owed to the watch, and tried to be sent."""
    outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
    story = stories.begin_story(session, 1, "Harbour strike", NOON)
    change = Change(
        story_id=story.id or 0,
        old_number=1,
        new_number=2,
        changed_at=NOON,
        weight="headline",
        reasons=[],
        counts={},
    )
    session.add(change)
    session.flush()
    alert = Alert(subscription_id=watch_id, change_id=change.id or 0, owed_at=NOON)
    session.add(alert)
    session.flush()
    session.add(Delivery(alert_id=alert.id or 0, tried_at=NOON, sent=False, answer="451"))
    session.flush()


def number(session: Session, table: type) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


def test_a_database_has_one_key_of_its_own(session: Session) -> None:
    assert len(consent.signing_key(session)) == 32
    assert consent.signing_key(session) == consent.signing_key(session)


def test_mails_are_counted_by_address_and_by_client(session: Session) -> None:
    one = watch(session)
    ask(session, one)
    ask(session, one, NOON + HOUR, client="d")
    assert consent.unanswered(session, "k") == [NOON, NOON + HOUR]
    assert consent.unanswered(session, "another") == []
    assert consent.asked_by(session, "c", NOON - HOUR) == 1
    assert consent.asked_by(session, "c", NOON) == 0
    consent.answered(session, "k", NOON + HOUR)
    assert consent.unanswered(session, "k") == []


def test_a_confirmation_in_hand_is_nobody_elses(session: Session) -> None:
    asked = ask(session, watch(session))
    assert consent.anything_due(session, NOON)
    [taken] = consent.take_in_hand(session, NOON, NOON + HOUR)
    session.flush()
    assert (taken.confirmation.id, taken.subscription.email) == (asked, "a@example.org")
    assert not consent.anything_due(session, NOON)
    assert consent.take_in_hand(session, NOON, NOON + HOUR) == []
    consent.tried(session, asked, answer="451", again_at=NOON + 2 * HOUR)
    assert consent.anything_due(session, NOON + 2 * HOUR)
    consent.tried(session, asked, answer="taken", sent_at=NOON + 2 * HOUR)
    session.expire_all()
    kept = session.get_one(Confirmation, asked)
    assert (kept.tries, kept.answer, kept.next_try_at) == (2, "taken", None)
    assert kept.sent_at == NOON + 2 * HOUR


def test_a_watch_that_nobody_said_yes_to_is_forgotten(session: Session) -> None:
    kept, gone = watch(session, "b@example.org", said_yes=True), watch(session)
    asked = ask(session, gone)
    owe(session, gone)
    assert consent.forget_unconfirmed(session, NOON) == 0
    assert consent.forget_unconfirmed(session, NOON + HOUR) == 1
    session.expire_all()
    assert consent.watch(session, gone) is None
    assert consent.watch(session, kept) is not None
    assert number(session, Alert) == number(session, Delivery) == 0
    left = session.get_one(Confirmation, asked)
    assert (left.subscription_id, left.next_try_at) == (None, None)
    assert consent.unanswered(session, "k") == [NOON]


def test_of_an_address_that_asks_for_it_nothing_is_left(session: Session) -> None:
    one, other = watch(session, said_yes=True), watch(session, "b@example.org", said_yes=True)
    owe(session, one)
    session.add(Refusal(email="a@example.org", refused_at=NOON, answer="a@example.org: 550"))
    session.flush()
    assert consent.forget_address(session, "a@example.org") == 1
    session.expire_all()
    assert [one.id for one in consent.watches_of(session, "b@example.org")] == [other]
    assert consent.watches_of(session, "a@example.org") == []
    assert [number(session, table) for table in (Alert, Delivery, Refusal)] == [0, 0, 0]


def test_a_yes_is_for_the_watches_that_it_was_given_for(session: Session) -> None:
    one, other = watch(session), watch(session, "b@example.org")
    consent.confirm(session, consent.watches_of(session, "a@example.org"), NOON)
    session.flush()
    said = {one_.id: one_.confirmed_at for one_ in alerts.subscriptions(session)}
    assert said == {one: NOON, other: None}
