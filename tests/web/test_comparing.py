from __future__ import annotations

import re
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, NOON, Newsroom
from tests.web.reading import read, text
from tracker.desk.deciding.linking import Linking
from tracker.desk.proving.removing import Removing
from tracker.desk.reading.comparing import Between, Comparing
from tracker.models.values import Article, Reason
from tracker.show.schema import schema
from tracker.store import doubts
from tracker.store.database import Database
from tracker.web.app import create_app


def test_two_versions_compared(ferry: TestClient) -> None:
    answer = ferry.get("/s/1/1..2")
    shown = " ".join(read(answer.text).text.split())
    assert "hurt in para 2; ADDS report" in shown
    assert "between 12:00 and 12:15 UTC on 3 May 2031" in shown
    assert "moved from paragraph 4" in shown
    assert "<del>All is well, the owners said at first.</del>" in answer.text
    assert "<ins>A report of last year lists eleven defects.</ins>" in answer.text
    assert 'aria-label="Paragraph 3, edited"' in answer.text
    assert "captions The ferry Meridian on the rocks" in shown


def test_from_one_change_to_the_next(ferry: TestClient) -> None:
    first, whole = (read(ferry.get(f"/s/1/{pair}").text) for pair in ("1..2", "1..3"))
    assert first.rel == {"next": "/s/1/2..3"}
    assert read(ferry.get("/s/1/2..3").text).rel == {"prev": "/s/1/1..2"}
    assert whole.rel == {}
    assert {"/s/1/1..2", "/s/1/2..3", "/s/1"} <= set(whole.links)
    assert "/s/1/1..3" in first.links


def test_an_earlier_text_that_came_back_is_marked(ferry: TestClient) -> None:
    assert "Version 3 went back to the text of version 1" in text(ferry, "/s/1/2..3")
    assert "This is the text of version 1 again" in text(ferry, "/s/1/v/3")


def test_two_equal_texts_are_said_to_be_equal(ferry: TestClient) -> None:
    assert "A reader sees no difference between these two." in text(ferry, "/s/1/1..3")
    assert "This is one version beside itself." in text(ferry, "/s/1/2..2")


@pytest.mark.parametrize("pair", ["3..1", "3..2", "9..4"])
def test_a_range_the_wrong_way_round_is_turned(ferry: TestClient, pair: str) -> None:
    answer = ferry.get(f"/s/1/{pair}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/s/1/{'..'.join(sorted(pair.split('..')))}"


def test_the_two_that_are_chosen_are_compared(ferry: TestClient) -> None:
    page = ferry.get("/s/1").text
    checked = re.findall(r'name="(old|new)" value="(\d)"[^>]* checked', page)
    assert checked == [("old", "2"), ("new", "3")]
    answer = ferry.get("/s/1/compare?old=1&new=3")
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/1/1..3")


@pytest.mark.parametrize(
    ("named", "numbers"),
    [
        ("first..latest", "1..3"),
        ("first..", "1..3"),
        ("first..2", "1..2"),
        ("prev..latest", "2..3"),
        ("prev..2", "1..2"),
        ("..latest", "2..3"),
        ("..2", "1..2"),
        ("2..", "2..3"),
        ("1..latest", "1..3"),
        ("prev..latest.json", "2..3.json"),
        ("first...patch", None),
        ("first..latest.patch?x=1", "1..3.patch?x=1"),
        ("prev..latest?view=split&context=1", "2..3?view=split&context=1"),
        ("prev..1", None),
        ("first..9", None),
    ],
)
def test_words_lead_to_the_numbers_that_they_mean_now(
    ferry: TestClient, named: str, numbers: str | None
) -> None:
    answer = ferry.get(f"/s/1/{named}")
    if numbers is None:
        assert answer.status_code == 404
    else:
        assert (answer.status_code, answer.headers["location"]) == (307, f"/s/1/{numbers}")


def test_the_steps_between_are_led_to(ferry: TestClient) -> None:
    assert "2 steps, 2 headline changes within: 1 → 2 2 → 3" in text(ferry, "/s/1/1..3")
    assert "within" not in text(ferry, "/s/1/1..2")
    assert {"/s/1/1..2?view=split", "/s/1/2..3?view=split"} <= set(
        read(ferry.get("/s/1/1..3?view=split").text).links
    )


def test_changes_are_listed_with_the_way_to_them(ferry: TestClient) -> None:
    page = ferry.get("/s/1/1..2").text
    listed = page.partition('<ol class="jumps">')[2].partition("</ol>")[0]
    ways = re.findall(r'<a href="#(\w+)" data-change>', listed)
    assert ways[0] == "headline"
    assert {"p3", "o3", "p4"} <= set(ways)
    for way in ways:
        assert f'id="{way}"' in page, way
    assert "“12” → “47”" in listed


def test_marks_are_spoken_to_those_who_ask(ferry: TestClient) -> None:
    page = ferry.get("/s/1/1..2?marks=spoken").text
    assert '<del><span class="unseen">[removed] </span>12' in page
    assert "/s/1/1..2?view=split&amp;marks=spoken" in page
    assert "[removed]" not in ferry.get("/s/1/1..2").text


def test_keys_have_something_to_press(ferry: TestClient) -> None:
    keys = set(re.findall(r'data-key="(\w)"', ferry.get("/s/1/1..2").text))
    assert {"u", "c", "l", "v", "y", "m", "w"} <= keys
    assert "h" in re.findall(r'data-key="(\w)"', ferry.get("/s/1/2..3").text)


def test_two_others_can_be_picked(ferry: TestClient) -> None:
    page = ferry.get("/s/1/1..2").text
    picked = re.findall(r'<option value="(\d)" selected', page)
    assert picked == ["1", "2"]
    # Set apart, since a label may be read from right to left.
    assert "2 · \u20682nd LD\u2069 · 3 May 2031, 12:15 UTC" in page


def test_what_was_seen_is_not_sent_again(ferry: TestClient) -> None:
    for address in ("/s/1", "/s/1/1..2", "/s/1/1..2.json", "/s/1/1..2.patch"):
        name = ferry.get(address).headers["etag"]
        answer = ferry.get(address, headers={"If-None-Match": name})
        assert (answer.status_code, answer.text) == (304, ""), address
        assert answer.headers["cache-control"] == "no-cache"


def test_beside_a_removed_text_nothing_looks_new(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    Removing(database).remove(1, 1, by="ada", reason="order of a <court>")
    for end in ("", ".json", ".patch"):
        answer = client.get(f"/s/1/1..2{end}")
        assert answer.status_code == 410
        assert "Version 1: text removed on" in answer.text
        assert "order of a &lt;court&gt;" in answer.text


# -- since a reader last looked ----------------------------------------------------------------


def test_a_reader_asks_to_be_remembered_and_sees_what_came_since(
    newsroom: Newsroom, client: TestClient
) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    assert "set-cookie" not in client.get("/s/1").headers
    assert leads_to(client, "/s/1/mine..latest") == "/s/1#mine"
    sent = client.post("/s/1/mine", data={"number": "2"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/s/1#mine")
    assert "up to its latest version, 2" in text(client, "/s/1")
    assert leads_to(client, "/s/1/mine..latest") == "/s/1#mine"
    newsroom.publishes(FERRY)
    assert "You have read this story up to version 2." in text(client, "/s/1")
    assert "/s/1/mine..latest" in read(client.get("/s/1/1..2").text).links
    assert leads_to(client, "/s/1/mine..latest?view=split") == "/s/1/2..3?view=split"
    assert "up to its latest version, 3" in text(client, "/s/1")
    client.post("/s/1/mine", data={"number": "0"})
    assert "Remember that I have read up to here" in text(client, "/s/1")


@pytest.mark.parametrize("number", ["9", "x", "-1", "1" * 5000, "1.2-9"])
def test_what_is_no_version_is_not_remembered(ferry: TestClient, number: str) -> None:
    answer = ferry.post("/s/1/mine", data={"number": number})
    assert answer.status_code == 303
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert ferry.post("/s/9/mine", data={"number": "1"}).status_code == 404


# -- facts, and what is folded -----------------------------------------------------------------

STYLED = replace(
    FERRY,
    byline="By Ina Holm",
    paragraphs=(
        FERRY.paragraphs[0],
        FERRY.paragraphs[1].replace("12", "47"),
        FERRY.paragraphs[2].replace("All is well,", "All is well;"),
        FERRY.paragraphs[3].replace("The Meridian", "the Meridian"),
    ),
)


@pytest.fixture
def styled(newsroom: Newsroom, client: TestClient) -> TestClient:
    """Two versions: a figure differs, one paragraph in punctuation, one in a capital."""
    newsroom.publishes(FERRY)
    newsroom.publishes(STYLED)
    return client


@pytest.mark.parametrize(
    ("asked", "two", "gaps"),
    [("", 0, 0), ("?view=split", 4, 0), ("?context=0", 0, 1), ("?view=split&context=0", 4, 1)],
)
def test_the_address_says_how_the_text_is_shown(
    styled: TestClient, asked: str, two: int, gaps: int
) -> None:
    page = styled.get(f"/s/1/1..2{asked}{'&' if asked else '?'}fold=links").text
    assert page.count('<p class="older"') == two
    assert page.count('<details class="gap">') == gaps


def test_how_the_text_is_shown_stays_when_a_class_is_unfolded(styled: TestClient) -> None:
    links = read(styled.get("/s/1/1..2?view=split&context=1").text).links
    assert "/s/1/1..2?context=1" in links
    assert "/s/1/1..2?view=split" in links
    assert all("view=split&context=1" in link for link in links if "#folds" in link)


@pytest.mark.parametrize("asked", ["view=upside", "context=-1", "context=x", "context=100"])
def test_a_view_that_there_is_not_is_refused(styled: TestClient, asked: str) -> None:
    assert 400 <= styled.get(f"/s/1/1..2?{asked}").status_code < 500


def test_changed_facts_lead_to_where_they_stand(ferry: TestClient) -> None:
    page = ferry.get("/s/1/1..2").text
    facts = re.findall(r"<li>(<span class=.kind.>.*?)</li>", page)
    assert facts[0].startswith('<span class="kind">number</span> <del>12</del> <ins>47</ins>')
    assert 'href="#headline">headline</a>' in facts[0]
    assert 'href="#p3">paragraph 3</a>' in facts[1]
    assert 'id="headline"' in page
    assert 'id="p3"' in page
    assert page.index('class="facts"') < page.index("<article")


def test_many_facts_do_not_fill_the_page(newsroom: Newsroom, client: TestClient) -> None:
    for size in (71, 82):
        wards = tuple(f"Ward {n} counted {size}{n} of its voters in May." for n in range(10, 30))
        newsroom.publishes(replace(FERRY, paragraphs=wards))
    page = client.get("/s/1/1..2").text
    assert "<summary>8 more facts</summary>" in page
    assert page.count('<span class="kind">number</span>') == 20


def test_what_differs_in_a_folded_class_alone_is_folded_and_opens(styled: TestClient) -> None:
    page = styled.get("/s/1/1..2").text
    assert page.count("<details>") == 2
    assert "<summary>only capitals differ</summary>" in page
    shown = " ".join(read(page).text.split())
    assert "capitals (1): folded, unfold capitals" in shown


@pytest.mark.parametrize(
    ("fold", "opened"), [("", 2), ("?fold=all", 2), ("?fold=none", 0), ("?fold=case", 1)]
)
def test_the_address_says_what_is_folded(styled: TestClient, fold: str, opened: int) -> None:
    assert styled.get(f"/s/1/1..2{fold}").text.count("<details>") == opened


def test_a_class_is_folded_and_unfolded_by_a_link(styled: TestClient) -> None:
    links = [link for link in read(styled.get("/s/1/1..2").text).links if "#folds" in link]
    assert len(links) == 2
    unfolded = styled.get(links[0].partition("#")[0]).text
    assert unfolded.count("<details>") == 1
    assert {link for link in read(unfolded).links if "#folds" in link} == {
        "/s/1/1..2?fold=all#folds",
        "/s/1/1..2?fold=none#folds",
    }


def test_where_all_would_fold_it_is_shown(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(replace(FERRY, paragraphs=(*FERRY.paragraphs[1:], FERRY.paragraphs[0])))
    shown, folded = (client.get(f"/s/1/1..2{asked}").text for asked in ("", "?fold=all"))
    assert "is folded" not in shown
    assert "moved from paragraph 1" in shown
    assert "/s/1/1..2?fold=all" in read(shown).links
    assert "Everything that differs is folded" in folded


def test_a_class_that_there_is_none_of_is_not_found(styled: TestClient) -> None:
    answer = styled.get("/s/1/1..2?fold=<b>")
    assert answer.status_code == 404
    assert "&lt;b&gt;: no such class" in answer.text


class Coarse(Comparing):
    """A desk whose every diff had to be cut short."""

    def between(self, story_id: int, old: int, new: int) -> Between:
        found = super().between(story_id, old, new)
        coarser = replace(found.compared.diff, limits=("too long <for> this",))
        return replace(found, compared=replace(found.compared, diff=coarser))


def test_a_diff_that_is_coarser_says_so(newsroom: Newsroom, database: Database) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    with TestClient(create_app(Coarse(database), title="Desk")) as client:
        assert "This diff is coarser than others: too long <for> this." in text(client, "/s/1/1..2")


# -- for programs ------------------------------------------------------------------------------


def test_programs_get_the_same_as_json(ferry: TestClient) -> None:
    answer = ferry.get("/s/1/1..2.json")
    told = answer.json()
    Draft202012Validator(schema()).validate(told)
    assert (told["story"], told["from"], told["to"]) == (1, 1, 2)
    assert told["facts"][0]["new"] == "47"
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert "/s/1/1..2.json" in read(ferry.get("/s/1/1..2").text).links


def test_programs_get_the_same_as_a_patch(ferry: TestClient) -> None:
    answer = ferry.get("/s/1/1..2.patch")
    assert answer.headers["content-type"] == "text/x-diff; charset=utf-8"
    assert "+++ story-1@2.txt\t2031-05-03 12:15:00 +0000\n@@ " in answer.text
    assert ferry.get("/s/1/1..1.patch").text == ""


@pytest.mark.parametrize("end", [".json", ".patch"])
def test_what_is_not_there_is_not_found_for_programs_either(ferry: TestClient, end: str) -> None:
    for pair in ("1..9", "0..1", "x..2", "1..99999999999999999999"):
        assert ferry.get(f"/s/1/{pair}{end}").status_code == 404
    assert ferry.get(f"/s/1/1..2{end}x").status_code == 404


def test_half_a_character_is_no_bug(newsroom: Newsroom, client: TestClient) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(replace(LATER, headline="Ferry \x00\u202e aground"))
    for end in ("", ".json", ".patch"):
        assert client.get(f"/s/1/1..2{end}").status_code == 200


# -- what a person moved -----------------------------------------------------------------------

WHEAT = Article("Wheat crop seen smaller", paragraphs=("Rain, growers in Tamar said.",) * 3)
RYE = replace(WHEAT, headline="Rye crop seen smaller")


def two_stories(newsroom: Newsroom) -> None:
    for said, address in ((FERRY, "/1"), (LATER, "/1"), (WHEAT, "/2"), (RYE, "/2")):
        newsroom.publishes(said, f"https://harbour.example{address}")


def leads_to(client: TestClient, address: str) -> str:
    answer = client.get(address, follow_redirects=False)
    assert answer.status_code == 307
    return answer.headers["location"]


def test_every_address_of_a_story_leads_to_the_one_that_it_was_joined_to(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    two_stories(newsroom)
    Linking(database).merge(1, 2, by="ada <b>")
    assert leads_to(client, "/s/2") == "/s/1"
    assert leads_to(client, "/s/2/v/1") == "/s/1/v/3"
    assert leads_to(client, "/s/2/1..2") == "/s/1/3..4"
    shown = text(client, "/s/1")
    assert "Versions 3 to 4 decided by: ada <b>, score 1.00 of 1 joined a person joined" in shown
    assert "Undone: version 1 of story 2 decided by: machine; until" in shown


def test_an_address_of_what_was_parted_leads_to_where_it_stands(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    for said in (FERRY, LATER, replace(LATER, headline="Ferry afloat")):
        newsroom.publishes(said)
    Linking(database).split(1, 2, None, by="ada")
    assert leads_to(client, "/s/1/v/3") == "/s/2/v/2"
    assert leads_to(client, "/s/1/2..3") == "/s/2/1..2"
    assert leads_to(client, "/s/1/1..2") == "/s/2/v/1"
    assert "Story 2 is another one decided by: ada" in text(client, "/s/1")
    assert "Version 2 ›" not in text(client, "/s/1/v/1")


def test_what_may_be_one_story_says_so_on_both_pages(
    newsroom: Newsroom, database: Database, client: TestClient
) -> None:
    two_stories(newsroom)
    with database.writing() as session:
        why = [Reason("text", "49% <b>shared", 0.6)]
        doubts.keep_doubt(session, 1, 2, score=0.61, reasons=why, now=NOON)
    shown = text(client, "/s/2")
    assert f"Possibly one story with {LATER.headline} score 0.61 of 1: 49% <b>shared" in shown
    assert "tracker merge 2 1 or tracker apart 2 1" in shown
    assert "Possibly one story with Rye crop seen smaller" in text(client, "/s/1")
