"""What differs when the bytes of a version are read anew, and what a comparison takes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import select

from tests.desk.newsroom import BODY, START, Item, Newsroom, open_newsroom
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import PageText
from tracker.pipeline.reading import reader_name
from tracker.pipeline.rereading import as_read_now, keep_anew, page_of, page_to_read_anew
from tracker.store import versions

PAGE = PageText("Dockers strike", BODY)
OTHER = replace(PAGE, lines=(BODY[0], "Another word.", *BODY[2:], "One more."))


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.follow()
        room.items = [Item("Dockers strike", "/a", body=BODY)]
        room.looks()
        yield room


def test_a_text_that_reads_otherwise_is_kept_and_taken_for_a_comparison(room: Newsroom) -> None:
    with room.database.writing() as session:
        version = session.exec(select(Version)).one()
        outlet = room.reading.outlets()[0]
        kept = versions.article(session, version)
        assert keep_anew(session, version, outlet, PAGE, reader="page 2", now=START) is None
        assert as_read_now(session, version, kept) == kept
        anew = keep_anew(session, version, outlet, OTHER, reader="page 2", now=START)
        assert anew is not None
        assert (anew.differ, anew.pieces) == (2, {"paragraphs": list(OTHER.lines)})
        assert keep_anew(session, version, outlet, OTHER, reader="page 2", now=START) is None
        edited = replace(kept, paragraphs=(*OTHER.lines, "They will be back."))
        assert as_read_now(session, version, edited).paragraphs == OTHER.lines
        renamed = replace(kept, headline="Dockers return")
        assert as_read_now(session, version, renamed) == kept


def test_only_a_page_that_seems_changed_under_another_reader_is_read_anew(room: Newsroom) -> None:
    with room.database.reading() as session:
        version = session.exec(select(Version)).one()
        outlet = room.reading.outlets()[0]
        address = session.get_one(Address, version.address_id)
        assert page_to_read_anew(session, address, outlet, OTHER, reader_name()) is None
        assert page_to_read_anew(session, address, outlet, PAGE, "page 2") is None
        found = page_to_read_anew(session, address, outlet, OTHER, "page 2")
        assert found is not None
        assert found[0].id == version.id
        answer = page_of(session, version)
        assert answer == found[1]
        assert answer is not None
        assert BODY[1].encode() in answer.body
