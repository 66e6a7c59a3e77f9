"""Reads what a text states: its numbers, dates, names, quotes, and the words that facts hang on.

Pure. Reading is what costs, so it is done around the places that changed and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Sequence

from tracker.diff.english import TELLING_ENGLISH, tells_english
from tracker.diff.facts.names import names
from tracker.diff.facts.quotes import quotes
from tracker.diff.quantities import QUANTITY_WORDS, Token, quantities, words_in
from tracker.models.values import FactKind

Reach = tuple[int, int]
"""A stretch of a text: from, up to, in characters."""

_QUESTION = re.compile(r"[?？؟]")
_TELLING = TELLING_ENGLISH | QUANTITY_WORDS


AROUND = 50
"""Characters on either side of a change that are read with it: who said so stands there."""
NEXT = 1
"""Characters between a change and a token that is held against it, too: a space. What is on both
sides drops out again, and of a name of which half changed the other half counts."""


def tokens(
    text: str, reaches: Sequence[Reach] | None = None, known: Container[str] = ()
) -> list[Token]:
    """Return all that states a fact in a text, or that touches some stretches of it, in order.

    `known` are words in lower case that are names.
    """
    reaches = [(0, len(text))] if reaches is None else reaches
    touches = touching(reaches)
    found = [token for token in quotes(text) if touches(token.start, token.end)]
    for start, end in around(reaches, text):
        stated = _in_stretch(text, start, end, touches, known)
        found += [token for token in stated if touches(token.start, token.end)]
    return sorted(found, key=lambda token: (token.start, token.end))


def touching(reaches: Sequence[Reach]) -> Callable[[int, int], bool]:
    """Return what tells of a stretch whether it touches some others, which stand in order."""
    ends = [end for _, end in reaches]

    def touches(start: int, end: int) -> bool:
        first = bisect_left(ends, start - NEXT)
        return first < len(ends) and reaches[first][0] - NEXT <= end

    return touches


def around(reaches: Sequence[Reach], text: str) -> list[Reach]:
    """Return the stretches of a text to read: each reach and what is around it, no word cut."""
    wide: list[Reach] = []
    for start, end in reaches:
        begin = text.rfind(" ", 0, max(0, start - AROUND)) + 1
        stop = text.find(" ", end + AROUND)
        stop = len(text) if stop < 0 else stop
        if wide and begin <= wide[-1][1]:
            begin, _ = wide.pop()
        wide.append((begin, stop))
    return wide


def _of_a_name(token: Token, named: Sequence[Token]) -> bool:
    """Tell whether a word that says what happened is only a part of a name: `Rapid Support Corps`.

    Not the first one, which may begin a sentence: `Acquitted Ann Lee`.
    """
    inside = (name.start < token.start and token.end <= name.end for name in named)
    return token.kind is FactKind.OUTCOME and any(inside)


def _in_stretch(
    text: str, start: int, end: int, touches: Callable[[int, int], bool], known: Container[str]
) -> list[Token]:
    words = words_in(text, _TELLING, start, end)
    found = quantities(text, [word for word in words if word[0] in QUANTITY_WORDS], start, end)
    taken = {place for token in found for place in range(token.start, token.end)}
    telling = [word for word in words if word[0] in TELLING_ENGLISH and word[1] not in taken]
    read = names(text, start, end, touches, known)
    named = [token for token in read if token.start not in taken]
    found += [token for token in tells_english(text, telling) if not _of_a_name(token, named)]
    found += named
    for mark in _QUESTION.finditer(text, start, end):
        found.append(Token(FactKind.QUESTION, ("?",), *mark.span()))
    return found
