"""A page that another reader read is no edit: its bytes are read anew before it is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom, versions_told
from tests.loopback import Reply, Request
from tracker.desk.proving.rereading import ReadAnew, open_rereader
from tracker.models.records.evidence import Capture
from tracker.models.records.rereadings import Rereading
from tracker.models.records.stories import Address
from tracker.models.records.versions import Change, Paragraph, Version, VersionParagraph
from tracker.pipeline.reading import reader_name
from tracker.show.anew import told

BOX = "Sign the petition of the Elsine Tenants, which was here before the page was read well."
STRIKE = Item("Dockers strike", "/a", body=BODY)


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    """A story whose page an older reader read: it took a box beside the text for a paragraph."""
    with open_newsroom(database_url) as room:
        room.follow()
        room.items = [STRIKE]
        room.looks()
        with room.database.writing() as session:
            _as_an_older_reader_read(session)
        yield room


def _as_an_older_reader_read(session: Session) -> None:
    box = Paragraph(hash="0" * 32, text=BOX)
    session.add(box)
    session.flush()
    version = session.exec(select(Version)).one()
    row = VersionParagraph(version_id=version.id or 0, position=len(BODY), paragraph_id=box.id or 0)
    version.reader = "page 0, trafilatura 1.0"
    [address] = session.exec(select(Address).where(col(Address.body_hash).is_not(None)))
    address.reader = version.reader
    address.fields = {**address.fields, "paragraphs": "with the box"}
    session.add_all([row, version, address])


def rereadings(room: Newsroom) -> list[Rereading]:
    with room.database.reading() as session:
        return list(session.exec(select(Rereading)))


def test_what_read_a_page_stands_with_the_version(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        room.follow()
        room.items = [STRIKE, Item("Ferry halts", "", guid="f", summary="Crews walked out.")]
        room.looks()
        with room.database.reading() as session:
            readers = {v.headline: v.reader for v in session.exec(select(Version))}
    assert readers == {"Dockers strike": reader_name(), "Ferry halts": ""}
    assert reader_name().startswith("page 1, trafilatura ")


def test_a_later_reader_makes_no_version_of_a_page_that_stayed(room: Newsroom) -> None:
    room.answers["/a"] = with_other_menu
    _, news = room.looks()
    assert versions_told(news) == []
    [one] = rereadings(room)
    assert told(one) == f"read anew with {reader_name()}: 1 paragraph differs"
    assert one.pieces == {"paragraphs": list(BODY)}
    assert room.reading.version(1).article.paragraphs == (*BODY, BOX)
    room.answers.clear()
    assert versions_told(room.looks()[1]) == []
    assert len(rereadings(room)) == 1


def with_other_menu(_: Request) -> Reply:
    """The page as it was, under another menu: visible, and none of the story."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    return Reply(
        f"<html><head><title>{STRIKE.title}</title></head><body><nav>News</nav>"
        f"<article><h1>{STRIKE.title}</h1>{text}</article></body></html>".encode()
    )


def test_an_edit_is_compared_with_the_text_as_it_reads_now(room: Newsroom) -> None:
    edited = (BODY[0].replace("eleven", "twelve"), *BODY[1:])
    room.items = [replace(STRIKE, body=edited)]
    _, news = room.looks()
    assert versions_told(news) == [(1, 2)]
    with room.database.reading() as session:
        change = session.exec(select(Change)).one()
    assert (change.counts["edited"], change.counts.get("removed", 0)) == (1, 0)
    assert len(rereadings(room)) == 1


def test_a_page_whose_bytes_are_lost_is_compared_as_before(room: Newsroom) -> None:
    with room.database.writing() as session:
        for capture in session.exec(select(Capture).where(col(Capture.feed_id).is_(None))):
            capture.body = b"damaged"
            session.add(capture)
    room.items = [replace(STRIKE, body=(*BODY[:2], "They will be back on Friday."))]
    assert versions_told(room.looks()[1]) == [(1, 2)]
    assert rereadings(room) == []
    assert [one.outcome for one in reread(room)][:1] == ["lost"]


def reread(room: Newsroom, *, story_id: int | None = None, outlet: str = "") -> list[ReadAnew]:
    with open_rereader(room.settings) as rereader:
        return rereader.reread(story_id=story_id, outlet=outlet)


def test_rereading_by_hand_is_on_record_once_and_holds_for_the_next_look(room: Newsroom) -> None:
    assert [one.outcome for one in reread(room, story_id=1)] == ["differs"]
    assert [one.outcome for one in reread(room, outlet="wire")] == ["known"]
    assert reread(room, outlet="quay") == []
    room.answers["/a"] = with_other_menu
    assert versions_told(room.looks()[1]) == []
    assert room.reading.story(1).story.versions == 1


def test_what_reads_as_it_was_kept_is_the_same(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        room.follow()
        room.items = [STRIKE]
        room.looks()
        assert [one.outcome for one in reread(room)] == ["same"]
        assert rereadings(room) == []
