"""What became of every alert."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import START, owed_alerts, strike_owed
from tracker.errors import NotFoundError, RefusedError
from tracker.models.records.alerts import Refusal
from tracker.store import ledger, outgoing
from tracker.store.alerts import OwedAlert
from tracker.store.database import Session

NOW = START + timedelta(hours=2)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with strike_owed(database_url) as session:
        yield session


def test_alerts_are_listed_the_newest_first_by_state_and_watch(session: Session) -> None:
    outgoing.put_down(owed_alerts(session)[:1], "settled")
    session.flush()
    assert [one.alert.id for one in ledger.lines(session)] == [2, 1]
    assert [one.alert.id for one in ledger.lines(session, state="put_down")] == [1]
    assert ledger.lines(session, watch=9) == []
    found = ledger.line(session, 1)
    assert isinstance(found, OwedAlert)
    assert found.change.new_number == 2
    with pytest.raises(NotFoundError, match="tracker alerts list"):
        ledger.line(session, 9)


def test_a_refused_letter_is_owed_again_with_all_that_it_tells_of(session: Session) -> None:
    outgoing.put_together(owed_alerts(session), (1, 3))
    session.flush()
    outgoing.given_up(session, 1, NOW, "550 no", "refused: 550 no")
    outgoing.refuse(session, "a@example.org", NOW, "550 no")
    session.flush()
    assert ledger.retry(session, 2, NOW).id == 1
    assert [one.state for one in owed_alerts(session)] == ["owed", "owed"]
    assert session.exec(select(Refusal)).all() == []
    assert len(outgoing.take_in_hand(session, NOW, NOW)) == 1
    assert [one.answer for one in ledger.deliveries(session, owed_alerts(session)[1])] == ["550 no"]


def test_what_was_told_is_not_told_again(session: Session) -> None:
    outgoing.put_together(owed_alerts(session), (1, 3))
    session.flush()
    outgoing.sent(session, 1, NOW, "taken")
    with pytest.raises(RefusedError, match="was told at 2031-05-03 14:00"):
        ledger.retry(session, 1, NOW)


def test_what_was_held_is_let_go_as_a_digest(session: Session) -> None:
    outgoing.hold(owed_alerts(session), "held: too many")
    session.flush()
    assert ledger.backlog(session).held == 2
    assert ledger.let_go(session, "paper", NOW) == 0
    assert ledger.let_go(session, "wire", NOW) == 2
    assert {(one.state, one.way) for one in owed_alerts(session)} == {("owed", "digest")}


def test_the_backlog_says_since_when(session: Session) -> None:
    outgoing.put_together(owed_alerts(session), (1, 3))
    session.flush()
    outgoing.not_sent(session, 1, NOW, "451 later", NOW)
    session.flush()
    found = ledger.backlog(session)
    owed_at = START + timedelta(minutes=15)
    assert (found.due_since, found.failing_since, found.taken_at) == (NOW, owed_at, None)
    assert (found.failing, found.held) == (1, 0)
