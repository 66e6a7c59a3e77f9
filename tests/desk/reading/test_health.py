from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, current_thread

import pytest
from sqlmodel import select

from tests.pipeline.wire import STRIKE, Wire, watch
from tracker.clock import utc_now
from tracker.desk.reading.health import PATIENCE, SHORTEST, TOO_LATE, Health, complaints
from tracker.errors import DatabaseError
from tracker.models.records.alerts import Alert, Delivery
from tracker.models.records.feeds import Feed
from tracker.store import leaders, outgoing, outlets
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Two feeds, one due at noon, the other never again."""
    database = Database(database_url)
    with database.writing() as session:
        wire = outlets.keep_outlet(session, "wire", title="Wire", dialect="any").id or 0
        for url, due, state in (("a", NOON, "active"), ("b", NOON - 99 * TOO_LATE, "paused")):
            session.add(Feed(outlet_id=wire, url=url, added_at=NOON, next_poll_at=due, state=state))
    yield database
    database.close()


def polls(database: Database, now: datetime, tick_s: float = 5) -> None:
    with database.writing() as session:
        leaders.take_lead(session, "a 1 x", now, tick_s, dead=lambda _: True)


def found(database: Database, now: datetime) -> list[str]:
    with database.reading() as session:
        return complaints(session, now)


def test_where_nobody_polls_nothing_is_missed(database: Database) -> None:
    assert found(database, NOON + 99 * TOO_LATE) == []


@pytest.mark.parametrize(("tick_s", "patience"), [(5, SHORTEST), (60, timedelta(minutes=2))])
def test_a_tick_that_does_not_come_is_told(
    database: Database, tick_s: float, patience: timedelta
) -> None:
    polls(database, NOON, tick_s)
    assert found(database, NOON + patience) == []
    assert found(database, NOON + patience + SECOND) == ["no tick since 2031-05-03T12:00:00Z"]


def test_a_feed_that_is_not_looked_at_is_told(database: Database) -> None:
    polls(database, NOON + TOO_LATE)
    assert found(database, NOON + TOO_LATE) == []
    polls(database, NOON + TOO_LATE + SECOND)
    assert found(database, NOON + TOO_LATE + SECOND) == [
        "a feed has been due since 2031-05-03T12:00:00Z"
    ]


# -- kept for whoever asks ---------------------------------------------------------------------


def test_who_asks_is_told_what_the_last_look_found(database: Database) -> None:
    polls(database, NOON)
    now = [NOON]
    health = Health(database, lambda: now[0])
    with health:
        assert health.complaints() == []
        now[0] += SHORTEST
        assert health.complaints() == []
        health.look()
        assert health.complaints() == []
        now[0] += SECOND
        health.look()
        assert health.complaints() == ["no tick since 2031-05-03T12:00:00Z"]


def test_looks_are_taken_again_and_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.desk.reading.health.EVERY_S", 0.01)
    looked = Event()
    begun = utc_now()

    def clock() -> datetime:
        if current_thread().name == "health":
            looked.set()
        return begun

    with Health(database, clock):
        assert looked.wait(10)


def test_a_database_that_does_not_answer_is_told_without_it(tmp_path: Path) -> None:
    now = [NOON]
    folder = Database(f"sqlite:///{tmp_path}")
    health = Health(folder, lambda: now[0])
    for waited, said in (
        (PATIENCE, []),
        (SECOND, ["the database has not answered since 2031-05-03T12:00:00Z"]),
    ):
        now[0] += waited
        with pytest.raises(DatabaseError):
            health.look()
        assert health.complaints() == said


# -- letters ---------------------------------------------------------------------------------------


def owes(database: Database, **watched: str) -> None:
    """A letter is due at noon."""
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all", **watched)
        for headline in ("Harbour strike", "Docks shut"):
            wire.shows(replace(STRIKE, headline=headline))
        session.flush()
        alert = session.exec(select(Alert)).one()
        alert.owed_at = alert.next_try_at = NOON
        outgoing.put_together([alert], (1, 2))
        session.add(alert)


def of_letters(database: Database, now: datetime) -> list[str]:
    polls(database, now)
    return [line for line in found(database, now) if not line.startswith("a feed")]


def test_a_letter_that_nobody_sends_is_told(database: Database) -> None:
    owes(database)
    assert of_letters(database, NOON + TOO_LATE) == []
    assert of_letters(database, NOON + TOO_LATE + SECOND) == [
        "a letter has been due since 2031-05-03T12:00:00Z"
    ]


def test_a_mail_server_that_takes_nothing_is_told(database: Database) -> None:
    owes(database)
    later = NOON + 2 * TOO_LATE
    with database.writing() as session:
        outgoing.not_sent(session, 1, NOON, "down", later)
    assert of_letters(database, NOON + TOO_LATE) == []
    assert of_letters(database, later) == [
        "no mail has left since 2031-05-03T12:00:00Z; letters that wait: 1"
    ]
    with database.writing() as session:
        session.add(Delivery(alert_id=1, tried_at=later, sent=True, answer="of another letter"))
    assert of_letters(database, later) == []


def test_that_a_webhook_takes_nothing_is_its_own_affair(database: Database) -> None:
    owes(database, webhook="https://hook.example/in")
    later = NOON + 2 * TOO_LATE
    with database.writing() as session:
        outgoing.not_sent(session, 1, NOON, "down", later)
    assert of_letters(database, later) == []


def test_alerts_that_are_held_are_told(database: Database) -> None:
    owes(database)
    with database.writing() as session:
        outgoing.hold([session.get_one(Alert, 1)], "held: too many")
    assert of_letters(database, NOON) == ["alerts held until `tracker alerts retry`: 1"]
