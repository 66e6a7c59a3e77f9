"""What can go wrong. The text of an error is written for people: the thing first, then what to do.

TrackerError
├── FetchError         the outlet did not answer well      → look again later
│   └── BlockedError   it answered, but not with news      → never a version
├── ParseError         we cannot read what it answered     → the capture stays, the feed says so
├── StartError         our own reader did not come up      → no fault of the answer: read next time
├── NotFoundError      no such story, version or feed      → exit code 3, HTTP 404
├── RefusedError       what was asked is not allowed       → exit code 4, HTTP 403
│   └── TooOftenError  it was asked too often              → HTTP 429, which says when to come again
├── ConfigError        the settings contradict themselves  → nothing starts
├── DatabaseError      the database is unusable as it is   → exit code 6
│   └── DamagedError   one thing in it cannot be read      → it is named, the rest reads
└── DeliveryError      a mail did not leave                → the alert stays owed
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal


class TrackerError(Exception):
    """Any error whose text a person should read; faces show it in one line."""


class FetchError(TrackerError):
    """The outlet gave no usable answer: no connection, too late, too large, or an HTTP error.

    `status` is the HTTP status where there was one; `kind` is the short word kept in poll spans
    (`timeout`, `refused`, `too large`, `http 503`, …). Two kinds say that nothing was asked at
    all: `held` (the host wants to be left alone, or is down) and `forbidden` (by its robots.txt).
    `retry_at` is the moment before which another try is of no use, where one is known, in UTC.
    """

    def __init__(
        self,
        text: str,
        *,
        kind: str,
        status: int | None = None,
        retry_at: datetime | None = None,
    ) -> None:
        super().__init__(text)
        self.kind = kind
        self.status = status
        self.retry_at = retry_at


class BlockedError(FetchError):
    """The outlet answered with a wall: a refusal (401, 403, 407, 429), or a challenge page.

    A challenge comes as a 503 or even a 200, marked as one in its head.
    """


class ParseError(TrackerError):
    """An answer cannot be read as what it should be: a feed that is HTML, a page without text."""


class StartError(TrackerError):
    """A process for reading did not come up: nothing is wrong with any answer, but none is read."""


class NotFoundError(TrackerError):
    """No story, version, feed or watch answers to what was asked for."""


class RefusedError(TrackerError):
    """What was asked for is not allowed here."""


class TooOftenError(RefusedError):
    """It was asked too often; `wait` is how long to leave it alone."""

    def __init__(self, text: str, *, wait: timedelta) -> None:
        super().__init__(text)
        self.wait = wait


class ConfigError(TrackerError):
    """A setting is unknown, malformed, or contradicts another one."""


class DatabaseError(TrackerError):
    """The database is locked, unreachable, or was written by a newer version."""


class DamagedError(DatabaseError):
    """A capture cannot be read any more, or is not what it was when it was kept."""


Fate = Literal["unreachable", "later", "unsure", "letter_refused", "address_refused"]
"""What became of a mail that was not handed over: the server was not there or would not have us;
it said to come again; it went away before it said whether it took the letter; it refused the letter
for good, or the address."""


class DeliveryError(TrackerError):
    """A mail could not be handed over; `fate` says what became of it."""

    def __init__(self, text: str, *, fate: Fate = "unreachable") -> None:
        super().__init__(text)
        self.fate: Fate = fate

    @property
    def final(self) -> bool:
        """True when trying again is of no use."""
        return self.fate in {"letter_refused", "address_refused"}
