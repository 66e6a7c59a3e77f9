from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from tests.loopback import Loopback, Raw, Reply, Request, drip, redirect, written
from tracker.errors import BlockedError, FetchError
from tracker.fetch import Fetcher
from tracker.fetch.manners import ASK_AGAIN, FRESH, UNREADABLE_FOR
from tracker.fetch.robots import ROBOTS_BYTES
from tracker.models.values import Answer, Ask, Posting

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TEXT = b"The ferry left the harbour at nine."
Open = Callable[..., Fetcher]


@dataclass
class Outlet:
    """What a host answers, by path; /robots.txt among them."""

    pages: dict[str, Reply | Raw] = field(default_factory=dict)
    now: datetime = START

    def __call__(self, request: Request) -> Reply | Raw:
        return self.pages.get(request.path, Reply(TEXT))

    def clock(self) -> datetime:
        return self.now


def forbids(path: str) -> Reply:
    return Reply(f"User-agent: *\nDisallow: {path}\n".encode())


def paths(server: Loopback) -> list[str]:
    return [request.path for request in server.requests]


def error_of(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Ask(url))
    return caught.value


# -- robots.txt ----------------------------------------------------------------------------------


def test_what_robots_txt_forbids_is_not_asked(open_fetcher: Open) -> None:
    outlet = Outlet({"/robots.txt": forbids("/drafts")})
    with Loopback(outlet, robots=True) as server:
        fetcher = open_fetcher(clock=outlet.clock)
        error = error_of(fetcher, server.url("/drafts/7"))
        assert fetcher.fetch(Ask(server.url("/news"))).body == TEXT
        assert fetcher.fetch(Ask(server.url("/drafts/7"), robots=False)).body == TEXT
    assert (error.kind, error.status) == ("forbidden", None)
    assert str(error).startswith(f"{server.url('/drafts/7')}: is forbidden to programs")
    assert "robots = false" in str(error)
    assert paths(server) == ["/robots.txt", "/news", "/drafts/7"]


def test_a_host_with_an_agreement_is_not_even_asked_for_its_robots_txt(open_fetcher: Open) -> None:
    with Loopback(Outlet(), robots=True) as server:
        open_fetcher().fetch(Ask(server.url("/news"), robots=False))
    assert paths(server) == ["/news"]


def test_a_robots_txt_is_looked_at_once_a_day(open_fetcher: Open) -> None:
    outlet = Outlet({"/robots.txt": forbids("/drafts")})
    with Loopback(outlet, robots=True) as server:
        fetcher = open_fetcher(clock=outlet.clock)
        for outlet.now in (START, START + FRESH - MINUTE, START + FRESH + MINUTE):
            fetcher.fetch(Ask(server.url("/news")))
    assert paths(server) == ["/robots.txt", "/news", "/news", "/robots.txt", "/news"]


def test_many_at_once_cause_one_look(open_fetcher: Open) -> None:
    outlet = Outlet({"/robots.txt": Reply(b"", delay_s=0.05)})
    with Loopback(outlet, robots=True) as server:
        asks = [Ask(server.url(f"/{n}")) for n in range(20)]
        found = list(open_fetcher(per_host=8).fetch_all(asks))
    assert len(found) == 20
    assert all(isinstance(outcome, Answer) for _, outcome in found)
    assert paths(server).count("/robots.txt") == 1


def test_each_port_of_a_host_has_its_own_robots_txt(open_fetcher: Open) -> None:
    with (
        Loopback(Outlet({"/robots.txt": forbids("/")}), robots=True) as closed,
        Loopback(Outlet(), robots=True) as opened,
    ):
        fetcher = open_fetcher()
        assert error_of(fetcher, closed.url("/news")).kind == "forbidden"
        assert fetcher.fetch(Ask(opened.url("/news"))).body == TEXT


def test_the_gap_lies_between_robots_txt_and_the_page(open_fetcher: Open) -> None:
    with Loopback(Outlet(), robots=True) as server:
        open_fetcher(gap_s=0.1).fetch(Ask(server.url("/news")))
    first, second = (request.at for request in server.requests)
    assert second - first >= 0.099


def test_a_crawl_delay_is_the_gap_of_its_host(open_fetcher: Open) -> None:
    outlet = Outlet({"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 0.2\n")})
    with Loopback(outlet, robots=True) as server:
        list(open_fetcher(gap_s=0.01).fetch_all([Ask(server.url(f"/{n}")) for n in range(3)]))
    times = [request.at for request in server.requests]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.199


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_where_there_is_no_robots_txt_nothing_is_forbidden(open_fetcher: Open, status: int) -> None:
    with Loopback(Outlet({"/robots.txt": Reply(status=status)}), robots=True) as server:
        assert open_fetcher().fetch(Ask(server.url("/news"))).body == TEXT


def test_redirects_of_a_robots_txt_are_followed(open_fetcher: Open) -> None:
    outlet = Outlet({"/robots.txt": redirect("/rules", 301), "/rules": forbids("/drafts")})
    with Loopback(outlet, robots=True) as server:
        assert error_of(open_fetcher(), server.url("/drafts")).kind == "forbidden"


def test_a_robots_txt_that_redirects_for_ever_is_none(open_fetcher: Open) -> None:
    chain: dict[str, Reply | Raw] = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    with Loopback(Outlet({"/robots.txt": redirect("/0"), **chain}), robots=True) as server:
        assert open_fetcher().fetch(Ask(server.url("/news"))).body == TEXT


def test_a_robots_txt_never_leads_inside(open_fetcher: Open) -> None:
    with Loopback(Outlet()) as tripwire:
        inward = redirect(tripwire.url("/", host="127.0.0.2"))
        with Loopback(Outlet({"/robots.txt": inward}), robots=True) as server:
            error = error_of(open_fetcher(allow_private=["127.0.0.1"]), server.url("/news"))
    assert error.kind == "held"
    assert "leads to the private address 127.0.0.2" in str(error)
    assert (paths(server), tripwire.connections) == (["/robots.txt"], 0)


UNREADABLE = [
    Reply(status=500),
    Reply(status=503),
    Reply(status=429),
    Raw([written(Reply(b"User-agent: *"))[:-3]]),
    Raw([b"no head at all\r\n\r\n"]),
    Reply(b"x", headers={"Content-Encoding": "br"}),
]


@pytest.mark.parametrize("reply", UNREADABLE)
def test_while_a_robots_txt_cannot_be_read_nothing_is_asked(
    open_fetcher: Open, reply: Reply | Raw
) -> None:
    outlet = Outlet({"/robots.txt": reply})
    with Loopback(outlet, robots=True) as server:
        fetcher = open_fetcher(clock=outlet.clock)
        for _ in range(3):
            error = error_of(fetcher, server.url("/news"))
            assert (error.kind, error.retry_at) == ("held", START + ASK_AGAIN)
            assert "its robots.txt" in str(error)
        assert paths(server) == ["/robots.txt"]
        outlet.pages = {}
        outlet.now += ASK_AGAIN
        assert fetcher.fetch(Ask(server.url("/news"))).body == TEXT


def test_a_robots_txt_that_was_never_readable_forbids_nothing_after_a_month(
    open_fetcher: Open,
) -> None:
    outlet = Outlet({"/robots.txt": Reply(status=500)})
    with Loopback(outlet, robots=True) as server:
        fetcher = open_fetcher(clock=outlet.clock)
        assert error_of(fetcher, server.url("/news")).kind == "held"
        outlet.now += UNREADABLE_FOR
        assert fetcher.fetch(Ask(server.url("/news"))).body == TEXT


def test_the_last_copy_goes_on_to_count_while_there_is_no_new_one(open_fetcher: Open) -> None:
    outlet = Outlet({"/robots.txt": forbids("/drafts")})
    with Loopback(outlet, robots=True) as server:
        fetcher = open_fetcher(clock=outlet.clock)
        fetcher.fetch(Ask(server.url("/news")))
        outlet.pages["/robots.txt"] = Reply(status=500)
        outlet.now += FRESH
        assert fetcher.fetch(Ask(server.url("/news"))).body == TEXT
        assert error_of(fetcher, server.url("/drafts")).kind == "forbidden"
    assert paths(server) == ["/robots.txt", "/news", "/robots.txt", "/news"]


def test_a_robots_txt_of_five_megabytes_is_read_to_its_cap(open_fetcher: Open) -> None:
    body = b"User-agent: *\nDisallow: /drafts\n" + b"# nothing\n" * ROBOTS_BYTES
    outlet = Outlet({"/robots.txt": Reply(body, gzip=True)})
    with Loopback(outlet, robots=True) as server:
        fetcher = open_fetcher()
        assert fetcher.fetch(Ask(server.url("/news"))).body == TEXT
        assert error_of(fetcher, server.url("/drafts")).kind == "forbidden"


def test_a_robots_txt_that_drips_has_a_deadline_of_its_own(open_fetcher: Open) -> None:
    outlet = Outlet({"/robots.txt": drip(written(forbids("/")), pause_s=0.05)})
    with Loopback(outlet, robots=True) as server:
        error = error_of(open_fetcher(timeout_s=0.2), server.url("/news"))
    assert (error.kind, paths(server)) == ("timeout", ["/robots.txt"])


# -- hosts that want to be left alone ------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_names_a_moment_is_left_alone_by_all_asks(
    open_fetcher: Open, status: int
) -> None:
    busy = Reply(status=status, headers={"Retry-After": "600"})
    outlet, until = Outlet({"/busy": busy}), START + 10 * MINUTE
    with Loopback(outlet) as server:
        fetcher = open_fetcher(clock=outlet.clock)
        first = error_of(fetcher, server.url("/busy"))
        assert (first.kind, first.retry_at) == (f"http {status}", until)
        assert isinstance(first, BlockedError) == (status == 429)
        asks = [Ask(server.url(f"/{n}")) for n in range(50)]
        held = [outcome for _, outcome in fetcher.fetch_all(asks)]
        for outcome in held:
            assert isinstance(outcome, FetchError)
            assert (outcome.kind, outcome.retry_at) == ("held", until)
        assert "is not asked before 2026-03-01 12:10 UTC: its host answers HTTP" in str(held[0])
        assert fetcher.fetch(Ask(server.url("/news", host="other.test"))).body == TEXT
        outlet.now = until
        assert fetcher.fetch(Ask(server.url("/news"))).body == TEXT
    assert paths(server) == ["/busy", "/news", "/news"]


def test_a_busy_robots_txt_holds_its_host_too(open_fetcher: Open) -> None:
    busy = Reply(status=503, headers={"Retry-After": "3600"})
    outlet = Outlet({"/robots.txt": busy})
    with Loopback(outlet, robots=True) as server:
        fetcher = open_fetcher(clock=outlet.clock)
        found = [error_of(fetcher, server.url("/news")) for _ in range(3)]
    assert [error.kind for error in found] == ["http 503", "held", "held"]
    assert {error.retry_at for error in found} == {START + 60 * MINUTE}
    assert paths(server) == ["/robots.txt"]


def test_a_dead_host_costs_a_few_probes_however_many_its_feeds(open_fetcher: Open) -> None:
    with Loopback(Outlet()) as server:
        port = server.port
    outlet = Outlet()
    fetcher = open_fetcher(clock=outlet.clock, gap_s=0.001)
    asks = [Ask(f"http://dead.test:{port}/{n}") for n in range(5_000)]
    for expected in (3, 1):
        kinds = [getattr(outcome, "kind", "") for _, outcome in fetcher.fetch_all(asks)]
        assert (kinds.count("refused"), kinds.count("held")) == (expected, 5_000 - expected)
        outlet.now += 2 * MINUTE


def test_a_host_that_is_back_is_asked_as_before(open_fetcher: Open) -> None:
    outlet = Outlet()
    fetcher = open_fetcher(clock=outlet.clock)
    with Loopback(outlet) as server:
        wrong = server.url("/news").replace("http:", "https:")
        assert [error_of(fetcher, wrong).kind for _ in range(4)] == ["tls"] * 3 + ["held"]
        outlet.now += MINUTE
        assert fetcher.fetch(Ask(server.url("/news"))).body == TEXT
        assert error_of(fetcher, wrong).kind == "tls"


# -- messages ------------------------------------------------------------------------------------


def posting(url: str) -> Posting:
    return Posting(url, b'{"story": 7}', {"Content-Type": "application/json", "X-Sign": "abc"})


def test_a_message_is_sent_and_answered(open_fetcher: Open) -> None:
    with Loopback(Outlet(), robots=True) as server:
        answer = open_fetcher().post(posting(server.url("/hook?a=1")))
    (request,) = server.requests
    assert (request.method, request.path, request.body) == ("POST", "/hook?a=1", b'{"story": 7}')
    assert request.headers["content-type"] == "application/json"
    assert request.headers["x-sign"] == "abc"
    assert request.headers["user-agent"] == "StoryTracker tests"
    assert (answer.status, answer.body) == (200, TEXT)


def test_the_answer_to_a_message_is_read_to_its_cap(open_fetcher: Open) -> None:
    endless = Raw([b"HTTP/1.1 200 OK\r\n\r\n", *[bytes(65_536)] * 50])
    with Loopback(lambda _request: endless) as server:
        assert len(open_fetcher().post(posting(server.url())).body) == 65_536


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (redirect("/elsewhere", 307), "redirects"),
        (redirect("/elsewhere", 303), "redirects"),
        (Reply(status=404), "http 404"),
        (Reply(status=429, headers={"Retry-After": "90"}), "http 429"),
        (Raw([]), "truncated"),
    ],
)
def test_a_message_that_is_not_taken_is_an_error(
    open_fetcher: Open, reply: Reply | Raw, kind: str
) -> None:
    with Loopback(lambda _request: reply) as server, pytest.raises(FetchError) as caught:
        open_fetcher(clock=lambda: START).post(posting(server.url("/hook")))
    assert caught.value.kind == kind
    assert caught.value.retry_at == (START + 1.5 * MINUTE if kind == "http 429" else None)
    assert paths(server) == ["/hook"]


def test_a_message_never_leads_inside(open_fetcher: Open) -> None:
    with Loopback(Outlet()) as tripwire, pytest.raises(FetchError) as caught:
        open_fetcher(allow_private=()).post(posting(tripwire.url("/hook")))
    assert (caught.value.kind, tripwire.connections) == ("address", 0)


def test_a_message_to_no_address_is_an_error(open_fetcher: Open) -> None:
    with pytest.raises(FetchError) as caught:
        open_fetcher().post(posting("ftp://wire.test/hook"))
    assert caught.value.kind == "url"
