"""Looks for the words of a note in the copy: words in a row, numbers by their value. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from tracker.diff.quantities import quantities
from tracker.diff.tables import lexicon

LONGEST = 400
"""Characters of a phrase of a note that are looked for."""
TAIL = 3
"""Words at the end of a phrase that are looked for where the whole of it is not in the copy: the
words that differ stand last (`title of its chief to Smith`)."""
MENTIONS = 60
"""Words of a claim's object that are looked for one by one."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_OBJECT = lexicon("""
    a an the and or of in on at to from by with for as its his her their this that these those
    more new some all other others further additional latest later fresh full extra also detail
    details background context byline bylines quote quotes quotation quotations comment comments
    commentary remark remarks reaction reactions response statement statements information info
    material color colour paragraph paragraphs para paras graf grafs text story item article
    version copy line lines lead top end body word words sentence sentences section various
    minor throughout reference references figure figures number numbers writer dateline analysis
    history development developments reporting data today yesterday who which is was were are be
    not no
    """)
"""Words that name no matter of their own: what is added besides *details* is looked for."""
_AMOUNT = 2
"""Parts of the value of a number: how much, and of what."""
_STEM = 4
"""Letters by which two forms of a word are taken for one: `German` and `Germany`."""
_ENOUGH = 5
"""Letters of the end of a phrase that are evidence by themselves."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, without case, quotation marks and possessive endings."""
    return [_POSSESSIVE.sub("", word).casefold() for word in _WORD.findall(text)]


def objects(text: str) -> list[str]:
    """Return the words of a claim's object that say what it is about."""
    return [word for word in words_of(text[:LONGEST]) if word not in _NO_OBJECT][:MENTIONS]


def about(text: str) -> str:
    """Return from the first to the last of those words, as the note has them."""
    text = text[:LONGEST]
    there = [found for found in _WORD.finditer(text) if objects(found[0])]
    return text[there[0].start() : there[-1].end()] if there else ""


class Words:
    """A piece of copy that many phrases can be looked for in; each view of it is made once."""

    def __init__(self, text: str) -> None:
        """Take the text; it is read when it is asked for."""
        self._text = text

    @cached_property
    def words(self) -> list[str]:
        """Its words in order."""
        return words_of(self._text)

    @cached_property
    def row(self) -> str:
        """Its words with one space around each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words without their ends."""
        return frozenset(map(_stem, self.words))

    @cached_property
    def values(self) -> Counter[tuple[str, ...]]:
        """Its numbers and dates by value."""
        return Counter(token.value for token in quantities(self._text))

    @cached_property
    def bare(self) -> Counter[str]:
        """The same numbers without their units, and the years of dates."""
        bare: Counter[str] = Counter()
        for value, times in self.values.items():
            amount = value[0] if len(value) == _AMOUNT else _year(value)
            if amount:
                bare[amount] += times
        return bare


def _year(value: tuple[str, ...]) -> str:
    """Return the year of a date; empty where it has none. A note says `2009` for any of them."""
    return value[1] if value[0] == "date" else ""


def mentioned(words: Sequence[str], copy: Words) -> list[str]:
    """Return those of the words that the copy has too, in some form."""
    return [word for word in words if _stem(word) in copy.stems]


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.removesuffix("s")


class Phrase:
    """Words or a number of a note, to be counted in the copy."""

    def __init__(self, text: str, *, numbers: bool = True) -> None:
        """Read it once; without `numbers` they are words like others."""
        self.text = text[:LONGEST].strip(" \"'“”‘’«».,;:")
        self.words = words_of(self.text)
        self.values = [token.value for token in quantities(self.text)] if numbers else []

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.words)

    def count(self, copy: Words) -> int:
        """Return how often the copy has it: numbers by value, words in this order.

        A number without a unit is that number of anything.
        """
        if self.values:
            return min(_times(value, copy) for value in self.values)
        return copy.row.count(f" {' '.join(self.words)} ")

    def as_in(self, copies: Iterable[Words]) -> Phrase | None:
        """Return the phrase, or the longest end of it, that stands there; None where none does.

        A single short word at the end is no evidence, unless it is the whole phrase.
        """
        copies = list(copies)
        return next((one for one in self._forms() if any(map(one.count, copies))), None)

    def _forms(self) -> Iterator[Phrase]:
        if self:
            yield self
        if not self.values:
            for length in range(min(TAIL, len(self.words) - 1), 0, -1):
                tail = Phrase(" ".join(self.words[-length:]))
                if sum(map(len, tail.words)) >= _ENOUGH and objects(tail.text):
                    yield tail


def _times(value: tuple[str, ...], copy: Words) -> int:
    if len(value) == _AMOUNT and not value[1]:
        return copy.bare[value[0]]
    return copy.values[value]
