"""The stories of one outlet, found by their clues."""

from __future__ import annotations

from tracker.identify.clues import Clues
from tracker.identify.window import Window

DAY = 86_400.0


def filled(*stories: tuple[int, float, set[int], set[int]]) -> Window:
    window = Window()
    for story_id, changed, words, passages in stories:
        window.put(story_id, changed, Clues(tuple(words), tuple(passages), len(passages)))
    return window


def test_the_newest_stories_that_have_a_word_come_first() -> None:
    window = filled(*((number, 0.0, {1}, set()) for number in range(10, 20)))
    assert window.having(1, 0.0, 3) == [19, 18, 17]
    assert window.having(2, 0.0, 3) == []
    assert (len(window), 15 in window, 20 in window) == (10, True, False)


def test_a_story_is_found_by_what_it_said_before_and_says_now() -> None:
    window = filled((1, 0.0, {1}, {12}), (2, 0.0, {1}, {12}), (1, 9.0, {1, 2}, {24}))
    assert window.having(1, 0.0, 9) == [2, 1]
    assert window.having(2, 0.0, 9) == [1]
    assert window.sharing([12, 24, 36], 0.0) == {1: 2, 2: 1}
    assert window.sharing([12, 24, 36], 5.0) == {1: 2}
    assert window.triples(1) == 1


def test_what_is_forgotten_is_not_found_and_can_come_back() -> None:
    window = filled((1, 5.0, {1, 2}, {12}))
    window.forget(1)
    window.forget(7)
    assert (window.having(1, 0.0, 9), window.sharing([12], 0.0), len(window)) == ([], {}, 0)
    window.put(1, 6.0, Clues((2,), (24,), 1))
    assert (window.having(1, 0.0, 9), window.having(2, 0.0, 9)) == ([], [1])
    assert window.sharing([12, 24], 0.0) == {1: 1}


def test_stories_that_are_too_old_are_not_found_and_not_kept_with_their_words() -> None:
    window = filled(*((day, day * DAY, {1}, set()) for day in range(100)))
    assert window.having(1, 95 * DAY, 9) == [99, 98, 97, 96, 95]
    assert window.having(1, 94 * DAY, 9) == [99, 98, 97, 96, 95, 94], "a text may come late"
    assert window.having(1, 50 * DAY, 99) == [99, 98, 97, 96, 95, 94], "but not by weeks"
