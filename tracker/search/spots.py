"""The places of one story that have what was looked for, and in which versions they stood. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.models.queries import Piece, Query
from tracker.models.words import Place
from tracker.search.passages import Passage, has_all, may_have, passage, spelled
from tracker.search.standing import noted, stood


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a story that has the words."""

    piece: Piece
    passage: Passage
    number: int
    """The newest version that has it."""
    numbers: tuple[int, ...]
    """All versions that have it, in the order seen."""
    stood: str
    """The same in words, with those that do not have it: `in versions 1–3, not in 4`."""
    removed: bool
    """True where the latest version does not have it; a note is of its version alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one version says beside its paragraphs."""

    number: int
    headline: str
    note: str
    asked: bool = True
    """False for one that the operators of the search pass over."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The paragraphs of a story by id: what they say, and in which versions they stand."""

    texts: Mapping[int, str]
    """Of those that have the words; and of all, where one of those is not in every version."""
    numbers: Mapping[int, frozenset[int]]


Cut = Callable[[str], Iterable[Place]]
"""Where the sentences of a paragraph stand."""


def spots(
    query: Query, versions: Sequence[Told], having: Iterable[int], bodies: Bodies, cut: Cut
) -> Iterator[Spot]:
    """Headlines, sentences and notes of a story that have the words, the newest first of each.

    `versions` are all of the story in the order seen, `having` the ids of its paragraphs that have
    the words. Each wording comes once.
    """
    newest_first = versions[::-1]
    if Piece.HEADLINE in query.pieces:
        yield from _headlines(query, newest_first)
    if Piece.TEXT in query.pieces:
        yield from _sentences(query, newest_first, having, bodies, cut)
    if Piece.NOTE in query.pieces and not query.removed:
        yield from _notes(query, newest_first)


def _headlines(query: Query, newest_first: Sequence[Told]) -> Iterator[Spot]:
    fitting = [one for one in newest_first if has_all(one.headline, query)]
    having: dict[str, list[int]] = {}
    for one in fitting:
        having.setdefault(spelled(one.headline), []).append(one.number)
    for one in fitting:
        known = spelled(one.headline)
        if known in having and one.asked:
            found = passage(one.headline, query.terms, ())
            yield from _unless_it_stands(
                query, _spot(Piece.HEADLINE, found, having.pop(known), newest_first)
            )


def _sentences(
    query: Query, newest_first: Sequence[Told], having: Iterable[int], bodies: Bodies, cut: Cut
) -> Iterator[Spot]:
    shown: set[str] = set()
    for key in having:
        text, numbers = bodies.texts[key], bodies.numbers[key]
        found = passage(text, query.terms, cut(text))
        sentence = spelled(found.sentence)
        if sentence in shown:
            continue
        shown.add(sentence)
        if len(numbers) < len(newest_first):
            numbers = numbers.union(*_elsewhere(sentence, bodies))
        yield from _unless_it_stands(query, _spot(Piece.TEXT, found, numbers, newest_first))


def _elsewhere(sentence: str, bodies: Bodies) -> Iterator[frozenset[int]]:
    """Of each paragraph of the story that has a sentence, the versions in which it stands."""
    longest = max(sentence.split(), key=len, default="")
    return (
        bodies.numbers[key]
        for key, text in bodies.texts.items()
        if may_have(text, longest) and sentence in spelled(text)
    )


def _notes(query: Query, newest_first: Sequence[Told]) -> Iterator[Spot]:
    having: dict[str, list[int]] = {}
    for one in newest_first:
        if one.asked and one.note:
            having.setdefault(one.note, []).append(one.number)
    for note, numbers in having.items():
        if has_all(note, query):
            found = passage(note, query.terms, ())
            in_order = tuple(numbers[::-1])
            words = noted(in_order, [one.number for one in newest_first[::-1]])
            yield Spot(Piece.NOTE, found, numbers[0], in_order, words, removed=False)


def _spot(
    piece: Piece, found: Passage, numbers: Iterable[int], newest_first: Sequence[Told]
) -> Spot:
    having = set(numbers)
    seen = [one.number for one in newest_first[::-1]]
    in_order = tuple(number for number in seen if number in having)
    removed = seen[-1] not in having
    return Spot(piece, found, in_order[-1], in_order, stood(in_order, seen), removed)


def _unless_it_stands(query: Query, spot: Spot) -> Iterator[Spot]:
    if spot.removed or not query.removed:
        yield spot
