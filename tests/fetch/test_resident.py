from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.loopback import Loopback, Reply, Request
from tracker.clock import utc_now
from tracker.errors import FetchError
from tracker.fetch import Fetcher
from tracker.fetch.client import Client, Limits
from tracker.fetch.manners import Manners
from tracker.fetch.resident import Asking, Resident
from tracker.fetch.turns import Turns
from tracker.models.values import Answer, Ask


def ours() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("fetch")]


def test_no_thread_is_left_after_closing(open_fetcher: Callable[..., Fetcher]) -> None:
    with Loopback(lambda _request: Reply(b"x")) as server:
        fetcher = open_fetcher(names=None)
        fetcher.fetch(Ask(server.url(host="localhost")))
        assert len(ours()) == 2  # the loop, and the one that looked the name up
        fetcher.close()
    assert ours() == []


def test_closing_ends_a_reader_that_waits(open_fetcher: Callable[..., Fetcher]) -> None:
    with Loopback(lambda _request: Reply(delay_s=60)) as server:
        fetcher = open_fetcher()
        outcomes = fetcher.fetch_all([Ask("no address"), Ask(server.url())])
        assert isinstance(next(outcomes)[1], FetchError)
        threading.Timer(0.05, fetcher.close).start()
        with pytest.raises(FetchError, match="closed while asking") as caught:
            next(outcomes)
    assert caught.value.kind == "closed"


def test_closing_while_answers_wait_takes_nothing_for_a_broken_outlet(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    with Loopback(lambda _request: Reply(b"x")) as server:
        fetcher = open_fetcher()
        asks = [Ask(server.url(f"/{n}", host=f"host-{n}.test")) for n in range(100)]
        outcomes = fetcher.fetch_all(asks)
        found = [next(outcomes)[1]]
        fetcher.close()
        with pytest.raises(FetchError, match="closed while asking"):
            found.extend(outcome for _, outcome in outcomes)
    assert not any(isinstance(outcome, FetchError) for outcome in found)


class Broken(httpx.AsyncBaseTransport):
    """A transport with a bug."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise LookupError(str(request.url))


@asynccontextmanager
async def broken_client(turns: Turns) -> AsyncIterator[Manners]:
    yield Manners(Client(Broken(), "tests", Limits(1, 1, 1), utc_now), "tests", turns)


def test_a_bug_is_raised_where_its_round_is_read() -> None:
    turns = Turns(1, 0, 4)
    resident = Resident(broken_client(turns), turns)
    try:
        for _ in range(2):  # the thread outlives it
            asking: Asking[str] = resident.asking()
            with asking:
                asking.ask([("an errand", Ask("http://wire.test/"))])
                with pytest.raises(ExceptionGroup) as caught:
                    asking.take()
            assert caught.group_contains(LookupError, match="http://wire.test/robots.txt")
    finally:
        resident.close()


def test_many_threads_may_ask_at_once(open_fetcher: Callable[..., Fetcher]) -> None:
    with Loopback(lambda request: Reply(request.path.encode())) as server:
        fetcher = open_fetcher(per_host=4)
        with ThreadPoolExecutor(8) as threads:
            asks = [Ask(server.url(f"/{n}")) for n in range(64)]
            found = [answer.body for answer in threads.map(fetcher.fetch, asks)]
    assert found == [f"/{n}".encode() for n in range(64)]
    assert server.most_at_once <= 4


def test_asks_go_in_at_any_time_and_come_back_with_their_errands(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    """A slow host is asked first; what is asked after it does not wait for it."""

    def reply(request: Request) -> Reply:
        return Reply(request.path.encode(), delay_s=60 if request.path == "/slow" else 0)

    asking: Asking[int] = open_fetcher().asking()
    with Loopback(reply) as server, asking:
        asking.ask([(0, Ask(server.url("/slow", host="slow.test")))])
        for number in (1, 2, 3):
            asking.ask([(number, Ask(server.url(f"/{number}")))])
            errand, answer = asking.take() or (0, None)
            assert isinstance(answer, Answer)
            assert (errand, answer.body) == (number, f"/{number}".encode())


def test_a_reader_is_woken_and_does_not_wait_for_ever(open_fetcher: Callable[..., Fetcher]) -> None:
    asking: Asking[int] = open_fetcher().asking()
    with asking:
        assert asking.take(timeout_s=0.01) is None
        threading.Timer(0.05, asking.wake).start()
        assert asking.take() is None


def test_a_conveyor_that_was_closed_says_so_as_often_as_it_is_asked(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    fetcher = open_fetcher()
    asking: Asking[int] = fetcher.asking()
    fetcher.close()
    for _ in range(2):
        asking.ask([(1, Ask("http://wire.test/"))])
        with pytest.raises(FetchError, match="closed while asking"):
            asking.take()
