"""Outlets, feeds, and how the looking goes on."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, PAYLOADS, Newsroom
from tests.web.reading import read, text
from tracker.clock import utc_now
from tracker.models.records.feeds import Feed, Silence
from tracker.store import leaders
from tracker.store.database import Database


@pytest.fixture
def followed(newsroom: Newsroom, database: Database) -> None:
    """Harbour Wire with three versions of a story and four feeds in as many states."""
    for said in (FERRY, LATER, FERRY):
        newsroom.publishes(said)
    now = utc_now()
    looked, due = now - timedelta(minutes=4), now + timedelta(minutes=6)
    told: tuple[dict[str, Any], ...] = (
        {"title": "Top news", "news_at": now - timedelta(days=2)},
        {"failures": 3, "last_error": "answered 500 <b>", "outcome": "status"},
        {"state": "paused"},
        {"state": "suspended"},
    )
    with database.writing() as session:
        made = [
            Feed(
                outlet_id=1,
                url=f"https://harbour.example/feed/{number}",
                added_at=looked,
                polled_at=looked,
                next_poll_at=due,
                **more,
            )
            for number, more in enumerate(told)
        ]
        session.add_all(made)
        session.flush()
        since = now - timedelta(days=2)
        silence = Silence(
            feed_id=made[0].id or 0, since=since, pause_s=9, outcome="same", noticed_at=now
        )
        session.add(silence)
        session.flush()
        made[0].silence_id = silence.id
        session.add(made[0])


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/outlets", "No outlet is followed yet."),
        ("/feeds", "No feed is followed yet"),
        ("/health", "Nobody polls now."),
    ],
)
def test_before_there_is_anything_it_says_how_to_begin(
    client: TestClient, address: str, words: str
) -> None:
    assert words in text(client, address)


@pytest.mark.usefixtures("followed")
def test_outlets_with_their_changes_and_feeds(client: TestClient) -> None:
    shown = text(client, "/outlets")
    assert "Harbour Wire 2 2 0 3 May 2031, 12:30 UTC 4, 1 failing" in shown
    [row] = csv.DictReader(io.StringIO(client.get("/outlets.csv").text))
    assert (row["name"], row["changes"], row["failing_feeds"]) == ("harbour", "2", "1")
    [told] = client.get("/outlets.json").json()["outlets"]
    assert told["changed_at"] == "2031-05-03T12:30:00Z"


@pytest.mark.usefixtures("followed")
def test_an_outlet_says_how_it_works_and_how_that_is_computed(client: TestClient) -> None:
    shown = text(client, "/o/harbour")
    assert "Versions a story (median) 3" in shown
    assert "From first seen to first change (median) 15 min" in shown
    assert "0 of 1, 0 % (95 % interval 0 to 79 %)" in shown
    assert "no measure of misconduct" in shown
    assert "Wilson" in shown
    assert "2nd LD update 1" in shown
    told = client.get("/o/harbour.json").json()
    assert told["mentioned"] == {"part": 0, "whole": 1, "low": 0.0, "high": 0.793}
    assert told["weights"]["headline"] == 2


@pytest.mark.usefixtures("followed")
def test_feeds_with_what_came_of_the_last_look(client: TestClient) -> None:
    answer = client.get("/feeds")
    shown = " ".join(read(answer.text).text.split())
    assert "Top news https://harbour.example/feed/0 well nothing new since" in shown
    assert "3 failures in a row answered 500 <b>" in shown
    assert "<b>" not in answer.text
    assert "rests: it said that it is gone" in shown
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


@pytest.mark.parametrize("address", ["/o/nobody", "/o/%00", "/o/" + "x" * 5000, "/o/nobody.json"])
def test_an_outlet_that_there_is_none_of(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_outlet_with_a_hostile_name_has_its_page(newsroom: Newsroom, client: TestClient) -> None:
    name = next(one for one in PAYLOADS if "<script" in one and "/" in one)
    newsroom.publishes(FERRY, outlet="a b&c", title=name)
    page = read(client.get("/outlets").text)
    assert "/o/a%20b%26c" in page.links
    assert client.get("/o/a%20b%26c").status_code == 200
    assert name not in client.get("/o/a%20b%26c").text
