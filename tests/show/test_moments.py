"""Moments for programs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from tracker.show.moments import exact

AT = datetime(2025, 10, 14, 7, 30, 12, 345, tzinfo=UTC)


def test_a_moment_is_written_in_utc_whatever_its_zone() -> None:
    in_seoul = AT.astimezone(timezone(timedelta(hours=9)))
    assert exact(in_seoul) == exact(AT) == "2025-10-14T07:30:12Z"


def test_no_moment_is_none() -> None:
    assert exact(None) is None
