"""Numbers in figures and in words, and words that are none."""

from __future__ import annotations

import pytest

from tracker.parse.wire.claims.numerals import value


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("3", 3),
        ("3rd", 3),
        ("21st", 21),
        ("two", 2),
        ("Third", 3),
        ("twelfth", 12),
        ("twentieth", 20),
        ("thirty-first", 31),
        ("zweiten", 2),
        ("mill", None),
        ("pm", None),
        ("", None),
        ("²", None),
    ],
)
def test_value(word: str, number: int | None) -> None:
    assert value(word) == number
