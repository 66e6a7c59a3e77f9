"""The demo's wire: serves the current edition on loopback, and turns the day's clock on."""

from __future__ import annotations

import gzip
import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self
from urllib.parse import urlsplit

from tracker.demo.edition import Edition, Reply
from tracker.demo.outlets import OUTLETS, Dialect
from tracker.demo.stories import DemoStory, clock, read_stories

_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """One feed of the wire, with what a tracker has to know to follow it."""

    outlet: str
    title: str
    dialect: Dialect
    url: str


class DemoWire:
    """Three outlets on loopback, at one step of an invented day.

    As a context manager it serves from `__enter__` to `__exit__`, each time from step 0, on
    `port` or, where that is 0, on a free one. Until it is entered, its addresses are bare paths.
    """

    def __init__(self, *, port: int = 0) -> None:
        self._port = port
        self._count = itertools.count(1)
        self._closing = ExitStack()
        self._edition = Edition(read_stories(""), 0, "")

    def __enter__(self) -> Self:
        server = _Server((_HOST, self._port), partial(_Teller, self._reply))
        origin = f"http://{_HOST}:{server.server_address[1]}"
        self._edition = Edition(read_stories(origin), 0, origin)
        thread = Thread(target=server.serve_forever, args=(0.05,), name="demo wire")
        thread.start()
        self._closing.callback(thread.join)
        self._closing.callback(server.server_close)
        self._closing.callback(server.shutdown)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    @property
    def origin(self) -> str:
        """What all addresses of the wire begin with, without a slash at the end."""
        return self._edition.origin

    @property
    def steps(self) -> int:
        """How often `advance` brings something new."""
        return self._edition.last_step

    @property
    def step(self) -> int:
        """The step that is being served, from 0."""
        return self._edition.step

    @property
    def now(self) -> datetime:
        """What the day's clock shows: no text that is being served claims to be younger."""
        return clock(self.step)

    def published(self) -> tuple[str, ...]:
        """One line for each version that appeared at this step: its headline with its label."""
        return self._edition.lines()

    def advance(self) -> tuple[str, ...]:
        """Go one step on, and say what it published; nothing, once the day is over."""
        if self.step >= self.steps:
            return ()
        self._edition = self._edition.next()
        return self.published()

    def feeds(self) -> tuple[DemoFeed, ...]:
        """The feeds, one an outlet."""
        return tuple(
            DemoFeed(outlet.name, outlet.title, outlet.dialect, self._edition.origin + outlet.feed)
            for outlet in OUTLETS.values()
        )

    def truth(self) -> tuple[DemoStory, ...]:
        """All stories of the day with all their versions: the very values that are served."""
        return self._edition.stories

    def _reply(self, path: str) -> Reply:
        return self._edition.reply(path, next(self._count))


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    """The default of 5 keeps a client that dials 32 at once waiting for a second and more."""
    daemon_threads = False
    """So that closing the server waits for the answers under way, and leaves no thread behind."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up in the middle is its own affair; the rest is a bug, and shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Teller(BaseHTTPRequestHandler):
    """Answers one request and hangs up; knows conditional requests and gzip."""

    protocol_version = "HTTP/1.1"
    server_version = "DemoWire"
    sys_version = ""
    timeout = 2
    """Seconds that a silent client may hold the wire open: a browser connects ahead of need."""

    def __init__(self, reply: Callable[[str], Reply], *args: Any) -> None:
        self._reply = reply
        super().__init__(*args)

    def do_GET(self) -> None:
        """Send the reply at this path, or 304 where the client has it already."""
        self._answer()

    def do_HEAD(self) -> None:
        """Send the same head without the body."""
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet: the terminal belongs to the demo."""

    def _answer(self) -> None:
        reply = self._reply(urlsplit(self.path).path)
        known = self._known(reply)
        body = b"" if known else self._packed(reply.body)
        self.send_response(HTTPStatus.NOT_MODIFIED if known else reply.status)
        for name, value in self._head(reply, body, known=known):
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _head(self, reply: Reply, body: bytes, *, known: bool) -> Iterator[tuple[str, str]]:
        yield "Connection", "close"
        yield "Vary", "Accept-Encoding"
        if reply.modified:
            yield "ETag", self._etag(reply)
            yield "Last-Modified", format_datetime(reply.modified, usegmt=True)
            yield "Cache-Control", "no-cache"
        else:
            yield "Cache-Control", "no-store"
        if reply.location:
            yield "Location", reply.location
        if not known:
            yield "Content-Type", reply.media
            yield "Content-Length", str(len(body))
            if self._packs and body:
                yield "Content-Encoding", "gzip"

    def _known(self, reply: Reply) -> bool:
        """Whether the client has this reply already; its ETag outweighs its date (RFC 9110)."""
        if reply.modified is None:
            return False
        if tags := self.headers.get("If-None-Match"):
            own = self._etag(reply).removeprefix("W/")
            return own in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        return reply.modified <= _moment(self.headers.get("If-Modified-Since"))

    def _etag(self, reply: Reply) -> str:
        """The body's own mark; a weak one when it is packed, since those bytes are others."""
        mark = f'"{sha256(reply.body).hexdigest()[:20]}"'
        return f"W/{mark}" if self._packs else mark

    @property
    def _packs(self) -> bool:
        offered = self.headers.get("Accept-Encoding", "").split(",")
        return any(coding.split(";")[0].strip() == "gzip" for coding in offered)

    def _packed(self, body: bytes) -> bytes:
        return gzip.compress(body, mtime=0) if self._packs and body else body


def _moment(date: str | None) -> datetime:
    """The moment that an HTTP date names; the beginning of time where it names none."""
    try:
        named = parsedate_to_datetime(date or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return named if named.tzinfo else named.replace(tzinfo=UTC)
