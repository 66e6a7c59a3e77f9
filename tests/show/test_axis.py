from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.show.axis import STEPS, Axis, ticks

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def axis(length: timedelta, begins: datetime = NOON) -> Axis:
    return Axis(begins, begins + length, 20, 900)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=4), ["12:00", "12:01", "12:02", "12:03", "12:04"]),
        (timedelta(hours=7), ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00", "18:00"]),
        (timedelta(hours=30), ["12:00", "18:00", "4 May", "06:00", "12:00", "18:00"]),
        (timedelta(days=3), ["12:00", "4 May", "12:00", "5 May", "12:00", "6 May", "12:00"]),
        (timedelta(days=700), ["17 Jul 2031", "13 Jan 2032", "11 Jul 2032"]),
    ],
)
def test_the_ticks_are_those_of_a_clock_or_a_calendar(length: timedelta, words: list[str]) -> None:
    assert [tick.words for tick in ticks(axis(length), 8)][: len(words)] == words


def test_ticks_fall_on_whole_hours_wherever_the_line_begins() -> None:
    found = list(ticks(axis(timedelta(hours=6), NOON + timedelta(minutes=17)), 8))
    assert [tick.words for tick in found] == ["13:00", "14:00", "15:00", "16:00", "17:00", "18:00"]
    assert found[0].x == pytest.approx(20 + 900 * 43 / 360)


@given(st.timedeltas(timedelta(minutes=2), timedelta(days=36500)), st.integers(5, 12))
def test_there_are_never_too_many(length: timedelta, most: int) -> None:
    found = [tick.x for tick in ticks(axis(length), most)]
    assert len(found) <= most
    assert found == sorted(found)
    assert all(20 <= x <= 920 for x in found)


def test_what_is_outside_lies_on_the_nearer_end() -> None:
    line = axis(timedelta(hours=1))
    assert line.x(NOON - timedelta(days=1)) == 20
    assert line.x(NOON + timedelta(days=1)) == 920
    assert line.x(NOON + timedelta(minutes=30)) == 470
    assert list(STEPS) == sorted(STEPS)


def test_ticks_fall_on_whole_hours_and_days_of_the_zone() -> None:
    begins = datetime(2031, 5, 3, 12, 10, tzinfo=UTC)
    axis = Axis(begins, begins + timedelta(hours=4), 0, 240)
    found = [(round(tick.x), tick.words) for tick in ticks(axis, 9, ZoneInfo("Asia/Kolkata"))]
    assert found[:3] == [(20, "18:00"), (50, "18:30"), (80, "19:00")]


def test_days_stay_whole_where_the_clock_is_turned() -> None:
    begins = datetime(2031, 10, 24, 23, tzinfo=UTC)
    axis = Axis(begins, begins + timedelta(hours=97), 0, 97)
    found = [(round(tick.x), tick.words) for tick in ticks(axis, 6, ZoneInfo("Europe/London"))]
    assert found == [
        (0, "25 Oct"),
        (24, "26 Oct"),
        (49, "27 Oct"),
        (73, "28 Oct"),
        (97, "29 Oct"),
    ]


def test_a_logarithmic_line_gives_early_hours_room_and_tells_time_since_it_began() -> None:
    begins = datetime(2031, 5, 3, 12, tzinfo=UTC)
    axis = Axis(begins, begins + timedelta(days=10), 0, 1000, logarithmic=True)
    found = {tick.words: tick.x for tick in ticks(axis, 9)}
    assert list(found) == [
        "+1 min",
        "+5 min",
        "+15 min",
        "+1 h",
        "+4 h",
        "+12 h",
        "+1 day",
        "+4 days",
    ]
    assert axis.x(begins) == 0
    assert axis.x(axis.ends) == 1000
    assert 350 < found["+1 h"] < 500
    apart = [later - earlier for earlier, later in pairwise(found.values())]
    assert min(apart) > 60


@given(st.timedeltas(timedelta(0), timedelta(days=900)), st.timedeltas(timedelta(minutes=2)))
def test_both_lines_keep_the_order_of_time(since: timedelta, length: timedelta) -> None:
    begins = datetime(2031, 5, 3, 12, tzinfo=UTC)
    for logarithmic in (False, True):
        ends = begins + min(length, timedelta(days=900))
        axis = Axis(begins, ends, 20, 900, logarithmic)
        assert 20 <= axis.x(begins) <= axis.x(begins + since) <= axis.x(ends) <= 920.001
