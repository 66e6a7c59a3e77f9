"""Reads what a text states: its numbers, dates, names, quotes, and the words that facts hang on.

Pure. Reading is what costs, so it is done around the places that changed and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.diff.english import TELLING_ENGLISH, tells_english
from tracker.diff.facts.names import names
from tracker.diff.facts.quotes import quotes
from tracker.diff.quantities import QUANTITY_WORDS, Token, quantities, words_in
from tracker.models.values import FactKind

Reach = tuple[int, int]
"""A stretch of a text: from, up to, in characters."""

_QUESTION = re.compile(r"[?？؟]")
_TELLING = TELLING_ENGLISH | QUANTITY_WORDS


def tokens(text: str, reaches: Sequence[Reach] | None = None) -> list[Token]:
    """Return all that states a fact in a text, or in some stretches of it, in order."""
    found = list(quotes(text))
    for start, end in reaches or [(0, len(text))]:
        found += _in_reach(text, start, end)
    return sorted(found, key=lambda token: (token.start, token.end))


def _in_reach(text: str, start: int, end: int) -> list[Token]:
    words = words_in(text, _TELLING, start, end)
    found = quantities(text, [word for word in words if word[0] in QUANTITY_WORDS], start, end)
    taken = {place for token in found for place in range(token.start, token.end)}
    telling = [word for word in words if word[0] in TELLING_ENGLISH and word[1] not in taken]
    found += tells_english(text, telling)
    found += [token for token in names(text, start, end) if token.start not in taken]
    for mark in _QUESTION.finditer(text, start, end):
        found.append(Token(FactKind.QUESTION, ("?",), *mark.span()))
    return found
