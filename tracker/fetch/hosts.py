"""What a host's answers say of the host as a whole: that it wants to be left alone, or is down.

What is known is kept in memory, by host name: a program that starts anew finds out anew, at the
price of a request or two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from tracker.errors import FetchError

# Kinds of errors that speak of the host, not of the page: it cannot be reached, or says nothing.
UNREACHED = frozenset({"dns", "refused", "tls", "timeout"})

# Failures in a row after which a host counts as down. One can be a lost packet, two a restart.
PATIENCE = 3

# The first pause, doubled with every probe that fails, up to the longest: a host that is back is
# noticed within a quarter of an hour, and 5,000 feeds of a dead one cost four probes an hour.
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(minutes=15)


@dataclass(slots=True)
class Known:
    """What is known of one host."""

    failures: int = 0
    """In a row, of the kinds that speak of the host."""
    refusals: int = 0
    """In a row: it said that there are too many requests."""
    held_until: datetime | None = None
    why: str = ""
    """In words that follow the name of an address."""


class Hosts:
    """Remembers which hosts are to be left alone, and until when."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def held(self, host: str, now: datetime) -> tuple[datetime, str] | None:
        """Until when the host is left alone and why; None when it may be asked."""
        known = self._known.get(host)
        if known is None or known.held_until is None or known.held_until <= now:
            return None
        return known.held_until, known.why

    def answered(self, host: str) -> None:
        """It answered: whatever there was against it is over."""
        self._known.pop(host, None)

    def failed(self, host: str, error: FetchError, words: str, now: datetime) -> datetime | None:
        """Take note of an error. The moment until which the host is left alone now, if it is.

        An answer of any status shows that it is up; `words` say what it did.
        """
        known = self._known.setdefault(host, Known())
        if error.kind in UNREACHED:
            known.failures += 1
        elif error.status is not None:
            known.failures = 0
        refused = error.status == HTTPStatus.TOO_MANY_REQUESTS
        known.refusals = known.refusals + 1 if refused else 0
        if until := error.retry_at or _pause_ends(known, now):
            known.held_until, known.why = until, words
        elif not known.failures:
            self.answered(host)
        return until


def _pause_ends(known: Known, now: datetime) -> datetime | None:
    if known.refusals:
        return now + _pause(known.refusals)
    if known.failures >= PATIENCE:
        return now + _pause(known.failures - PATIENCE + 1)
    return None


def _pause(number: int) -> timedelta:
    """The pause of that number, from 1."""
    doubled: int = 2 ** min(number - 1, 10)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)
