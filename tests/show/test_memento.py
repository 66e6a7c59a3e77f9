"""Mementos as RFC 7089 writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.show.memento import Memento, Places, asked_for, dated, links, nearest, timemap

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
PLACES = Places("https://w.example/a", "http://d.example/timegate/x", "http://d.example/timemap/x")
THREE = [Memento(f"http://d.example/s/1/v/{n}", NOON + timedelta(hours=n)) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("hours", "number"), [(0, 1), (1, 1), (1.5, 1), (2, 2), (2.9, 2), (3, 3), (99, 3)]
)
def test_what_stood_there_at_a_moment_is_the_last_that_was_seen(hours: float, number: int) -> None:
    assert nearest(THREE, NOON + timedelta(hours=hours)) is THREE[number - 1]


def test_without_a_moment_it_is_the_latest() -> None:
    assert nearest(THREE, None) is THREE[-1]


@pytest.mark.parametrize(
    ("header", "at"),
    [
        ("Sat, 03 May 2031 12:00:00 GMT", NOON),
        ("Sat, 03 May 2031 12:00 GMT", NOON),
        ("Sat, 03 May 2031 21:00:00 +0900", NOON),
        ("yesterday", None),
        ("", None),
        ("2031-05-03T12:00:00Z", None),
        ("Sat, 03 May 99999999999 12:00:00 GMT", None),
    ],
)
def test_a_moment_is_read_where_it_is_one(header: str, at: datetime | None) -> None:
    assert asked_for(header) == at


@given(st.text())
def test_any_header_is_a_moment_or_none(header: str) -> None:
    found = asked_for(header)
    assert found is None or found.tzinfo is not None


@given(st.datetimes(min_value=datetime(1970, 1, 2), timezones=st.just(UTC)))  # noqa: DTZ001 (with the zone)
def test_a_date_is_read_as_it_was_written(at: datetime) -> None:
    assert asked_for(dated(at)) == at.replace(microsecond=0)


def test_a_timemap_lists_every_memento_the_first_and_the_last_marked() -> None:
    lines = timemap(PLACES, THREE).splitlines()
    assert lines[0] == '<https://w.example/a>; rel="original",'
    assert 'rel="self"; type="application/link-format"; from="Sat, 03 May 2031 13:00' in lines[1]
    assert [line.partition("rel=")[2].partition(";")[0] for line in lines[3:]] == [
        '"first memento"', '"memento"', '"last memento"',
    ]  # fmt: skip
    assert 'rel="first last memento"' in timemap(PLACES, THREE[:1])


@given(st.text())
def test_no_address_breaks_out_of_its_link(address: str) -> None:
    told = links(Places(address, "http://d.example/g", "http://d.example/m"), THREE)
    assert told.isascii()
    assert told.isprintable()
    assert told.count("<") == told.count(">") == 5
