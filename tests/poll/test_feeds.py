"""When to look at a feed again."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.poll.feeds import (
    CEILING,
    DEAD,
    FLOOR,
    LONGEST,
    FeedRhythm,
    backed_off,
    in_phase,
    learn_feed,
    least_wait,
    next_feed_poll,
)

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
INTERVAL = timedelta(minutes=5)
FEED = "https://w.example/rss"

intervals = st.timedeltas(timedelta(seconds=1), timedelta(days=3))
rhythms = st.builds(FeedRhythm, st.floats(0, 1e6), st.floats(0, 1e8))


def followed(minutes_of_news: int, looks: int = 300) -> FeedRhythm:
    """What is known of a feed that has news so often, after looks by the interval."""
    rhythm, passed = FeedRhythm(), 0
    for number in range(1, looks):
        rhythm = learn_feed(rhythm, INTERVAL, changed=number * 5 // minutes_of_news > passed)
        passed = number * 5 // minutes_of_news
    return rhythm


@given(intervals, st.none() | rhythms, st.timedeltas(timedelta(0), CEILING), st.integers(0, 99))
def test_the_next_look_is_after_now_and_within_bounds(
    interval: timedelta, rhythm: FeedRhythm | None, least: timedelta, failures: int
) -> None:
    again = next_feed_poll(NOW, interval, feed=FEED, rhythm=rhythm, least=least, failures=failures)
    longest = DEAD if failures else CEILING if rhythm else interval
    assert NOW < again <= NOW + max(longest, interval)


def test_a_feed_that_is_new_is_looked_at_by_the_interval_of_the_settings() -> None:
    wait = next_feed_poll(NOW, INTERVAL, feed=FEED, rhythm=FeedRhythm()) - NOW
    assert INTERVAL / 2 <= wait <= INTERVAL


def test_looks_go_with_the_square_root_of_a_feeds_own_news() -> None:
    waits = [
        next_feed_poll(in_step, INTERVAL, feed=FEED, rhythm=followed(minutes)) - in_step
        for minutes, in_step in ((10, NOW), (40, NOW), (1440, NOW))
    ]
    assert waits == sorted(waits)
    assert waits[-1] > 2 * waits[0]


def test_a_feeds_rate_of_news_is_learned() -> None:
    """Even news comes nearer to the looks than chance would: it is taken for a little more."""
    assert 1 / 600 < followed(10).rate < 1.5 / 600
    assert 1 / 2400 < followed(40).rate < 1.2 / 2400


def test_a_feed_that_changes_at_every_look_is_not_looked_at_below_the_floor() -> None:
    rhythm = FeedRhythm()
    for _ in range(1000):
        rhythm = learn_feed(rhythm, timedelta(seconds=1), changed=True)
    wait = next_feed_poll(NOW, INTERVAL, feed=FEED, rhythm=rhythm) - NOW
    assert FLOOR / 2 <= wait <= FLOOR


def test_a_persons_own_interval_is_kept_whatever_the_server_hints() -> None:
    wait = next_feed_poll(NOW, timedelta(seconds=10), feed=FEED, least=CEILING) - NOW
    assert timedelta(seconds=5) <= wait <= timedelta(seconds=10)


def test_no_look_comes_before_the_server_has_something_new() -> None:
    least = timedelta(minutes=20)
    wait = next_feed_poll(NOW, INTERVAL, feed=FEED, rhythm=followed(5), least=least) - NOW
    assert least / 2 <= wait <= least


@given(st.integers(0, 1_000_000), intervals)
def test_a_feed_in_its_phase_waits_all_of_its_interval(feed: int, interval: timedelta) -> None:
    """However late a look was made, within half an interval, it is made up for."""
    first = in_phase(NOW, interval, str(feed))
    late = first + interval / 100
    assert abs(in_phase(late, interval, str(feed)) - first - interval) < timedelta(milliseconds=1)


def test_ten_thousand_feeds_that_were_due_at_once_are_apart_from_the_next_look_on() -> None:
    quarter = timedelta(minutes=15)
    seconds = Counter(
        int((in_phase(NOW, quarter, f"https://w{n}.example/rss") - NOW).total_seconds())
        for n in range(10_000)
    )
    assert len(seconds) >= 440
    assert max(seconds.values()) <= 3 * 10_000 / 450


@given(intervals, st.integers(0, 1000))
def test_a_failing_feed_is_looked_at_ever_more_rarely(step: timedelta, failures: int) -> None:
    assert backed_off(step, failures) <= backed_off(step, failures + 1)
    assert backed_off(step, failures) <= max(DEAD, step)


def test_a_dead_feed_is_looked_at_daily_for_a_month_and_weekly_from_then_on() -> None:
    waits = [backed_off(INTERVAL, failures) for failures in range(60)]
    assert waits[:3] == [INTERVAL, 2 * INTERVAL, 4 * INTERVAL]
    assert waits.count(LONGEST) == 31
    assert waits[-1] == DEAD
    assert next_feed_poll(NOW, INTERVAL, feed=FEED, failures=0) <= NOW + INTERVAL


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": "Max-Age=90, must-revalidate"}, 90),
        ({"cache-control": "max-age=31536000"}, 3600),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "s-maxage=600"}, 0),
        ({"expires": "Sat, 03 May 2031 12:10:00 GMT"}, 600),
        ({"expires": "Sat, 03 May 2031 12:10:00"}, 600),
        ({"expires": "Sat, 03 May 2031 11:00:00 GMT"}, 0),
        ({"cache-control": "max-age=60", "expires": "Sat, 03 May 2031 12:10:00 GMT"}, 60),
        ({"expires": "0"}, 0),
        ({"expires": "Sat, 99 May 99999 12:10:00 GMT"}, 0),
    ],
)
def test_how_long_an_answer_stays_as_it_is(headers: dict[str, str], seconds: int) -> None:
    assert least_wait(headers, NOW) == timedelta(seconds=seconds)


@given(st.text(), st.text())
def test_no_header_is_too_odd(control: str, expires: str) -> None:
    wait = least_wait({"cache-control": control, "expires": expires}, NOW)
    assert timedelta(0) <= wait <= CEILING
