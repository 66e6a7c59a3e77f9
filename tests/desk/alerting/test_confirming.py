"""The mails that ask for a yes, against a real mail server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from tests.mailserver import HANG_UP, Letterbox
from tracker.alert.consent import KEPT
from tracker.config import Settings
from tracker.desk.alerting.confirming import Confirming, open_confirming
from tracker.desk.alerting.consent import Consent
from tracker.desk.alerting.foreseeing import Wanted
from tracker.desk.opening import open_database
from tracker.models.records.alerts import Refusal, Subscription
from tracker.models.records.consent import Confirmation
from tracker.store import outgoing
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
ADA = "ada@example.org"
EVERYTHING = Wanted("all")
CROWD = 100
"""Sign-ups of one address, each from another machine: five times the largest limit that there is
(watches that wait). 10,000 were tried as well."""

# aiosmtpd asks in a way that Python 3.14 no longer likes.
pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")


@dataclass
class Desk:
    """A desk with a mail server, by a clock of the test's own."""

    database: Database
    settings: Settings
    now: datetime = NOON

    @property
    def wing(self) -> Consent:
        return Consent(self.database, sender="desk@example.org", clock=lambda: self.now)

    def sends(self) -> int:
        return self.confirming().send_due()

    def confirming(self) -> Confirming:
        return open_confirming(self.settings, self.database, lambda: self.now)

    def kept(self, table: type[Any]) -> list[Any]:
        with self.database.reading() as session:
            return list(session.exec(select(table)))


@pytest.fixture
def box(letterbox: tuple[Letterbox, int]) -> Letterbox:
    return letterbox[0]


@pytest.fixture
def desk(database_url: str, letterbox: tuple[Letterbox, int]) -> Iterator[Desk]:
    settings = Settings.model_validate(
        {
            "database": {"url": database_url},
            "site": {"title": "The Desk", "base_url": "https://tracker.example.org/"},
            "smtp": {
                "host": "127.0.0.1",
                "port": letterbox[1],
                "tls": "none",
                "sender": "desk@example.org",
            },
        }
    )
    with open_database(settings) as database:
        yield Desk(database, settings)


def link(letter: Any) -> tuple[str, str]:
    """What the link in a mail is for, and its token."""
    [(purpose, token)] = re.findall(
        r"^https://tracker\.example\.org/watches/(\w+)/(\S+)\r?$",
        letter.get_content(),
        re.MULTILINE,
    )
    return purpose, token


def test_an_address_is_asked_and_its_yes_begins_the_watch(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    assert (desk.sends(), desk.sends()) == (1, 0)
    [letter] = box.letters
    assert letter["To"] == ADA
    purpose, token = link(letter)
    assert purpose == "confirm"
    desk.wing.confirm(token)
    assert [one.confirmed_at for one in desk.kept(Subscription)] == [NOON]


def test_what_a_stranger_writes_is_in_no_mail(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, Wanted("words", "cheap pills at https://evil.example"), "c")
    desk.sends()
    assert "pills" not in str(box.letters[0])
    assert "evil" not in str(box.letters[0])


def test_who_has_the_watch_already_gets_the_way_to_it(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    desk.sends()
    desk.wing.confirm(link(box.letters[0])[1])
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    assert desk.sends() == 1
    purpose, token = link(box.letters[1])
    assert purpose == "mine"
    assert desk.wing.mine(token).email == ADA


def test_a_server_that_is_down_loses_nothing(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    box.answer = "451 later"
    for _ in range(3):
        assert desk.sends() == 0
        assert desk.sends() == 0
        desk.now += timedelta(hours=1)
    assert desk.kept(Confirmation)[0].tries == 3
    box.answer = "250 taken"
    assert desk.sends() == 1
    assert len(box.letters) == 1


def test_a_server_that_never_says_is_asked_once_more(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    box.answer = HANG_UP
    for _ in range(4):
        assert desk.sends() == 0
        desk.now += timedelta(hours=1)
    assert len(box.letters) == 2
    assert len({letter["Message-ID"] for letter in box.letters}) == 1


def test_an_address_that_there_is_none_of_is_not_asked_again(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    box.answer_to_reader = "550 nobody here"
    desk.sends()
    assert [one.email for one in desk.kept(Refusal)] == [ADA]
    box.answer_to_reader = "250 known"
    desk.now += timedelta(days=2)
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    assert (desk.sends(), box.letters) == (0, [])


def test_an_address_that_refused_meanwhile_is_not_asked(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    with desk.database.writing() as session:
        outgoing.refuse(session, ADA, NOON, "550 nobody here")
    assert (desk.sends(), box.letters) == (0, [])
    [asked] = desk.kept(Confirmation)
    assert (asked.next_try_at, asked.answer) == (None, "the address was refused: 550 nobody here")


def test_what_got_no_yes_is_forgotten_and_no_longer_sent(desk: Desk, box: Letterbox) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    desk.now += KEPT + timedelta(minutes=1)
    assert desk.sends() == 0
    assert desk.kept(Subscription) == []
    assert box.letters == []
    [left] = desk.kept(Confirmation)
    assert (left.subscription_id, left.next_try_at) == (None, None)


def test_tidying_takes_place_once_an_hour(desk: Desk) -> None:
    confirming = desk.confirming()
    confirming.send_due()
    desk.now += timedelta(minutes=59)
    desk.wing.sign_up(ADA, EVERYTHING, "c")
    confirming.send_due()
    desk.now += KEPT
    confirming.send_due()
    assert len(desk.kept(Subscription)) == 1
    desk.now += timedelta(hours=1)
    confirming.send_due()
    assert desk.kept(Subscription) == []


def test_a_crowd_that_signs_up_one_address_causes_one_mail(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    database = Database(sqlite_url)
    event.listen(database.engine, "connect", lambda one, _: one.execute("PRAGMA synchronous=OFF"))
    smtp = {"host": "127.0.0.1", "port": letterbox[1], "tls": "none", "sender": "d@example.org"}
    desk = Desk(database, Settings.model_validate({"smtp": smtp}))
    spellings = (ADA, "a.da@example.org", "ada+x@example.org", "ADA@example.org")
    wing = desk.wing
    for number in range(CROWD):
        wing.sign_up(spellings[number % 4], EVERYTHING, f"198.51.100.{number}")
    assert desk.sends() == 1
    desk.now += timedelta(hours=23)
    assert desk.sends() == 0
    assert len(letterbox[0].letters) == 1
    assert len(desk.kept(Confirmation)) == 1
    database.close()
