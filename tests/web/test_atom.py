"""Feeds as a reader of feeds asks for them."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom


def read(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/atom+xml"
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def ids(client: TestClient, path: str) -> list[str]:
    return [entry.id.rpartition("change/")[2] for entry in read(client, path).entries]


@pytest.mark.parametrize(
    ("path", "entries"),
    [
        ("/changes.atom", ["1/2-3", "1/1-2"]),
        ("/changes.atom?outlet=harbour&weight=headline", ["1/2-3", "1/1-2"]),
        ("/changes.atom?weight=minor&weight=cosmetic", []),
        ("/o/harbour.atom", ["1/2-3", "1/1-2"]),
        ("/s/1.atom", ["1/2-3", "1/1-2"]),
    ],
)
def test_each_feed_has_an_entry_a_change(ferry: TestClient, path: str, entries: list[str]) -> None:
    assert ids(ferry, path) == entries


@pytest.mark.parametrize(
    "path",
    [
        "/s/9.atom",
        "/o/paper.atom",
        "/changes.atom?outlet=paper",
        "/changes.atom?weight=moon",
        "/s/x.atom",
    ],
)
def test_what_there_is_none_of_is_not_found(ferry: TestClient, path: str) -> None:
    assert ferry.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/changes.atom", "/o/harbour.atom", "/s/1.atom"])
def test_a_reader_that_has_it_all_gets_nothing(ferry: TestClient, path: str) -> None:
    etag = ferry.get(path).headers["etag"]
    for known in (etag, f'"x", {etag}', "*"):
        again = ferry.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    assert ferry.get(path, headers={"If-None-Match": '"x"'}).status_code == 200
    assert ferry.head(path).headers["etag"] == etag


def test_a_new_change_is_told_and_the_others_keep_their_ids(
    newsroom: Newsroom, client: TestClient
) -> None:
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    before = client.get("/changes.atom")
    newsroom.publishes(FERRY)
    after = client.get("/changes.atom", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert ids(client, "/changes.atom") == ["1/2-3", "1/1-2"]
    [first] = feedparser.parse(before.content).entries
    assert first.id.endswith("change/1/1-2")


def test_hostile_copy_makes_no_broken_feed(hostile: TestClient) -> None:
    found = read(hostile, "/changes.atom")
    assert found.entries
    assert not any("<script" in entry.content[0].value for entry in found.entries)
