"""Outlets, feeds, and how the looking goes on."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, PAYLOADS, Newsroom
from tests.web.reading import read, text
from tracker.store import profiles
from tracker.web import outlets


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/outlets", "No outlet is followed yet."),
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
def test_an_outlet_that_nobody_follows_stands_apart(client: TestClient, newsroom: Newsroom) -> None:
    newsroom.knows("quay", "Quay Press")
    shown = text(client, "/outlets")
    assert "Quay Press no story yet" not in shown
    assert "1 outlet whose labels are known, and that is not followed Quay Press" in shown


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
@pytest.mark.parametrize("bound", ["COUNTED", "STORIES_COUNTED"])
def test_an_outlet_with_more_than_is_counted_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    assert "no more are counted" not in text(client, "/o/harbour")
    for room in (profiles, outlets):
        monkeypatch.setattr(room, bound, 1)
    shown = text(client, "/o/harbour")
    assert "(no more are counted)" in shown
    assert ("By its newest 1 change" if bound == "COUNTED" else "and 1 story") in shown


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
