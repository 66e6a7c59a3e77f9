"""What a reader searches for and pastes, and what the pages say of it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, unquote_plus, urlencode

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, PAYLOADS, Newsroom
from tests.web.reading import read, text
from tracker.clock import utc_now
from tracker.desk.reading.comparing import Comparing
from tracker.search.query import read_query
from tracker.store import deadline, search
from tracker.store.database import Database
from tracker.web.app import create_app
from tracker.web.searching import tries


def shown(client: TestClient, address: str, status: int = 200) -> str:
    """What a page says, its white space made one blank."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return " ".join(read(answer.text).text.split())


def test_a_hit_says_in_which_versions_it_stood_and_leads_there(ferry: TestClient) -> None:
    answer = ferry.get("/search?q=eleven")
    assert "<mark>eleven</mark>" in answer.text
    said = " ".join(read(answer.text).text.split())
    assert "1 story, the newest text first." in said
    assert "A report of last year lists eleven defects. Removed · Text" in said
    assert "in version 2, not in 3" in said
    assert {"/s/1", "/s/1/v/2", "/s/1/2..3"} <= set(read(answer.text).links)
    assert "Removed" not in shown(ferry, "/search?q=rocks")


def test_a_search_without_words_leads_to_the_versions_that_it_is_about(ferry: TestClient) -> None:
    answer = ferry.get("/search?q=weight:headline")
    assert {"/s/1", "/s/1/v/3"} <= set(read(answer.text).links)
    assert "version 3" in " ".join(read(answer.text).text.split())


def test_the_search_stays_in_its_field(ferry: TestClient) -> None:
    page = read(ferry.get('/search?q="port+ellery"++hurt').text)
    assert page.values["q"] == '"port ellery" hurt'
    assert 'Search: "port ellery" hurt' in " ".join(page.text.split())


def test_an_empty_search_says_what_can_be_asked_for(ferry: TestClient) -> None:
    assert "What can be searched for" in shown(ferry, "/search")
    assert "in:removed" in shown(ferry, "/search?q=")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("in:cellar+x", "in:cellar is not understood"),
        ("colour:red", "colour: is no operator; known are outlet:"),
        ("outlet:nobody", "outlet:nobody is no outlet; known are harbour"),
        ("versions:many", "versions:many is not understood"),
        ("-x", "a word to leave out needs another one"),
        ("x" * 5_000, "only the first 1,000 characters"),
    ],
)
def test_what_is_not_understood_is_told(ferry: TestClient, query: str, told: str) -> None:
    assert told in shown(ferry, f"/search?q={query}", 400)
    assert told in ferry.get(f"/search.json?q={query}").json()["refused"][0]


HOSTILE = (
    *('"', "*", "NEAR(", "a AND OR NOT", "\0", "%", "_", "'", "\\", "(" * 900, '"' * 900, "col:"),
    *("{headline}:x", "x ^ y", "- - -", "*" * 900, "-" * 900, "a:b:c", "<->", "!x", "!x|y"),
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_only_words(ferry: TestClient, typed: str) -> None:
    for form in ("search", "find", "search.json", "find.json"):
        assert ferry.get(f"/{form}?q={quote(typed)}").status_code in {200, 400, 404}, form


def test_a_list_of_stories_without_a_word(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    newsroom.publishes(replace(FERRY, headline="Wheat"), "https://gull.example/2", outlet="gull")
    assert "1 story, the latest changed first." in shown(client, "/search?q=versions:>1")
    assert "No story is like that." in shown(client, "/search?q=versions:>7")
    assert "note of any version has this." in shown(client, "/search?q=zeppelin")
    assert "fewer words find more" in shown(client, "/search?q=zeppelin+ferry")
    both = read(client.get("/search?q=owners").text)
    assert '/search?q=owners outlet:"gull"' in {unquote_plus(link) for link in both.links}


def test_who_finds_too_much_is_told_so(ferry: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "STRETCHES", dict.fromkeys(search.STRETCHES, (1,)))
    assert "More than 1 story" in shown(ferry, "/search?q=ferry")


def test_a_search_that_takes_too_long_is_told_so(
    ferry: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "_STEPS", 1)
    monkeypatch.setattr(search, "LONGEST_S", -1)
    assert "this search takes longer than -1 s" in shown(ferry, "/search?q=ferry", 503)
    assert "this search takes longer" in shown(ferry, "/find?q=ferry", 503)


def test_the_same_as_json(ferry: TestClient) -> None:
    told = ferry.get("/search.json?q=eleven").json()
    assert told["asked"] == "eleven"
    assert told["outlets"] == {"harbour": 1}
    [place] = told["stories"][0]["places"]
    assert (place["versions"], place["removed"], place["sought"]) == ([2], True, ["eleven"])
    assert ferry.get("/find.json?q=https://harbour.example/1").json()["stories"][0]["id"] == 1


@pytest.mark.parametrize(
    "pasted",
    [
        "https://harbour.example/1",
        "http://m.harbour.example/1/?utm_source=mail",
        "https://www.google.com/amp/s/harbour.example/1",
    ],
)
def test_an_address_leads_to_its_story(ferry: TestClient, pasted: str) -> None:
    answer = ferry.get(f"/find?q={quote(pasted, safe='')}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/1")
    searched = ferry.get(f"/search?q={quote(pasted, safe='')}")
    assert searched.status_code == 303
    assert searched.headers["location"].startswith("/find?q=http")


def test_an_address_of_two_stories_lists_them(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER, outlet="gull", title="Gull")
    assert "Several stories at this address" in shown(client, "/find?q=https://harbour.example/1")


def test_what_is_not_tracked_says_what_to_do(ferry: TestClient) -> None:
    said = shown(ferry, "/find?q=https://elsewhere.example/7", 404)
    assert "Not tracked" in said
    assert "tracker feeds add" in said
    assert "Search for the words in any order" in shown(ferry, "/find?q=no+such+words", 404)


def test_a_sentence_that_was_pasted_shows_its_versions(ferry: TestClient) -> None:
    said = shown(ferry, "/find?q=At+least+47+people+were+hurt.")
    assert "One story with these words" in said
    assert "in version 2, not in 3" in said
    assert "Paste the address" in text(ferry, "/find")


def test_what_an_outlet_wrote_is_found_and_does_nothing(
    newsroom: Newsroom, client: TestClient
) -> None:
    for number, payload in enumerate(PAYLOADS[::5]):
        said = replace(FERRY, headline=f"Zebra {payload}", paragraphs=(f"Zebra {payload}",))
        newsroom.publishes(said, f"https://harbour.example/{number}", outlet=f"o{number}")
    for form in ("search", "find"):
        page = read(client.get(f"/{form}?q=zebra").text)
        assert "mark" in page.elements
        assert not page.elements & {"script", "iframe", "svg", "style", "object"} - {"script"}
        assert not {one for one in page.attributes if one.startswith("on")}


def test_without_a_searching_wing_nothing_is_searched(database: Database) -> None:
    app = create_app(Comparing(database), title="Desk")
    with TestClient(app) as client:
        assert client.get("/search?q=x").status_code == 404


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("giraffe", ["giraffe*"]),
        ("giraff*", []),
        ("giraffe zebra", ["giraffe", "zebra", "giraffe*", "zebra*"]),
        ('"tall giraffe" in:note', ["tall giraffe"]),
        ("in:removed giraffe", ["giraffe", "giraffe*"]),
        ("versions:>900", []),
    ],
)
def test_where_nothing_is_found_it_says_what_may_find_something(
    ferry: TestClient, asked: str, offered: list[str]
) -> None:
    answer = ferry.get("/search", params={"q": asked})
    links = read(answer.text).links
    for one in offered:
        assert f"/search?{urlencode({'q': one})}" in links
    assert [one.words for one in tries(read_query(asked, utc_now()))] == offered
