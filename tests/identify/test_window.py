"""The stories of one outlet, found by their clues."""

from __future__ import annotations

import pytest

from tracker.identify.clues import Clues, clues, looked_for, shared, traits
from tracker.identify.window import Window
from tracker.models.values import Article

DAY = 86_400.0


def filled(*stories: tuple[int, float, set[int], set[int]]) -> Window:
    window = Window()
    for story_id, changed, words, passages in stories:
        window.put(
            story_id, changed, Clues(tuple(words), tuple(passages), len(passages), len(words))
        )
    return window


def sharing(window: Window, *passages: int, since: float = 0.0) -> dict[int, float]:
    return window.sharing(passages, since, triples=2, least=0.1)


def test_the_newest_stories_that_have_a_word_come_first() -> None:
    window = filled(*((number, 0.0, {1}, set()) for number in range(10, 20)))
    assert window.having(1, 0.0, 3) == [19, 18, 17]
    assert window.having(2, 0.0, 3) == []
    assert (len(window), 15 in window, 20 in window) == (10, True, False)


def test_a_story_is_found_by_what_it_said_before_and_says_now() -> None:
    window = filled((1, 0.0, {1}, {12}), (2, 0.0, {1}, {12}), (1, 9.0, {1, 2}, {24}))
    assert window.having(1, 0.0, 9) == [2, 1]
    assert window.having(2, 0.0, 9) == [1]
    assert set(sharing(window, 12, 24, 36)) == {1, 2}
    assert set(sharing(window, 12, 24, 36, since=5.0)) == {1}
    assert (window.triples(1), window.headline(1)) == (1, 2)


def test_a_story_that_lost_its_text_is_found_by_what_it_said_before() -> None:
    window = filled((1, 0.0, {1}, {12, 24}), (1, 1.0, {1}, set()))
    assert window.triples(1) == 0
    assert set(sharing(window, 12, 24)) == {1}


def test_what_is_forgotten_is_not_found_and_can_come_back() -> None:
    window = filled((1, 5.0, {1, 2}, {12}))
    window.forget(1)
    window.forget(7)
    assert (window.having(1, 0.0, 9), sharing(window, 12), len(window)) == ([], {}, 0)
    window.put(1, 6.0, Clues((2,), (24,), 1, 1))
    assert (window.having(1, 0.0, 9), window.having(2, 0.0, 9)) == ([], [1])
    assert set(sharing(window, 12)) == set()
    assert set(sharing(window, 24)) == {1}


def test_stories_that_are_too_old_are_not_found_and_not_kept_with_their_words() -> None:
    window = filled(*((day, day * DAY, {1}, set()) for day in range(100)))
    assert window.having(1, 95 * DAY, 9) == [99, 98, 97, 96, 95]
    assert window.having(1, 94 * DAY, 9) == [99, 98, 97, 96, 95, 94], "a text may come late"
    assert window.having(1, 50 * DAY, 99) == [99, 98, 97, 96, 95, 94], "but not by weeks"


@pytest.mark.parametrize("words", [30, 90, 150, 1_000])
def test_the_share_of_two_texts_is_told_from_few_of_their_triples(words: int) -> None:
    text = [f"w{n}" for n in range(words)]
    whole = traits(Article("", paragraphs=(" ".join(text),)))
    half = traits(Article("", paragraphs=(" ".join(text[words // 4 :]),)))
    for new, old in ((whole, half), (half, whole), (whole, whole)):
        window = Window()
        window.put(1, 0.0, clues(old))
        passages, triples = looked_for(new), len(new.triples)
        found = window.sharing(passages, 0.0, triples=triples, least=0.3)
        true = shared(new.triples, old.triples) / min(triples, len(old.triples))
        assert found[1] == pytest.approx(true, abs=0.6)
        assert window.sharing(passages, 0.0, triples=triples, least=found[1] + 0.1) == {}
