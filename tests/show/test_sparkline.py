"""How long each version of a story is, as a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.show.sparkline import HEIGHT, WIDTH, in_words, points


@pytest.mark.parametrize(
    ("lengths", "drawn"),
    [
        ([], ""),
        ([5], ""),
        ([0, 10], "1.0,19.0 95.0,1.0"),
        ([10, 0, 5], "1.0,1.0 48.0,19.0 95.0,10.0"),
        ([7, 7], "1.0,10.0 95.0,10.0"),
    ],
)
def test_long_is_high(lengths: list[int], drawn: str) -> None:
    assert points(lengths) == drawn


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=60))
def test_the_line_stays_in_its_picture(lengths: list[int]) -> None:
    drawn = [point.split(",") for point in points(lengths).split()]
    assert len(drawn) == len(lengths)
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in drawn)


def test_in_words() -> None:
    assert in_words([820, 700, 1204]) == "from 820 to 1,204 characters"
    assert in_words([]) == ""
