"""When a letter may leave, by the reader's own clock. Pure.

Moments come and go in UTC. Where a clock is put forward, a time that it leaps over is that much
later; where it is put back, a time that it shows twice is the first of the two.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.errors import RefusedError

DIGESTS = ("hourly", "daily", "weekly")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOUR = timedelta(hours=1)
_SPAN = re.compile(r"([^-]{5})-([^-]{5})")


def next_digest(
    now: datetime, how: str, *, at: str = "08:00", weekday: int = 0, zone: str = "UTC"
) -> datetime:
    """The first moment after `now` at which such a digest leaves.

    `how` is one of `DIGESTS`; `at` is `HH:MM` by the clock of `zone`, `weekday` 0 for Monday.
    """
    if how == "hourly":
        return now.replace(minute=0, second=0, microsecond=0) + _HOUR
    return _next_time(now, time_of(at), ZoneInfo(zone), None if how == "daily" else weekday)


def quiet_until(now: datetime, quiet: str, zone: str) -> datetime | None:
    """When the quiet hours `22:00-07:00` end that `now` is in; None when it is in none."""
    if not quiet:
        return None
    begin, end = hours_of(quiet)
    local = now.astimezone(ZoneInfo(zone)).time()
    inside = begin <= local < end if begin <= end else local >= begin or local < end
    return _next_time(now, end, ZoneInfo(zone), None) if inside else None


def _next_time(now: datetime, at: time, zone: ZoneInfo, weekday: int | None) -> datetime:
    day = now.astimezone(zone).date()
    for ahead in range(-1, 9):
        on = day + timedelta(days=ahead)
        moment = datetime.combine(on, at, tzinfo=zone).astimezone(UTC)
        if moment > now and weekday in {None, on.weekday()}:
            return moment
    raise AssertionError("a week has every weekday")


# -- what a reader may ask for ---------------------------------------------------------------------


def time_of(text: str) -> time:
    """A time of day such as `07:30`.

    Raises RefusedError.
    """
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 (a time of day has no zone)
    except ValueError as error:
        raise RefusedError(f"{text}: is no time of day; write it like 07:30") from error


def hours_of(text: str) -> tuple[time, time]:
    """Begin and end of hours such as `22:00-07:00`.

    Raises RefusedError.
    """
    if not (found := _SPAN.fullmatch(text)):
        raise RefusedError(f"{text}: are no hours; write them like 22:00-07:00")
    return time_of(found[1]), time_of(found[2])


def check_zone(name: str) -> None:
    """Raises RefusedError for a zone that there is none of."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise RefusedError(f"{name}: no such time zone; write it like Asia/Seoul") from error


def weekday_of(name: str) -> int:
    """The number of a day of the week, by its name or the first letters of it; Monday is 0.

    Raises RefusedError.
    """
    found = [place for place, day in enumerate(DAYS) if day.lower().startswith(name.lower())]
    if len(found) != 1:
        raise RefusedError(f"{name}: no day of the week; they are {', '.join(DAYS)}")
    return found[0]
