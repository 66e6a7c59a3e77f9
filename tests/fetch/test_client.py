from __future__ import annotations

import gzip
import itertools
import socket
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from tests.loopback import AllNamesHere, Handler, Loopback, Raw, Reply, drip, redirect, written
from tracker.errors import BlockedError, FetchError
from tracker.fetch import Fetcher
from tracker.fetch.client import HEADER_BYTES
from tracker.models.values import Ask

TEXT = b"The ferry left the harbour at nine. " * 20
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def answered(reply: Reply | Raw) -> Handler:
    return lambda _request: reply


def kind_of(fetcher: Fetcher, handler: Handler, ask: Callable[[str], Ask] = Ask) -> str:
    with Loopback(handler) as server, pytest.raises(FetchError) as caught:
        fetcher.fetch(ask(server.url("/feed")))
    assert str(caught.value).startswith(f"{server.url('/feed')}: ")
    return caught.value.kind


# -- what is asked -------------------------------------------------------------------------------


def test_a_request_says_who_asks_and_takes_gzip_alone(fetcher: Fetcher) -> None:
    with Loopback(answered(Reply())) as server:
        fetcher.fetch(Ask(server.url("/feed?page=2#part")))
    (request,) = server.requests
    assert (request.method, request.path) == ("GET", "/feed?page=2")
    assert request.headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": "StoryTracker tests",
        "accept": "*/*",
        "accept-encoding": "gzip",
    }


def test_validators_are_sent_along(fetcher: Fetcher) -> None:
    date = "Sun, 01 Mar 2026 12:00:00 GMT"
    with Loopback(answered(Reply(status=304, headers={"ETag": '"b"'}))) as server:
        answer = fetcher.fetch(Ask(server.url(), etag='W/"a"', last_modified=date))
    sent = server.requests[0].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('W/"a"', date)
    assert answer.unchanged
    assert (answer.body, answer.headers) == (b"", {"etag": '"b"'})


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"é"', '"\x00"', ""])
def test_a_validator_that_cannot_be_sent_is_left_out(fetcher: Fetcher, etag: str) -> None:
    with Loopback(answered(Reply(TEXT))) as server:
        assert fetcher.fetch(Ask(server.url(), etag=etag)).body == TEXT
    assert not {"if-none-match", "x-evil"} & set(server.requests[0].headers)


def test_no_cookie_is_kept(fetcher: Fetcher) -> None:
    with Loopback(answered(Reply(headers={"Set-Cookie": "reader=7; Path=/"}))) as server:
        ask = Ask(server.url(host="wire.test"))
        assert fetcher.fetch(ask).headers["set-cookie"] == "reader=7; Path=/"
        fetcher.fetch(ask)
    assert "cookie" not in server.requests[1].headers


def test_proxies_of_the_environment_are_ignored(
    open_fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Loopback(answered(Reply(b"proxy"))) as proxy, Loopback(answered(Reply(TEXT))) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        assert open_fetcher().fetch(Ask(server.url())).body == TEXT
    assert proxy.connections == 0


# -- what comes back -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [
        Reply(TEXT),
        Reply(TEXT, gzip=True),
        Reply(TEXT, chunked=True),
        Reply(TEXT, chunked=True, gzip=True),
        Raw([b"HTTP/1.1 200 OK\r\n\r\n", TEXT]),
        Raw([b"HTTP/1.0 200 OK\r\n\r\n", TEXT]),
        Raw([b"HTTP/1.1 100 Continue\r\n\r\n", written(Reply(TEXT))]),
        drip(written(Reply(TEXT, gzip=True)), pause_s=0, piece=7),
    ],
)
def test_a_body_comes_back_byte_for_byte(
    open_fetcher: Callable[..., Fetcher], reply: Reply | Raw
) -> None:
    with Loopback(answered(reply)) as server:
        answer = open_fetcher(clock=lambda: NOW).fetch(Ask(server.url("/a b#part")))
    assert (answer.status, answer.body, answer.captured_at) == (200, TEXT, NOW)
    assert answer.dialled == "127.0.0.1"
    assert (answer.url, answer.final_url) == (server.url("/a b#part"), server.url("/a%20b"))
    assert not answer.unchanged


def test_headers_come_back_in_lower_case_and_joined(fetcher: Fetcher) -> None:
    head = b"HTTP/1.1 200 OK\r\nX-Desk: one\r\nContent-Length: 0\r\nX-DESK: two\r\n\r\n"
    with Loopback(answered(Raw([head]))) as server:
        headers = fetcher.fetch(Ask(server.url())).headers
    assert headers == {"x-desk": "one, two", "content-length": "0"}


def test_a_long_header_line_is_taken_up_to_a_limit(fetcher: Fetcher) -> None:
    def reply(size: int) -> Handler:
        return answered(Reply(TEXT, headers={"Content-Security-Policy": "x" * size}))

    with Loopback(reply(HEADER_BYTES - 100)) as server:
        assert fetcher.fetch(Ask(server.url())).body == TEXT
    assert kind_of(fetcher, reply(HEADER_BYTES + 1)) == "not http"


def test_connections_are_kept_between_calls(fetcher: Fetcher) -> None:
    with Loopback(answered(Reply(TEXT, gzip=True))) as server:
        for _ in range(3):
            fetcher.fetch(Ask(server.url()))
    assert server.connections == 1


def test_the_address_that_was_dialled_is_known_of_a_kept_connection_too(fetcher: Fetcher) -> None:
    with Loopback(answered(Reply(TEXT))) as server:
        ask = Ask(server.url(host="wire.test"))
        assert [fetcher.fetch(ask).dialled for _ in range(3)] == ["127.0.0.1"] * 3


# -- redirects -----------------------------------------------------------------------------------


def test_a_redirect_is_followed(fetcher: Fetcher) -> None:
    pages = {"/feed": redirect("/new#part", 301), "/new": redirect("last", 308)}
    with Loopback(lambda request: pages.get(request.path, Reply(TEXT))) as server:
        answer = fetcher.fetch(Ask(server.url("/feed"), etag='"a"'))
    assert [request.path for request in server.requests] == ["/feed", "/new", "/last"]
    assert {request.headers["if-none-match"] for request in server.requests} == {'"a"'}
    assert (answer.url, answer.body) == (server.url("/feed"), TEXT)
    assert answer.final_url == answer.moved_to == server.url("/last")


def test_a_hundred_redirects_are_not_followed(fetcher: Fetcher) -> None:
    numbers = itertools.count(1)
    with (
        Loopback(lambda _request: redirect(f"/{next(numbers)}")) as server,
        pytest.raises(FetchError) as caught,
    ):
        fetcher.fetch(Ask(server.url()))
    assert caught.value.kind == "redirects"
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("file:///etc/hostname", "url"),
        ("gopher://wire.test/", "url"),
        ("http://reader:secret@wire.test/", "url"),
        ("/feed", "redirects"),
        ("http://10.0.0.1/", "address"),
        ("http://169.254.169.254/latest/meta-data/", "address"),
        ("http://[::1]/", "address"),
    ],
)
def test_a_redirect_to_where_nothing_may_go(fetcher: Fetcher, location: str, kind: str) -> None:
    assert kind_of(fetcher, answered(redirect(location))) == kind


@pytest.mark.parametrize("status", [300, 301, 302, 305])
def test_a_redirect_to_nowhere_is_an_error(fetcher: Fetcher, status: int) -> None:
    assert kind_of(fetcher, answered(Reply(TEXT, status=status))) == f"http {status}"


# -- what is no answer ---------------------------------------------------------------------------


@pytest.mark.parametrize("status", [101, 206, 304, 404, 410, 500, 503, 999])
def test_a_status_without_an_answer_is_an_error(fetcher: Fetcher, status: int) -> None:
    with (
        Loopback(answered(Reply(b"", status=status))) as server,
        pytest.raises(FetchError, match=f"answers HTTP {status}") as caught,
    ):
        fetcher.fetch(Ask(server.url()))
    assert (caught.value.kind, caught.value.status) == (f"http {status}", status)
    assert not isinstance(caught.value, BlockedError)


@pytest.mark.parametrize(
    "reply",
    [
        *(Reply(TEXT, status=status) for status in (401, 403, 407, 429)),
        Reply(TEXT, status=503, headers={"CF-Mitigated": "challenge"}),
    ],
)
def test_a_wall_is_told_from_an_error(fetcher: Fetcher, reply: Reply) -> None:
    with Loopback(answered(reply)) as server, pytest.raises(BlockedError) as caught:
        fetcher.fetch(Ask(server.url()))
    assert caught.value.status == reply.status


LONG_HEAD = (b"X-%d: x\r\n" % number for number in range(100_000))


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Raw([]), "truncated"),
        (Raw([], reset=True), "truncated"),
        (Raw([b"HTTP/1.1 200 OK\r\nContent-Le"]), "truncated"),
        (Raw([written(Reply(TEXT))[:-1]]), "truncated"),
        (Raw([written(Reply(TEXT))[:-1]], reset=True), "truncated"),
        (Raw([written(Reply(TEXT, chunked=True))[:-2]]), "truncated"),
        (Raw([written(Reply(TEXT, chunked=True))[:-9]]), "truncated"),
        (Reply(gzip.compress(TEXT)[:-1], headers={"Content-Encoding": "gzip"}), "truncated"),
        (Reply(TEXT, headers={"Content-Encoding": "gzip"}), "encoding"),
        (Reply(zlib.compress(TEXT), headers={"Content-Encoding": "deflate"}), "encoding"),
        (Reply(TEXT, headers={"Content-Encoding": "br"}), "encoding"),
        (Reply(gzip.compress(TEXT), gzip=True, headers={"Content-Encoding": "gzip, gzip"}),
         "encoding"),
        (Raw([b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\nx"]), "too large"),
        (Raw(itertools.chain([b"HTTP/1.1 200 OK\r\n\r\n"], itertools.repeat(bytes(65_536)))),
         "too large"),
        (Reply(bytes(20_000_000), gzip=True), "too large"),
        (Raw([b"SSH-2.0-OpenSSH_9.2\r\n\r\n"]), "not http"),
        (Raw([b"HTTP/1.1 twenty OK\r\n\r\n"]), "not http"),
        (Raw([b"<html>no head at all</html>"]), "not http"),
        (Raw([b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"]), "not http"),
        (Raw([b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"]),
         "not http"),
        (Raw([b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc"]),
         "not http"),
        (Raw([b"HTTP/1.1 200 OK\r\nX-Desk: \x00\r\n\r\n"]), "not http"),
        (Raw(itertools.chain([b"HTTP/1.1 200 OK\r\n"], LONG_HEAD)), "not http"),
    ],
)  # fmt: skip
def test_half_an_answer_is_none(fetcher: Fetcher, reply: Reply | Raw, kind: str) -> None:
    assert kind_of(fetcher, answered(reply)) == kind


def test_an_ask_may_have_its_own_limit(fetcher: Fetcher) -> None:
    with Loopback(answered(Reply(TEXT, gzip=True))) as server:
        assert fetcher.fetch(Ask(server.url(), limit=len(TEXT))).body == TEXT
    too_small = lambda url: Ask(url, limit=len(TEXT) - 1)  # noqa: E731 (one line, used once)
    assert kind_of(fetcher, answered(Reply(TEXT, gzip=True)), too_small) == "too large"


@pytest.mark.parametrize(
    "reply",
    [
        drip(written(Reply(TEXT)), pause_s=0.02),
        drip(written(Reply(TEXT)), pause_s=0.02, piece=40),
        Raw(itertools.chain([b"HTTP/1.1 200 OK\r\n"], itertools.repeat(b"X: y\r\n")), pause_s=0.02),
        Raw(itertools.repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n"), pause_s=0.02),
        Reply(TEXT, delay_s=60),
    ],
    ids=["head", "body", "endless head", "endless hints", "silence"],
)
def test_an_answer_has_a_deadline_in_all(
    open_fetcher: Callable[..., Fetcher], reply: Reply | Raw
) -> None:
    with Loopback(answered(reply)) as server, pytest.raises(FetchError) as caught:
        open_fetcher(timeout_s=0.25).fetch(Ask(server.url()))
    assert caught.value.kind == "timeout"
    assert str(caught.value) == f"{server.url()}: did not answer within 0.25 s"


def test_redirects_share_the_deadline(open_fetcher: Callable[..., Fetcher]) -> None:
    slow = Reply(status=302, headers={"Location": "/next"}, delay_s=0.35)
    pages = {"/": slow, "/next": Reply(TEXT, delay_s=0.35)}
    with (
        Loopback(lambda request: pages[request.path]) as server,
        pytest.raises(FetchError) as caught,
    ):
        open_fetcher(timeout_s=0.6).fetch(Ask(server.url()))
    assert caught.value.kind == "timeout"
    assert [request.path for request in server.requests] == ["/", "/next"]


# -- connections that are not made ---------------------------------------------------------------


def free_port() -> int:
    with Loopback(answered(Reply())) as server:
        return server.port


def test_a_closed_port_refuses(fetcher: Fetcher) -> None:
    with pytest.raises(
        FetchError, match=r"cannot be connected to \(connection refused\)"
    ) as caught:
        fetcher.fetch(Ask(f"http://127.0.0.1:{free_port()}/"))
    assert caught.value.kind == "refused"


def test_a_port_that_never_accepts_is_too_late(open_fetcher: Callable[..., Fetcher]) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, socket.socket() as first:
        first.connect(full.getsockname())
        port = full.getsockname()[1]
        with pytest.raises(FetchError, match="did not accept a connection") as caught:
            open_fetcher(connect_timeout_s=0.2).fetch(Ask(f"http://127.0.0.1:{port}/"))
    assert caught.value.kind == "timeout"


def test_a_port_that_never_answers_the_handshake_is_too_late(
    open_fetcher: Callable[..., Fetcher],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(FetchError, match="or finish the TLS handshake in time") as caught:
            open_fetcher(connect_timeout_s=0.2).fetch(Ask(url))
    assert caught.value.kind == "timeout"


class OnlyLocalhost(AbstractResolver):
    """The system's own reading of a host, as name or number, without asking the network."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        text = "127.0.0.1" if host.lower().rstrip(".") == "localhost" else host
        numeric = socket.AI_NUMERICHOST
        found = socket.getaddrinfo(text, port, family, socket.SOCK_STREAM, 0, numeric)
        return [
            ResolveResult(
                hostname=host,
                host=str(place[0]),
                port=port,
                family=kind,
                proto=proto,
                flags=numeric,
            )
            for kind, _, proto, _, place in found
        ]

    async def close(self) -> None:
        pass


@pytest.mark.parametrize("host", ["nowhere.invalid", "a..b", f"{'a' * 70}.test", "two words"])
def test_a_name_that_is_none(open_fetcher: Callable[..., Fetcher], host: str) -> None:
    with pytest.raises(FetchError) as caught:
        open_fetcher(names=OnlyLocalhost()).fetch(Ask(f"http://{host}/"))
    assert caught.value.kind == "dns"


@pytest.mark.parametrize("address", ["http://127.1/", "http://2130706433/", "http://h:99999/"])
def test_an_address_that_the_library_refuses(fetcher: Fetcher, address: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Ask(address))
    assert caught.value.kind == "url"


# -- where nothing may go ------------------------------------------------------------------------

# Spellings of this machine, for every layer that might read one differently.
SPELLINGS = """
    127.0.0.1 localhost LOCALHOST localhost. 127.0.0.1. 127.1 127.0.1 2130706433 0x7f000001
    0x7f.1 0177.0.0.1 017700000001 0 0.0.0.0 [::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1]
    [::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] 127。0。0。1 １２７.0.0.1
    ①②⑦.0.0.1 127.0.0.1%00.test %31%32%37.0.0.1 wire.test
"""


@pytest.mark.parametrize("host", SPELLINGS.split())
def test_no_spelling_of_this_machine_is_ever_dialled(
    open_fetcher: Callable[..., Fetcher], host: str
) -> None:
    names = AllNamesHere() if host == "wire.test" else OnlyLocalhost()
    with Loopback(answered(Reply(b"secret"))) as tripwire, pytest.raises(FetchError) as caught:
        open_fetcher(allow_private=(), names=names).fetch(Ask(tripwire.url(host=host)))
    assert caught.value.kind in {"address", "url", "dns"}
    assert tripwire.connections == 0


def test_a_private_address_is_named(open_fetcher: Callable[..., Fetcher]) -> None:
    with pytest.raises(FetchError) as caught:
        open_fetcher(allow_private=()).fetch(Ask("http://127.0.0.1/feed"))
    assert str(caught.value) == (
        "http://127.0.0.1/feed: leads to the private address 127.0.0.1,"
        " which fetch.allow_private leaves out"
    )
