from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.records.evidence import PollSpan
from tracker.show.blind import Blind, as_object, before_each, blind_time, in_words

MIDNIGHT = datetime(2031, 5, 3, tzinfo=UTC)


def at(clock: str) -> datetime:
    hours, minutes = clock.split(":")
    return MIDNIGHT + timedelta(hours=int(hours), minutes=int(minutes))


def run(
    first: str, last: str, outcome: str = "same", *, feed: int = 1, page: int = 0, step: int = 5
) -> PollSpan:
    """A run of looks every so many minutes, at a feed unless a page is named."""
    polls = int((at(last) - at(first)) / timedelta(minutes=step)) + 1
    return PollSpan(
        url="u",
        feed_id=None if page else feed,
        address_id=page or None,
        outcome=outcome,
        from_at=at(first),
        to_at=at(last),
        polls=polls,
        due_at=at(last) + timedelta(minutes=step),
    )


def found(*runs: PollSpan, now: str = "05:00") -> list[tuple[str, str, str, str]]:
    return [
        (f"{one.from_at:%H:%M}", f"{one.to_at:%H:%M}", one.outcome, one.of)
        for one in blind_time(runs, at(now))
    ]


def test_a_gap_that_was_not_planned_was_not_looked_at() -> None:
    assert found(run("00:00", "02:10"), run("02:55", "05:00")) == [("02:10", "02:55", "", "")]


def test_looks_that_are_late_by_minutes_are_no_gap() -> None:
    assert found(run("00:00", "02:10"), run("02:25", "05:00", "changed")) == []


def test_looks_that_saw_nothing_last_until_one_that_did() -> None:
    runs = run("00:00", "02:55"), run("03:00", "04:00", "timeout"), run("04:10", "05:00")
    assert found(*runs) == [("03:00", "04:10", "timeout", "")]
    assert found(*runs[:2], now="04:02") == [("03:00", "04:02", "timeout", "")]


def test_what_is_overdue_now_is_not_looked_at_until_now() -> None:
    assert found(run("00:00", "02:10"), now="02:20") == []
    assert found(run("00:00", "02:10"), now="03:00") == [("02:10", "03:00", "", "")]
    ended = run("00:00", "02:10")
    ended.due_at = None
    assert found(ended, now="23:00") == []


def test_who_polls_once_an_hour_was_not_blind_in_between() -> None:
    """The plan says five minutes; whoever runs it by hand has a rhythm of their own."""
    hourly = [run(f"{hour:02}:00", f"{hour:02}:00") for hour in range(8)]
    assert found(*hourly, now="08:00") == []
    assert found(*hourly, run("13:00", "13:00"), now="13:05") == [("07:00", "13:00", "", "")]


def test_one_feed_of_two_is_enough_and_one_page_of_two() -> None:
    good, bad = run("00:00", "05:00"), run("00:00", "05:00", "timeout", feed=2)
    assert found(good, bad) == []
    assert found(bad, run("00:00", "05:00", "http 503", feed=3)) == [
        ("00:00", "05:00", "timeout, http 503", "")
    ]


def test_a_page_that_is_not_seen_while_its_feed_is() -> None:
    feed = run("00:00", "05:00")
    page = run("00:00", "02:00", page=7), run("02:05", "03:00", "http 403", page=7)
    assert found(feed, *page) == [("02:05", "05:00", "http 403", "page")]
    assert found(run("00:00", "01:00", "timeout"), run("00:00", "01:00", page=7), now="01:05") == [
        ("00:00", "01:05", "timeout", "feed")
    ]


def test_nothing_looked_at_is_nothing_known() -> None:
    assert blind_time([], MIDNIGHT) == ()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2000), st.integers(0, 300), st.sampled_from(["same", "timeout", "x"]),
            st.integers(1, 2), st.integers(0, 2),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_stretches_are_in_order_and_do_not_overlap(
    drawn: list[tuple[int, int, str, int, int]],
) -> None:
    runs = []
    for start, length, outcome, feed, page in drawn:
        one = run("00:00", "00:00", outcome, feed=feed, page=page)
        one.from_at = MIDNIGHT + timedelta(minutes=start)
        one.to_at = one.from_at + timedelta(minutes=length)
        one.due_at = one.to_at + timedelta(minutes=5)
        runs.append(one)
    stretches = blind_time(runs, MIDNIGHT + timedelta(days=2))
    assert all(one.from_at < one.to_at for one in stretches)
    assert all(a.to_at <= b.from_at for a, b in pairwise(stretches))


@pytest.mark.parametrize(
    ("blind", "words"),
    [
        (Blind(at("02:10"), at("02:55")), "not looked at 2031-05-03 02:10–02:55"),
        (
            Blind(at("23:00"), at("26:10"), "timeout", "page"),
            "page: no answer 2031-05-03 23:00–2031-05-04 02:10 (timeout)",
        ),
        (
            Blind(at("02:10"), at("02:55"), "http 403"),
            "nothing to read 2031-05-03 02:10–02:55 (http 403)",
        ),
        (
            Blind(at("02:10"), at("02:55"), "held", "feed"),
            "feed: not asked 2031-05-03 02:10–02:55, as its host wished",
        ),
        (
            Blind(at("02:10"), at("02:55"), "no reader"),
            "answered, and not read here 2031-05-03 02:10–02:55",
        ),
    ],
)  # fmt: skip
def test_it_is_said_in_words(blind: Blind, words: str) -> None:
    assert in_words(blind) == words


def test_it_is_told_to_programs() -> None:
    assert as_object(Blind(at("02:10"), at("02:55"))) == {
        "from": "2031-05-03T02:10:00Z", "to": "2031-05-03T02:55:00Z", "outcome": None, "of": None,
    }  # fmt: skip


def test_each_stretch_lies_before_the_version_that_came_after_it() -> None:
    early, late = Blind(at("02:10"), at("03:00")), Blind(at("04:00"), at("05:00"))
    assert before_each([early, late], [at("02:00"), at("03:00")]) == ((), (early,), (late,))
    assert before_each([early], []) == ((early,),)


def test_blind_time_by_the_clock_of_a_zone() -> None:
    at = datetime(2031, 5, 3, 20, tzinfo=UTC)
    one = Blind(at, at + timedelta(hours=5))
    seoul = in_words(one, ZoneInfo("Asia/Seoul"))
    assert seoul == "not looked at 2031-05-04 05:00–10:00"
    assert in_words(one) == "not looked at 2031-05-03 20:00–2031-05-04 01:00"
