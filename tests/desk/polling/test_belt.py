"""Fairness, and what happens when something goes wrong with one answer of many."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tests.loopback import Reply
from tests.readers import shared_readers
from tracker.bounded.readers import Readers
from tracker.desk.polling.belt import Belt
from tracker.desk.polling.receiving import Outcome, Receiving
from tracker.desk.polling.rhythms import Rhythms
from tracker.desk.polling.telling import Failed, News, Telling
from tracker.desk.way_out import open_fetcher
from tracker.errors import DatabaseError
from tracker.models.records.evidence import Capture
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.values import Answer
from tracker.pipeline.reading import page_text
from tracker.pipeline.receive import Listed
from tracker.store import polls
from tracker.store.polls import Look


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.items = [Item("Harbour strike enters second day", "/strike", body=BODY)]
        room.follow()
        yield room


@pytest.fixture
def readers() -> Readers:
    return shared_readers()


@dataclass(frozen=True, slots=True)
class Clumsy(Receiving):
    """Falls over one feed."""

    error: BaseException
    over: str

    def feed(self, feed: Feed, outlet: Outlet, result: Outcome) -> tuple[Look, tuple[Listed, ...]]:
        if feed.url.endswith(self.over):
            raise self.error
        return Receiving.feed(self, feed, outlet, result)


def rhythms(room: Newsroom) -> Rhythms:
    return Rhythms(room.database, timedelta(minutes=5))


def run(room: Newsroom, receiving: Receiving) -> None:
    """Everything that is due, until nothing is under way."""
    with room.database.reading() as session:
        due = polls.due_feeds(session, None)
    stopping = threading.Event()
    with open_fetcher(room.settings) as fetcher, Belt(fetcher, receiving, stopping) as belt:
        belt.put(due, [])
        while belt.under_way:
            belt.turn()


def clumsy(room: Newsroom, readers: Readers, told: list[News], error: BaseException) -> Clumsy:
    telling = Telling(told.append)
    return Clumsy(room.database, readers, telling, rhythms(room), lambda: room.now, error, "/bad")


@pytest.mark.parametrize(
    "error",
    [ValueError("odd"), SystemExit(3), asyncio.CancelledError(), MemoryError(), RecursionError()],
    ids=lambda error: type(error).__name__,
)
def test_an_error_of_any_kind_over_one_answer_leaves_the_others_alone(
    room: Newsroom, readers: Readers, error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    room.answers["/bad"] = lambda _: Reply(room.feed())
    room.follow("/bad")
    told: list[News] = []
    with caplog.at_level(logging.ERROR):
        run(room, clumsy(room, readers, told, error))
    assert room.headlines() == ["Harbour strike enters second day"]
    feeds = {feed.url.rpartition("/")[2]: feed for feed, _ in room.following.feeds()}
    bad = feeds["bad"]
    assert (bad.outcome, bad.failures, feeds["feed"].failures) == ("mishap", 1, 0)
    assert bad.next_poll_at is not None
    assert type(error).__name__ in (bad.last_error or "")
    assert sum(isinstance(news, Failed) for news in told) == 1
    assert any(record.exc_info for record in caplog.records)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), DatabaseError("disk full")])
def test_what_concerns_everything_ends_the_belt(
    room: Newsroom, readers: Readers, error: BaseException
) -> None:
    room.answers["/bad"] = lambda _: Reply(room.feed())
    room.follow("/bad")
    with pytest.raises(type(error)):
        run(room, clumsy(room, readers, [], error))


def test_an_entry_that_cannot_be_filed_does_not_hold_up_its_feed(
    room: Newsroom, readers: Readers, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever is told of the first version falls over it."""
    room.items.append(Item("Wheat crop seen smaller", "/wheat", body=BODY[1:]))
    errors = [LookupError("odd")]

    def tell(_: News) -> None:
        if errors:
            raise errors.pop()

    telling = Telling(tell)
    with caplog.at_level(logging.ERROR):
        run(
            room,
            Receiving(
                room.database,
                readers,
                telling,
                rhythms(room),
                lambda: room.now,
            ),
        )
    [(feed, _)] = room.following.feeds()
    assert (feed.outcome, telling.round.versions, telling.round.failed) == ("changed", 2, 1)


def test_a_slow_host_holds_up_nobody(room: Newsroom, readers: Readers) -> None:
    """The slow feed answers after everything else was filed, pages of entries included."""
    filed = threading.Event()
    released = threading.Event()

    def tell(_: News) -> None:
        filed.set()

    room.answers["/slow"] = lambda _: Reply(room.feed(), delay_s=60)
    room.follow("/slow")
    with open_fetcher(room.settings) as fetcher:
        receiving = Receiving(
            room.database,
            readers,
            Telling(tell),
            rhythms(room),
            lambda: room.now,
        )
        with Belt(fetcher, receiving, released) as belt, room.database.reading() as session:
            belt.put(polls.due_feeds(session, None), [])
            while not filed.is_set():
                belt.turn()
            assert belt.under_way >= 1
    assert room.headlines() == ["Harbour strike enters second day"]


def test_what_is_under_way_is_not_asked_for_again(room: Newsroom, readers: Readers) -> None:
    """However often it is due: its interval may be shorter than the outlet takes to answer."""
    room.answers["/feed"] = lambda _: Reply(room.feed(), delay_s=0.3)
    receiving = Receiving(
        room.database,
        readers,
        Telling(lambda _: None),
        rhythms(room),
        lambda: room.now,
    )
    with open_fetcher(room.settings) as fetcher, room.database.reading() as session:
        due = polls.due_feeds(session, None)
        with Belt(fetcher, receiving, threading.Event()) as belt:
            put = [belt.put(due, []) for _ in range(5)]
            while belt.under_way:
                belt.turn()
            paths = [request.path for request in room.server.requests]
            put.append(belt.put(due, []))
    assert put == [1, 0, 0, 0, 0, 1]
    assert paths == ["/feed", "/strike"]


def test_a_page_that_two_feeds_list_makes_one_story(room: Newsroom) -> None:
    room.answers["/top"] = lambda _: Reply(room.feed())
    room.follow("/top")
    room.looks()
    pages = [request.path for request in room.server.requests if request.path == "/strike"]
    assert 1 <= len(pages) <= 2
    assert len(room.reading.stories()) == 1
    outcome, _ = room.looks()
    assert (outcome.unchanged, outcome.versions) == (3, 0)


# -- a machine that begins no process --------------------------------------------------------------


@pytest.fixture
def starved() -> Iterator[Readers]:
    """Readers none of which comes up."""
    with Readers(["no.such.module"]) as readers:
        yield readers


@dataclass(frozen=True, slots=True)
class Tiring(Receiving):
    """Has readers for feeds, and none for pages."""

    starved: Readers

    def begin_listed(self, result: Outcome) -> None:
        if isinstance(result, Answer):
            self._texts[id(result)] = page_text(self.starved, result)


def the_feed(room: Newsroom) -> Feed:
    [(feed, _)] = room.following.feeds()
    return feed


def captures(room: Newsroom) -> list[str]:
    with room.database.reading() as session:
        return [one.url.rpartition("/")[2] for one in session.exec(select(Capture)).all()]


def test_a_reader_that_does_not_start_is_no_fault_of_the_feed(
    room: Newsroom, readers: Readers, starved: Readers, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[News] = []
    telling = Telling(told.append)
    for _ in range(2):
        run(room, Receiving(room.database, starved, telling, rhythms(room), lambda: room.now))
    feed = the_feed(room)
    assert (feed.outcome, feed.failures, feed.read_at) == ("no reader", 0, None)
    assert feed.polled_at is not None
    assert feed.next_poll_at is not None
    assert feed.next_poll_at - feed.polled_at <= timedelta(minutes=5)
    assert [news.ours for news in told if isinstance(news, Failed)] == [True, True]
    assert (telling.round.failed, telling.round.unread, caplog.records) == (2, 2, [])
    assert captures(room) == ["feed"], "the same bytes are kept once"
    run(room, Receiving(room.database, readers, telling, rhythms(room), lambda: room.now))
    assert (the_feed(room).outcome, telling.round.versions) == ("changed", 1)


def test_a_feed_is_read_again_for_the_pages_that_no_reader_was_there_for(
    room: Newsroom, readers: Readers, starved: Readers
) -> None:
    told: list[News] = []
    telling = Telling(told.append)
    run(room, Tiring(room.database, readers, telling, rhythms(room), lambda: room.now, starved))
    feed = the_feed(room)
    assert (feed.outcome, feed.failures, telling.round.versions) == ("no reader", 0, 0)
    [failed] = told
    assert failed == Failed(
        room.server.url("/strike"), room.server.url("/strike") + ": answered, and not read here:"
        " a process for reading did not start; is there memory left? Looked at again at its turn.",
        ours=True,
    )  # fmt: skip
    assert sorted(captures(room)) == ["feed", "strike"]
    run(room, Receiving(room.database, readers, telling, rhythms(room), lambda: room.now))
    assert (the_feed(room).outcome, telling.round.versions) == ("changed", 1)


def test_a_page_that_no_reader_was_there_for_has_not_failed(
    room: Newsroom, readers: Readers, starved: Readers
) -> None:
    telling = Telling(lambda _: None)
    run(room, Receiving(room.database, readers, telling, rhythms(room), lambda: room.now))
    room.items[0].body = BODY[:2]
    receiving = Receiving(room.database, starved, telling, rhythms(room), lambda: room.now)
    with room.database.reading() as session:
        due = polls.due_pages(session, None, limit=9)
    with (
        open_fetcher(room.settings) as fetcher,
        Belt(fetcher, receiving, threading.Event()) as belt,
    ):
        belt.put([], due)
        while belt.under_way:
            belt.turn()
    [address] = room.reading.story(1).addresses
    assert (address.outcome, address.failures) == ("no reader", 0)
    assert (telling.round.unread, telling.round.versions) == (1, 1)
