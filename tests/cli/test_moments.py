from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tracker.cli.moments import short, window

AT = datetime(2025, 10, 14, 7, 30, 12, 345, tzinfo=UTC)


def test_a_moment_is_written_in_utc_whatever_its_zone() -> None:
    in_seoul = AT.astimezone(timezone(timedelta(hours=9)))
    assert short(in_seoul) == "2025-10-14 07:30"


def test_no_moment_is_a_dash() -> None:
    assert short(None) == "–"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "≤ 1 s"),
        (0.2, "≤ 1 s"),
        (59.5, "≤ 60 s"),
        (99, "≤ 99 s"),
        (100, "≤ 2 min"),
        (300, "≤ 5 min"),
        (300.1, "≤ 6 min"),
        (99 * 60, "≤ 99 min"),
        (99 * 60 + 1, "≤ 2 h"),
        (48 * 3600, "≤ 48 h"),
        (48 * 3600 + 1, "≤ 3 d"),
    ],
)
def test_a_window_is_never_told_smaller_than_it_was(seconds: float, words: str) -> None:
    assert window(AT, AT + timedelta(seconds=seconds)) == words


def test_what_the_first_poll_showed_has_no_window() -> None:
    assert window(None, AT) == "first seen"
