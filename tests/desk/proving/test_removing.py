from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy
from sqlmodel import col, select

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tracker.desk.proving.evidence import Evidence
from tracker.desk.proving.proof import Proof
from tracker.desk.proving.removing import Removing
from tracker.errors import NotFoundError, RefusedError
from tracker.models.records import every
from tracker.models.records.evidence import Capture
from tracker.store.captures import captured

SECRET = "Zebulon Quillfeather was seen at the gate, two neighbours said on Tuesday evening."


def followed(room: Newsroom) -> None:
    room.follow()
    bodies = (BODY, (*BODY, SECRET), BODY[::-1])
    for number, body in enumerate(bodies):
        headline = "Quillfeather named" if number == 1 else f"Docks shut, day {number}"
        room.items = [Item(headline, "/docks", body=body)]
        room.looks()


def removed(room: Newsroom, number: int = 2, *, everywhere: bool = False) -> list[str]:
    removing = Removing(room.database, clock=lambda: room.now)
    return removing.remove(1, number, by="ada", reason="court order", everywhere=everywhere)


def everything(room: Newsroom) -> str:
    with room.database.reading() as session:
        rows = [
            repr(tuple(row))
            for table in every.metadata.sorted_tables
            for row in session.connection().execute(sqlalchemy.select(table))
        ]
    return "\n".join(rows)


def test_nothing_of_it_can_be_read_and_the_chain_is_whole(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room)
        before = Proof(room.database).verify()
        assert before.flaws == ()
        assert "Zebulon" in everything(room)
        assert removed(room) == ["1@2"]
        found = Proof(room.database).verify()
        assert found.flaws == ()
        assert found.removed == ("1@2: text removed on 3 May 2031: court order",)
        assert found.counts.versions == before.counts.versions
        assert "Zebulon" not in everything(room)
        assert "Quillfeather" not in everything(room)
        if database_url.startswith("sqlite"):
            file = Path(database_url.removeprefix("sqlite:///"))
            assert b"Quillfeather" not in file.read_bytes()
        assert room.reading.version(1, 2).article.headline.startswith("text removed on 3 May 2031")
        assert room.reading.version(1, 2).article.paragraphs == ()
        assert set(room.reading.version(1, 1).article.paragraphs) == set(BODY)


def test_the_captures_that_hung_on_it_still_read(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room)
        gone = room.reading.version(1, 2).version.capture_id
        removed(room)
        with room.database.reading() as session:
            left = select(Capture).where(col(Capture.removed_at).is_(None))
            for capture in session.exec(left):
                assert capture.id != gone
                captured(session, capture.id or 0)
        room.items[0].body = (*BODY, "It is over.")
        room.looks()
        assert Proof(room.database).verify().flaws == ()


def test_a_bundle_with_it_says_that_it_was_removed(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room)
        removed(room)
        with pytest.raises(RefusedError, match="text removed on 3 May 2031: court order"):
            Evidence(room.database).bundle(1, 1, 2)
        with pytest.raises(RefusedError, match="text removed"):
            removed(room)
        with pytest.raises(NotFoundError):
            removed(room, 9)
        with pytest.raises(RefusedError, match="reason"):
            Removing(room.database).remove(1, 1, by="ada", reason=" ")


def test_everywhere_takes_along_what_shares_a_paragraph(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room)
        assert removed(room, everywhere=True) == ["1@2", "1@1", "1@3"]
        assert BODY[0] not in everything(room)
        assert Proof(room.database).verify().flaws == ()


def test_a_removal_that_is_on_no_record_is_damage(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room)
        removed(room)
        with room.database.writing() as session:
            session.connection().execute(sqlalchemy.text("DELETE FROM removal"))
        names = {flaw.name for flaw in Proof(room.database).verify().flaws}
        assert "1@2" in names
