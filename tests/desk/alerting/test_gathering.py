"""Which alerts go into which letter, and which into none; the rest is shown where they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.desk.alerting.mailroom import (
    DOWN,
    SETTLED,
    deliveries,
    newsroom,
    reasons,
    send,
    shows,
)
from tests.mailserver import HANG_UP, Letterbox
from tests.pipeline.wire import BODY, START, STRIKE, Wire, watch
from tracker.desk.alerting.gathering import Rules, gather
from tracker.desk.alerting.ways import LONGEST_WAIT
from tracker.models.records.alerts import Alert, Subscription
from tracker.models.records.versions import Change
from tracker.models.values import Article
from tracker.store import moves
from tracker.store.database import Database

# aiosmtpd asks in a way that Python 3.14 no longer likes.
pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")

NOW = START + timedelta(hours=3)
DOCKS = replace(STRIKE, headline="Docks shut as talks fail")
ARMY = replace(STRIKE, headline="Army runs docks")


@pytest.fixture
def wire(sqlite_url: str) -> Iterator[Wire]:
    database = Database(sqlite_url)
    with database.writing() as session:
        yield Wire(session)
    database.close()


def gathered(wire: Wire, *texts: Article) -> list[tuple[str, int, int]]:
    """State, and range of the letter that it leads, of each alert."""
    for text in texts:
        wire.shows(text)
    gather(wire.session, NOW, Rules())
    wire.session.flush()
    alerts = wire.session.exec(select(Alert).order_by("id"))
    return [(one.state, one.old_number, one.new_number) for one in alerts]


def test_a_burst_is_led_by_its_first_alert(wire: Wire) -> None:
    watch(wire, "all")
    assert gathered(wire, STRIKE, DOCKS, ARMY) == [("owed", 1, 3), ("owed", 0, 0)]


def test_what_is_settled_for_one_watch_may_be_news_for_another(wire: Wire) -> None:
    watch(wire, "all")
    watch(wire, "all", on="substantive")
    mended = replace(STRIKE, paragraphs=(BODY[0].replace("eleven", "forty"), BODY[1]))
    found = gathered(wire, STRIKE, DOCKS, mended)
    assert [state for state, _, _ in found] == ["put_down", "owed", "put_down", "owed"]
    assert ("owed", 1, 3) in found


def test_words_that_came_and_went_are_settled(wire: Wire) -> None:
    watch(wire, "words", "docks", on="word_appears")
    assert gathered(wire, STRIKE, DOCKS)[0] == ("owed", 1, 2)


def test_each_watch_has_its_own_letter(wire: Wire) -> None:
    watch(wire, "all")
    watch(wire, "all", email="b@example.org")
    assert gathered(wire, STRIKE, DOCKS) == [("owed", 1, 2)] * 2


def test_a_change_that_was_undone_is_not_told(wire: Wire) -> None:
    watch(wire, "all")
    wire.shows(STRIKE)
    change = wire.shows(DOCKS).change
    assert change is not None
    moves.undo_change(wire.session, change, NOW)
    assert gathered(wire)[0][0] == "put_down"


def test_a_pause_holds_for_what_was_owed_before(wire: Wire) -> None:
    number = watch(wire, "all")
    wire.shows(STRIKE)
    wire.shows(DOCKS)
    wire.session.get_one(Subscription, number).paused_until = NOW + timedelta(days=1)
    wire.session.flush()
    assert gathered(wire)[0][0] == "put_down"


# -- letters that no server took -----------------------------------------------------------------


def test_what_is_taken_back_while_no_server_takes_it_is_told_to_nobody(
    database_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(database_url) as room:
        shows(room, "Docks shut as talks fail")
        room.now += SETTLED
        assert send(room, DOWN) == 0
        shows(room, STRIKE.headline)
        room.now += LONGEST_WAIT
        assert send(room, port) == 0
        assert reasons(room) == ["settled: version 3 takes it back in time"] * 2
    assert not box.letters


def test_what_goes_on_while_no_server_takes_it_is_one_letter(
    database_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(database_url) as room:
        for title in ("Docks shut as talks fail", "Docks shut, army called", "Army runs docks"):
            shows(room, title)
            room.now += SETTLED
            assert send(room, DOWN) == 0
        room.now += LONGEST_WAIT
        assert (send(room, port), send(room, port)) == (1, 0)
    assert [letter["X-Tracker-Range"] for letter in box.letters] == ["1..4"]


def test_a_letter_that_a_reader_may_have_is_not_put_together_anew(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    box.answer = HANG_UP
    with newsroom(sqlite_url) as room:
        shows(room, "Docks shut as talks fail")
        room.now += SETTLED
        assert send(room, port) == 0
        room.now += LONGEST_WAIT
        assert send(room, DOWN) == 0
        box.answer = "250 OK"
        shows(room, STRIKE.headline)
        room.now += LONGEST_WAIT
        assert send(room, port) == 2
    assert [letter["X-Tracker-Range"] for letter in box.letters] == ["1..2", "1..2", "2..3"]
    assert len({letter["Message-ID"] for letter in box.letters}) == 2


def test_a_letter_all_of_whose_changes_are_none_any_more_is_not_tried_again(
    sqlite_url: str, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    with newsroom(sqlite_url) as room:
        shows(room, "CORRECTED-Docks shut as talks fail")
        assert send(room, DOWN) == 0
        with room.database.writing() as session:
            for change in session.exec(select(Change)):
                moves.undo_change(session, change, room.now)
        room.now += LONGEST_WAIT
        assert (send(room, port), len(deliveries(room))) == (0, 1)
        assert reasons(room) == ["the two versions are of different stories"]
    assert not box.letters
