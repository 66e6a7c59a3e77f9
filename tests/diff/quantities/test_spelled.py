"""English words for numbers come to what their figures would."""

import pytest

from tracker.diff.quantities.spelled import MOST, SPELLED_ENGLISH, spelled_english
from tracker.diff.quantities.token import words_in


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("twelve men", "12", ""),
        ("Twenty five men", "25", ""),
        ("a dozen men", "12", ""),
        ("two dozen men", "24", ""),
        ("half a dozen men", "6", ""),
        ("half a million men", "500000", ""),
        ("one hundred and twenty-five thousand men", "125000", ""),
        ("a million men", "1000000", ""),
        ("third in the race", "3", "th"),
        ("the twenty-first day", "21", "th"),
        ("a third of men", "0.333", ""),
        ("two-thirds of men", "0.667", ""),
        ("three quarters of men", "0.75", ""),
        ("dozens of men", "dozens", ""),
    ],
)
def test_spelled(text: str, value: str, unit: str) -> None:
    found = spelled_english(words_in(text, SPELLED_ENGLISH), 0, text)
    assert found
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["hundred men", "dozen men"])
def test_a_scale_alone_is_no_number(text: str) -> None:
    assert spelled_english(words_in(text, SPELLED_ENGLISH), 0, text) is None


def test_words_that_make_no_number_are_two() -> None:
    found = spelled_english(words_in("five six seven", SPELLED_ENGLISH), 0, "five six seven")
    assert found
    assert (found.value, found.words) == ("5", 1)


@pytest.mark.parametrize("piece", ["twenty-", "hundred ", "trillion and ", "half a ", "one "])
def test_hostile_texts_come_through(piece: str) -> None:
    text = piece * 3_000
    words = words_in(text, SPELLED_ENGLISH)
    for at in range(0, len(words), 100):
        found = spelled_english(words, at, text)
        assert found is None or found.words <= MOST
