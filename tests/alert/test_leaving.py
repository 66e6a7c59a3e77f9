"""When a letter may leave, by the reader's own clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alert.leaving import (
    DIGESTS,
    check_zone,
    hours_of,
    next_digest,
    quiet_until,
    time_of,
    weekday_of,
)
from tracker.errors import RefusedError


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "how", "more", "leaves"),
    [
        ("2031-05-03 12:00", "hourly", {}, "2031-05-03 13:00"),
        ("2031-05-03 23:59", "hourly", {}, "2031-05-04 00:00"),
        ("2031-05-03 07:59", "daily", {}, "2031-05-03 08:00"),
        ("2031-05-03 08:00", "daily", {}, "2031-05-04 08:00"),
        ("2031-05-03 22:31", "daily", {"at": "07:30", "zone": "Asia/Seoul"}, "2031-05-04 22:30"),
        ("2031-05-03 22:00", "daily", {"at": "07:30", "zone": "Asia/Seoul"}, "2031-05-03 22:30"),
        ("2031-05-03 12:00", "weekly", {}, "2031-05-05 08:00"),
        ("2031-05-05 08:00", "weekly", {}, "2031-05-12 08:00"),
        # The clock is put forward from 02:00 to 03:00 on that day, and back from 03:00 to 02:00.
        ("2031-03-30 00:00", "daily", {"at": "02:30", "zone": "Europe/Berlin"}, "2031-03-30 01:30"),
        ("2031-10-26 00:00", "daily", {"at": "02:30", "zone": "Europe/Berlin"}, "2031-10-26 00:30"),
        ("2031-10-26 00:30", "daily", {"at": "02:30", "zone": "Europe/Berlin"}, "2031-10-27 01:30"),
        ("2031-03-29 12:00", "daily", {"at": "08:00", "zone": "Europe/Berlin"}, "2031-03-30 06:00"),
    ],
)
def test_a_digest_leaves_by_the_readers_clock(
    now: str, how: str, more: dict[str, str], leaves: str
) -> None:
    assert next_digest(utc(now), how, **more) == utc(leaves)  # type: ignore[arg-type]


ZONES = st.sampled_from(["UTC", "Asia/Seoul", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"])
MOMENTS = st.integers(1_800_000_000, 2_100_000_000).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)
LONGEST = {"hourly": timedelta(hours=1), "daily": timedelta(hours=26), "weekly": timedelta(days=8)}


@given(MOMENTS, st.sampled_from(DIGESTS), st.times(), st.integers(0, 6), ZONES)
def test_the_next_digest_is_ahead_and_not_far(
    now: datetime, how: str, at: object, weekday: int, zone: str
) -> None:
    leaves = next_digest(now, how, at=f"{at:%H:%M}", weekday=weekday, zone=zone)
    assert timedelta() < leaves - now <= LONGEST[how]


@pytest.mark.parametrize(
    ("now", "quiet", "zone", "until"),
    [
        ("2031-05-03 23:00", "22:00-07:00", "UTC", "2031-05-04 07:00"),
        ("2031-05-03 06:59", "22:00-07:00", "UTC", "2031-05-03 07:00"),
        ("2031-05-03 07:00", "22:00-07:00", "UTC", None),
        ("2031-05-03 14:00", "22:00-07:00", "Asia/Seoul", "2031-05-03 22:00"),
        ("2031-05-03 13:00", "12:00-14:00", "UTC", "2031-05-03 14:00"),
        ("2031-05-03 15:00", "12:00-14:00", "UTC", None),
        ("2031-05-03 15:00", "", "UTC", None),
    ],
)
def test_quiet_hours_end(now: str, quiet: str, zone: str, until: str | None) -> None:
    assert quiet_until(utc(now), quiet, zone) == (utc(until) if until else None)


def test_what_a_reader_may_ask_for() -> None:
    assert [time_of("07:30").hour, weekday_of("fri"), hours_of("22:00-07:00")[1].hour] == [7, 4, 7]
    check_zone("Asia/Seoul")


@pytest.mark.parametrize("text", ["7", "25:00", "", "07:30:10", "half past"])
def test_no_time_of_day(text: str) -> None:
    with pytest.raises(RefusedError, match="07:30"):
        time_of(text)
    with pytest.raises(RefusedError):
        hours_of(f"22:00-{text}")


@pytest.mark.parametrize("name", ["Mars/Base", "", "../../etc/passwd", "\0"])
def test_no_zone(name: str) -> None:
    with pytest.raises(RefusedError, match="Asia/Seoul"):
        check_zone(name)


@pytest.mark.parametrize("name", ["t", "Moonday", ""])
def test_no_day(name: str) -> None:
    with pytest.raises(RefusedError, match="Monday"):
        weekday_of(name)
