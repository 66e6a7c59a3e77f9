"""Lengths of time in words, which never claim more than is known. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.models.history import Duration


def at_least(length: timedelta) -> str:
    """`42 s`, `40 min`, `5 h` or `3 d`, rounded down."""
    return _rounded(length, math.floor)


def at_most(length: timedelta) -> str:
    """The same, rounded up; nothing is shorter than a second."""
    return _rounded(max(length, timedelta(seconds=1)), math.ceil)


def lasted(stood: Duration) -> str:
    """`at least 40 min, at most 2 h`; only the first where the other cannot be known."""
    least = f"at least {at_least(stood.at_least)}"
    return f"{least}, at most {at_most(stood.at_most)}" if stood.at_most else least


def _rounded(length: timedelta, to: Callable[[float], int]) -> str:
    seconds = length.total_seconds()
    for size, unit, most in ((1, "s", 99), (60, "min", 99), (3600, "h", 48)):
        if to(seconds / size) <= most:
            return f"{to(seconds / size)} {unit}"
    return f"{to(seconds / 86_400)} d"
