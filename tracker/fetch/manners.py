"""The manners before each request: leave a host alone that wants it, and heed its robots.txt.

Both are looked up before a turn is taken, so that what is not to be asked costs the others nothing.
What a robots.txt said is kept in memory for a day; a program that starts anew looks anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from weakref import WeakValueDictionary

from tracker.errors import FetchError
from tracker.fetch.client import Client, Limits
from tracker.fetch.failures import reason
from tracker.fetch.hosts import UNREACHED, Hosts
from tracker.fetch.robots import ROBOTS_BYTES, delay_s, lines_for, permits, token_of
from tracker.fetch.turns import Turns
from tracker.fetch.visit import Visit, begin
from tracker.models.values import Answer, Ask, Posting

# Seconds for a robots.txt with its redirects: it is small, and everything waits for it.
ROBOTS_S = 10.0

# How long a copy counts, and how long it goes on to count while no new one can be had: both by
# RFC 9309 (2.4 and 2.3.1.4).
FRESH = timedelta(days=1)
UNREADABLE_FOR = timedelta(days=30)

# Between two looks at a robots.txt that could not be read.
ASK_AGAIN = timedelta(minutes=10)

# Errors that a page of the host would meet as well: they are told as its own.
HOST_KINDS = UNREACHED | {"address", "url"}

# Seconds for a message and its answer, and the bytes of the answer that are read.
POST_S = 10.0
POST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Notice:
    """What the robots.txt of one origin said when it was last read."""

    lines: str | None
    """Those that concern us; None when it was never read."""
    since: datetime
    """Of the copy; without one, of the first try."""
    look_again_at: datetime
    trouble: str = ""
    """Why there is none, in words that follow its name."""

    def closed(self, now: datetime) -> bool:
        """True when nothing may be asked, since nobody could say what is forbidden."""
        return self.lines is None and now - self.since < UNREADABLE_FOR


class Manners:
    """A client that knows how to behave; the rounds see no other."""

    def __init__(self, client: Client, user_agent: str, turns: Turns) -> None:
        self._client = client
        self._turns = turns
        self._token = token_of(user_agent)
        self._hosts = Hosts()
        self._notices: dict[str, Notice] = {}
        # Whoever looks, or waits for the one who does, holds the lock; then it is forgotten.
        self._looks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def limits(self) -> Limits:
        """What one answer may cost."""
        return self._client.limits

    def refusal(self, visit: Visit) -> FetchError | None:
        """Why the visit's next request is not to be made, as far as is known; None to go on.

        Its kind is `held` or `forbidden`.
        """
        now = self._client.now()
        if held := self._hosts.held(visit.host, now):
            until, why = held
            return _waiting(visit, until, f"its host {why}")
        notice = self._notices.get(_origin(visit)) if visit.ask.robots else None
        if notice is None or notice.look_again_at <= now:
            return None
        if notice.closed(now):
            return _waiting(visit, notice.look_again_at, f"its robots.txt {notice.trouble}")
        if permits(notice.lines or "", self._token, str(visit.url)):
            return None
        return visit.fails(
            "forbidden",
            "is forbidden to programs by the robots.txt of its host; where the outlet agrees to"
            " being asked, set robots = false for it in outlets.toml",
        )

    async def step(self, visit: Visit) -> Answer | Visit:
        """One request: the answer, or the visit that goes on in another turn.

        It goes on where it was sent, or stays where it is after a look at the host's robots.txt.
        Raises FetchError of every kind, BlockedError for a wall.
        """
        if refusal := self.refusal(visit):
            raise refusal
        try:
            if visit.ask.robots and self._looks_first(visit):
                await self._look(visit)
                return visit
            outcome = await self._client.step(visit)
        except FetchError as error:
            self._take_note(visit, error)
            raise
        self._hosts.answered(visit.host)
        return outcome

    async def post(self, posting: Posting) -> Answer:
        """Sends a message in a turn at its host. Raises FetchError of every kind."""
        visit = begin(Ask(posting.url, limit=POST_BYTES), POST_S)
        async with self._turns.at(visit.host):
            return await self._client.post(replace(visit, start_only=True), posting)

    def _take_note(self, visit: Visit, error: FetchError) -> None:
        words = reason(error, visit.ask.url)
        error.retry_at = self._hosts.failed(visit.host, error, words, self._client.now())

    # -- robots.txt ------------------------------------------------------------------------------

    def _looks_first(self, visit: Visit) -> bool:
        notice = self._notices.get(_origin(visit))
        return notice is None or notice.look_again_at <= self._client.now()

    async def _look(self, visit: Visit) -> None:
        """Look at the robots.txt of the visit's origin, unless somebody just did.

        Raises FetchError when the host cannot be reached and there is no copy to go by.
        """
        origin = _origin(visit)
        async with self._looks.setdefault(origin, asyncio.Lock()):
            if self._looks_first(visit):
                notice = await self._read(visit, self._notices.get(origin))
                self._notices[origin] = notice
                self._turns.slow(visit.host, delay_s(notice.lines or "", self._token))

    async def _read(self, visit: Visit, before: Notice | None) -> Notice:
        start = at = self._robots(visit)
        try:
            while isinstance(at, Visit):
                at = await self._client.step(at)
        except FetchError as error:
            now = self._client.now()
            if _there_is_none(error):
                return Notice("", now, now + FRESH)
            if before and before.lines is not None and now - before.since < UNREADABLE_FOR:
                return replace(before, look_again_at=now + ASK_AGAIN)
            if at is start and (error.kind in HOST_KINDS or error.retry_at):
                raise
            since = before.since if before and before.lines is None else now
            return Notice(None, since, now + ASK_AGAIN, reason(error, visit.ask.url))
        now = self._client.now()
        return Notice(lines_for(self._token, at.body), now, now + FRESH)

    def _robots(self, visit: Visit) -> Answer | Visit:
        """The visit to the file; its errors name the address that it is looked at for."""
        seconds = min(ROBOTS_S, self.limits.timeout_s)
        url = visit.url.copy_with(raw_path=b"/robots.txt")
        # One byte more than is read, by which a file that goes on is known.
        ask = Ask(visit.ask.url, limit=ROBOTS_BYTES + 1)
        return Visit(ask, url, seconds, seconds, start_only=True)


@asynccontextmanager
async def well_behaved(
    opening: AbstractAsyncContextManager[Client], user_agent: str, turns: Turns
) -> AsyncIterator[Manners]:
    """The client that is opened, with manners; closed at the end of the block."""
    async with opening as client:
        yield Manners(client, user_agent, turns)


def _origin(visit: Visit) -> str:
    return f"{visit.url.scheme}://{visit.url.netloc.decode('ascii')}"


def _there_is_none(error: FetchError) -> bool:
    """True when the file is not there: then everything is allowed. A 429 is no answer to that."""
    status = error.status or 0
    missing = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return (missing and status != HTTPStatus.TOO_MANY_REQUESTS) or error.kind == "redirects"


def _waiting(visit: Visit, until: datetime, why: str) -> FetchError:
    error = visit.fails("held", f"is not asked before {until:%Y-%m-%d %H:%M} UTC: {why}")
    error.retry_at = until
    return error
