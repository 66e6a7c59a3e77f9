"""Paragraphs are counted as notes count them: lists, ranges, ordinals, from the end."""

from __future__ import annotations

import pytest

from tracker.models.claims import Place
from tracker.parse.wire.claims.places import FARTHEST, find_places


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("mill details in paras 2, 5, 10, 13-16", (1, 4, 9, 12, 13, 14, 15)),
        ("mill details, paragraphs 5-6", (4, 5)),
        ("in paragraphs 3 4", (2, 3)),
        ("in paragraphs 2 to 4", (1, 2, 3)),
        ("in paras 1 through 3 and 7", (0, 1, 2, 6)),
        ("tonnage in paragraph 2 to six shiploads from nine", (1,)),
        ("paragraph four", (3,)),
        ("in the 6th and 10th paragraphs", (5, 9)),
        ("first, second and 7th paragraphs", (0, 1, 6)),
        ("twenty-second paragraph", (21,)),
        ("in last paragraph", (-1,)),
        ("first and final paragraphs", (0, -1)),
        ("penultimate paragraph", (-2,)),
        ("next to last graf", (-2,)),
        ("in fourth-last paragraph", (-4,)),
        ("in seventh last paragraph", (-7,)),
        ("fourth paragraph from the end", (-4,)),
        ("last two paragraphs", (-2, -1)),
        ("first three paragraphs", (0, 1, 2)),
        ("in lead paragraph", (0,)),
        ("top 3 grafs", (0, 1, 2)),
        ("in graf 12", (11,)),
        ("in fifth pragraph", (4,)),
        ("at bottom", (-1,)),
        ("at the end", (-1,)),
        ("Müller, 1. Abs.", (0,)),
        ("neu: Gegner der Mühle, 2./3. Absatz", (1, 2)),
        ("4. bis 6. Absatz", (3, 4, 5)),
        ("im dritten sowie im sechsten und siebten Absatz", (2, 5, 6)),
    ],
)
def test_paragraphs_are_counted(words: str, paragraphs: tuple[int, ...]) -> None:
    (found,) = find_places(words)
    assert found.place.paragraphs == paragraphs


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("second sentence of the 3rd paragraph", Place((2,), sentence=1)),
        ("first sentence", Place((0,), sentence=0)),
        ("last sentence", Place((-1,), sentence=-1)),
        ("Im 2. Absatz, 3. Satz", Place((1,), sentence=2)),
        ("Im 3. Satz des 1. Absatzes", Place((0,), sentence=2)),
        ("mill names throughout the story", Place(throughout=True)),
        ("new thruout", Place(throughout=True)),
        ("in 5th graf pvs", Place((4,), older=True)),
    ],
)
def test_sentences_and_the_whole(words: str, place: Place) -> None:
    assert [found.place for found in find_places(words)] == [place]


@pytest.mark.parametrize(
    "words", ["3 percent", "two mills", "page 3", "on May 3", "two paragraphs"]
)
def test_numbers_that_are_no_place(words: str) -> None:
    assert find_places(words) == []


def test_two_places_are_two() -> None:
    assert len(find_places("name in paragraph 3, age in paragraph 5")) == 2


def test_a_range_without_end_is_not_believed() -> None:
    (found,) = find_places("paragraphs 2, 4-99999999")
    assert found.place.paragraphs == (1, 3)
    assert find_places(f"paragraph {FARTHEST + 1}") == []
