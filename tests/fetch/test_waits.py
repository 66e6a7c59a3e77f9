from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.fetch.waits import LONGEST, SHORTEST, retry_after

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("000120", 120),
        ("+120", 120),
        ("0", 60),
        ("59", 60),
        ("-5", 60),
        ("86400", 86_400),
        ("86401", 86_400),
        ("1000000000", 86_400),
        ("9" * 300, 86_400),
        ("Sun, 01 Mar 2026 12:30:00 GMT", 1_800),
        ("Sun, 01 Mar 2026 13:30:00 +0100", 1_800),
        ("Sunday, 01-Mar-26 12:30:00 GMT", 1_800),
        ("Sun Mar  1 12:30:00 2026", 1_800),
        ("Sun, 01 Mar 2026 12:30:00 -0000", 1_800),
        ("Sun, 01 Mar 2020 12:30:00 GMT", 60),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ],
)
def test_a_wait_is_read_and_kept_within_bounds(header: str, seconds: int) -> None:
    assert retry_after(header, NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "header",
    [
        None, "", "soon", "1.5", "1e3", "0x10", "٣", "1, 2", "nan", "inf", "12 s", "--5", "9" * 301,
        "Sun, 99 Mar 2026 12:30:00 GMT", "Sun, 01 Mar 2026", "\x00",
    ],
)  # fmt: skip
def test_any_other_text_names_no_moment(header: str | None) -> None:
    assert retry_after(header, NOW) is None


@given(st.text() | st.datetimes().map(format_datetime) | st.integers().map(str))
def test_whatever_is_said_the_wait_stays_within_bounds(header: str) -> None:
    until = retry_after(header, NOW)
    assert until is None or NOW + SHORTEST <= until <= NOW + LONGEST
