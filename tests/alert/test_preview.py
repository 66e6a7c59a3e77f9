"""How many mails a watch would have brought."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tracker.alert.preview import how_often, letters

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
RULES: dict[str, Any] = {"settle": timedelta(seconds=90), "cap": 6}


def at(*minutes: float, story: int = 1) -> list[tuple[int, datetime]]:
    return [(story, NOON + timedelta(minutes=one)) for one in minutes]


@pytest.mark.parametrize(
    ("changes", "how", "expected"),
    [
        ([], "at_once", 0),
        (at(0, 1, 2), "at_once", 1),
        (at(0, 10, 20), "at_once", 3),
        ([*at(0), *at(0, story=2)], "at_once", 2),
        (at(*range(0, 100, 10)), "at_once", 7),
        (at(*range(0, 100, 10)), "hourly", 2),
        (at(*range(0, 100, 10)), "daily", 1),
        (at(0, 24 * 60, 6 * 24 * 60), "daily", 3),
        (at(0, 24 * 60, 6 * 24 * 60), "weekly", 2),
    ],
)
def test_letters_are_counted_as_they_would_leave(
    changes: list[tuple[int, datetime]], how: str, expected: int
) -> None:
    assert letters(changes, how, **RULES) == expected


@pytest.mark.parametrize(
    ("number", "days", "words"),
    [
        (0, 7, "no mail"),
        (1, 7, "about 1 mail a week"),
        (3, 7, "about 3 mails a week"),
        (7, 7, "about 1 mail a day"),
        (42, 7, "about 6 mails a day"),
        (1, 1, "about 1 mail a day"),
        (9_000, 1, "about 9,000 mails a day"),
    ],
)
def test_a_rate_is_told_in_words(number: int, days: int, words: str) -> None:
    assert how_often(number, timedelta(days=days)) == words
