"""Reads numbers, with unit and value, and dates: `$2 bln` is `$2 billion`, `Mar. 24` `24 March`.

Pure. Figures are read in every script; number words in English, months and weekdays in four
languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tracker.diff.quantities.dates import DAY_WORDS, date_at, days_in_words
from tracker.diff.quantities.figures import FIGURE, number_at, unit_at
from tracker.diff.quantities.spelled import ORDINAL, SPELLED_ENGLISH, spelled_english
from tracker.diff.quantities.token import Token, Word, words_in
from tracker.diff.quantities.units import MEASURES
from tracker.models.values import FactKind

__all__ = [
    "ORDINAL",
    "QUANTITY_WORDS",
    "Token",
    "Word",
    "alike",
    "far_apart",
    "quantities",
    "unit_of",
    "words_in",
]

QUANTITY_WORDS = DAY_WORDS | SPELLED_ENGLISH
"""Every word, in lower case, that can say a number or a date without a figure."""
ROUNDING = Decimal("0.03")
"""How far a converted amount may be off: desks round `60 miles` to `100 km` and to `97 km`."""
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_DIGIT = re.compile(r"\d")
_QUARTER = re.compile(r"\bQ([1-4])\b")


def quantities(
    text: str, words: Sequence[Word] | None = None, start: int = 0, end: int | None = None
) -> list[Token]:
    """Return the dates and numbers of a text, or of a stretch of it, in their order.

    A number inside a date is not one besides. `words` are those of `QUANTITY_WORDS` that the
    stretch has; without them they are looked for.
    """
    end = len(text) if end is None else end
    words = words_in(text, QUANTITY_WORDS, start, end) if words is None else words
    found = list(_in_figures(text, start, end)) if _DIGIT.search(text, start, end) else []
    if words:
        found += _in_words(text, words, found)
    return sorted(found, key=lambda token: token.start)


def _in_figures(text: str, start: int, end: int) -> Iterator[Token]:
    taken = start
    for figure in FIGURE.finditer(text, start, end):
        if figure.start() >= taken:
            token = date_at(text, figure.start()) or number_at(text, figure)
            taken = token.end
            yield token
    for quarter in _QUARTER.finditer(text, start, end):
        yield Token(FactKind.DATE, ("quarter", quarter[1]), *quarter.span())


def _in_words(text: str, words: Sequence[Word], figures: Sequence[Token]) -> Iterator[Token]:
    taken = {place for token in figures for place in range(token.start, token.end)}
    free = [word for word in words if word[1] not in taken]
    days = list(days_in_words([word for word in free if word[0] in DAY_WORDS], text))
    yield from days
    numbers = [word for word in free if word[0] in SPELLED_ENGLISH]
    at = 0
    while at < len(numbers):
        number = spelled_english(numbers, at, text)
        at += number.words if number else 1
        if number:
            unit, end = (number.unit, number.end) if number.unit else unit_at(text, number.end)
            yield Token(FactKind.NUMBER, (number.value, unit), number.start, end)


def unit_of(token: Token) -> str:
    """Return the unit of a number, empty where it has none."""
    return token.value[1]


def alike(old: Token, new: Token) -> bool:
    """Tell whether two quantities are one, also where it was converted: `60 miles`, `97 km`."""
    if old.kind is not new.kind or old.value == new.value or old.kind is not FactKind.NUMBER:
        return old.kind is new.kind and old.value == new.value
    before, after = _measured(old), _measured(new)
    if before is None or after is None or before[0] != after[0] or unit_of(old) == unit_of(new):
        return False
    return abs(before[1] - after[1]) <= ROUNDING * max(abs(before[1]), abs(after[1]))


FAR_APART = 1_000
"""How many times a number may be another one, and a rewritten sentence still count the same. Of 222
changes of real copy it parts four pairs, all of two things: `1 million people`, `three people`."""


def far_apart(one: Token, other: Token) -> bool:
    """Tell whether two numbers are too far from each other to count one thing."""
    values = [_PLAIN.fullmatch(token.value[0]) for token in (one, other)]
    small, large = sorted(Decimal(value[0]) if value else Decimal() for value in values)
    return small > 0 and large > FAR_APART * small


def _measured(token: Token) -> tuple[str, Decimal] | None:
    """Return what a number measures, and how much in one unit for all of its kind."""
    measure = MEASURES.get(unit_of(token))
    if not measure or not _PLAIN.fullmatch(token.value[0]):
        return None
    return measure[0], Decimal(token.value[0]) * measure[1]
