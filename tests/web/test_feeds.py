"""Feeds, and how the looking goes on."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, Newsroom
from tests.web.reading import read, text
from tracker.clock import utc_now
from tracker.models.records.feeds import Feed
from tracker.store import leaders
from tracker.store.database import Database
from tracker.web.feeds import ROWS


@pytest.mark.parametrize(
    ("address", "words"),
    [("/feeds", "No feed is followed yet"), ("/health", "Nobody polls now.")],
)
def test_before_there_is_anything_it_says_how_to_begin(
    client: TestClient, address: str, words: str
) -> None:
    assert words in text(client, address)


@pytest.mark.usefixtures("followed")
def test_feeds_with_what_came_of_the_last_look(client: TestClient) -> None:
    answer = client.get("/feeds")
    shown = " ".join(read(answer.text).text.split())
    assert "Top news https://harbour.example/feed/0 silent nothing new since" in shown
    assert "failing 3 failures in a row: answered 500 <b>" in shown
    assert "<b>" not in answer.text
    assert "resting It said that it is gone" in shown
    assert "in 6 min" in shown
    told = client.get("/feeds.json").json()["feeds"]
    assert [one["state"] for one in told] == ["active", "active", "paused", "suspended"]


@pytest.mark.usefixtures("followed")
def test_health_for_people(client: TestClient, database: Database) -> None:
    shown = text(client, "/health")
    assert "Feeds that are looked at 2" in shown
    assert "Failing now 1" in shown
    assert "Silent against their own rhythm 1" in shown
    with database.writing() as session:
        leaders.take_lead(session, "a 1 x", utc_now(), 5, dead=lambda _: True)
    assert "All is well" in text(client, "/health")
    with database.writing() as session:
        long_ago = utc_now() - timedelta(minutes=9)
        leaders.take_lead(session, "a 1 x", long_ago, 5, dead=lambda _: True)
    assert "No tick since" in text(client, "/health")


@pytest.mark.usefixtures("followed")
def test_feeds_are_narrowed_by_how_they_are_and_ordered(client: TestClient) -> None:
    page = read(client.get("/feeds").text)
    assert "/feeds?state=failing" in page.links
    failing = client.get("/feeds?state=failing").text
    assert "/feed/1" in failing
    assert "/feed/0" not in failing
    worst = client.get("/feeds?order=failures").text
    assert worst.index("/feed/1") < worst.index("/feed/0")
    rows = list(csv.DictReader(io.StringIO(client.get("/feeds.csv?state=failing").text)))
    assert [(row["outlet"], row["condition"]) for row in rows] == [("harbour", "failing")]
    assert "“moon” is nothing that state can be" in text(client, "/feeds?state=moon", 404)


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "order=moon", "state=%00"])
def test_what_no_list_can_be_is_not_found(client: TestClient, query: str) -> None:
    assert client.get(f"/feeds?{query}").status_code == 404


def test_hundreds_of_feeds_stand_on_several_pages(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    with database.writing() as session:
        for number in range(ROWS + 20):
            url = f"https://harbour.example/feed/{number:03}/"
            session.add(Feed(outlet_id=1, url=url, added_at=utc_now()))
    first, second = client.get("/feeds"), client.get("/feeds?page=2")
    assert (first.text.count("/feed/"), second.text.count("/feed/")) == (ROWS, 20)
    assert "/feeds?page=2" in read(first.text).links
    assert read(second.text).links.count("/feeds") > 1
    assert "The list has ended." in text(client, "/feeds?page=3")


@pytest.mark.usefixtures("followed")
def test_a_feed_says_how_many_of_its_answers_were_304(
    client: TestClient, database: Database
) -> None:
    with database.writing() as session:
        for number, answers, etag in ((1, "uuau", '"1"'), (2, "a", None)):
            feed = session.get_one(Feed, number)
            feed.answers, feed.etag = answers, etag
            session.add(feed)
    shown = text(client, "/feeds")
    assert "304, nothing new: 3 of its last 4 answers" in shown
    assert "304, nothing new: 0 of 1 answer; it sends neither ETag nor Last-Modified" in shown
    told = client.get("/feeds.json").json()["feeds"]
    assert [(one["answers"], one["answers_304"]) for one in told[:2]] == [(4, 3), (1, 0)]
