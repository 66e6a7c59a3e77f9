"""One request at a time: asks, follows nothing by itself, and reads the answer under a deadline."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http import HTTPStatus

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver
from aiohttp.connector import Connection
from aiohttp.resolver import ThreadedResolver
from httpx_aiohttp import AiohttpTransport

from tracker.clock import Clock
from tracker.fetch.addresses import Border
from tracker.fetch.bodies import read_body, read_start
from tracker.fetch.failures import is_wall, told
from tracker.fetch.guard import GuardedNames, OutsideError, guarded_sockets
from tracker.fetch.visit import REDIRECTS, Visit, sent_on
from tracker.models.values import Answer, Ask, Posting

# Longest header line taken. Content-Security-Policy lines of 10 KiB are in use, and aiohttp's
# own 8,190 would refuse them; it takes 128 lines, so a head is at most 2 MiB.
HEADER_BYTES = 16 * 1024

# Seconds that an idle connection is kept: enough for the next page of the same host. At 100 answers
# a second from as many hosts it leaves 500 open; aiohttp's own 15 s would pass the usual 1,024.
KEPT_S = 5


_dialled: ContextVar[str | None] = ContextVar("dialled", default=None)


class Traced(aiohttp.ClientResponse):
    """An answer that notes which address was dialled for it, before the connection moves on."""

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        """Reads the head, as its parent does."""
        place = connection.transport and connection.transport.get_extra_info("peername")
        _dialled.set(str(place[0]) if place else None)
        return await super().start(connection)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may cost: seconds in all, seconds to connect, bytes after inflating."""

    timeout_s: float
    connect_timeout_s: float
    max_bytes: int


class Client:
    """Sends requests over connections that are kept, straight through the transport.

    Not through `httpx.AsyncClient`: it keeps cookies, which a poll must not, and doubles the CPU
    of a request (0.8 instead of 0.4 ms, measured).
    """

    def __init__(
        self, transport: httpx.AsyncBaseTransport, user_agent: str, limits: Limits, clock: Clock
    ) -> None:
        self._transport = transport
        self._headers = [
            (b"User-Agent", user_agent.encode()),
            (b"Accept", b"*/*"),
            (b"Accept-Encoding", b"gzip"),
        ]
        self._extensions = {"timeout": {"connect": limits.connect_timeout_s}}
        self.limits = limits
        self._clock = clock

    def now(self) -> datetime:
        """The moment, by the clock that answers are dated with."""
        return self._clock()

    async def step(self, visit: Visit) -> Answer | Visit:
        """One request: the answer, or the visit at the address that it was sent on to.

        Raises FetchError of every kind, BlockedError for a wall.
        """
        return await self._exchange(visit, self._request("GET", visit, _conditions(visit.ask)))

    async def post(self, visit: Visit, posting: Posting) -> Answer:
        """Sends a message; the answer has the start of its body. No redirect is followed.

        Raises FetchError of every kind; a redirect is one (`http 302`).
        """
        said = [(name.encode(), value.encode()) for name, value in posting.headers.items()]
        answer = await self._exchange(visit, self._request("POST", visit, said, posting.body))
        if isinstance(answer, Visit):
            raise visit.fails("redirects", "redirects a message, which is not followed")
        return answer

    async def _exchange(self, visit: Visit, request: httpx.Request) -> Answer | Visit:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + visit.left_s
        try:
            async with asyncio.timeout_at(deadline), self._response(request) as response:
                headers = dict(response.headers.items())
                if response.status_code in REDIRECTS and "location" in headers:
                    left_s = deadline - loop.time()
                    return sent_on(visit, response.status_code, headers["location"], left_s)
                return await self._answer(visit, response, headers)
        except TimeoutError as error:
            words = f"did not answer within {visit.seconds:g} s"
            raise visit.fails("timeout", words) from error
        except OutsideError as error:
            words = f"leads to the private address {error}, which fetch.allow_private leaves out"
            raise visit.fails("address", words) from error
        # ValueError is what the libraries under us raise at an answer that they cannot read.
        except (httpx.HTTPError, aiohttp.ClientError, OSError, ValueError) as error:
            raise visit.fails(*told(error)) from error

    def _request(
        self, method: str, visit: Visit, headers: list[tuple[bytes, bytes]], body: bytes = b""
    ) -> httpx.Request:
        request = httpx.Request(
            method,
            visit.url,
            headers=self._headers + headers,
            content=body or None,
            extensions=self._extensions,
        )
        request.headers.encoding = "ascii"  # or it is guessed anew for each header that is read
        return request

    @asynccontextmanager
    async def _response(self, request: httpx.Request) -> AsyncIterator[httpx.Response]:
        response = await self._transport.handle_async_request(request)
        try:
            yield response
        finally:
            await response.aclose()

    async def _answer(
        self, visit: Visit, response: httpx.Response, headers: dict[str, str]
    ) -> Answer:
        status = response.status_code
        if _is_unchanged(visit.ask, status):
            body = b""
        elif _is_whole(status) and not is_wall(status, headers):
            limit = self.limits.max_bytes if visit.ask.limit is None else visit.ask.limit
            read = read_start if visit.start_only else read_body
            body = await read(visit, headers, response.aiter_raw(), limit)
        else:
            raise visit.refused(status, headers, self._clock())
        return Answer(
            url=visit.ask.url,
            final_url=str(visit.url),
            status=status,
            headers=headers,
            body=body,
            captured_at=self._clock(),
            moved_to=visit.moved_to,
            dialled=_dialled.get(),
        )


def _is_unchanged(ask: Ask, status: int) -> bool:
    """True for a 304 that was asked for: without a condition it would stand for nothing known."""
    return status == HTTPStatus.NOT_MODIFIED and bool(_conditions(ask))


def _is_whole(status: int) -> bool:
    """True for a success, other than the part of an answer (206) that nobody asked for."""
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES and (
        status != HTTPStatus.PARTIAL_CONTENT
    )


def _conditions(ask: Ask) -> list[tuple[bytes, bytes]]:
    """What the last answer gave us to send along, where it can be sent as it was given."""
    conditions = ((b"If-None-Match", ask.etag), (b"If-Modified-Since", ask.last_modified))
    return [
        (name, value.encode())
        for name, value in conditions
        if value and value.isascii() and value.isprintable()
    ]


@cache
def usual_authorities() -> ssl.SSLContext:
    """Trusts the certificate authorities that browsers trust. Read from a file once: 50 ms."""
    return httpx.create_ssl_context(trust_env=False)


@asynccontextmanager
async def open_client(
    user_agent: str,
    limits: Limits,
    clock: Clock,
    *,
    border: Border,
    names: AbstractResolver | None,
    tls: ssl.SSLContext,
) -> AsyncIterator[Client]:
    """A client on the running loop, closed at the end with all its connections."""
    connector = aiohttp.TCPConnector(
        limit=0,  # the rounds count, a second queue here would hide waiting in the deadline
        keepalive_timeout=KEPT_S,
        ssl=tls,
        resolver=GuardedNames(names or ThreadedResolver(), border),
        socket_factory=guarded_sockets(border),
    )
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        response_class=Traced,
        trust_env=False,
        max_field_size=HEADER_BYTES,
    ) as session:
        transport = AiohttpTransport(verify=tls, trust_env=False, client=session)
        yield Client(transport, user_agent, limits, clock)
