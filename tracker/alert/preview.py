"""How many mails a watch would have brought, had it been there. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from tracker.alert.leaving import next_digest

BACK = timedelta(days=7)
"""How far back is looked: a week has every weekday."""

_DAY = timedelta(days=1)


def letters(
    changes: Sequence[tuple[int, datetime]],
    how: str,
    *,
    settle: timedelta,
    cap: int,
    at: str = "08:00",
    weekday: int = 0,
    zone: str = "UTC",
) -> int:
    """The letters that tell of these changes, each a story's id and a moment.

    `settle` is how long a headline must stand and `cap` how many letters on one story leave within
    a day; what is above it comes in one digest.
    """
    if how != "at_once":
        leave = (next_digest(when, how, at=at, weekday=weekday, zone=zone) for _, when in changes)
        return len(set(leave))
    by_story = groupby(sorted(changes), key=lambda change: change[0])
    return sum(_of_story([when for _, when in group], settle, cap) for _, group in by_story)


def _of_story(moments: Sequence[datetime], settle: timedelta, cap: int) -> int:
    """Changes that follow one another sooner than they settle share a letter."""
    told: list[datetime] = []
    digests, last = 0, None
    for moment in moments:
        if last is None or moment - last > settle:
            if sum(moment - one < _DAY for one in told) < cap:
                told.append(moment)
            else:
                digests = 1
        last = moment
    return len(told) + digests


def how_often(number: int, span: timedelta) -> str:
    """The rate in words: `about 6 mails a day`, `about 2 mails a week`, `no mail`.

    `number` of letters came within `span`, of at least a day.
    """
    a_day = number * _DAY / span
    rate, unit = (a_day, "day") if round(a_day) else (a_day * 7, "week")
    if not number:
        return "no mail"
    shown = max(round(rate), 1)
    return f"about {shown:,} mail{'s' if shown > 1 else ''} a {unit}"
