from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, Newsroom
from tests.web.reading import read, text
from tracker.store.database import Database


def test_all_pairs_of_versions(ferry: TestClient) -> None:
    page = ferry.get("/s/1/matrix").text
    shown = " ".join(read(page).text.split())
    assert "Versions 1 and 3 are the same text." in shown
    assert "1 URGENT 3 May 2031, 12:00 UTC" in shown
    assert re.search(r'aria-label="\d\d % of versions 1 and 2, another headline">\d\d %<b', page)
    assert 'aria-label="100 % of versions 1 and 3, the same text">100 %</a>' in page
    assert page.count('<th scope="row">') == 3
    assert page.count('<th scope="col">') == 4
    assert len(re.findall(r'<td class="m10 ring"><a href="/s/1/1\.\.3"', page)) == 2
    assert "/s/1/matrix" in read(ferry.get("/s/1").text).links


def test_each_pair_is_reached_once_by_keyboard(ferry: TestClient) -> None:
    cells = re.findall(
        r'<td[^>]*><a href="([^"]+)"( tabindex="-1")?', ferry.get("/s/1/matrix").text
    )
    assert sorted(address for address, left_out in cells if not left_out) == [
        "/s/1/1..2",
        "/s/1/1..3",
        "/s/1/2..3",
    ]
    assert len(cells) == 6


def test_all_pairs_for_programs(ferry: TestClient) -> None:
    told = ferry.get("/s/1/matrix.json").json()
    assert [(one["from"], one["to"]) for one in told["pairs"]] == [(1, 2), (1, 3), (2, 3)]
    assert told["pairs"][1]["share"] == 1
    assert told["pairs"][1]["same_text"]
    assert told["pairs"][0]["headline_differs"]
    assert told["same_text"] == [[1, 3]]
    assert [one["number"] for one in told["versions"]] == [1, 2, 3]
    assert "/s/1/matrix.json" in read(ferry.get("/s/1/matrix").text).links


def test_one_version_has_no_pair(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    assert "No change seen yet: nothing to compare." in text(client, "/s/1/matrix")
    assert "/s/1/matrix" not in read(client.get("/s/1").text).links


def test_a_long_story_says_what_it_leaves_out(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=500)
    answer = client.get("/s/1/matrix")
    told = "20 of 500 versions stand here: the first, the latest, and the 18 with which most words"
    assert told in " ".join(read(answer.text).text.split())
    assert int(answer.headers["content-length"]) < 10_000
    middle = read(client.get("/s/1/matrix?upto=250").text)
    assert "Versions 231 to 250 of 500." in middle.text
    assert middle.rel == {"prev": "/s/1/matrix?upto=230", "next": "/s/1/matrix?upto=270"}
    assert "/s/1/matrix.json?upto=250" in middle.links


def test_a_story_that_goes_on_as_another_leads_there(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    joined = newsroom.publishes(FERRY, "https://gull.example/1", outlet="gull").story
    with database.writing() as session:
        joined.goes_on_as = 1
        session.merge(joined)
    for end in ("", ".json"):
        answer = client.get(f"/s/2/matrix{end}?upto=3")
        assert (answer.status_code, answer.headers["location"]) == (
            307,
            f"/s/1/matrix{end}?upto=3",
        )


@pytest.mark.parametrize("address", ["/s/9/matrix", "/s/0/matrix", "/s/1/matrix?upto=x"])
def test_what_there_is_none_of(ferry: TestClient, address: str) -> None:
    assert ferry.get(address).status_code == 404
