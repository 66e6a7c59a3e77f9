"""Pieces of a text that state a fact, and the words by which they are found. Pure."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tracker.models.values import FactKind

Word = tuple[str, int, int]
"""A word in lower case, and where it stands: from, up to."""

_WORD = re.compile(r"[^\W\d_]+")


class Token(NamedTuple):
    """A piece of a text that states a fact, and what it comes to however it is written."""

    kind: FactKind
    value: tuple[str, ...]
    start: int
    end: int


def words_in(
    text: str, among: AbstractSet[str], start: int = 0, end: int | None = None
) -> list[Word]:
    """Return those words of a stretch of text that are among the given ones, in lower case."""
    stop = len(text) if end is None else end
    lower = text.lower()
    if len(lower) != len(text):  # A letter or two grow when they are made small.
        lower = "".join(letter.lower()[0] for letter in text)
    return [
        (found[0], found.start(), found.end())
        for found in _WORD.finditer(lower, start, stop)
        if found[0] in among
    ]
