"""What went wrong on the way out, in words for people: the address first, then what it did. Pure.

The transport maps what aiohttp raises coarsely (a server that hangs up comes out as a connect
timeout), so each error is told by the aiohttp error that caused it.
"""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Mapping
from http import HTTPStatus

import aiohttp

from tracker.errors import FetchError

# Every answer by which an outlet refuses a reader rather than an address.
WALLS = frozenset({401, 403, 407, 429})

# What challenge pages of Cloudflare send beside a 503, and beside a 200 too.
CHALLENGE = "cf-mitigated"
CHALLENGING = frozenset({HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE})

# Characters of an address that a message may carry; the hosts' own part is at most 253.
SHOWN = 200

# The first that fits is told, so an error stands before the ones it derives from.
KINDS: tuple[tuple[type[BaseException], str, str], ...] = (
    (aiohttp.ServerTimeoutError, "timeout", "did not accept a connection in time"),
    (aiohttp.ClientConnectorDNSError, "dns", "has a host name that cannot be looked up"),
    (ssl.SSLError, "tls", "cannot be trusted"),
    (aiohttp.ClientSSLError, "tls", "cannot be trusted"),
    (aiohttp.ClientConnectorError, "refused", "cannot be connected to"),
    (aiohttp.ServerDisconnectedError, "truncated", "hung up without an answer"),
    (aiohttp.ClientPayloadError, "truncated", "broke off before the end of its answer"),
    (aiohttp.ClientOSError, "truncated", "broke the connection"),
    (aiohttp.ClientConnectionError, "truncated", "broke the connection"),
    (aiohttp.InvalidURL, "url", "is not a web address"),
    (aiohttp.ClientError, "not http", "sends headers that cannot be read as HTTP"),
    (OSError, "truncated", "broke the connection"),
)


def told(error: Exception) -> tuple[str, str]:
    """The kind of an error of the HTTP library, and what the outlet did, in words."""
    cause = error if isinstance(error, aiohttp.ClientError) else error.__cause__ or error
    if isinstance(cause, aiohttp.ServerTimeoutError) and "https://" in str(cause):
        return "timeout", "did not accept a connection, or finish the TLS handshake in time"
    for family, kind, words in KINDS:
        if isinstance(cause, family):
            return kind, words + _reason(cause)
    return "not http", "cannot be asked over HTTP"


def _reason(error: BaseException) -> str:
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _reason(error.certificate_error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return f" ({error.verify_message})"
    if isinstance(error, aiohttp.ClientConnectorSSLError):
        return _reason(error.os_error)
    if isinstance(error, ssl.SSLError):
        words = getattr(error, "reason", None) or ""  # only set by the library itself
        return f" ({words.lower().replace('_', ' ')})" if words else ""
    if isinstance(error, aiohttp.ClientConnectorError) and (number := error.os_error.errno):
        return f" ({os.strerror(number).lower()})" if number > 0 else ""
    return ""


def is_wall(status: int, headers: Mapping[str, str]) -> bool:
    """True for an answer by which an outlet turns readers away. Header names in lower case."""
    return status in WALLS or (status in CHALLENGING and CHALLENGE in headers)


def failure(url: str, kind: str, words: str) -> FetchError:
    """A FetchError that names the address first."""
    return FetchError(f"{shown(url)}: {words}", kind=kind)


def reason(error: FetchError, url: str) -> str:
    """The text of an error without the address that it names first."""
    return str(error).removeprefix(f"{shown(url)}: ")


def shown(url: str) -> str:
    """An address fit for a message: one line, no credentials, at most SHOWN characters."""
    plain = re.sub(r"//[^/?#]*@", "//", url) or "an empty address"
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in plain)
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def named(status: int) -> str:
    """A status as people know it: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
