from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, NOON, Newsroom
from tests.web.reading import read, text
from tracker.models.records.evidence import PollSpan
from tracker.models.values import Article, Label, LabelKind, Quality
from tracker.store.database import Database

# -- a story -----------------------------------------------------------------------------------


def test_a_story_with_its_versions(ferry: TestClient) -> None:
    shown = text(ferry, "/s/1")
    assert (
        "Harbour Wire · 3 versions in 30 min, 3 headlines · first seen 3 May 2031, 12:00 UTC"
        in shown
    )
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
    note = "(KILL: no ferry ran <aground>)"
    newsroom.publishes(
        replace(FERRY, label=kill, note=note, paragraphs=("The story is withdrawn.",))
    )
    shown = text(client, "/s/1")
    told = "Version 2 says so, seen 3 May 2031, 12:15 UTC. Its versions stay on record."
    assert f"The outlet withdrew this story. {told} {note}" in shown
    assert "Withdrawn by the outlet" not in shown
    assert "withdrawn by the outlet" in text(client, "/stories")


def test_the_headline_is_said_again_only_when_it_differs(ferry: TestClient) -> None:
    table = ferry.get("/s/1").text.partition("<table>")[2]
    assert table.count('<p class="headline"') == 3
    assert "the same headline" not in table


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
    assert f">not looked at {start.day} {start:%b %Y, %H:%M} to " in page


def test_a_story_of_500_versions_stays_light(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=500)
    answer = client.get("/s/1")
    assert answer.text.count('<tr id="v') == 100
    assert answer.text.count('class="shape"') == 501
    assert answer.text.count("Versions 2 to 500") == 1
    assert int(answer.headers["content-length"]) < 40_000
    assert "Step by step" not in client.get("/s/1/1..500").text


def test_the_rows_of_a_long_story_are_read_on_by_links(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=250)
    last = read(client.get("/s/1").text)
    assert last.rel == {"prev": "/s/1?upto=150#versions"}
    middle = read(client.get("/s/1?upto=150").text)
    assert middle.rel == {"prev": "/s/1?upto=50#versions", "next": "/s/1?upto=250#versions"}
    first = client.get("/s/1?upto=50").text
    assert re.findall(r'<tr id="v(\d+)"', first) == [str(n) for n in range(1, 51)]
    assert 'type="number"' in first
    assert client.get("/s/1?upto=999").text.count('<tr id="v') == 100


def test_the_headlines_of_a_story_stand_against_each_other(
    newsroom: Newsroom, client: TestClient
) -> None:
    for said in (FERRY, LATER, replace(LATER, note="")):
        newsroom.publishes(said)
    page = client.get("/s/1").text
    listed = page.partition('<ol class="titles">')[2].partition("</ol>")[0]
    assert listed.count("<li>") == 2
    assert "<del>12</del><ins>47</ins> hurt" in listed
    assert 'href="/s/1/1..2#headline"' in listed
    newsroom.publishes(replace(LATER, note="(ATTN: ADDS photo)"))
    assert "4 versions in 45 min, 2 headlines" in text(client, "/s/1")


def test_one_headline_has_no_history(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(replace(FERRY, paragraphs=LATER.paragraphs))
    page = client.get("/s/1").text
    assert "2 versions in 15 min, 1 headline ·" in read(page).text
    assert 'class="titles"' not in page


def test_the_versions_stand_on_a_line_of_time(ferry: TestClient) -> None:
    page = ferry.get("/s/1").text
    assert page.count('<svg class="timeline"') == 1
    drawn = page.partition('<svg class="timeline"')[2].partition("</svg>")[0]
    assert re.findall(r'<a href="([^"]+)"', drawn) == ["/s/1/v/1", "/s/1/1..2", "/s/1/2..3"]
    assert "Version 2 (2nd LD), seen 3 May 2031, 12:15 UTC; headline, +" in drawn
    assert "alert" in page.partition('class="legend shapes"')[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("asked", "old", "new"),
    [
        ("", 2, 3),
        ("?old=1", 1, 3),
        ("?new=2", 1, 2),
        ("?old=1&new=2", 1, 2),
        ("?old=3&new=1", 1, 3),
        ("?old=2&new=2", 1, 2),
        ("?old=1&new=1", 1, 2),
        ("?old=3&new=3", 2, 3),
        ("?old=9&new=77", 2, 3),
    ],
)
def test_the_ends_of_a_comparison_are_chosen_on_the_line_of_time(
    ferry: TestClient, asked: str, old: int, new: int
) -> None:
    page = ferry.get(f"/s/1{asked}").text
    assert f'href="/s/1/{old}..{new}">Compare {old} with {new}</a>' in page
    assert re.findall(r'name="(?:old|new)" value="(\d)"[^>]* checked', page) == [str(old), str(new)]
    assert page.count('class="range"') == 2


def test_every_version_is_a_link_that_makes_it_an_end(ferry: TestClient) -> None:
    links = read(ferry.get("/s/1?old=1&new=3&axis=log").text).links
    ways = [link for link in links if "axis=log" in link]
    assert ways.count("/s/1?old=1&new=3&axis=log#timeline") == 3
    assert {"/s/1?old=2&new=3&axis=log#timeline", "/s/1?old=1&new=2&axis=log#timeline"} <= set(ways)
    assert "/s/1?old=1&new=3#timeline" in links


def test_time_runs_as_it_went_or_with_early_hours_wide(ferry: TestClient) -> None:
    assert "+15 min" not in ferry.get("/s/1").text
    assert "+15 min" in ferry.get("/s/1?axis=log").text
    assert ferry.get("/s/1?axis=odd").status_code == 404


def test_a_doubtful_version_is_hollow_and_says_why(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    quality = Quality(0.4, ("asks for a <subscription>",))
    newsroom.publishes(LATER, quality=quality)
    answer = client.get("/s/1")
    assert "a doubtful reading: the page asks for a <subscription>" in read(answer.text).text
    assert answer.text.count('class="shape doubtful"') == 2


def test_a_story_for_programs(ferry: TestClient) -> None:
    answer = ferry.get("/s/1.json")
    told = answer.json()
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert (told["id"], told["state"], told["outlet"]) == (1, "open", "harbour")
    assert [one["number"] for one in told["versions"]] == [1, 2, 3]
    assert told["versions"][1]["link"]["score"] == 1
    assert told["addresses"][0]["value"] == "https://harbour.example/1"
    assert "/s/1.json" in read(ferry.get("/s/1").text).links
    for odd in ("/s/9.json", "/s/0.json", "/s/x.json", "/s/1.jsonx"):
        assert ferry.get(odd).status_code == 404


# -- how it grew -------------------------------------------------------------------------------


def test_the_picture_is_a_page_in_which_nothing_but_its_own_style_applies(
    ferry: TestClient,
) -> None:
    answer = ferry.get("/s/1/growth.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    style = answer.text.partition("<style>")[2].partition("</style>")[0]
    named = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{named}'"
    assert answer.headers["content-security-policy"] == policy
    assert "/s/1/growth.svg" in read(ferry.get("/s/1").text).links


def test_the_picture_as_a_table(ferry: TestClient) -> None:
    shown = text(ferry, "/s/1/growth")
    assert "At least 12 people were hurt." in shown
    assert "version 2 took it and version 3 brought it back" in shown
    assert "“12” → “47” → “12”" in shown
    assert ferry.get("/s/9/growth").status_code == 404
    assert ferry.get("/s/9/growth.svg").status_code == 404
