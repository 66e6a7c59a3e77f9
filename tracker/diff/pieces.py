"""Cuts what two texts do not share into sentences, with the place of each. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.diff.chain import Link
from tracker.diff.sentences import Sentence, sentences
from tracker.models.values import Stretch

LETTERS = 200_000
"""Characters of paragraphs without equal, both sides together, that are cut into sentences;
beyond, a paragraph is looked at as a whole. The most among 704 real pairs was 21,413."""

Unit = str | int
"""A sentence; or a number for a paragraph that stayed, the same on both sides."""


class Piece(NamedTuple):
    """A sentence of a paragraph without equal, or a paragraph that stayed."""

    unit: Unit
    paragraph: int
    stretch: Stretch | None
    """None for a paragraph that stayed."""


Pieces = Sequence[Piece]


def cut(
    texts: tuple[Sequence[str], Sequence[str]],
    places: tuple[Sequence[int], Sequence[int]],
    stayed: Sequence[Link],
    moved: Sequence[Link],
) -> tuple[tuple[Pieces, Pieces], bool]:
    """Return the pieces of both texts in order, and whether paragraphs had to be left whole.

    `places` are those of the paragraphs to look at, and the links between equal ones lead from an
    index there to another.

    Paragraphs that are equal and moved are left out: they say nothing of where the others stand. Of
    those that stayed side by side the first stands for all.
    """
    known: list[dict[int, int | None]] = [
        {places[side][link[side]]: None for link in moved} for side in (0, 1)
    ]
    before: Link | None = None
    for number, link in enumerate(stayed):
        beside = before == (link[0] - 1, link[1] - 1)
        for side in (0, 1):
            known[side][places[side][link[side]]] = None if beside else number
        before = link
    size = sum(
        len(texts[side][place])
        for side in (0, 1)
        for place in places[side]
        if place not in known[side]
    )
    whole = size > LETTERS
    older, newer = (
        list(_pieces(texts[side], places[side], known[side], whole=whole)) for side in (0, 1)
    )
    return (older, newer), whole


def _pieces(
    texts: Sequence[str], places: Sequence[int], known: dict[int, int | None], *, whole: bool
) -> Iterator[Piece]:
    for place in places:
        if place in known:
            number = known[place]
            if number is not None:
                yield Piece(number, place, None)
            continue
        text = texts[place]
        for start, end in [Sentence(0, len(text))] if whole else sentences(text):
            yield Piece(text[start:end], place, Stretch(place, start, end))
