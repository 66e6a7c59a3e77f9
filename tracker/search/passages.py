"""Where a text has what was looked for, and which of its sentences to show. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.models.queries import Query, Term
from tracker.models.words import Place, word_places, words_of

LONGEST = 400
"""Characters of a passage: of a longer sentence, what stands around the first word found."""

KEPT = 2_048
"""Spelled texts that are kept: the paragraphs of the stories of a page, which are asked for once
for each of their sentences."""

_BEFORE = 120
"""Of a sentence that is cut, characters before the first word found."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text in parts; joined they are that piece."""

    parts: tuple[tuple[str, bool], ...]
    """Each with whether it was looked for."""
    sentence: str = ""
    """The whole sentence that it is from; the whole text where it runs over several."""

    @property
    def text(self) -> str:
        """The piece as it stands in the text."""
        return "".join(part for part, _ in self.parts)


def passage(text: str, terms: Sequence[Term], sentences: Iterable[Place]) -> Passage:
    """The first of these sentences of a text that has the most of the terms, with its words marked.

    A text that has none of them shows its first sentence.
    """
    found = _found(text, terms)
    marks = _joined(place for places in found for place in places)
    whole = (0, len(text))
    # Most of what is looked for stands in one sentence; a phrase may run over the end of one.
    shown = max(sentences, key=lambda one: _terms_in(one, found), default=whole)
    if not any(start < shown[1] and end > shown[0] for start, end in marks) and marks:
        shown = whole
    return Passage(_marked(text, _cut(shown, marks), marks), text[shown[0] : shown[1]])


def may_have(text: str, word: str) -> bool:
    """Whether a word may stand in a text; a tenth of what spelling the text takes tells mostly."""
    return word in text.lower() or not text.isascii()


def has_all(text: str, query: Query) -> bool:
    """Whether a text has all terms of a search and none that it leaves out."""
    if not all(may_have(text, term.words[0]) for term in query.terms):
        return False
    words = spelled(text)
    return all(_sought(term) in words for term in query.terms) and not any(
        _sought(term) in words for term in query.without
    )


def _sought(term: Term) -> str:
    return f" {' '.join(term.words)}{'' if term.open else ' '}"


@lru_cache(maxsize=KEPT)
def spelled(text: str) -> str:
    """The words of a text, parted by spaces: of a sentence a part of that of its paragraph."""
    return f" {' '.join(words_of(text))} "


def _found(text: str, terms: Sequence[Term]) -> list[list[Place]]:
    """Of each term, every place where it stands."""
    known, places = words_of(text), word_places(text)
    return [
        [(places[at][0], places[at + len(term.words) - 1][1]) for at in _stands(known, term)]
        for term in terms
    ]


def _stands(known: Sequence[str], term: Term) -> list[int]:
    """At which words of a text a term begins."""
    *before, last = term.words
    ends = [
        at for at, word in enumerate(known) if word == last or (term.open and word.startswith(last))
    ]
    many = len(before)
    return [at - many for at in ends if at >= many and known[at - many : at] == before]


def _terms_in(sentence: Place, found: Sequence[Sequence[Place]]) -> int:
    start, end = sentence
    return sum(any(start <= place[0] and place[1] <= end for place in places) for places in found)


def _joined(places: Iterable[Place]) -> list[Place]:
    """The places in order, those that touch made one."""
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(sentence: Place, marks: Sequence[Place]) -> Place:
    start, end = sentence
    if end - start <= LONGEST:
        return sentence
    first = next((mark[0] for mark in marks if mark[0] >= start), start)
    start = max(start, min(first - _BEFORE, end - LONGEST))
    return start, start + LONGEST


def _marked(text: str, shown: Place, marks: Sequence[Place]) -> tuple[tuple[str, bool], ...]:
    start, end = shown
    parts: list[tuple[str, bool]] = []
    at = start
    for mark in marks:
        first, last = max(mark[0], at), min(mark[1], end)
        if first < last:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    parts.append((text[at:end], False))
    return tuple(part for part in parts if part[0])
