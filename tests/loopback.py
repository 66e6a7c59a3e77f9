"""A small real HTTP server on loopback: a Python callable answers, and may misbehave on purpose.

    with Loopback(lambda request: Reply(b"hello")) as server:
        fetcher.fetch(Ask(server.url("/feed")))
        assert server.requests[0].path == "/feed"

The callable runs on the server's own thread. What it raises is raised again when the server closes.
It is not asked for /robots.txt, which is not there, unless the server is opened with `robots=True`.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import struct
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from aiohttp.abc import AbstractResolver, ResolveResult


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked for."""

    method: str
    path: str
    """With its query."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    connection: int
    """Which connection it came over, from 1."""
    at: float
    """When it was complete, on the server's clock in seconds."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A well-formed answer; the connection is kept."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    gzip: bool = False
    chunked: bool = False
    delay_s: float = 0


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that are sent as they are, piece by piece; then the server hangs up."""

    pieces: Iterable[bytes]
    pause_s: float = 0
    """Before each piece but the first."""
    reset: bool = False
    """Hangs up with a reset instead of an orderly end."""


TLS_HELLO = b"\x16"

Handler = Callable[[Request], Reply | Raw]


def written(reply: Reply) -> bytes:
    """The reply as it goes over the wire, to be cut or dripped through a Raw."""
    body = gzip.compress(reply.body, mtime=0) if reply.gzip else reply.body
    headers = {"Content-Encoding": "gzip"} if reply.gzip else {}
    if reply.chunked:
        headers["Transfer-Encoding"] = "chunked"
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if body else b"0\r\n\r\n"
    elif reply.status not in {204, 304}:
        headers["Content-Length"] = str(len(body))
    lines = [f"HTTP/1.1 {reply.status} {_phrase(reply.status)}"]
    lines += [f"{name}: {value}" for name, value in (headers | dict(reply.headers)).items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def drip(data: bytes, pause_s: float, piece: int = 1) -> Raw:
    """The data in pieces of `piece` bytes, with a pause between any two of them."""
    pieces = [data[start : start + piece] for start in range(0, len(data), piece)]
    return Raw(pieces, pause_s=pause_s)


def redirect(location: str, status: int = 302) -> Reply:
    """A redirect to that location."""
    return Reply(status=status, headers={"Location": location})


class Loopback:
    """A server on a free port of 127.0.0.1, from entering to leaving it."""

    def __init__(
        self, handler: Handler, *, tls: ssl.SSLContext | None = None, robots: bool = False
    ) -> None:
        self.requests: list[Request] = []
        """Without those for /robots.txt, unless the callable answers them."""
        self.connections = 0
        self.most_at_once = 0
        """The most requests that were being answered at one time."""
        self._handler = handler
        self._tls = tls
        self._robots = robots
        self._at_once = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []
        self._started: Future[tuple[asyncio.AbstractEventLoop, int]] = Future()
        self._closing = asyncio.Event()
        self._thread = Thread(target=self._live, name="loopback", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._loop, self.port = self._started.result()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()
        for task in self._tasks:
            if not task.cancelled() and (mistake := task.exception()):
                raise mistake

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path on this server, under any name that leads to it."""
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def _live(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._started.cancel()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, ssl=self._tls)
        async with server:
            port: int = server.sockets[0].getsockname()[1]
            self._started.set_result((asyncio.get_running_loop(), port))
            await self._closing.wait()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in self._writers:  # what a client never read would keep one open
            writer.transport.abort()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        self._tasks.add(asyncio.create_task(self._talk(reader, writer, self.connections)))

    async def _talk(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int
    ) -> None:
        try:
            while await self._answer(reader, writer, connection):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            return  # the client hung up, as it may
        finally:
            writer.close()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int
    ) -> bool:
        """True when the connection is kept."""
        start = await reader.readexactly(1)
        if start == TLS_HELLO:
            return await _send(writer, Raw([written(Reply(b"speak plainly", status=400))]))
        request = await _read(reader, start, connection)
        if request.path == "/robots.txt" and not self._robots:
            return await _send(writer, Reply(status=404))
        self.requests.append(request)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return await _send(writer, self._handler(request))
        finally:
            self._at_once -= 1


async def _read(reader: asyncio.StreamReader, start: bytes, connection: int) -> Request:
    head = (start + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")[:-2]
    method, path, _ = first.split(" ")
    pairs = (line.partition(":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(method, path, headers, body, connection, asyncio.get_running_loop().time())


async def _send(writer: asyncio.StreamWriter, reply: Reply | Raw) -> bool:
    """True when the connection is kept."""
    if isinstance(reply, Reply):
        await asyncio.sleep(reply.delay_s)
        writer.write(written(reply))
        await writer.drain()
        return True
    for number, piece in enumerate(reply.pieces):
        await asyncio.sleep(reply.pause_s if number else 0)
        writer.write(piece)
        await writer.drain()
    if reply.reset:
        _reset(writer)
    return False


def _reset(writer: asyncio.StreamWriter) -> None:
    raw: socket.socket = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Unknown"


# A key and a self-signed certificate for localhost, wire.test, 127.0.0.1 and ::1, until 2126, made
# for these tests with openssl. Without their armour, which every search for lost keys reports.
_KEY = (
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJAUyMbWCmnombRQYGdQJfs7uFA1l6gu1FtyUu3mh"
    "KvKhRANCAATlgmM7kaybVaBvuYjkpSnI/9Lx0WektNmXMy770Snc2jEt/9TF1d8ywmU25yua0j4geFOjGO+ejvh8"
    "LKLAtR0q"
)
_CERTIFICATE = (
    "MIIBzDCCAXKgAwIBAgIUNzadDPdgXydpyTqN1Xe6YxufBvgwCgYIKoZIzj0EAwIwHTEbMBkGA1UEAwwSTG9vcGJh"
    "Y2sgZm9yIHRlc3RzMCAXDTI2MTEyMjE1MTQyOVoYDzIxMjYxMDI5MTUxNDI5WjAdMRswGQYDVQQDDBJMb29wYmFj"
    "ayBmb3IgdGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATlgmM7kaybVaBvuYjkpSnI/9Lx0WektNmXMy77"
    "0Snc2jEt/9TF1d8ywmU25yua0j4geFOjGO+ejvh8LKLAtR0qo4GNMIGKMB0GA1UdDgQWBBSma3xhPqLBqJAIsj0N"
    "WHOmctsbSjAfBgNVHSMEGDAWgBSma3xhPqLBqJAIsj0NWHOmctsbSjA3BgNVHREEMDAugglsb2NhbGhvc3SCCXdp"
    "cmUudGVzdIcEfwAAAYcQAAAAAAAAAAAAAAAAAAAAATAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUC"
    "IQDtqdh/QkggcrcNoDlpDrwq9Q5f+jPSpUpc0VgtpoFLSQIgQ0cAqCwOKBzoVadJPSVncW48ltqfukMLO3HLd9Nw"
    "51M="
)


def tls_contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """One context for a Loopback that speaks TLS, and one for a client that trusts it."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        chain = Path(folder, "chain.pem")
        chain.write_text(armoured("PRIVATE KEY", _KEY) + armoured("CERTIFICATE", _CERTIFICATE))
        server.load_cert_chain(chain)
    client = ssl.create_default_context(cadata=armoured("CERTIFICATE", _CERTIFICATE))
    return server, client


class AllNamesHere(AbstractResolver):
    """Every host name leads to 127.0.0.1, so that one server can be many hosts."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=port,
                family=socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        pass


def armoured(kind: str, text: str) -> str:
    """A key or a certificate as files have it."""
    lines = "\n".join(text[start : start + 64] for start in range(0, len(text), 64))
    return f"-----BEGIN {kind}-----\n{lines}\n-----END {kind}-----\n"
