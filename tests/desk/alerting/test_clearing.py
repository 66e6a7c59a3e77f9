"""Which mails may leave: the same of alerts on changes and on feeds, to readers and to programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import START, STRIKE, Wire, watch
from tracker.alert.consent import mailbox
from tracker.desk.alerting.clearing import Owed, barred, cleared, few_on_feeds, own_mailbox
from tracker.models.records.alerts import Alert, Notice, Subscription
from tracker.models.records.feeds import Feed
from tracker.store import notices, outgoing
from tracker.store.database import Database, Session

READER = "a@example.org"
NOW = START + timedelta(hours=3)
HOUR = timedelta(hours=1)
OURS = own_mailbox("The Desk <desk@example.org>")


@pytest.fixture
def wire(database_url: str) -> Iterator[Wire]:
    """A change and a feed, both owed to a reader (watch 1) and to a program (watch 2)."""
    database = Database(database_url)
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all")
        watch(wire, "all", webhook="https://hook.example/in")
        wire.shows(STRIKE)
        wire.shows(replace(STRIKE, headline="Docks shut as talks fail"))
        session.add(Feed(outlet_id=1, url="https://wire.example/rss", added_at=START))
        session.flush()
        fails(session)
        yield wire
    database.close()


@pytest.fixture
def session(wire: Wire) -> Session:
    return wire.session


def fails(session: Session) -> None:
    told = [Alert(subscription_id=key, owed_at=NOW, next_try_at=NOW) for key in (1, 2)]
    notices.owe(session, Notice(feed_id=1, outlet_id=1, since=START, error="timeout"), told)
    session.flush()


def owed(session: Session) -> list[Owed]:
    return [
        *(one for on in (False, True) for one in outgoing.loose(session, NOW, HOUR, webhooks=on)),
        *(
            one
            for on in (False, True)
            for one in notices.take_in_hand(session, NOW, NOW, webhooks=on)
        ),
    ]


def left(session: Session, own: str = OURS) -> list[int]:
    """The watches whose alerts may leave now."""
    may = cleared(session, owed(session), NOW, own)
    session.flush()
    return [one.subscription.id or 0 for one in may]


def reasons(session: Session) -> set[str]:
    return set(session.exec(select(Alert.reason).where(Alert.state == "put_down")))


def test_what_nothing_speaks_against_leaves(session: Session) -> None:
    assert sorted(left(session)) == [1, 1, 2, 2]


def test_a_reader_who_was_refused_is_told_nothing_and_a_program_is(session: Session) -> None:
    outgoing.refuse(session, READER, NOW, "550 no such mailbox")
    assert left(session) == [2, 2]
    assert reasons(session) == {"the address was refused: 550 no such mailbox"}


def test_our_own_mailbox_is_told_nothing(session: Session) -> None:
    assert left(session, mailbox(READER)) == [2, 2]
    assert reasons(session) == {"it is the address that these mails come from"}


def test_a_watch_that_rests_is_told_nothing(session: Session) -> None:
    for one in session.exec(select(Subscription)).all():
        one.paused_until = NOW + HOUR
    assert left(session) == []
    assert reasons(session) == {"the watch is paused"}


def test_in_quiet_hours_it_waits_until_they_end(session: Session) -> None:
    session.get_one(Subscription, 1).quiet = "14:00-16:30"
    assert left(session) == [2, 2]
    waiting = session.exec(select(Alert.next_try_at).where(Alert.subscription_id == 1)).all()
    assert waiting == [NOW + 1.5 * HOUR] * 2
    assert reasons(session) == set()


def test_a_letter_that_may_not_leave_takes_along_all_that_it_tells(wire: Wire) -> None:
    session = wire.session
    wire.shows(replace(STRIKE, headline="Army called to the docks"))
    rows = outgoing.loose(session, NOW, HOUR)
    outgoing.put_together([row.alert for row in rows], (1, 3))
    outgoing.refuse(session, READER, NOW, "550 no such mailbox")
    session.flush()
    assert cleared(session, outgoing.take_in_hand(session, NOW, NOW + HOUR), NOW, OURS) == []
    assert [row.alert.state for row in rows] == ["put_down"] * 2


def test_an_address_is_barred_by_any_spelling_of_our_mailbox(session: Session) -> None:
    emails = ["desk@example.org", "Desk+news@example.org", READER]
    assert set(barred(session, emails, OURS)) == set(emails[:2])
    assert barred(session, emails, own_mailbox("")) == {}


def test_a_reader_gets_so_many_mails_on_feeds_a_day_and_a_program_all(session: Session) -> None:
    for _ in range(3):
        fails(session)
    few = few_on_feeds(session, owed(session), NOW, 2)
    of_feeds = [one.subscription.id for one in few if one.alert.notice_id]
    assert of_feeds == [1, 1, 2, 2, 2, 2]
    assert reasons(session) == {"capped: 2 mails on feeds within a day"}
    session.flush()
    fails(session)
    assert len(few_on_feeds(session, owed(session), NOW + HOUR * 25, 2)) == len(owed(session))
