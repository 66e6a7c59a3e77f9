"""What people read."""

from __future__ import annotations

import pytest

from tests.desk.newsroom import STRIKE, Newsroom
from tracker.desk.reading.stories import Reading, open_reading, story_and_number
from tracker.errors import NotFoundError


@pytest.fixture
def reading(harbour: Newsroom) -> Reading:
    return harbour.reading


def test_the_latest_changed_story_comes_first(reading: Reading) -> None:
    assert [line.story.headline for line in reading.stories()] == [
        "Docks shut as talks fail", "Wheat crop seen smaller",
    ]  # fmt: skip
    assert [line.story.versions for line in reading.stories()] == [3, 1]


@pytest.mark.parametrize(
    ("query", "found"),
    [("docks", 1), ("DOCKS talks", 1), ("wheat docks", 0), ("second day", 1), ("100%", 0), ("", 2)],
)
def test_stories_are_found_by_words_of_any_headline_that_they_had(
    reading: Reading, query: str, found: int
) -> None:
    assert len(reading.stories(query)) == found


def test_stories_of_one_outlet(reading: Reading) -> None:
    assert len(reading.stories(outlet="wire")) == 2
    assert reading.stories(outlet="paper") == []


def test_a_story_is_named_by_id_address_guid_or_words(harbour: Newsroom) -> None:
    for named in (
        "1",
        "dock-1",
        harbour.server.url("/strike"),
        harbour.server.url("/strike") + "?utm_source=mail#top",
        "talks fail",
    ):
        assert harbour.reading.story_id(named) == 1, named


@pytest.mark.parametrize("named", ["99", "no such words", "https://w.example/none", "", "²"])
def test_what_names_no_story_is_said_so(reading: Reading, named: str) -> None:
    with pytest.raises(NotFoundError):
        reading.story_id(named)


def test_what_fits_several_stories_names_them(reading: Reading) -> None:
    with pytest.raises(NotFoundError, match=r"(?s)several stories fit.*1  Docks.*2  Wheat"):
        reading.story_id("s")


def test_a_version_is_read_with_its_address(harbour: Newsroom) -> None:
    first = harbour.reading.version(1, 1)
    assert first.article.headline == STRIKE.title
    assert first.address == harbour.server.url("/strike")
    assert harbour.reading.version(1).version.number == 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("7@3", ("7", 3)),
        ("7", ("7", None)),
        ("user@example", ("user@example", None)),
        ("https://w.example/@a@12", ("https://w.example/@a", 12)),
    ],
)
def test_a_story_and_the_number_of_a_version(text: str, parts: tuple[str, int | None]) -> None:
    assert story_and_number(text) == parts


def test_the_settings_open_the_same_desk(harbour: Newsroom) -> None:
    with open_reading(harbour.settings) as reading:
        assert len(reading.stories()) == 2


def test_a_version_is_kept_with_its_answer_and_seals(reading: Reading) -> None:
    version = reading.version(1, 2).version
    kept = reading.kept(version)
    assert kept.capture.id == version.capture_id
    assert [(seal.kind, seal.name) for seal in kept.seals if seal.kind == "version"] == [
        ("version", "1@2")
    ]
    of, body = reading.answer(1, 2)
    assert of.id == version.id
    assert len(body) == kept.capture.size
    with pytest.raises(NotFoundError):
        reading.answer(1, 9)
