"""When to look again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.poll import LONGEST, next_feed_poll, next_page_poll

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
INTERVAL = timedelta(minutes=5)


def test_a_feed_is_looked_at_by_its_interval() -> None:
    assert next_feed_poll(NOW, INTERVAL, 0) == NOW + INTERVAL


@given(st.integers(0, 1000))
def test_a_failing_feed_is_looked_at_ever_more_rarely_and_once_a_day(failures: int) -> None:
    wait = next_feed_poll(NOW, INTERVAL, failures) - NOW
    assert wait <= LONGEST
    assert wait >= next_feed_poll(NOW, INTERVAL, max(0, failures - 1)) - NOW


def test_an_interval_longer_than_a_day_is_kept() -> None:
    assert next_feed_poll(NOW, timedelta(days=3), 4) == NOW + timedelta(days=3)


@given(st.timedeltas(timedelta(0), timedelta(days=29)), st.integers(0, 50))
def test_a_page_is_looked_at_more_rarely_as_it_ages(age: timedelta, failures: int) -> None:
    again = next_page_poll(NOW, NOW - age, failures)
    older = next_page_poll(NOW, NOW - age - timedelta(hours=12), failures)
    assert again is not None
    assert older is None or older >= again
    assert again - NOW <= LONGEST


def test_a_page_that_was_quiet_for_a_month_is_not_looked_at() -> None:
    assert next_page_poll(NOW, NOW - timedelta(days=31), 0) is None
