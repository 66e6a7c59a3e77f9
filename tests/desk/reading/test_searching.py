"""What is kept is found; what is gone is found as gone; what was removed by law is not found."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.newsroom import FERRY, LATER, NOON, Newsroom
from tracker.desk.proving.removing import Removing
from tracker.desk.reading.searching import Searching
from tracker.models.values import Article, Label, LabelKind
from tracker.search.results import Searched
from tracker.store.database import Database

KOREAN = Article(headline="서울 지하철 파업", paragraphs=("시장은 도쿄에서 돌아왔다.",))


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    return Newsroom(database)


@pytest.fixture
def desk(database: Database) -> Searching:
    return Searching(database, clock=lambda: NOON + timedelta(days=1))


def told(searched: Searched) -> list[tuple[int, str, str, bool]]:
    return [
        (found.story.id or 0, spot.passage.text, spot.stood, spot.removed)
        for found in searched.stories
        for spot in found.spots
    ]


def test_a_sentence_is_found_with_the_versions_in_which_it_stood(
    newsroom: Newsroom, desk: Searching
) -> None:
    for said in (FERRY, LATER, replace(LATER, captions=("Another picture.",))):
        newsroom.publishes(said)
    assert told(desk.search("owners first")) == [
        (1, "All is well, the owners said at first.", "in version 1, not in 2–3", True)
    ]
    assert told(desk.search('"the harbour master said"'))[0][2:] == ("in every version", False)
    assert told(desk.search("eleven")) == [
        (1, "A report of last year lists eleven defects.", "since version 2", False)
    ]
    assert [one[1] for one in told(desk.search("in:removed hurt"))] == [
        "Ferry runs aground off Port Ellery, 12 hurt",
        "At least 12 people were hurt.",
    ]
    assert told(desk.search("in:removed meridian")) == []
    assert told(desk.search("zeppelin")) == []


def test_words_of_scripts_without_spaces(newsroom: Newsroom, desk: Searching) -> None:
    newsroom.publishes(KOREAN)
    for words in ("서울", "지하철", "하철", "도쿄", "도", "파업", '"지하철 파업"'):
        assert [one[0] for one in told(desk.search(words))] == [1], words
    assert told(desk.search("지철")) == []


def test_the_newest_places_come_first_and_outlets_are_counted(
    newsroom: Newsroom, desk: Searching
) -> None:
    newsroom.publishes(FERRY)
    newsroom.publishes(FERRY, "https://quay.example/1", outlet="quay", title="Quay")
    newsroom.publishes(LATER)
    searched = desk.search("meridian")
    assert [found.story.id for found in searched.stories] == [1, 2]
    assert sorted((one.name, count) for one, count in searched.outlets) == [
        ("harbour", 1),
        ("quay", 1),
    ]
    assert (searched.more, searched.cut) == (0, False)
    one = desk.search("meridian", most=1)
    assert ([found.story.id for found in one.stories], one.more) == ([1], 1)
    assert [found.story.id for found in desk.search("versions:>1").stories] == [1]
    assert desk.search("outlet:gazette").query.refused == (
        "outlet:gazette is no outlet; known are harbour, quay",
    )
    assert desk.search("").query.empty
    assert desk.search("in:cellar").stories == ()


def test_what_the_law_took_away_is_found_no_more(
    newsroom: Newsroom, desk: Searching, database: Database
) -> None:
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    assert told(desk.search("owners"))
    Removing(database).remove(1, 1, by="ada", reason="court order")
    for words in ("owners", '"12 hurt"', "court", "removed"):
        assert told(desk.search(words)) == [], words
    assert told(desk.search("meridian"))[0][2] == "in version 2, the only one"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://harbour.example/1",
        "http://m.harbour.example/1/?utm_source=mail#top",
        "https://www.harbour.example/1/amp",
        "harbour.example/1",
        "https://www.google.com/amp/s/harbour.example/1?amp=1",
        "<https://harbour.example/amp/1>.",
    ],
)
def test_an_address_in_any_spelling_leads_to_its_story(
    newsroom: Newsroom, desk: Searching, pasted: str
) -> None:
    newsroom.publishes(FERRY)
    found = desk.find(pasted)
    assert [one.story.id for one in found.searched.stories] == [1]
    assert found.address.startswith("http")


def test_a_sentence_leads_to_the_stories_that_have_it(newsroom: Newsroom, desk: Searching) -> None:
    newsroom.publishes(FERRY)
    found = desk.find("“At least 12 people were hurt…")
    assert found.address == ""
    assert [one.story.id for one in found.searched.stories] == [1]
    assert desk.find("At most 12 people were hurt").searched.stories == ()
    assert desk.find("https://harbour.example/2").searched.stories == ()


@pytest.mark.parametrize("asked", ["CORRECTED", "corrected-update", "correction"])
def test_without_words_the_versions_are_named_that_an_operator_is_about(
    newsroom: Newsroom, desk: Searching, asked: str
) -> None:
    mark = Label("CORRECTED-UPDATE 1", LabelKind.CORRECTION, 1)
    newsroom.publishes(FERRY)
    newsroom.publishes(replace(LATER, label=mark))
    found = desk.search(f"label:{asked}").stories
    assert [one.versions for one in found] == [((2, "CORRECTED-UPDATE 1"),)]
    assert desk.search("label:correct").stories == ()


# -- everything, against a search that reads everything ------------------------------------------

_CHANCE = random.Random(4)
WORDS = ("ferry", "toll", "harbour", "서울", "café", "vote")


def _sentence() -> str:
    return " ".join(_CHANCE.choices(WORDS, k=3)).capitalize() + "."


STORIES = [
    [
        Article(headline=_sentence(), paragraphs=(f"{_sentence()} {_sentence()}", _sentence()))
        for _ in range(_CHANCE.randint(1, 4))
    ]
    for _ in range(10)
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searching]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('search') / 'tracker.db'}")
    database.upgrade()
    newsroom = Newsroom(database)
    for number, said in enumerate(STORIES, start=1):
        for version in said:
            # Of one outlet each: so short a text would be taken for the same story.
            newsroom.publishes(version, f"https://o{number}.example/", outlet=f"o{number}")
    yield Searching(database, clock=lambda: NOON)
    database.close()


def having(phrase: list[str], without: str | None, story: list[Article], *, removed: bool) -> bool:
    """Whether a story has such a sentence, as one would find it by reading."""
    sought = " ".join(phrase)

    def places(version: Article) -> set[str]:
        return {one.lower() for one in (version.headline, *version.paragraphs)}

    def fits(place: str) -> bool:
        bare = place.replace(".", "")
        return sought in bare and (without is None or without not in bare)

    old = {place for version in story for place in places(version) if fits(place)}
    if not removed:
        return bool(old)
    latest = [place.replace(".", "") for place in places(story[-1])]
    return any(not any(sought in place for place in latest) for place in old)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    phrase=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    without=st.none() | st.sampled_from(WORDS),
    removed=st.booleans(),
)
def test_what_stands_there_is_found_and_nothing_else(
    archive: Searching, phrase: list[str], without: str | None, removed: bool
) -> None:
    text = f'"{" ".join(phrase)}"' + (f" -{without}" if without else "")
    found = {one.story.id for one in archive.search(text).stories}
    stories = {n for n, one in enumerate(STORIES, 1) if having(phrase, without, one, removed=False)}
    assert found == stories
    if removed:
        gone = {n for n, one in enumerate(STORIES, 1) if having(phrase, without, one, removed=True)}
        assert gone <= {one.story.id for one in archive.search(f"{text} in:removed").stories}
        spots = [x for one in archive.search(f"{text} in:removed").stories for x in one.spots]
        assert all(spot.removed for spot in spots)
