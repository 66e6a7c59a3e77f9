from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import text
from tracker.store import outlets
from tracker.store.database import Database


@pytest.fixture
def seoul(database: Database, newsroom: Newsroom, client: TestClient) -> TestClient:
    """A desk with story 1, of an outlet in Seoul."""
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    in_zone(database, "Asia/Seoul")
    return client


def in_zone(database: Database, zone: str) -> None:
    with database.writing() as session:
        outlets.keep_outlet(session, "harbour", title="Harbour Wire", dialect="any", zone=zone)


def test_a_story_is_told_by_the_clock_of_its_outlet(seoul: TestClient) -> None:
    page = seoul.get("/s/1").text
    assert "first seen 3 May 2031, 21:00 UTC+9" in text(seoul, "/s/1")
    assert (
        '<time datetime="2031-05-03T21:15:00+09:00" title="3 May 2031, 12:15 UTC">'
        "3 May 2031, 21:15 UTC+9</time>" in page
    )
    drawn = page.partition('<svg class="timeline"')[2].partition("</svg>")[0]
    assert "seen 3 May 2031, 21:15 UTC+9" in drawn
    assert "21:06" in re.findall(r'class="tick"[^>]*>([^<]+)', drawn)
    assert "our own looks, in Asia/Seoul;" in text(seoul, "/s/1")
    assert "12:15 UTC" not in text(seoul, "/s/1")


def test_a_change_and_a_version_are_too(seoul: TestClient) -> None:
    window = "between 21:00 and 21:15 UTC+9 on 3 May 2031"
    assert window in text(seoul, "/s/1/1..2")
    assert window in text(seoul, "/s/1/v/2")


def test_the_list_of_changes_is_too_beside_days_of_utc(seoul: TestClient) -> None:
    page = seoul.get("/").text
    assert (
        '<time datetime="2031-05-03T21:15:00+09:00" title="3 May 2031, 12:15 UTC">'
        '21:15 <span class="meta">UTC+9</span></time>' in page
    )
    assert "between 21:00 and 21:15 UTC+9 on 3 May 2031" in text(seoul, "/")
    assert "3 May 2031, 21:15 UTC+9" in text(seoul, "/?sort=biggest")
    assert "UTC+9" not in text(seoul, "/?times=utc")
    assert "Saturday, 3 May 2031 12:15 " in text(seoul, "/?times=utc")


@pytest.mark.parametrize("times", ["utc", "mine"])
@pytest.mark.parametrize("by", ["cookie", "address"])
def test_the_reader_has_it_in_utc_where_they_say_so(seoul: TestClient, times: str, by: str) -> None:
    if by == "cookie":
        seoul.cookies.set("desk", f"times:{times}")
    address = f"/s/1?times={times}" if by == "address" else "/s/1"
    assert "first seen 3 May 2031, 12:00 UTC" in text(seoul, address)
    assert "UTC+9" not in text(seoul, address)


@pytest.mark.parametrize("zone", ["", "Europe/Atlantis"])
def test_without_a_zone_that_is_known_it_is_utc(
    seoul: TestClient, database: Database, zone: str
) -> None:
    in_zone(database, zone)
    assert "first seen 3 May 2031, 12:00 UTC" in text(seoul, "/s/1")


@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize(
    "address",
    ["/stories", "/feeds", "/outlets", "/o/harbour", "/health", "/search?q=ferry", "/find?q=ferry"],
)
def test_lists_are_told_by_the_clock_of_each_outlet(
    client: TestClient, database: Database, address: str
) -> None:
    in_zone(database, "Asia/Seoul")
    told = text(client, address)
    assert re.search(r"\d\d:\d\d UTC\+9", told)
    assert re.search(r"in (each outlet's own zone, else UTC|Asia/Seoul);", told)
    in_utc = text(client, f"{address}{'&' if '?' in address else '?'}times=utc")
    assert "UTC+9" not in in_utc
    assert "our own looks, in UTC;" in in_utc
