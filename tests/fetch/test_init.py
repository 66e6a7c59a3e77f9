"""The room as a whole: nobody else goes out, and no address and no server leads it astray."""

from __future__ import annotations

import ast
import asyncio
import socket
import ssl
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from tests.loopback import (
    AllNamesHere,
    Handler,
    Loopback,
    Raw,
    Reply,
    armoured,
    redirect,
    written,
)
from tracker.errors import FetchError
from tracker.fetch import Fetcher
from tracker.models.values import Ask, Posting

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "tracker").rglob("*.py"))
TEXT = b"The ferry left the harbour at nine."
Open = Callable[..., Fetcher]


def answered(reply: Reply | Raw) -> Handler:
    return lambda _request: reply


# -- nobody else goes out ------------------------------------------------------------------------

OUTWARD = {
    "aiohttp", "aiosmtplib", "ftplib", "h11", "httpcore", "httpx", "httpx2", "httpx_aiohttp",
    "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket", "ssl", "telnetlib", "urllib3",
    "websockets", "xmlrpc.client", "http.client", "urllib.request",
}  # fmt: skip
DIALLING = {"create_connection", "create_datagram_endpoint", "open_connection", "getaddrinfo"}

# Each for one thing: mail goes to the server of the settings, pages are served on a port, and a
# child is spoken to over a pair of sockets.
ALLOWED = {
    *((f"tracker/bounded/{name}.py", "socket") for name in ("child", "children", "frames")),
    ("tracker/alert/mail.py", "aiosmtplib"),
    *((f"tracker/web/{name}.py", "socket") for name in ("answering", "serving", "workers")),
}


def outward(source: str) -> set[str]:
    """What a module imports or calls that could go out."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {part for name in node.names for part in prefixes(name.name)}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{name.name}" for name in node.names]
            found |= {part for name in (node.module, *names) for part in prefixes(name)}
        elif isinstance(node, ast.Attribute | ast.Name):
            found |= {node.attr if isinstance(node, ast.Attribute) else node.id} & DIALLING
    return found & (OUTWARD | DIALLING)


def prefixes(name: str) -> set[str]:
    parts = name.split(".")
    return {".".join(parts[: n + 1]) for n in range(len(parts))}


def test_nobody_but_this_room_goes_out() -> None:
    found = {
        (module.relative_to(ROOT).as_posix(), name)
        for module in MODULES
        for name in outward(module.read_text(encoding="utf-8"))
    }
    assert {one for one in found if not one[0].startswith("tracker/fetch/")} == ALLOWED


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import urllib.request", "urllib.request"),
        ("from urllib import request", "urllib.request"),
        ("from http.client import HTTPConnection", "http.client"),
        ("def f():\n import requests", "requests"),
        ("import httpx as h", "httpx"),
        ("asyncio.open_connection('a', 80)", "open_connection"),
        ("import urllib.parse", ""),
        ("from http import HTTPStatus", ""),
    ],
)
def test_a_way_out_is_known_when_seen(source: str, name: str) -> None:
    assert outward(source) == ({name} if name else set())


# -- where nothing may go ------------------------------------------------------------------------


class Saying(AbstractResolver):
    """Answers each question with the next list of addresses, and the last one for ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        numeric = socket.AI_NUMERICHOST
        return [
            ResolveResult(
                hostname=host, host=one, port=port, family=socket.AF_INET, proto=0, flags=numeric
            )
            for one in answer
        ]

    async def close(self) -> None:
        pass


@contextmanager
def tripwire(host: str = "127.0.0.2") -> Iterator[tuple[int, Callable[[], int]]]:
    """A port on which somebody listens, and how many connections came."""
    with socket.create_server((host, 0)) as listening:
        listening.setblocking(False)  # noqa: FBT003 (its only argument)

        def accepted() -> int:
            count = 0
            try:
                while True:
                    listening.accept()[0].close()
                    count += 1
            except BlockingIOError:
                return count

        yield listening.getsockname()[1], accepted


def kind_of(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Ask(url))
    return caught.value.kind


@pytest.mark.parametrize(
    "addresses", [["127.0.0.2"], ["127.0.0.1", "127.0.0.2"], ["127.0.0.2", "127.0.0.1"]]
)
def test_a_name_with_one_closed_address_is_never_dialled(
    open_fetcher: Open, addresses: list[str]
) -> None:
    with tripwire() as (port, accepted), tripwire("127.0.0.1") as (_, accepted_open):
        fetcher = open_fetcher(allow_private=["127.0.0.1"], names=Saying(addresses))
        assert kind_of(fetcher, f"http://wire.test:{port}/") == "address"
        assert (accepted(), accepted_open()) == (0, 0)


def test_a_name_that_moves_inside_between_two_answers_is_never_dialled(open_fetcher: Open) -> None:
    """The answer that was checked is the one that is dialled, and each new one is checked anew."""
    hang_up = Raw([written(Reply(TEXT))])
    with Loopback(lambda _request: hang_up) as server, tripwire() as (_, accepted):
        names = Saying(["127.0.0.1"], ["127.0.0.2"])
        for _ in range(20):
            names.answers = [["127.0.0.1"], ["127.0.0.2"]]
            fetcher = open_fetcher(allow_private=["127.0.0.1"], names=names)
            for _ in range(2):
                try:
                    assert fetcher.fetch(Ask(server.url(host="wire.test"))).body == TEXT
                except FetchError as error:
                    assert error.kind == "address"  # noqa: PT017 (both outcomes are right)
        assert accepted() == 0


def test_a_name_without_addresses_cannot_be_looked_up(open_fetcher: Open) -> None:
    assert kind_of(open_fetcher(names=Saying([])), "http://wire.test/") == "dns"


def test_a_name_server_that_says_nothing_is_too_late(open_fetcher: Open) -> None:
    class Silent(Saying):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
        ) -> list[ResolveResult]:
            await asyncio.sleep(60)
            raise AssertionError("nobody waits for it")

    fetcher = open_fetcher(names=Silent([]), timeout_s=0.2)
    assert kind_of(fetcher, "http://wire.test/") == "timeout"


DISPUTED = [
    "http://127.0.0.2:{port}\\@example.com/", "http://example.com\\@127.0.0.2:{port}/",
    "http://example.com@127.0.0.2:{port}/", "http://127.0.0.2:{port}#@example.com/",
    "http://127.0.0.2:{port}?@example.com/", "http://127.0.0.2:{port}%2f@example.com/",
    "http://127.0.0.2%00.example.com:{port}/", "http://127.0.0.2%09:{port}/",
    "http://127.0.0.2\t:{port}/", "http://127.0.0.2\n:{port}/", " http://127.0.0.2:{port}/",
    "http:\\\\127.0.0.2:{port}/", "http:/127.0.0.2:{port}/", "http:127.0.0.2:{port}/",
    "//127.0.0.2:{port}/", "http://127.0.0.2:{port}:80/", "http://[127.0.0.2]:{port}/",
    "http://127。0。0。2:{port}/", "http://①②⑦.0.0.②:{port}/", "http://127.0.0.2.:{port}/",
    "http://0x7f.2:{port}/", "http://2130706434:{port}/", "http://[::ffff:7f00:2]:{port}/",
    "HTTP://127.0.0.2:{port}/", "http://127.0.0.2:0{port}/",
]  # fmt: skip


@pytest.mark.parametrize("url", DISPUTED)
@pytest.mark.parametrize("way", ["ask", "redirect", "robots", "message"])
def test_an_address_that_two_parsers_read_differently_never_leads_inside(
    open_fetcher: Open, way: str, url: str
) -> None:
    with tripwire() as (port, accepted):
        inward = url.format(port=port)
        with Loopback(lambda _request: redirect(inward), robots=way == "robots") as server:
            fetcher = open_fetcher(allow_private=["127.0.0.1"], names=Saying(["127.0.0.2"]))
            asked = Ask(inward if way == "ask" else server.url())
            with pytest.raises(FetchError):
                fetcher.post(Posting(inward, b"", {})) if way == "message" else fetcher.fetch(asked)
        assert accepted() == 0


def test_proxies_of_the_environment_open_nothing(
    open_fetcher: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Loopback(lambda _request: Reply(b"proxy")) as proxy, tripwire() as (port, accepted):
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        monkeypatch.setenv("NO_PROXY", "*")
        fetcher = open_fetcher(allow_private=["127.0.0.1"])
        assert kind_of(fetcher, f"http://127.0.0.2:{port}/") == "address"
        assert (accepted(), proxy.connections) == (0, 0)


# -- TLS -----------------------------------------------------------------------------------------

Contexts = tuple[ssl.SSLContext, ssl.SSLContext]


def test_a_trusted_certificate_is_taken(fetcher: Fetcher, tls: Contexts) -> None:
    with Loopback(answered(Reply(TEXT)), tls=tls[0]) as server:
        assert fetcher.fetch(Ask(server.url(host="wire.test"))).body == TEXT


@pytest.mark.parametrize("options", [{"tls": None}, {}], ids=["self-signed", "another name"])
def test_any_other_certificate_is_refused(
    open_fetcher: Callable[..., Fetcher], tls: Contexts, options: dict[str, None]
) -> None:
    with (
        Loopback(answered(Reply(TEXT)), tls=tls[0]) as server,
        pytest.raises(FetchError, match="cannot be trusted") as caught,
    ):
        open_fetcher(**options).fetch(Ask(server.url(host="other.test")))
    assert caught.value.kind == "tls"
    assert server.requests == []


def test_a_plain_server_is_no_tls(fetcher: Fetcher) -> None:
    with Loopback(answered(Reply(TEXT))) as server, pytest.raises(FetchError) as caught:
        fetcher.fetch(Ask(server.url().replace("http:", "https:")))
    assert caught.value.kind == "tls"


def test_leaving_tls_is_followed_on_record_and_never_for_good(
    fetcher: Fetcher, tls: Contexts
) -> None:
    with Loopback(answered(Reply(TEXT))) as plain:
        there = redirect(plain.url(), 301)
        with Loopback(answered(there), tls=tls[0]) as secure:
            answer = fetcher.fetch(Ask(secure.url()))
    assert (answer.body, answer.final_url, answer.moved_to) == (TEXT, plain.url(), None)


def test_entering_tls_may_be_for_good(fetcher: Fetcher, tls: Contexts) -> None:
    with Loopback(answered(Reply(TEXT)), tls=tls[0]) as secure:
        there = redirect(secure.url(), 301)
        with Loopback(answered(there)) as plain:
            answer = fetcher.fetch(Ask(plain.url()))
    assert answer.moved_to == secure.url()


# Like that of tests.loopback, and valid in January 2020 alone.
_EXPIRED_KEY = (
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOdpanBVRxCqoqWMnMOP+TqtWRE2tXZs5n1/hNw0i"
    "JNShRANCAARhjW/dQMGEJMg1trqqPhlV8DyRbitAzfNdDtnmzpWXuuhe7aw5nxFebU9P5plrxvFvGK3YgZsrKQoG"
    "3qU0HjqY"
)
_EXPIRED = (
    "MIIBfzCCASWgAwIBAgIBATAKBggqhkjOPQQDAjAdMRswGQYDVQQDDBJMb29wYmFjayBmb3IgdGVzdHMwHhcNMjAw"
    "MTAxMDAwMDAwWhcNMjAwMjAxMDAwMDAwWjAdMRswGQYDVQQDDBJMb29wYmFjayBmb3IgdGVzdHMwWTATBgcqhkjO"
    "PQIBBggqhkjOPQMBBwNCAARhjW/dQMGEJMg1trqqPhlV8DyRbitAzfNdDtnmzpWXuuhe7aw5nxFebU9P5plrxvFv"
    "GK3YgZsrKQoG3qU0HjqYo1YwVDAlBgNVHREEHjAcgglsb2NhbGhvc3SCCXdpcmUudGVzdIcEfwAAATAMBgNVHRME"
    "BTADAQH/MB0GA1UdDgQWBBQLkYJJExmIPyhPmS6n+MkQnocwVDAKBggqhkjOPQQDAgNIADBFAiBzdIjc8huu0xdm"
    "tnXqyXWZHxqM3wFW0jqC17wTpXZnTwIhAI33RpMLhVh5o6HcjaSNSkCzPeUVOd0Ih7G2H+RXztR6"
)


def expired_contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = armoured("CERTIFICATE", _EXPIRED)
    with tempfile.TemporaryDirectory() as folder:
        chain = Path(folder, "chain.pem")
        chain.write_text(armoured("PRIVATE KEY", _EXPIRED_KEY) + certificate)
        server.load_cert_chain(chain)
    return server, ssl.create_default_context(cadata=certificate)


def test_a_certificate_that_has_expired_is_refused_by_name(open_fetcher: Open) -> None:
    server_side, client_side = expired_contexts()
    with (
        Loopback(lambda _request: Reply(TEXT), tls=server_side) as server,
        pytest.raises(FetchError, match=r"cannot be trusted \(certificate has expired\)") as caught,
    ):
        open_fetcher(tls=client_side).fetch(Ask(server.url(host="wire.test")))
    assert (caught.value.kind, server.requests) == ("tls", [])


def test_a_server_that_knows_no_newer_tls_is_refused_by_name(open_fetcher: Open) -> None:
    """It answers the greeting with an alert: of this kind, there is no version in common."""
    alert = bytes.fromhex("15 0301 0002 02 46")
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:

        def refuse() -> None:
            with listening.accept()[0] as caller:
                caller.recv(1)
                caller.sendall(alert)
                while caller.recv(4096):
                    """Until it hangs up."""

        refusing = thread.submit(refuse)
        url = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(FetchError, match=r"cannot be trusted \(.*protocol version\)") as caught:
            open_fetcher().fetch(Ask(url))
        refusing.result()
    assert caught.value.kind == "tls"


def test_a_handshake_that_never_ends_is_too_late(open_fetcher: Open) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        fetcher = open_fetcher(timeout_s=0.3, names=AllNamesHere())
        assert kind_of(fetcher, url) == "timeout"
