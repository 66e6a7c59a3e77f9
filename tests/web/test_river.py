"""The page that everybody begins with."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import browsing, opened
from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import read, text
from tracker.clock import utc_now
from tracker.desk.reading import river
from tracker.models.records.feeds import Feed
from tracker.models.values import Article
from tracker.store.database import Database
from tracker.web.river import COLUMNS

# -- before there is anything ----------------------------------------------------------------------


def test_the_first_page_of_an_empty_desk_says_how_to_begin(client: TestClient) -> None:
    shown = text(client, "/")
    assert "Nothing here yet" in shown
    assert "tracker feeds add" in shown


def test_stories_without_a_change_are_listed_as_long_as_there_is_none(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    shown = text(client, "/")
    assert "No change seen yet. One story is being followed." in shown
    assert "12 hurt" in shown


# -- the rows --------------------------------------------------------------------------------------


def test_a_story_is_one_row_and_its_earlier_changes_are_folded(ferry: TestClient) -> None:
    answer = ferry.get("/")
    shown = " ".join(read(answer.text).text.split())
    assert answer.text.count("story with 3 versions") == 1
    assert answer.text.index("/s/1/2..3") < answer.text.index("<details>")
    assert answer.text.index("<details>") < answer.text.index("/s/1/1..2")
    assert "1 earlier change" in shown
    assert "Saturday, 3 May 2031" in shown


def test_a_row_says_what_changed_when_and_what_the_note_says(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    answer = client.get("/")
    shown = " ".join(read(answer.text).text.split())
    assert "<del>12</del><ins>47</ins> hurt</a>" in answer.text
    assert "12:15 Harbour Wire URGENT → then 2nd LD" in shown
    assert "At least 1247 people were hurt." in shown
    assert "paragraph 3: 12 → 47" in shown
    assert "2 of 2 claims found" in shown
    assert "between 12:00 and 12:15 UTC on 3 May 2031" in shown
    assert "headline +1 ¶ −1 ¶ ~1 ¶ ↕1 ¶" in shown


def test_changes_of_two_days_stand_under_two_days(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=50)
    newsroom.publishes(LATER, "https://harbour.example/2", outlet="gull")
    newsroom.publishes(FERRY, "https://harbour.example/2", outlet="gull")
    newsroom.goes_on(newsroom.publishes(Article("Wheat"), "https://w.example/2"), until=2)
    shown = text(client, "/")
    assert "Sunday, 4 May 2031" in shown
    assert "Saturday, 3 May 2031" not in shown


def test_of_a_long_story_the_newest_changes_unfold(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=500)
    answer = client.get("/")
    assert re.findall(r"/s/1/(\d+)\.\.\d+", answer.text) == ["499", "498", "497", "496"]
    assert "498 earlier changes" in answer.text
    assert "495 more changes of this story" in answer.text


# -- pages -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk with 70 stories of two versions each; story 1 has four."""
    url = f"sqlite:///{tmp_path_factory.mktemp('long') / 'tracker.db'}"
    with opened(url) as database, browsing(database) as client:
        newsroom = Newsroom(database)
        for number in range(70):
            said = Article(f"Ward {number} counts", paragraphs=(f"Ward {number} has voted.",))
            filed = newsroom.publishes(said, f"https://harbour.example/{number}")
            newsroom.goes_on(filed, until=2 if number else 4)
        yield client


@pytest.mark.parametrize("order", ["", "?sort=biggest", "?sort=versions"])
def test_every_story_is_on_one_page(long: TestClient, order: str) -> None:
    address, seen = f"/{order}", []
    for _ in range(3):
        page = read(long.get(address).text)
        seen += [one for one in page.links if re.fullmatch(r"/s/\d+", one)]
        address = page.rel.get("next", "")
    assert address == ""
    stories = [*dict.fromkeys(seen)]
    assert sorted(stories) == sorted(f"/s/{number}" for number in range(1, 71))
    assert stories[0] == ("/s/1" if order == "?sort=versions" else "/s/70")


def test_a_new_change_moves_nothing_on_the_pages_behind(
    newsroom: Newsroom, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = {**(river.River.river.__kwdefaults__ or {}), "rows": 2}
    monkeypatch.setattr(river.River.river, "__kwdefaults__", defaults)
    for number in range(4):
        filed = newsroom.publishes(Article(f"Ward {number}"), f"https://harbour.example/{number}")
        newsroom.goes_on(filed, until=2)
    following = read(client.get("/").text).rel["next"]
    before = re.findall(r'href="/s/(\d+)"', client.get(following).text)
    filed = newsroom.publishes(Article("Ward 9"), "https://harbour.example/9")
    newsroom.goes_on(filed, until=2)
    assert re.findall(r'href="/s/(\d+)"', client.get(following).text) == before == ["2", "1"]


# -- filters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "stories"),
    [
        ("", {"1", "2"}),
        ("?weight=headline", {"1"}),
        ("?weight=label_only", {"2"}),
        ("?weight=label_only&weight=headline", {"1", "2"}),
        ("?outlet=gull", {"2"}),
        ("?outlet=gull&outlet=harbour", {"1", "2"}),
        ("?outlet=gull&weight=label_only", {"2"}),
        ("?outlet=harbour&weight=label_only", set()),
        ("?label=update", {"2"}),
        ("?label=alert&label=none", {"1"}),
        ("?note=no_note", {"1", "2"}),
        ("?note=found", set()),
        ("?day=2031-05-03", {"1", "2"}),
        ("?day=2031-05-02&day=2031-05-03", {"1", "2"}),
        ("?day=2031-05-02", set()),
        ("?weight=&outlet=&sort=", {"1", "2"}),
    ],
)
@pytest.mark.parametrize("order", ["newest", "biggest", "versions"])
def test_changes_are_filtered_by_the_address(
    two_outlets: TestClient, filters: str, stories: set[str], order: str
) -> None:
    answer = two_outlets.get(f"/{filters}{'&' if filters else '?'}sort={order}")
    assert set(re.findall(r"/s/(\d+)/\d+\.\.", answer.text)) == stories
    assert ("No change fits" in answer.text) is (not stories)


def test_a_choice_is_added_and_taken_back_and_the_others_stay(two_outlets: TestClient) -> None:
    page = read(two_outlets.get("/?outlet=gull&weight=label_only").text)
    assert "/?outlet=gull&outlet=harbour" in read(two_outlets.get("/?outlet=gull").text).links
    assert {"/?outlet=gull", "/?weight=label_only"} <= set(page.links)
    assert "/?outlet=gull&weight=label_only&sort=biggest" in page.links
    assert "/?outlet=gull" in page.current


def test_the_count_of_a_choice_is_that_of_the_list_with_it(two_outlets: TestClient) -> None:
    for address in re.findall(r'href="(/\?[^"]+)"', two_outlets.get("/").text):
        if "sort=" not in address:
            plain = address.replace("&amp;", "&")
            number = re.search(
                rf'href="{re.escape(address)}"[^>]*>.*?class="number">(\d+)<',
                two_outlets.get("/").text,
            )
            assert number is not None
            assert len(re.findall(r"story with", two_outlets.get(plain).text)) == int(number[1])


@pytest.mark.parametrize(
    "address",
    [
        *["/?weight=heavy", "/?outlet=nobody", "/?outlet=%00", "/?outlet=" + "x" * 5000],
        *["/?label=x", "/?note=x", "/?day=tomorrow", "/?day=9999-12-31", "/?day=0001-01-01"],
        *["/?sort=x", "/?after=x", "/?after=%00", "/?after=ééé"],
        "/?sort=biggest&after=bmV3ZXN0IDEgMQ",
        *["/?after=bmV3ZXN0IDk5OTk5OTk5OTk5OTk5OTk5OSAx", "/changes.json?weight=heavy"],
        *["/changes.csv?outlet=nobody", "/changes/newer?than=1&outlet=nobody"],
        *["/changes/newer", "/changes/newer?than=-1", f"/changes/newer?than={2**63}"],
    ],
)  # fmt: skip
def test_what_nobody_should_ask_for_is_not_there(two_outlets: TestClient, address: str) -> None:
    assert two_outlets.get(address).status_code == 404


def test_a_cursor_from_anywhere_asks_nothing_that_a_database_refuses(database_url: str) -> None:
    with opened(database_url) as database, browsing(database) as client:
        for order in river.Sort:
            for number in (0, 1, 2**31, 10**15):
                place = number if order != "newest" else river._EPOCH + number * river._TICK
                cursor = river.cursor_of(order, (place, 10**18 - 1))
                assert client.get(f"/?sort={order}&after={cursor}").status_code == 200


# -- what is new -----------------------------------------------------------------------------------


def test_what_is_new_is_told_and_not_slipped_in(newsroom: Newsroom, client: TestClient) -> None:
    filed = newsroom.publishes(FERRY)
    newsroom.goes_on(filed, until=2)
    found = re.search(r'data-newer="([^"]+)"', client.get("/?weight=substantive").text)
    assert found is not None
    asked = found[1].replace("&amp;", "&")
    assert urlsplit(asked).path == "/changes/newer"
    assert client.get(asked).json()["newer"] == 0
    newsroom.goes_on(filed, until=5)
    told = client.get(asked).json()
    assert told == {"newer": 3, "words": "3 new", "address": "/?weight=substantive"}
    assert client.get(asked.replace("substantive", "minor")).json()["newer"] == 0
    newsroom.goes_on(filed, until=150)
    assert client.get(asked).json()["words"] == "more than 99 new"


# -- when nobody looks -----------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "told"), [(14, False), (16, True)])
def test_an_outlet_that_should_have_been_looked_at_is_told(
    newsroom: Newsroom, database: Database, client: TestClient, minutes: int, *, told: bool
) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    looked = utc_now() - timedelta(minutes=minutes)
    due = looked + timedelta(minutes=5)
    with database.writing() as session:
        for number, state in enumerate(("active", "paused")):
            session.add(
                Feed(
                    outlet_id=1,
                    url=f"https://harbour.example/{number}",
                    state=state,
                    added_at=looked,
                    polled_at=looked - number * timedelta(days=1),
                    next_poll_at=due - number * timedelta(days=1),
                )
            )
    shown = text(client, "/")
    assert (f"Last look at Harbour Wire {minutes + 1} min ago" in shown) is told


# -- for programs ----------------------------------------------------------------------------------


def test_the_list_as_json(ferry: TestClient) -> None:
    answer = ferry.get("/changes.json?weight=headline")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    told = answer.json()
    assert (told["version"], told["next"]) == (1, None)
    [story] = told["changes"]
    assert (story["story"], story["from"], story["to"]) == (1, 2, 3)
    assert story["headline_to"] == FERRY.headline
    assert story["changed_at"] == "2031-05-03T12:30:00Z"
    assert [one["to"] for one in story["others"]] == [2]


def test_programs_get_what_a_page_folds_away(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.goes_on(newsroom.publishes(FERRY), until=9)
    assert "4 more changes of this story" in text(client, "/")
    rows = csv.DictReader(io.StringIO(client.get("/changes.csv").text))
    assert [row["to"] for row in rows] == [str(number) for number in range(9, 1, -1)]
    [story] = client.get("/changes.json").json()["changes"]
    assert (len(story["others"]), story["others_unshown"]) == (7, 0)


def test_the_list_as_csv_is_no_formula(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(replace(FERRY, headline="=HYPERLINK(1), said “he”\n"))
    answer = client.get("/changes.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert tuple(rows[0]) == COLUMNS
    assert [row["headline_to"] for row in rows] == ["'=HYPERLINK(1), said “he”\n"]
    assert rows[0]["address"] == "/s/1/1..2"
    assert "link" not in answer.headers


def test_a_reader_who_comes_back_finds_what_is_new_to_them(
    newsroom: Newsroom, client: TestClient
) -> None:
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    assert "since I last looked" not in text(client, "/")
    client.post("/s/1/mine", data={"number": "2"})
    assert "since I last looked" not in text(client, "/")
    newsroom.publishes(FERRY)
    assert "since I last looked, at version 2" in text(client, "/")
    assert "/s/1/mine..latest" in read(client.get("/").text).links
    client.cookies.clear()
    assert "since I last looked" not in text(client, "/")
