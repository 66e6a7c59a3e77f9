from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, NOON, Newsroom
from tests.web.reading import read
from tests.web.test_pages import text
from tracker.models.records.evidence import PollSpan
from tracker.models.values import Article, Label, LabelKind
from tracker.store.database import Database

# -- a story -----------------------------------------------------------------------------------


def test_a_story_with_its_versions(ferry: TestClient) -> None:
    shown = text(ferry, "/s/1")
    assert "Harbour Wire · 3 versions in 30 min · first seen 3 May 2031, 12:00 UTC" in shown
    assert "there at our first look" in shown
    assert "appeared ≤ 15 min before" in shown
    assert "(ATTN: UPDATES number of hurt in para 2; ADDS report)" in shown
    assert "back to the text of version 1" in shown


def test_a_story_with_its_addresses_and_links(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY, "urn:newsml:harbour.example:1")
    newsroom.publishes(LATER, "https://harbour.example/2")
    page = read(client.get("/s/1").text)
    shown = " ".join(page.text.split())
    assert "https://harbour.example/2" in page.links
    assert "guid urn:newsml:harbour.example:1 first seen 3 May 2031, 12:00 UTC" in shown
    assert "Version 1 decided by: machine, score 1.00 of 1 first no story" in shown
    assert "Version 2 decided by: machine, score" in shown


def test_an_address_that_was_given_away_says_so(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY, published_at=NOON)
    other = Article("Wheat crop seen smaller", paragraphs=("Rain, growers in Tamar said.",) * 3)
    tomorrow = newsroom.publishes(other, published_at=NOON + timedelta(days=1))
    assert tomorrow.story.id == 2
    assert "the outlet gave it to another story, seen 3 May 2031, 12:15 UTC" in text(client, "/s/1")


def test_a_story_of_one_version_has_nothing_to_compare(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    answer = client.get("/s/1")
    assert "No change seen yet." in answer.text
    assert 'type="radio"' not in answer.text


def test_a_withdrawn_story_says_so(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    kill = Label("WITHDRAWN", LabelKind.WITHDRAWN)
    newsroom.publishes(replace(FERRY, label=kill, paragraphs=("The story is withdrawn.",)))
    assert "The outlet withdrew this story." in text(client, "/s/1")
    assert "withdrawn by the outlet" in text(client, "/stories")


def test_the_headline_is_said_again_only_when_it_differs(ferry: TestClient) -> None:
    table = ferry.get("/s/1").text
    assert table.count('<p class="headline"') == 3
    assert "the same headline" not in table


# -- one version -------------------------------------------------------------------------------


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


def test_a_story_says_when_nobody_looked(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    filed = newsroom.publishes(FERRY)
    start = filed.story.begun_at
    with database.writing() as session:
        for hours, due in ((0, 1), (5, None)):
            at = start + timedelta(hours=hours)
            session.add(
                PollSpan(
                    url=filed.address.value,
                    address_id=filed.address.id,
                    outcome="same",
                    from_at=at,
                    to_at=at,
                    due_at=at + timedelta(hours=due) if due else None,
                )
            )
    newsroom.publishes(LATER)
    page = client.get("/s/1").text
    assert f">not looked at {start:%Y-%m-%d %H:%M}–" in page


def test_a_story_of_500_versions_is_one_readable_table(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=500)
    answer = client.get("/s/1")
    assert answer.text.count('name="old"') == 500
    assert answer.text.count("the same headline") == 499
    assert answer.text.count("Versions 2 to 500") == 1
    assert len(answer.content) < 600_000
    assert int(answer.headers["content-length"]) < 40_000
    assert "Step by step" not in client.get("/s/1/1..500").text
