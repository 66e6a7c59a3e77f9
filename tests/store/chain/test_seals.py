"""The chain grows in the transaction that keeps something, and breaks off with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlmodel import col, select

from tracker.models.records.evidence import Seal
from tracker.models.seals import BEGINNING, SEAL, seal_hash
from tracker.models.values import Answer
from tracker.store.captures import keep_capture
from tracker.store.chain import head
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Database:
    made = Database(database_url)
    made.upgrade()
    return made


def _answer(number: int) -> Answer:
    url = f"https://w.example/{number}"
    return Answer(url, url, 200, {"etag": "ß"}, f"page {number}".encode(), NOON)


def seals(database: Database) -> list[Seal]:
    with database.reading() as session:
        return list(session.exec(select(Seal).order_by(col(Seal.sequence))))


def test_each_seal_is_over_the_one_before(database: Database) -> None:
    for number in range(3):
        with database.writing() as session:
            keep_capture(session, _answer(number), feed_id=None)
            keep_capture(session, _answer(number), feed_id=None)
    previous = BEGINNING
    for place, seal in enumerate(seals(database), 1):
        assert (seal.sequence, seal.kind, seal.subject_id) == (place, "capture", place)
        assert seal.hash == seal_hash(previous, [getattr(seal, name) for name in SEAL])
        previous = seal.hash
    with database.reading() as session:
        assert head(session) == (6, previous)
    database.close()


def test_what_is_not_kept_is_not_sealed(database: Database) -> None:
    def half(session: Session) -> None:
        keep_capture(session, _answer(1), feed_id=None)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(half)
    assert not seals(database)
    database.write(lambda session: keep_capture(session, _answer(2), feed_id=None))
    assert [seal.sequence for seal in seals(database)] == [1]
    database.close()
