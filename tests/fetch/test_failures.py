from __future__ import annotations

import errno
import os
import socket
import ssl

import aiohttp
import httpx
import pytest
from aiohttp.client_reqrep import ConnectionKey
from hypothesis import given
from hypothesis import strategies as st

from tracker.fetch.failures import SHOWN, is_wall, named, shown, told

KEY = ConnectionKey("wire.test", 443, is_ssl=True, ssl=True, proxy=None, proxy_auth=None,
                    proxy_headers_hash=None)  # fmt: skip


def as_mapped(cause: Exception) -> Exception:
    """The error as the transport raises it: another one, with the first as its cause."""
    error = httpx.ConnectTimeout("as everything is called")
    error.__cause__ = cause
    return error


def certificate_error() -> Exception:
    inner = ssl.SSLCertVerificationError(1, "certificate verify failed")
    inner.verify_message = "self-signed certificate"
    return aiohttp.ClientConnectorCertificateError(KEY, inner)


CASES = [
    (aiohttp.ConnectionTimeoutError(), "timeout", "in time"),
    (aiohttp.ClientConnectorDNSError(KEY, socket.gaierror(-2, "x")), "dns", "cannot be looked up"),
    (certificate_error(), "tls", "(self-signed certificate)"),
    (aiohttp.ClientConnectorSSLError(KEY, ssl.SSLError(1, "odd")), "tls", "cannot be trusted"),
    (
        aiohttp.ClientConnectorError(KEY, OSError(errno.ECONNREFUSED, "Connect call failed")),
        "refused",
        f"({os.strerror(errno.ECONNREFUSED).lower()})",
    ),
    (aiohttp.ServerDisconnectedError(), "truncated", "hung up"),
    (aiohttp.ClientPayloadError("x"), "truncated", "before the end"),
    (aiohttp.ClientOSError(errno.ECONNRESET, "reset"), "truncated", "broke the connection"),
    (ConnectionResetError(), "truncated", "broke the connection"),
    (aiohttp.InvalidURL("http://[::"), "url", "not a web address"),
    (ValueError("odd"), "not http", "cannot be asked"),
]


@pytest.mark.parametrize(("cause", "kind", "words"), CASES)
def test_an_error_is_told_by_its_cause(cause: Exception, kind: str, words: str) -> None:
    for error in (cause, as_mapped(cause)):
        found_kind, found_words = told(error)
        assert found_kind == kind
        assert words in found_words
        assert "wire.test" not in found_words


@pytest.mark.parametrize(
    ("status", "headers", "wall"),
    [
        (401, {}, True),
        (403, {}, True),
        (407, {}, True),
        (429, {}, True),
        (503, {"cf-mitigated": "challenge"}, True),
        (503, {"retry-after": "10"}, False),
        (404, {"cf-mitigated": "challenge"}, False),
        (200, {"cf-mitigated": "challenge"}, True),
        (200, {}, False),
    ],
)
def test_a_wall_turns_readers_away(status: int, headers: dict[str, str], wall: bool) -> None:
    assert is_wall(status, headers) is wall


@pytest.mark.parametrize(
    ("status", "words"), [(404, "404 Not Found"), (999, "999"), (418, "418 I'm a Teapot")]
)
def test_a_status_has_its_name(status: int, words: str) -> None:
    assert named(status) == words


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("https://wire.test/a?b=@c", "https://wire.test/a?b=@c"),
        ("https://user:secret@wire.test/", "https://wire.test/"),
        ("https://a@b@wire.test/", "https://wire.test/"),
        ("http://wire.test/\r\nBcc: x", "http://wire.test/\N{REPLACEMENT CHARACTER}"
         "\N{REPLACEMENT CHARACTER}Bcc: x"),
        ("", "an empty address"),
    ],
)  # fmt: skip
def test_an_address_is_shown_in_one_line_without_credentials(url: str, line: str) -> None:
    assert shown(url) == line


@given(st.text())
def test_an_address_is_shown_short_and_printable(text: str) -> None:
    assert shown(text).isprintable()
    assert len(shown(text)) <= max(SHOWN, 16)


@pytest.mark.parametrize("unit", ["//", "//a", "@", "//@", "/", "//x@/"])
def test_a_very_long_address_is_shown_too(unit: str) -> None:
    """A pattern that looked back over the whole text for each `//` would take an hour here."""
    assert len(shown(unit * 200_000)) <= SHOWN
