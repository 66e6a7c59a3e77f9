"""What the address of a page asks for."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.newsroom import FERRY, Newsroom
from tracker.alert.leaving import check_zone
from tracker.desk.alerting.foreseeing import Wanted
from tracker.desk.alerting.wishes import When
from tracker.desk.reading.comparing import Comparing
from tracker.errors import NotFoundError, RefusedError
from tracker.store.database import Database
from tracker.web.wishing import BLANK, LONGEST, as_query, fields, wanted, zones


@pytest.fixture
def desk(database: Database) -> Comparing:
    Newsroom(database).publishes(FERRY)
    return Comparing(database)


@pytest.mark.parametrize(
    ("asked", "scope"),
    [
        ({}, "all"),
        ({"story": "12"}, "story"),
        ({"outlet": "harbour", "words": "ferry"}, "outlet"),
        ({"scope": "words", "story": "12"}, "words"),
    ],
)
def test_what_is_named_is_what_is_asked_for(asked: dict[str, str], scope: str) -> None:
    assert fields(asked)["scope"] == scope


@given(st.dictionaries(st.sampled_from([*BLANK, "moon"]), st.text(max_size=3 * LONGEST)))
def test_whatever_is_asked_is_plain_and_comes_back_by_its_address(asked: dict[str, str]) -> None:
    filled = fields(asked)
    assert set(filled) == set(BLANK)
    assert all(text.isprintable() and len(text) <= LONGEST for text in filled.values())
    again = fields(dict(parse_qsl(as_query(filled)[1:], errors="surrogatepass")))
    assert as_query(again) == as_query(filled)
    assert (again["scope"], again["on"]) == (filled["scope"], filled["on"])


def test_an_address_says_what_matters_alone() -> None:
    assert as_query(fields({"words": "a b"})) == "?scope=words&words=a+b&on=headline&how=at_once"
    weekly = fields({"how": "weekly", "day": "Friday", "story": "1", "scope": "all"})
    assert as_query(weekly) == "?scope=all&on=headline&how=weekly&at=08%3A00&day=Friday&zone=UTC"
    assert "from=22%3A00" in as_query(fields({"from": "22:00", "until": "07:00"}))
    assert "from" not in as_query(fields({"from": "22:00"}))


def test_a_form_becomes_a_watch(desk: Comparing) -> None:
    asked = {"story": "https://harbour.example/1", "how": "weekly", "day": "fri", "at": "07:30:00"}
    quiet = {"from": "22:00", "until": "07:00", "zone": "Asia/Seoul"}
    wish = When("weekly", "07:30", 4, "Asia/Seoul", "22:00-07:00")
    assert wanted(fields(asked | quiet), desk) == Wanted("story", "1", "headline", wish)
    assert wanted(fields({}), desk) == Wanted("all")
    assert wanted(fields({"words": "ferry", "on": "correction"}), desk).value == "ferry"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"scope": "story"}, RefusedError),
        ({"scope": "moon"}, RefusedError),
        ({"day": "t"}, RefusedError),
        ({"on": "feed_failing"}, RefusedError),
        ({"story": "99"}, NotFoundError),
    ],
)
def test_what_is_missing_is_said(
    desk: Comparing, asked: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        wanted(fields(asked), desk)


def test_every_zone_that_is_offered_is_one() -> None:
    assert zones()[0] == "UTC"
    assert "Asia/Seoul" in zones()
    for zone in zones()[::40]:
        check_zone(zone)
