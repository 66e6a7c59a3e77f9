"""A feed that fails for hours is told of once, and once when it is back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from tests.mailserver import Letterbox
from tracker.alert.consent import mailbox
from tracker.alert.mail import Mailer
from tracker.config import OutletEntry
from tracker.desk.alerting.gathering import Rules
from tracker.desk.alerting.ledger import Ledger
from tracker.desk.alerting.letters import Post
from tracker.desk.alerting.ways import ByMail
from tracker.desk.following import Following
from tracker.desk.polling.troubles import EVERY, LONG, Troubles
from tracker.models.records.alerts import Alert, Notice, Subscription
from tracker.models.records.feeds import Feed
from tracker.store import outgoing, polls
from tracker.store.database import Database
from tracker.store.notices import OwedNotice
from tracker.store.polls import Look

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
URL = "https://wire.example/rss"


@dataclass
class Room:
    database: Database
    troubles: Troubles
    now: datetime = NOON

    def looks(self, after: timedelta, outcome: str) -> int:
        """Look at all feeds after so long; how many alerts are owed by now comes back."""
        self.now += after
        error = None if outcome == "same" else f"{outcome}: no answer"
        with self.database.writing() as session:
            for feed in session.exec(select(Feed)).all():
                polls.remember(session, [Look(feed, self.now, outcome, None, error=error)])
        self.troubles.look(self.now)
        with self.database.reading() as session:
            return len(session.exec(select(Alert).where(Alert.state == "owed")).all())


@pytest.fixture
def room(database_url: str) -> Iterator[Room]:
    """A desk with one feed, which answered at noon, and a watch for its failing."""
    database = Database(database_url)
    follow(database, [URL])
    following = Following(database, clock=lambda: NOON)
    following.watch("ana@example.org", scope="outlet", value="wire", on="feed_failing")
    following.watch("ben@example.org", scope="all", on="headline")
    room = Room(database, Troubles(database))
    room.looks(timedelta(), "same")
    yield room
    database.close()


def follow(database: Database, feeds: list[str]) -> None:
    wire = OutletEntry(title="The Wire", feeds=feeds)
    Following(database, clock=lambda: NOON).take_over({"wire": wire})


def notices(room: Room) -> list[tuple[datetime, bool]]:
    with room.database.reading() as session:
        found = session.exec(select(Notice).order_by("id"))
        return [(one.since, one.back_at is not None) for one in found]


def test_a_failure_is_told_after_six_hours_and_once(room: Room) -> None:
    assert room.looks(LONG - EVERY, "timeout") == 0
    assert room.looks(EVERY, "timeout") == 1
    assert room.looks(LONG, "dns") == 1
    assert notices(room) == [(NOON, False)]


def test_that_it_is_back_is_told_once_and_the_next_failure_anew(room: Room) -> None:
    room.looks(LONG, "timeout")
    assert room.looks(EVERY, "same") == 2
    assert room.looks(EVERY, "same") == 2
    assert room.looks(LONG, "timeout") == 3
    assert notices(room) == [(NOON, False), (NOON, True), (NOON + LONG + 2 * EVERY, False)]


def test_a_short_failure_is_nobodys_trouble(room: Room) -> None:
    room.looks(LONG / 2, "timeout")
    assert room.looks(LONG / 3, "same") == 0
    assert notices(room) == []


def test_a_feed_that_is_paused_does_not_fail(room: Room) -> None:
    Following(room.database, clock=lambda: NOON).take_over({})
    assert room.looks(2 * LONG, "timeout") == 0


def test_nobody_is_told_that_a_feed_is_back_which_is_paused(room: Room) -> None:
    assert room.looks(LONG, "timeout") == 1
    Following(room.database, clock=lambda: NOON).take_over({})
    assert room.looks(EVERY, "timeout") == 1


def test_a_watch_that_rests_is_told_nothing_and_the_ledger_says_so(room: Room) -> None:
    Following(room.database, clock=lambda: NOON).pause_watch(1, 7)
    assert room.looks(LONG, "timeout") == 0
    [line] = Ledger(room.database, None).lines(state="put_down")
    assert "paused" in line.alert.reason


def post(room: Room, port: int, **rules: Any) -> Post[Any]:
    mailer = Mailer(host="127.0.0.1", port=port, tls="none", sender="desk@example.org")
    way, told = ByMail(mailer), Rules(**rules)
    return Post(room.database, way, base_url="", clock=lambda: room.now, rules=told)


# aiosmtpd asks in a way that Python 3.14 no longer likes.
by_mail = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")


@by_mail
def test_it_leaves_by_the_same_post_and_stands_in_the_same_ledger(
    room: Room, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    room.looks(LONG, "timeout")
    room.looks(EVERY, "same")
    assert (post(room, port).send_due(), post(room, port).send_due()) == (2, 0)
    first, second = box.letters
    assert first["To"] == "ana@example.org"
    assert second["References"] == first["Message-ID"]
    ledger = Ledger(room.database, None)
    lines = ledger.lines(state="told")
    assert [isinstance(line, OwedNotice) for line in lines] == [True, True]
    _, tries = ledger.show(lines[0].alert.id or 0)
    assert [(one.sent, one.answer) for one in tries] == [(True, "taken")]


# -- what holds for every mail holds for these -----------------------------------------------------


def reasons(room: Room) -> list[str]:
    return [line.alert.reason for line in Ledger(room.database, None).lines(state="put_down")]


@by_mail
def test_nothing_on_a_feed_leaves_in_quiet_hours(
    room: Room, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with room.database.writing() as session:
        session.get_one(Subscription, 1).quiet = "18:00-20:00"
    room.looks(LONG, "timeout")
    assert post(room, port).send_due() == 0
    room.now += timedelta(hours=2)
    assert post(room, port).send_due() == 1
    assert len(box.letters) == 1


@by_mail
def test_an_address_that_was_refused_is_not_told_of_a_feed_either(
    room: Room, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with room.database.writing() as session:
        outgoing.refuse(session, "ana@example.org", NOON, "550 no such mailbox")
    room.looks(LONG, "timeout")
    assert post(room, port).send_due() == 0
    assert (box.letters, reasons(room)) == ([], ["the address was refused: 550 no such mailbox"])


@by_mail
def test_our_own_address_is_not_told_of_a_feed_either(
    room: Room, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    room.looks(LONG, "timeout")
    assert post(room, port, own=mailbox("ana@example.org")).send_due() == 0
    assert (box.letters, len(reasons(room))) == ([], 1)


@by_mail
def test_a_pause_that_begins_before_the_mail_leaves_holds_for_it(
    room: Room, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    room.looks(LONG, "timeout")
    with room.database.writing() as session:
        session.get_one(Subscription, 1).paused_until = room.now + timedelta(days=1)
    assert post(room, port).send_due() == 0
    assert (box.letters, reasons(room)) == ([], ["the watch is paused"])


@by_mail
def test_when_everything_fails_a_reader_gets_a_few_mails_and_the_last_says_so(
    room: Room, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    feeds = [f"https://wire.example/{number}" for number in range(5)]
    follow(room.database, feeds)
    room.looks(LONG, "timeout")
    assert post(room, port, cap=3).send_due() == 3
    told = [" ".join(letter.get_content().split()) for letter in box.letters]
    assert ["the last mail on feeds for today" in text for text in told] == [False, False, True]
    assert reasons(room) == ["capped: 3 mails on feeds within a day"] * 2
