"""A line of time with its ticks: where a moment lies on it, and what stands below it. Pure.

Either as time went, or logarithmic: then what is told is the time since it began, and the first
minutes have as much room as later days.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_DAYS = (1, 2, 5, 10, 30, 90, 180, 365, 730, 1825, 3650, 36500)
STEPS = (*(timedelta(minutes=n) for n in _MINUTES), *(timedelta(days=n) for n in _DAYS))
"""Between two ticks: what a clock and a calendar are read by."""

_DAY = timedelta(days=1)
_ZERO = datetime(2000, 1, 1, tzinfo=UTC)
"""From which ticks are counted, so that they fall on whole hours and days."""


SINCE = {
    "1 min": timedelta(minutes=1),
    "5 min": timedelta(minutes=5),
    "15 min": timedelta(minutes=15),
    "1 h": timedelta(hours=1),
    "4 h": timedelta(hours=4),
    "12 h": timedelta(hours=12),
    "1 day": timedelta(days=1),
    "4 days": timedelta(days=4),
    "2 weeks": timedelta(days=14),
    "2 months": timedelta(days=61),
    "1 year": timedelta(days=365),
    "5 years": timedelta(days=1826),
}
"""Since the beginning of a logarithmic line: each about four times the one before."""


class Axis(NamedTuple):
    """Time from a moment to a later one, on so many pixels from `left` on."""

    begins: datetime
    ends: datetime
    left: float
    width: float
    logarithmic: bool = False

    def x(self, moment: datetime) -> float:
        """Where a moment lies; what is outside lies on the nearer end."""
        since, whole = moment - self.begins, self.ends - self.begins
        share = _minutes(since) / _minutes(whole) if self.logarithmic else since / whole
        return self.left + self.width * min(max(share, 0.0), 1.0)


def _minutes(since: timedelta) -> float:
    """The logarithm of minutes, where no time at all is 0 and not beyond all bounds."""
    return math.log1p(max(since / timedelta(minutes=1), 0.0))


class Tick(NamedTuple):
    """A mark below the line, and what it says: `12:30`, or `4 May` where a day begins."""

    x: float
    words: str


def ticks(axis: Axis, most: int, zone: tzinfo = UTC) -> Iterator[Tick]:
    """Whole minutes, hours or days of a zone's clock, not more than `most`.

    Of a logarithmic line those times since its beginning that fit.
    """
    if axis.logarithmic:
        yield from _since(axis)
        return
    length = axis.ends - axis.begins
    step = next((step for step in STEPS if length / step <= most - 1), STEPS[-1])
    ahead = _ahead(axis.begins, zone)
    zero = _ZERO - ahead
    at = zero + -((zero - axis.begins) // step) * step
    while at <= axis.ends:
        # Where the clock is turned on the way, it is whole hours and days that have a tick.
        whole = at + ahead - _ahead(at, zone)
        yield Tick(axis.x(whole), _words(whole.astimezone(zone), axis, step))
        at += step


def _since(axis: Axis) -> Iterator[Tick]:
    for words, since in SINCE.items():
        if axis.begins + since <= axis.ends:
            yield Tick(axis.x(axis.begins + since), f"+{words}")


def _ahead(at: datetime, zone: tzinfo) -> timedelta:
    """How far a zone's clock is ahead of UTC."""
    return at.astimezone(zone).utcoffset() or timedelta()


def _words(at: datetime, axis: Axis, step: timedelta) -> str:
    if step < _DAY and (at.hour or at.minute):
        return f"{at:%H:%M}"
    same_year = axis.begins.year == axis.ends.year
    return f"{at.day} {at:%b}" if same_year else f"{at.day} {at:%b %Y}"
