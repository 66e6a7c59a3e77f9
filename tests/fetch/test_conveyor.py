from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import islice, pairwise

import pytest

from tests.loopback import Loopback, Reply, Request, redirect
from tracker.errors import FetchError
from tracker.fetch import Fetcher
from tracker.fetch.conveyor import ROOM
from tracker.models.values import Answer, Ask

Outcomes = Iterable[tuple[Ask, Answer | FetchError]]


def by_path(request: Request) -> Reply:
    return Reply(request.path.encode())


def bodies(outcomes: Outcomes) -> list[bytes]:
    """The bodies in the order of arrival; what failed is raised."""
    found = []
    for _, outcome in outcomes:
        if isinstance(outcome, FetchError):
            raise outcome
        found.append(outcome.body)
    return found


def host_of(request: Request) -> str:
    return request.headers["host"].split(":")[0]


def test_every_ask_comes_to_something_once(fetcher: Fetcher) -> None:
    with Loopback(by_path) as server:
        asks = [Ask(server.url(f"/{n}", host=f"host-{n % 7}.test")) for n in range(150)]
        outcomes = dict(fetcher.fetch_all(iter(asks)))
    assert outcomes.keys() == set(asks)
    for ask, outcome in outcomes.items():
        assert isinstance(outcome, Answer)
        assert outcome.url == ask.url
        assert ask.url.endswith(outcome.body.decode())


def test_the_same_ask_twice_is_answered_twice(fetcher: Fetcher) -> None:
    with Loopback(by_path) as server:
        assert bodies(fetcher.fetch_all([Ask(server.url("/a"))] * 3)) == [b"/a"] * 3


def test_errors_come_back_as_values(fetcher: Fetcher) -> None:
    def handler(request: Request) -> Reply:
        return Reply(status=404) if request.path == "/gone" else by_path(request)

    with Loopback(handler) as server:
        asks = [Ask("no address"), Ask(server.url("/gone")), Ask(server.url("/here"))]
        outcomes = dict(fetcher.fetch_all(asks))
    kinds = [getattr(outcomes[ask], "kind", "answer") for ask in asks]
    assert kinds == ["url", "http 404", "answer"]


def test_nothing_asked_is_nothing_answered(fetcher: Fetcher) -> None:
    assert list(fetcher.fetch_all([])) == []


@pytest.mark.parametrize("per_host", [1, 2])
def test_one_host_is_asked_by_so_many_at_a_time(
    open_fetcher: Callable[..., Fetcher], per_host: int
) -> None:
    with Loopback(lambda _request: Reply(delay_s=0.03)) as server:
        list(open_fetcher(per_host=per_host).fetch_all([Ask(server.url())] * 8))
    assert server.most_at_once == per_host


def test_no_more_are_under_way_in_all(open_fetcher: Callable[..., Fetcher]) -> None:
    with Loopback(lambda _request: Reply(delay_s=0.03)) as server:
        asks = [Ask(server.url(host=f"host-{n}.test")) for n in range(12)]
        list(open_fetcher(in_flight=4).fetch_all(asks))
    assert server.most_at_once == 4


def test_a_gap_lies_between_two_requests_at_one_host(open_fetcher: Callable[..., Fetcher]) -> None:
    """Also across calls: the manners belong to the fetcher, not to a round."""
    with Loopback(by_path) as server:
        fetcher = open_fetcher(gap_s=0.05)
        list(fetcher.fetch_all([Ask(server.url())] * 3))
        fetcher.fetch(Ask(server.url()))
    times = [request.at for request in server.requests]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.049


def test_a_host_with_more_lanes_than_visits_is_left_in_peace(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    """Both lanes of the first host come back for its third visit; the round goes on without it."""
    with Loopback(lambda request: Reply(host_of(request).encode())) as server:
        asks = [Ask(server.url(host=host)) for host in ["a.test"] * 3 + ["b.test"] * 9]
        order = bodies(open_fetcher(per_host=2, gap_s=0.02).fetch_all(asks))
    assert (order.count(b"a.test"), order.count(b"b.test")) == (3, 9)


def test_a_slow_host_starves_nobody(open_fetcher: Callable[..., Fetcher]) -> None:
    """With two workers: one waits for the slow host, the other serves all the rest meanwhile."""

    def handler(request: Request) -> Reply:
        return Reply(host_of(request).encode(), delay_s=2 if "slow" in host_of(request) else 0)

    with Loopback(handler) as server:
        slow = [Ask(server.url(host="slow.test"))] * 2
        quick = [Ask(server.url(host=f"quick-{n}.test")) for n in range(20)]
        order = bodies(open_fetcher(in_flight=2).fetch_all(slow + quick))
    assert order[-2:] == [b"slow.test"] * 2


def test_hosts_that_wait_for_their_gap_hold_up_nobody(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    """Five hosts wait through their gaps, more than there are workers; a sixth sends on."""

    def handler(request: Request) -> Reply:
        if host_of(request) == "sixth.test":
            return redirect(server.url(host="last.test"))
        return Reply(host_of(request).encode())

    with Loopback(handler) as server:
        waiting = [Ask(server.url(host=f"host-{n % 5}.test"), robots=False) for n in range(10)]
        last = [Ask(server.url(host="sixth.test"), robots=False)]
        order = bodies(open_fetcher(in_flight=2, gap_s=0.5).fetch_all(waiting + last))
    assert order.index(b"last.test") == 5
    assert sorted(order[:5]) == sorted(order[6:])


def test_a_redirect_waits_for_its_turn_at_the_other_host(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    def handler(request: Request) -> Reply:
        if host_of(request) == "old.test":
            return redirect(server.url(request.path, host="new.test"), 301)
        return Reply(b"new", delay_s=0.01)

    with Loopback(handler) as server:
        asks = [
            Ask(server.url(f"/{n}", host=f"{'old' if n % 2 else 'new'}.test")) for n in range(8)
        ]
        outcomes = list(open_fetcher(gap_s=0.01).fetch_all(asks))
    assert bodies(outcomes) == [b"new"] * 8
    arrivals = [request.at for request in server.requests if host_of(request) == "new.test"]
    assert len(arrivals) == 8
    assert min(b - a for a, b in pairwise(arrivals)) >= 0.019
    assert {o.moved_to for _, o in outcomes if isinstance(o, Answer)} == {
        None,
        *(server.url(f"/{n}", host="new.test") for n in (1, 3, 5, 7)),
    }


def settled(server: Loopback) -> int:
    """How many requests arrived, once no more arrive."""
    seen = -1
    while seen != len(server.requests):
        seen = len(server.requests)
        time.sleep(0.25)
    return seen


def test_a_slow_reader_keeps_few_answers_in_memory(open_fetcher: Callable[..., Fetcher]) -> None:
    with Loopback(by_path) as server:
        asks = [Ask(server.url(f"/{n}", host=f"host-{n}.test")) for n in range(200)]
        outcomes = open_fetcher(in_flight=4).fetch_all(asks)
        first = list(islice(outcomes, 1))
        assert settled(server) <= 1 + ROOM + 4
        assert len(bodies(first) + bodies(outcomes)) == 200


def test_a_reader_that_asks_again_for_each_answer_is_not_locked_out(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    """More answers than fit in the outbox, all from the one host that is asked again meanwhile."""
    with Loopback(by_path) as server:
        fetcher = open_fetcher(per_host=1, in_flight=2)
        asks = [Ask(server.url(f"/feed/{n}")) for n in range(2 * ROOM)]
        pages = [fetcher.fetch(Ask(f"{ask.url}/page")).body for ask, _ in fetcher.fetch_all(asks)]
    assert sorted(pages) == sorted(f"/feed/{n}/page".encode() for n in range(2 * ROOM))


def test_closing_early_drops_what_is_left(open_fetcher: Callable[..., Fetcher]) -> None:
    with Loopback(by_path) as server:
        fetcher = open_fetcher(gap_s=0.1)
        outcomes = fetcher.fetch_all([Ask(server.url(f"/{n}")) for n in range(50)])
        next(outcomes)
        outcomes.close()
        assert settled(server) <= 3
        assert fetcher.fetch(Ask(server.url("/after"))).body == b"/after"
