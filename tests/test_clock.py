"""The one place that tells the time."""

from datetime import UTC, timedelta

from tracker.clock import utc_now


def test_the_present_is_in_utc_and_does_not_stand_still() -> None:
    first, later = utc_now(), utc_now()
    assert first.tzinfo is UTC
    assert timedelta(0) <= later - first
