from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.desk.polling.standing import GONE_FOR, GONES, MOVES, Standing, standing_after
from tracker.errors import FetchError, ParseError
from tracker.models.values import Answer

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
Result = Answer | FetchError | ParseError


def answer(moved_to: str | None = None) -> Answer:
    return Answer("https://a.test", moved_to or "https://a.test", 200, {}, b"", START, moved_to)


OK, B, C = answer(), answer("https://b.test"), answer("https://c.test")
GONE = FetchError("x", kind="http 410", status=410)
LOST = FetchError("x", kind="http 404", status=404)
DOWN = FetchError("x", kind="timeout")
WALL = ParseError("no feed")


def after(results: Sequence[Result], step: timedelta = HOUR) -> Standing:
    standing = Standing()
    for number, result in enumerate(results):
        standing = standing_after(standing, result, START + number * step)
    return standing


@pytest.mark.parametrize(
    ("results", "moved"),
    [
        ([B, B], False),
        ([B, B, B], True),
        ([B, B, C], False),
        ([B, C, B, C], False),
        ([B, B, OK, B], False),
        ([B, DOWN, B, LOST, B], True),
        ([B, B, WALL, B], False),
        ([OK] * 9, False),
    ],
)
def test_a_feed_moves_after_equal_answers_in_a_row(results: list[Result], moved: bool) -> None:
    assert after(results).has_moved is moved
    assert after([*results, OK]) == Standing()


@pytest.mark.parametrize(
    ("results", "step", "rests"),
    [
        ([GONE], HOUR, False),
        ([GONE] * 24, HOUR, False),
        ([GONE] * 25, HOUR, True),
        ([GONE] * 2, 48 * HOUR, False),
        ([GONE] * 3, 12 * HOUR, True),
        ([GONE, DOWN, GONE, LOST, GONE], 6 * HOUR, True),
        ([GONE, GONE, OK, GONE], 12 * HOUR, False),
        ([LOST] * 200, HOUR, False),
        ([GONE, OK], HOUR, False),
    ],
)
def test_a_feed_rests_when_it_was_gone_for_a_day(
    results: list[Result], step: timedelta, rests: bool
) -> None:
    assert after(results, step).rests(START + (len(results) - 1) * step) is rests


@given(st.lists(st.sampled_from([OK, B, C, GONE, LOST, DOWN, WALL])), st.integers(1, 40))
def test_nothing_is_believed_before_it_was_said_often_enough(
    results: list[Result], hours: int
) -> None:
    standing, end = after(results, hours * HOUR), START + len(results) * hours * HOUR
    since = results[max((n for n, r in enumerate(results) if r is OK), default=-1) + 1 :]
    if standing.has_moved:
        assert since.count(B if standing.moving_to == "https://b.test" else C) >= MOVES
    if standing.rests(end):
        assert since.count(GONE) >= GONES
        assert len(since) * hours * HOUR >= GONE_FOR
    assert standing_after(standing, OK, end) == Standing()
