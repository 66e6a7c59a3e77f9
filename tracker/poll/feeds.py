"""When to look at a feed again: by its own rhythm, its server's hints, and its failures. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zlib import crc32

FLOOR = timedelta(seconds=60)
"""No feed is looked at more often, however often it changes: it would starve others."""
CEILING = timedelta(hours=1)
"""A feed that works is looked at so often at least, unless a person chose otherwise."""
LONGEST = timedelta(days=1)
"""However often something failed: it is looked at once a day, so that it can come back."""
DEAD = timedelta(days=7)
"""... and once a week, when it failed every day for a month."""
DAYS_TO_DEAD = 30

EXPECTED = 1 / 1800
"""First guess: news a second. A feed that has news every half hour is looked at by the interval of
the settings; from there, looks go with the square root of its own rate of news."""
FADES = timedelta(days=7).total_seconds()
"""What was seen so long ago counts half."""


@dataclass(frozen=True, slots=True)
class FeedRhythm:
    """How often looks at a feed found news."""

    news: float = 0.0
    """Changes seen; older ones count less."""
    watched: float = 0.0
    """Seconds that they were seen in; older ones count less."""

    @property
    def rate(self) -> float:
        """News a second: the mean of a Gamma posterior whose prior is one look at first guess."""
        return (self.news + 1) / (self.watched + 1 / EXPECTED)


def learn_feed(rhythm: FeedRhythm, gap: timedelta, *, changed: bool) -> FeedRhythm:
    """What is known of a feed after a look that came `gap` after the last one."""
    seconds = max(0.0, gap.total_seconds())
    expected = rhythm.rate * seconds
    # Of a Poisson number that is not 0, the mean is larger: it may have been several changes.
    seen = expected / -math.expm1(-expected) if changed and expected else 0.0
    fade = 0.5 ** (seconds / FADES)
    return FeedRhythm(rhythm.news * fade + seen, rhythm.watched * fade + seconds)


def next_feed_poll(
    now: datetime,
    interval: timedelta,
    *,
    feed: str,
    rhythm: FeedRhythm | None = None,
    least: timedelta = timedelta(0),
    failures: int = 0,
) -> datetime:
    """When to look at a feed again.

    `interval` is a person's own when `rhythm` is None: it is kept then, whatever the server hints.
    `least` is the server's hint, as `least_wait` reads it. `feed` is what keeps feeds apart that
    are due at once: an id or address. `failures` in a row, this look's among them.
    """
    if failures:
        return now + backed_off(interval, failures)
    wait = interval if rhythm is None else _by_rhythm(interval, rhythm, least)
    return in_phase(now, wait, feed)


def _by_rhythm(interval: timedelta, rhythm: FeedRhythm, least: timedelta) -> timedelta:
    own: timedelta = max(interval * math.sqrt(EXPECTED / rhythm.rate), least, FLOOR)
    longest: timedelta = max(CEILING, interval)
    return min(own, longest)


def in_phase(now: datetime, wait: timedelta, feed: str) -> datetime:
    """A moment after half the wait and not after all of it, the feed's own moment of its wait.

    Feeds that were due at once are apart from the next look on, spread evenly; a feed that is
    looked at in its phase already waits all of it.
    """
    half = max(wait.total_seconds() / 2, 0.5)
    phase = crc32(feed.encode()) / 2**32 * half
    steps = math.floor((now.timestamp() + 2 * half - phase) / half)
    again = datetime.fromtimestamp(phase + steps * half, UTC)
    return max(again, now + wait / 2)


def backed_off(step: timedelta, failures: int) -> timedelta:
    """How long to wait after failures in a row: twice as long each time, up to a day.

    After a month of days it is a week. A longer step is kept as it is.
    """
    doublings = max(0, math.ceil(math.log2(LONGEST / max(step, FLOOR))))
    if failures > doublings + DAYS_TO_DEAD:
        return max(DEAD, step)
    grown: timedelta = max(step, FLOOR) * 2 ** min(failures, doublings)
    return max(min(grown, LONGEST), step)


def least_wait(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long the answer stays as it is by its own headers (RFC 9111), at most an hour.

    Cache-Control's `max-age` counts before `Expires`; nothing said, or nothing legible, is 0.
    Names of headers are in lower case.
    """
    control = headers.get("cache-control", "").lower()
    if re.search(r"\bno-(?:store|cache)\b", control):
        return timedelta(0)
    if found := re.search(r"\bmax-age=\"?([0-9]{1,9})", control):
        return min(timedelta(seconds=int(found[1])), CEILING)
    return min(max(_expires(headers.get("expires", "")) - now, timedelta(0)), CEILING)


def _expires(text: str) -> datetime:
    try:
        moment = parsedate_to_datetime(text[:100])
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
