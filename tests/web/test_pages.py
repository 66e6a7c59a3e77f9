from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from tests.web.conftest import browsing, opened
from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import read, text
from tracker.pipeline.file import Filed
from tracker.store.database import Database

# -- stories -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "stories"), [("", {"1", "2"}), ("?outlet=harbour", {"1"})])
def test_stories_of_all_outlets_or_of_one(
    two_outlets: TestClient, query: str, stories: set[str]
) -> None:
    answer = two_outlets.get(f"/stories{query}")
    assert answer.status_code == 200
    assert set(re.findall(r'href="/s/(\d+)"', answer.text)) == stories


def test_a_desk_without_stories_says_so(client: TestClient) -> None:
    assert "No story has been seen yet." in text(client, "/stories")


# -- what nobody should ask for ----------------------------------------------------------------

LARGE = [str(2**31 - 1), str(2**31), str(2**63 - 1), str(2**63), "9" * 5000]
HUGE = ["0", "-1", "99", *LARGE, "1.5", "1e3", "1_0", "٣", "x", "%00"]
NOWHERE = [
    *[f"/s/{number}" for number in HUGE],
    *[f"/s/1/v/{number}" for number in HUGE],
    *[f"/s/1/1..{number}" for number in HUGE],
    *[f"/s/1/{number}..3" for number in ("0", "-1", "x", "%00")],
    "/s/1/0..0",
    "/s/1/1..2..3",
    "/s/1/..",
    "/s/1/..9",
    "/s/1/9..",
    "/s/1/last..2",
    "/s/1/1..first",
    "/s/1/x..",
    "/s/1/",
    "/s/",
    "/s/1/compare",
    "/s/1/compare?old=1",
    "/s/1/compare?old=0&new=x",
    "/nothing",
    "/stories/",
    "/?weight=heavy",
    "/?outlet=nobody",
    "/?outlet=%00",
    "/?outlet=" + "x" * 5000,
    "/stories?outlet=nobody",
    "/static/",
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/docs",
    "/openapi.json",
]


def test_what_is_not_there_is_a_page_that_says_so(database_url: str) -> None:
    with opened(database_url) as database, browsing(database) as client:
        newsroom = Newsroom(database)
        for said in (FERRY, LATER, FERRY):
            newsroom.publishes(said)
        for address in NOWHERE:
            answer = client.get(address)
            assert answer.status_code == 404, address
            assert "<h1>Not found</h1>" in answer.text, address
            assert read(answer.text).links, address
        for odd in ("/search?q=%00", "/search?q=%ff%ed%a0%80", "/search?q='--", "/s/1?x=%00"):
            assert client.get(odd).status_code == 200, odd


def test_the_page_about_a_missing_thing_names_it(ferry: TestClient) -> None:
    assert "Story 99: there is none." in read(ferry.get("/s/99").text).text
    assert "Story 1 has no version 9." in read(ferry.get("/s/1/1..9").text).text
    assert "No outlet is named “<b>”." in read(ferry.get("/?outlet=<b>").text).text


# -- how much is asked of the database ---------------------------------------------------------


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that the database is asked while the block lasts."""
    statements: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement != "BEGIN":
            statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", count)
    yield statements
    event.remove(database.engine, "before_cursor_execute", count)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 7),
        ("/?day=2031-05-03", 8),
        ("/changes/newer?than=1", 2),
        ("/stories", 3),
        ("/outlets", 5),
        ("/o/few", 5),
        ("/feeds", 2),
        ("/health", 5),
        ("/examples", 1),
        ("/search?q=ferry", 8),
        ("/search?q=ferry+outlet:few+after:2030", 10),
        ("/s/1", 6),
        ("/s/1/1..2", 8),
        ("/s/1/v/2", 8),
        ("/healthz", 2),
    ],
)
def test_a_page_asks_no_more_for_more_rows(
    newsroom: Newsroom, database: Database, client: TestClient, address: str, most: int
) -> None:
    publish_three(newsroom, "few")
    with counted(database) as for_few:
        assert client.get(address).status_code == 200
    filed = publish_three(newsroom, "many")
    newsroom.goes_on(filed, until=20)
    newsroom.publishes(LATER, "https://few.example/2", outlet="few")
    with counted(database) as for_many:
        assert client.get(address).status_code == 200
    assert len(for_many) == len(for_few) <= most


def publish_three(newsroom: Newsroom, outlet: str) -> Filed:
    address = f"https://{outlet}.example/1"
    return [newsroom.publishes(said, address, outlet=outlet) for said in (FERRY, LATER, FERRY)][2]


# -- large ones --------------------------------------------------------------------------------


def test_a_headline_of_5000_characters_is_cut_in_lists_and_whole_on_its_page(
    newsroom: Newsroom, client: TestClient
) -> None:
    endless = "Meridian " * 555
    newsroom.publishes(replace(FERRY, headline=f"{endless}12 hurt"))
    newsroom.publishes(replace(FERRY, headline=f"{endless}47 hurt"))
    for address in ("/", "/stories", "/s/1"):
        assert len(client.get(address).text) < 12_000
    assert "<del>12</del><ins>47</ins> hurt" in client.get("/").text
    for address in ("/s/1/v/2", "/s/1/1..2"):
        page = client.get(address).text
        assert endless in page
        assert '<h1 dir="auto" class="long"' in page
    headline = client.get("/s/1/1..2").text.partition("<h1")[2].partition("</h1>")[0]
    assert "<del>12</del><ins>47</ins> hurt" in headline
    assert len(headline) < 500
