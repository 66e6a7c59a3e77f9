"""Lengths of time in words."""

from datetime import timedelta

import pytest

from tracker.models.history import Duration
from tracker.show.lengths import at_least, at_most, lasted


@pytest.mark.parametrize(
    ("seconds", "least", "most"),
    [
        (0, "0 s", "1 s"),
        (59.5, "59 s", "60 s"),
        (100, "1 min", "2 min"),
        (5_400, "90 min", "90 min"),
        (6_001, "1 h", "2 h"),
        (48 * 3_600 + 1, "48 h", "3 d"),
        (4 * 86_400, "4 d", "4 d"),
    ],
)
def test_no_more_is_claimed_than_is_known(seconds: float, least: str, most: str) -> None:
    length = timedelta(seconds=seconds)
    assert (at_least(length), at_most(length)) == (least, most)


def test_how_long_something_stood() -> None:
    hour = timedelta(hours=3)
    assert lasted(Duration(hour, hour * 2)) == "at least 3 h, at most 6 h"
    assert lasted(Duration(hour, None)) == "at least 3 h"
