"""Rereadings: kept once for each reader, beside the version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from tracker.models.records.evidence import Capture
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.store import rereadings
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def session(copy: Path) -> Iterator[Session]:
    database = Database(f"sqlite:///{copy}")
    with database.writing() as session:
        yield session
    database.close()


def test_what_one_reader_says_of_a_version_is_kept_once(session: Session) -> None:
    version = session.get_one(Version, 1)
    assert rereadings.newest_rereading(session, version) is None
    for reader in ("page 1", "page 2", "page 1"):
        rereadings.keep_rereading(
            session, version, reader, {"dateline": reader}, differ=0, now=NOON
        )
    newest = rereadings.newest_rereading(session, version)
    assert newest is not None
    assert (newest.reader, newest.pieces) == ("page 2", {"dateline": "page 2"})
    found = rereadings.rereadings_of(session, [1, 2])
    assert {key: [one.reader for one in each] for key, each in found.items()} == {
        1: ["page 1", "page 2"]
    }


def test_an_address_remembers_who_read_it_at_once_and_in_the_database(session: Session) -> None:
    address = session.exec(select(Address)).first()
    assert address is not None
    rereadings.note_reader(session, address, {"paragraphs": "1"}, "page 2")
    assert (address.fields, address.reader) == ({"paragraphs": "1"}, "page 2")
    session.expire(address)
    assert (address.fields, address.reader) == ({"paragraphs": "1"}, "page 2")


def test_what_a_feed_gave_has_no_page(session: Session) -> None:
    version = session.get_one(Version, 1)
    assert rereadings.pages_read(session, story_id=version.story_id) == []
    assert rereadings.last_page(session, version.address_id) is None
    session.get_one(Capture, version.capture_id).feed_id = None
    session.flush()
    read = rereadings.pages_read(session, story_id=version.story_id, outlet="wire")
    assert version in [one for one, _, _ in read]
    assert rereadings.pages_read(session, outlet="nobody") == []
    assert rereadings.last_page(session, version.address_id) is not None
