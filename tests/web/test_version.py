from __future__ import annotations

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import read, text
from tracker.desk.deciding.linking import Linking
from tracker.desk.proving.removing import Removing
from tracker.models.records.evidence import Capture
from tracker.models.records.versions import Version
from tracker.models.values import Article, Quality
from tracker.store.database import Database


def test_one_version_as_it_was(ferry: TestClient) -> None:
    page = read(ferry.get("/s/1/v/2").text)
    shown = " ".join(page.text.split())
    assert "version 2 of 3" in shown
    assert "By Ada Quill PORT ELLERY, May 3 (Harbour) The Meridian was built in 1987." in shown
    assert "The ferry Meridian on the rocks, seen from the lighthouse." in shown
    assert "(END)" in shown
    assert page.rel == {"prev": "/s/1/v/1", "next": "/s/1/v/3"}
    assert "https://harbour.example/1" in page.links


def test_a_version_without_text_says_so(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(Article("Ferry aground"))
    newsroom.publishes(Article("Ferry afloat"))
    assert "No text but the headline was seen." in text(client, "/s/1/v/1")
    assert "No text but the headline was seen in either." in text(client, "/s/1/1..2")


def test_a_story_without_a_headline_can_be_reached(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(replace(FERRY, headline=""))
    newsroom.publishes(replace(LATER, headline=""))
    for address in ("/", "/stories", "/s/1", "/s/1/1..2", "/s/1/v/1"):
        assert "(no headline)" in text(client, address)


def test_a_doubtful_version_says_why(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY, quality=Quality(0.4, ("asks for a <subscription>",)))
    assert "A doubtful reading: the page asks for a <subscription>." in text(client, "/s/1/v/1")


def test_a_version_says_how_it_is_kept(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    shown = text(client, "/s/1/v/1")
    assert "answered 200, 0 bytes, 3 May 2031, 12:00 UTC" in shown
    assert re.search(r"seal \d, version 1@1 [0-9a-f]{64} ", shown)
    assert re.search(r"blake2b of the answer [0-9a-f]{64} ", shown)


# -- where words come from ---------------------------------------------------------------------


def test_every_paragraph_says_which_version_brought_it(ferry: TestClient) -> None:
    assert "/s/1/v/2?blame=on" in read(ferry.get("/s/1/v/2").text).links
    page = ferry.get("/s/1/v/2?blame=on").text
    shown = " ".join(read(page).text.split())
    assert "since 1, edited in 2 At least 2 47 people were hurt." in shown
    assert "new in 2 A report of last year lists eleven defects." in shown
    assert 'title="version 2 brought these words"' in page
    assert "since 1 The Meridian was built in 1987." not in text(ferry, "/s/1/v/2")


def test_a_first_version_brought_all_of_it(ferry: TestClient) -> None:
    page = ferry.get("/s/1/v/1?blame=on").text
    assert page.count("new in") == 1 + len(FERRY.paragraphs)
    assert "<sup>" not in page
    assert ferry.get("/s/1/v/1?blame=off").status_code == 404


# -- the outlet's answer -----------------------------------------------------------------------

HOSTILE = b"<!doctype html><script>alert(1)</script>\xff\x00"


@pytest.fixture
def fetched(newsroom: Newsroom, client: TestClient) -> TestClient:
    """A story whose page had a script in it."""
    newsroom.publishes(FERRY, body=HOSTILE)
    return client


def test_the_answer_is_shown_so_that_nothing_in_it_can_run(fetched: TestClient) -> None:
    answer = fetched.get("/s/1/v/1/raw")
    assert answer.content == HOSTILE
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["content-security-policy"] == policy
    assert answer.headers["content-disposition"] == "inline"


def test_the_answer_is_handed_over_as_a_file(fetched: TestClient) -> None:
    answer = fetched.get("/s/1/v/1/raw?as=file")
    assert answer.content == HOSTILE
    assert answer.headers["content-type"] == "application/octet-stream"
    kept = 'attachment; filename="story-1-version-1.raw"'
    assert answer.headers["content-disposition"] == kept
    assert "sandbox" in answer.headers["content-security-policy"]
    assert fetched.get("/s/1/v/1/raw?as=page").status_code == 404
    assert fetched.get("/s/1/v/9/raw").status_code == 404


def test_an_answer_that_is_damaged_is_no_bug(fetched: TestClient, database: Database) -> None:
    with database.writing() as session:
        session.get_one(Capture, session.get_one(Version, 1).capture_id).body = b"x"
    answer = fetched.get("/s/1/v/1/raw")
    assert answer.status_code == 410
    assert "Capture 1: its bytes are damaged" in answer.text


def test_a_removed_version_is_gone_and_says_why(fetched: TestClient, database: Database) -> None:
    Removing(database).remove(1, 1, by="ada", reason="order of a <court>")
    page = fetched.get("/s/1/v/1")
    assert page.status_code == 410
    shown = " ".join(read(page.text).text.split())
    assert "order of a <court>" in shown
    assert "Its hashes, seals, times and links stay on record." in shown
    assert "The answer was removed; its hash stays." in shown
    assert FERRY.paragraphs[0] not in shown
    for end in ("/raw", "/raw?as=file", ".json", "?blame=on"):
        answer = fetched.get(f"/s/1/v/1{end}")
        assert answer.status_code == 410, end
        assert b"alert(1)" not in answer.content, end
    assert fetched.get("/s/1/v/1.json").json()["paragraphs"] == []


# -- for programs, and where it went -----------------------------------------------------------


def test_a_version_for_programs(ferry: TestClient) -> None:
    told = ferry.get("/s/1/v/2.json").json()
    assert (told["story"], told["number"], told["label"]) == (1, 2, "2nd LD")
    assert told["paragraphs"] == list(LATER.paragraphs)
    assert ferry.get("/s/1/v/9.json").status_code == 404


def test_a_version_that_was_moved_is_found_there(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    for said in (FERRY, LATER, replace(LATER, headline="Ferry afloat")):
        newsroom.publishes(said)
    Linking(database).split(1, 2, None, by="ada")
    for end in (".json", "/raw", ""):
        answer = client.get(f"/s/1/v/3{end}")
        assert (answer.status_code, answer.headers["location"]) == (307, f"/s/2/v/2{end}")
