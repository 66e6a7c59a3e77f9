from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.desk.newsroom import START, Item, Newsroom, open_newsroom
from tracker.bounded.readers import Readers
from tracker.desk.receiving import Receiving
from tracker.desk.telling import Failed, News, Telling
from tracker.errors import FetchError
from tracker.models.records.evidence import Capture
from tracker.models.values import Answer
from tracker.pipeline.reading import open_readers


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.follow()
        yield room


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with open_readers() as readers:
        yield readers


@pytest.fixture
def told() -> list[News]:
    return []


@pytest.fixture
def desk(room: Newsroom, readers: Readers, told: list[News]) -> Receiving:
    interval = timedelta(minutes=5)
    return Receiving(room.database, readers, Telling(told.append), interval, lambda: room.now)


def answer(room: Newsroom, body: bytes, status: int = 200) -> Answer:
    url = room.server.url("/feed")
    return Answer(url, url, status, {}, body, START)


def captures(room: Newsroom) -> int:
    with room.database.reading() as session:
        return len(session.exec(select(Capture)).all())


def test_what_could_not_be_dealt_with_is_kept_and_looked_at_again(
    room: Newsroom, desk: Receiving, told: list[News]
) -> None:
    [(feed, _)] = room.following.feeds()
    look = desk.mishap(feed, answer(room, b"<rss>"), ValueError("odd"))
    assert (look.outcome, look.error) == ("mishap", "could not be dealt with: ValueError('odd')")
    assert look.next_poll_at is not None
    assert look.next_poll_at > START
    assert captures(room) == 1
    assert told == [Failed(feed.url, f"{feed.url}: odd")]
    for result in (answer(room, b"", 304), FetchError("late", kind="timeout")):
        desk.mishap(feed, result, ValueError("odd"))
    assert captures(room) == 1


def test_entries_with_their_text_are_filed_and_no_page_is_wanted(
    room: Newsroom, desk: Receiving, told: list[News]
) -> None:
    room.items = [Item("Docks shut", "", guid="1", summary="All of them.")]
    [(feed, outlet)] = room.following.feeds()
    look, wanted = desk.feed(feed, outlet, answer(room, room.feed()))
    assert (look.outcome, wanted, len(told)) == ("changed", (), 1)


def test_a_page_that_says_nothing_new_leaves_its_look_to_be_remembered(
    room: Newsroom, desk: Receiving, told: list[News]
) -> None:
    room.items = [Item("Docks shut", "/a", body=["The docks of Port Elsine are shut."] * 3)]
    room.looks()
    read = room.reading.story(1)
    failed = FetchError("a: late", kind="timeout")
    look = desk.page(read.addresses[0], read.outlet, read.story, failed)
    assert look is not None
    assert (look.outcome, [type(news) for news in told]) == ("timeout", [Failed])
