"""What is owed is sent, and what is not taken stays owed: against a real mail server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.alerting.mailroom import (
    SETTLED,
    STRIKE,
    deliveries,
    newsroom,
    posted,
    reasons,
    send,
    shows,
    texts,
)
from tests.desk.newsroom import Item, Newsroom, open_newsroom
from tests.mailserver import HANG_UP, Letterbox
from tracker.desk.alerting.letters import letters_owed
from tracker.desk.alerting.ways import LONGEST_WAIT
from tracker.models.records.alerts import Alert

WORDS = ("Wheat", "Barley", "Turnip", "Cherry", "Walnut")


# aiosmtpd asks in a way that Python 3.14 no longer likes.
pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")


@contextmanager
def changed(url: str) -> Iterator[Newsroom]:
    """A newsroom in which a headline has changed, which one reader watches."""
    with open_newsroom(url) as room:
        room.items = [STRIKE]
        room.follow()
        room.looks()
        room.following.watch("reader@example.org", scope="all")
        room.items = [replace(STRIKE, title="Docks shut as talks fail")]
        outcome, _ = room.looks()
        assert outcome.owed == 1
        room.now += SETTLED
        yield room


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with changed(database_url) as room:
        yield room


def test_a_letter_tells_now_and_was(room: Newsroom, letterbox: tuple[Letterbox, int]) -> None:
    box, port = letterbox
    assert send(room, port) == 1
    [letter] = box.letters
    assert letter["To"] == "reader@example.org"
    text = letter.get_body(("plain",)).get_content()
    assert "Docks shut as talks fail" in text
    assert "Harbour strike enters second day" in text
    assert deliveries(room) == [(True, "taken")]


def test_what_was_sent_is_not_sent_again(room: Newsroom, letterbox: tuple[Letterbox, int]) -> None:
    box, port = letterbox
    send(room, port)
    assert send(room, port) == 0
    assert len(box.letters) == 1


def test_a_mail_server_that_is_down_leaves_the_alert_owed(
    room: Newsroom, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    for _ in range(12):
        assert send(room, 9) == 0
        room.now += LONGEST_WAIT
    assert [sent for sent, _ in deliveries(room)] == [False] * 12
    assert send(room, port) == 1
    assert len(box.letters) == 1


def test_a_passing_refusal_is_tried_again_and_a_final_one_is_not(
    room: Newsroom, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    box.answer = "451 later"
    send(room, port)
    assert send(room, port) == 0
    assert len(deliveries(room)) == 1
    room.now += timedelta(minutes=1)
    box.answer = "554 never"
    send(room, port)
    room.now += timedelta(days=7)
    assert send(room, port) == 0
    assert [sent for sent, _ in deliveries(room)] == [False, False]
    with room.database.reading() as session:
        assert session.get_one(Alert, 1).sent_at is None


def test_without_a_mail_server_everything_stays_owed(room: Newsroom) -> None:
    assert posted(room, room.settings) == 0
    [letter] = letters_owed(room.database, room.now, "")
    assert (letter.was, letter.now) == (STRIKE.title, "Docks shut as talks fail")
    assert deliveries(room) == []


def test_a_watch_that_ended_is_sent_nothing(
    room: Newsroom, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    room.following.end_watch(1)
    assert send(room, port) == 0
    assert box.letters == []


# -- what is told, and what is not -----------------------------------------------------------------


def test_a_slip_taken_back_in_time_is_told_to_nobody(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(sqlite_url) as room:
        shows(room, "Docks shut as talks fail")
        shows(room, STRIKE.title)
        room.now += SETTLED
        assert send(room, port) == 0
        assert reasons(room) == ["settled: version 3 takes it back in time"] * 2
        room.now += timedelta(days=1)
        assert send(room, port) == 0
    assert not box.letters


def test_a_burst_is_one_letter_of_the_whole_range(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(sqlite_url) as room:
        for title in ("Docks shut as talks fail", "Docks shut, army called", "Army runs docks"):
            shows(room, title)
            assert send(room, port) == 0
        room.now += SETTLED
        assert send(room, port) == 1
        assert send(room, port) == 0
    [letter] = box.letters
    assert letter["X-Tracker-Range"] == "1..4"
    assert "1 → 4, 3 changes" in texts(box)[0]


def test_a_return_after_the_wait_is_told_as_a_return(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(sqlite_url) as room:
        for title in ("Docks shut as talks fail", STRIKE.title):
            shows(room, title)
            room.now += SETTLED
            assert send(room, port) == 1
    assert ["back to that of version 1" in text for text in texts(box)] == [False, True]
    first, second = box.letters
    assert (first["Subject"], first["References"]) == (second["Subject"], second["References"])
    assert first["Message-ID"] != second["Message-ID"]


@pytest.mark.parametrize("label", ["CORRECTED-", "WITHDRAWN-"])
def test_a_correction_is_told_at_once_with_what_waited(
    sqlite_url: str, letterbox: tuple[Letterbox, int], label: str
) -> None:
    box, port = letterbox
    with newsroom(sqlite_url) as room:
        shows(room, "Docks shut as talks fail")
        shows(room, f"{label}Docks shut as talks go on", 5)
        assert send(room, port) == 1
    assert box.letters[0]["X-Tracker-Range"] == "1..3"


def test_after_six_letters_on_a_story_the_rest_of_the_day_is_one_digest(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(sqlite_url) as room:
        for number in range(9):
            shows(room, f"Harbour strike enters hour {number}")
            room.now += SETTLED
            send(room, port)
        assert len(box.letters) == 6
        assert ["the last mail on this story" in text for text in texts(box)] == [False] * 5 + [
            True
        ]
        assert "capped: 6 letters" in reasons(room)[-1]
        room.now += timedelta(days=1)
        assert send(room, port) == 1
    assert "NOW: Harbour strike enters hour 8" in texts(box)[-1]
    assert "WAS: Harbour strike enters hour 5" in texts(box)[-1]


def test_a_digest_comes_at_its_hour_and_tells_first_and_last(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(sqlite_url, how="daily", at="07:30", zone="Asia/Seoul") as room:
        for title in ("Docks shut as talks fail", "Army runs docks"):
            shows(room, title)
        room.now = room.now.replace(hour=22, minute=29)
        assert send(room, port) == 0
        room.now += timedelta(minutes=1)
        assert send(room, port) == 1
        shows(room, "Docks open")
        room.now += timedelta(days=1)
        assert send(room, port) == 1
    first, second = box.letters
    assert first["Subject"] == "Daily: all headlines" == second["Subject"]
    assert first["References"] == second["References"]
    assert first["Message-ID"] != second["Message-ID"]
    assert "NOW: Army runs docks" in texts(box)[0]
    assert f"WAS: {STRIKE.title}" in texts(box)[0]


def test_nothing_leaves_in_quiet_hours(sqlite_url: str, letterbox: tuple[Letterbox, int]) -> None:
    _, port = letterbox
    with newsroom(sqlite_url, quiet="12:00-14:00") as room:
        shows(room, "Docks shut as talks fail")
        room.now += SETTLED
        assert send(room, port) == 0
        room.now = room.now.replace(hour=14)
        room.now += SETTLED
        assert send(room, port) == 1


def test_an_address_that_is_refused_gets_nothing_more(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    box.answer_to_reader = "550 no such mailbox"
    with newsroom(sqlite_url) as room:
        for title in ("Docks shut as talks fail", "Army runs docks"):
            shows(room, title)
            room.now += SETTLED
            assert send(room, port) == 0
        assert len(deliveries(room)) == 1
        assert all("550 no such mailbox" in reason for reason in reasons(room))


def test_what_holds_for_a_mail_holds_for_every_try(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    box.answer = "451 later"
    with newsroom(sqlite_url, quiet="12:50-14:00") as room:
        shows(room, "Docks shut as talks fail", 0)
        shows(room, "CORRECTED-Docks shut as talks go on", 5)
        assert (send(room, port), len(deliveries(room))) == (0, 1)
        room.now += timedelta(hours=1)
        assert (send(room, port), len(deliveries(room))) == (0, 1)
        room.now += timedelta(hours=1)
        room.following.pause_watch(1, 7)
        assert (send(room, port), len(deliveries(room))) == (0, 1)
        assert reasons(room) == ["the watch is paused"] * 2
    assert not box.letters


def test_a_server_that_says_later_for_three_days_is_given_up(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    box.answer = "451 later"
    with changed(sqlite_url) as room:
        for _ in range(80):
            send(room, port)
            room.now += LONGEST_WAIT
        assert reasons(room)[0].startswith("given up after three days: ")
        assert len(deliveries(room)) == 74


def test_a_letter_that_may_have_been_taken_goes_out_once_more(
    room: Newsroom, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    box.answer = HANG_UP
    for _ in range(4):
        assert send(room, port) == 0
        room.now += LONGEST_WAIT
    assert len(box.letters) == 2
    assert len({letter["Message-ID"] for letter in box.letters}) == 1
    assert "never said whether" in reasons(room)[0]


def test_a_new_template_is_no_news(
    sqlite_url: str, letterbox: tuple[Letterbox, int], caplog: pytest.LogCaptureFixture
) -> None:
    box, port = letterbox
    items = [Item(f"{word} crop is small this year", f"/{word}") for word in WORDS]
    with newsroom(sqlite_url) as room:
        room.items = items
        room.looks(0)
        room.items = [replace(one, title=f"{one.title}, our site says") for one in items]
        room.looks()
        room.now += SETTLED
        assert send(room, port, most_stories=4) == 0
        assert "alerts held: 5" in caplog.text
        assert all(reason.startswith("held: 5 stories of wire") for reason in reasons(room))
        room.now += timedelta(days=1)
        assert send(room, port) == 0
    assert not box.letters
