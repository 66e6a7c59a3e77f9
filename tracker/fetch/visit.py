"""The road of one ask: which address to look at next, and what the redirects said. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

import httpx

from tracker.errors import BlockedError, FetchError
from tracker.fetch.failures import CHALLENGE, failure, is_wall, named, shown
from tracker.fetch.waits import retry_after
from tracker.models.values import Ask

# A feed that needs more is misconfigured; browsers stop at 20, but they carry cookies along.
MAX_REDIRECTS = 5

PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}
BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Visit:
    """One ask on its way: where it stands, how long it may still take, where it came from."""

    ask: Ask
    url: httpx.URL
    left_s: float
    """Seconds that its requests may still take together; waiting for a turn does not count."""
    seconds: float
    """That it had in all at the beginning."""
    behind: tuple[httpx.URL, ...] = ()
    permanent: bool = False
    """True while there were redirects and each of them was a permanent one."""
    start_only: bool = False
    """True when nothing beyond the limit of the ask is wanted: the rest is left unread."""

    @property
    def host(self) -> str:
        """The name whose manners apply: without a port, since a site is one machine to us."""
        return self.url.raw_host.decode("ascii").rstrip(".")

    @property
    def moved_to(self) -> str | None:
        """The new address for good; None where a redirect was temporary or left TLS behind."""
        hops = pairwise((*self.behind, self.url))
        downgraded = any((old.scheme, new.scheme) == ("https", "http") for old, new in hops)
        return str(self.url) if self.permanent and not downgraded else None

    def fails(self, kind: str, words: str) -> FetchError:
        """The error that ends this visit, in words that begin with the address asked for."""
        return failure(self.ask.url, kind, self._where + words)

    def refused(self, status: int, headers: Mapping[str, str], now: datetime) -> FetchError:
        """The error for a status that brings no answer; a BlockedError where it is a wall."""
        challenge = " with a challenge" if CHALLENGE in headers else ""
        error = BlockedError if is_wall(status, headers) else FetchError
        return error(
            f"{shown(self.ask.url)}: {self._where}answers HTTP {named(status)}{challenge}",
            kind=f"http {status}",
            status=status,
            retry_at=retry_after(headers.get("retry-after"), now) if status in BUSY else None,
        )

    @property
    def _where(self) -> str:
        return f"sends on to {shown(str(self.url))}, which " if self.behind else ""


def begin(ask: Ask, seconds: float) -> Visit:
    """A visit that stands at the address asked for. Raises FetchError (`url`)."""
    return Visit(ask, _address(ask.url), seconds, seconds)


def sent_on(visit: Visit, status: int, location: str, left_s: float) -> Visit:
    """The visit after a redirect to `location`, without its fragment.

    Raises FetchError: `redirects` for too many or a circle, `url` for an address that is none.
    """
    behind = (*visit.behind, visit.url)
    if len(behind) > MAX_REDIRECTS:
        raise visit.fails("redirects", f"redirects more than {MAX_REDIRECTS} times")
    try:
        url = _address(str(visit.url.join(location)))
    except (FetchError, httpx.InvalidURL) as error:
        raise visit.fails("url", f"redirects to {shown(location)}, which is refused") from error
    if url in behind:
        raise visit.fails("redirects", "redirects in a circle")
    permanent = status in PERMANENT and (visit.permanent or not visit.behind)
    return replace(visit, url=url, left_s=left_s, behind=behind, permanent=permanent)


# Addresses are polled again and again, and parsing one costs as much as a third of the request.
@lru_cache(maxsize=16_384)
def _address(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise failure(text, "url", "is not a web address") from error
    if url.scheme not in {"http", "https"} or not url.raw_host.strip(b"."):
        raise failure(text, "url", "is not an http or https address")
    if url.userinfo:
        raise failure(text, "url", "carries a user name or password, which is not supported")
    return url.copy_with(fragment=None) if url.fragment else url
