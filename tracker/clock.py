"""The one place that tells the time. Everything below the desk takes `now` as an argument."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers with the present moment, in UTC."""


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
