"""A share and how far it can be trusted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.show.shares import Share, in_words


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0),
     (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)  # fmt: skip
def test_the_interval_of_wilson(part: int, whole: int, low: float, high: float) -> None:
    """The last row is the example of Newcombe, Statistics in Medicine 17 (1998), table I."""
    assert Share(part, whole).interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 1000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_share_lies_in_its_interval(counted: tuple[int, int]) -> None:
    part, whole = counted
    low, high = Share(part, whole).interval
    assert 0 <= low <= high <= 1
    if whole:
        assert low - 1e-9 <= part / whole <= high + 1e-9


def test_in_words() -> None:
    assert in_words(Share(5, 10)) == "5 of 10, 50 % (95 % interval 24 to 76 %)"
    assert in_words(Share(0, 0)) == "none so far"
