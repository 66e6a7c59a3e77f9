from __future__ import annotations

import pytest

from tracker.models.values import Diff
from tracker.show import counts
from tracker.show.counts import Words


def test_words_of_every_piece_that_differs(ferry: Diff) -> None:
    found = list(counts.words(ferry))
    assert found[0] == Words("headline", 1, 1)
    assert [one.piece for one in found] == ["headline", "body", "note", "byline"]
    added = found[0].added + found[1].added
    assert added == ferry.counts["words_added"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"added": 2, "edited": 3}, "+2 −0 ~3 ↕0"),
        ({"split": 1, "merged": 2, "repeated": 3}, "+0 −0 ~0 ↕0 ÷1 &2 ×3"),
        ({"words_added": 9}, "+0 −0 ~0 ↕0"),
    ],
)
def test_paragraphs_are_counted_by_what_happened(given: dict[str, int], words: str) -> None:
    assert counts.paragraphs(given) == words


@pytest.mark.parametrize(
    ("added", "removed", "most", "halves"),
    [(5, 3, 8, (5, 3)), (50, 50, 100, (20, 20)), (1, 0, 1000, (1, 0)), (0, 0, 0, (0, 0))],
)
def test_a_bar_is_never_longer_than_its_place(
    added: int, removed: int, most: int, halves: tuple[int, int]
) -> None:
    assert counts.bar(Words("body", added, removed), most, 40) == halves


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"words_added": 1200, "words_removed": 3}, "+1,200 −3 words"),
        ({"words_added": 0, "words_removed": 3}, "+0 −3 words"),
        ({"words_added": 0, "words_removed": 0}, ""),
        ({}, ""),
    ],
)
def test_words_of_headline_and_body_are_one_number(given: dict[str, int], told: str) -> None:
    assert counts.in_all(given) == told
