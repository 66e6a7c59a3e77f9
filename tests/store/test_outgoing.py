"""Letters that are owed: gathered, taken in hand, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import START, owed_alerts, strike_owed
from tracker.models.records.alerts import Delivery
from tracker.models.records.versions import Change
from tracker.store import moves, outgoing
from tracker.store.database import Session

SETTLE = timedelta(seconds=90)
NOW = START + timedelta(hours=2)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with strike_owed(database_url) as session:
        yield session


def test_what_is_due_brings_what_belongs_to_it(session: Session) -> None:
    first = START + timedelta(minutes=15)
    assert not outgoing.anything_due(session, first + SETTLE - timedelta(seconds=1), SETTLE)
    assert outgoing.anything_due(session, first + SETTLE, SETTLE)
    rows = outgoing.loose(session, first + SETTLE, SETTLE)
    assert [row.change.new_number for row in rows] == [2, 3]


def letter(session: Session) -> int:
    owed = owed_alerts(session)
    outgoing.put_together(owed, (1, 3))
    session.flush()
    return owed[0].id or 0


def test_a_letter_in_hand_is_left_alone_until_its_lease_ends(session: Session) -> None:
    lead = letter(session)
    until = NOW + timedelta(minutes=5)
    assert [one.alert.id for one in outgoing.take_in_hand(session, NOW, until)] == [lead]
    session.flush()
    assert outgoing.take_in_hand(session, NOW, until) == []
    assert not outgoing.anything_due(session, NOW, SETTLE)
    assert len(outgoing.take_in_hand(session, until, until)) == 1
    assert len(outgoing.told_in(session, [lead])[lead]) == 2


def test_what_was_sent_is_told_with_all_that_it_tells_of(session: Session) -> None:
    lead = letter(session)
    outgoing.name_letters(session, {lead: "<1@example.org>"})
    outgoing.sent(session, lead, NOW, "taken")
    assert [(one.state, one.sent_at, one.lead_id) for one in owed_alerts(session)] == [
        ("told", NOW, lead)
    ] * 2
    assert owed_alerts(session)[0].message_id == "<1@example.org>"
    delivery = session.exec(select(Delivery)).one()
    assert (delivery.alert_id, delivery.sent, delivery.answer) == (lead, True, "taken")


def test_what_was_not_taken_is_due_again_later_or_never(session: Session) -> None:
    lead = letter(session)
    outgoing.not_sent(session, lead, NOW, "451 later", NOW + SETTLE)
    session.flush()
    assert not outgoing.anything_due(session, NOW, SETTLE)
    assert outgoing.anything_due(session, NOW + SETTLE, SETTLE)
    assert outgoing.first_tries(session, [lead]) == {lead: NOW}
    outgoing.given_up(session, lead, NOW, "554 never", "refused: 554 never")
    assert [(one.state, one.reason) for one in owed_alerts(session)] == [
        ("put_down", "refused: 554 never")
    ] * 2
    assert not outgoing.anything_due(session, NOW + timedelta(days=9), SETTLE)


def test_a_letter_that_surely_nobody_has_is_taken_apart(session: Session) -> None:
    lead = letter(session)
    outgoing.name_letters(session, {lead: "<1@example.org>"})
    outgoing.not_sent(session, lead, NOW, "451 later", NOW)
    outgoing.take_apart(session, NOW)
    assert [one.lead_id for one in owed_alerts(session)] == [lead] * 2, "somebody may have it"
    outgoing.not_sent(session, lead, NOW, "451 later", NOW, surely=True)
    outgoing.take_apart(session, NOW)
    assert [one.lead_id for one in owed_alerts(session)] == [None] * 2
    assert len(outgoing.loose(session, NOW, timedelta(0))) == 2


def test_a_letter_of_nothing_but_undone_changes_is_put_down(session: Session) -> None:
    lead = letter(session)
    letters = outgoing.take_in_hand(session, NOW, NOW)
    assert outgoing.without_undone(session, letters) == letters
    for number in (1, 2):
        moves.undo_change(session, session.get_one(Change, number), NOW)
        left = outgoing.without_undone(session, letters)
        assert [one.alert.id for one in left] == ([lead] if number == 1 else [])
    assert {one.reason for one in owed_alerts(session)} == {outgoing.UNDONE}


def test_what_is_held_or_put_down_is_not_due(session: Session) -> None:
    first, second = owed_alerts(session)
    outgoing.hold([first], "held: too many")
    outgoing.put_down([second], "settled")
    assert [one.state for one in owed_alerts(session)] == ["held", "put_down"]
    assert not outgoing.anything_due(session, NOW + timedelta(days=9), SETTLE)


def test_letters_and_stories_are_counted(session: Session) -> None:
    letter(session)
    about = {(1, 1)}
    assert outgoing.letters_since(session, about, START) == {(1, 1): 1}
    assert not outgoing.letters_since(session, about, NOW)
    assert outgoing.stories_changed(session, {1}, START) == {1: 1}
    assert outgoing.stories_changed(session, {1}, NOW) == {}
    assert outgoing.headlines_before(session, 1, 3) == [(1, "Harbour strike"), (2, "Docks shut")]


def test_a_refusal_is_kept_once(session: Session) -> None:
    for _ in range(2):
        outgoing.refuse(session, "a@example.org", NOW, "550 no")
        session.flush()
    assert outgoing.refusals(session, {"a@example.org", "b@example.org"}).keys() == {
        "a@example.org"
    }
