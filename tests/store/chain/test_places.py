"""Versions that stand elsewhere than their links, stories and changes say."""

from __future__ import annotations

from pathlib import Path

from tests.store.chain.tampering import tamper
from tracker.store.chain.places import places
from tracker.store.database import Database


def found(path: Path) -> list[tuple[str, str]]:
    database = Database(f"sqlite:///{path}")
    with database.reading() as session:
        flaws = list(places(session))
    database.close()
    return flaws


def test_what_people_joined_and_parted_holds(archive: Path) -> None:
    assert found(archive) == []


def test_each_thing_that_does_not_agree_is_named_once(copy: Path) -> None:
    tamper(copy, ["UPDATE version SET back = 2 WHERE id = 6"])
    assert found(copy) == [("2@4", "is marked as an earlier text come back, and is not")]
