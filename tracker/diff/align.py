"""Pairs the paragraphs and the sentences of two texts. Pure.

Paragraphs that are equal come first. The others are cut into sentences; these are paired across
all of them, and paragraphs belong together by what their sentences say. Of all pairs the heaviest
chain that is in order on both sides stayed where it was; the others moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.diff.chain import Link
from tracker.diff.gather import Bond, Gathered, gather
from tracker.diff.matching import in_order
from tracker.diff.order import in_reading_order
from tracker.diff.pairing import Pairing, equal, pair
from tracker.diff.pieces import Pieces, Unit, cut
from tracker.models.values import Kind, SentenceChange

WHOLE = "too much text changed to compare it sentence by sentence"
RARER = "too much text changed to compare each sentence with every other by all its words"

Texts = tuple[Sequence[str], Sequence[str]]
"""The paragraphs of the older text and of the newer one."""

_TURNED = {Kind.SPLIT: Kind.MERGED, Kind.MERGED: Kind.SPLIT}


class Row(NamedTuple):
    """A paragraph of either text or of both, or a part of one: what happened, and its places."""

    kind: Kind
    old: int | None
    new: int | None


class Alignment(NamedTuple):
    """What became of every paragraph, and of every sentence of those that differ."""

    rows: tuple[Row, ...]
    sentences: tuple[SentenceChange, ...]
    limits: tuple[str, ...]
    """In words, why it is coarser than it could be."""


class _Found(NamedTuple):
    paragraphs: dict[Link, Kind]
    sentences: dict[Link, Kind]
    """By their places in `pieces`."""
    pieces: tuple[Pieces, Pieces]
    limits: tuple[str, ...]


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Return what became of every paragraph and sentence, in the newer text's order.

    What was removed stands after what it followed. Moved are the fewest characters that can have
    moved. With the sides changed over, the rows are the same ones changed over.
    """
    head, tail = _shared_ends(old, new)
    olds, news = range(head, len(old) - tail), range(head, len(new) - tail)
    found = _either_way(old, new, olds, news)
    rows = [Row(Kind.SAME, place, place) for place in range(head)]
    rows += _rows(found.paragraphs, olds, news)
    rows += [Row(Kind.SAME, olds.stop + n, news.stop + n) for n in range(tail)]
    rows = list(_with_repeated(rows, old, new))
    return Alignment(tuple(rows), tuple(_sentences(found, rows)), found.limits)


def _shared_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - head
    return head, next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)


def _rows(kinds: dict[Link, Kind], olds: range, news: range) -> Iterator[Row]:
    for here, there in in_reading_order(kinds, olds, news):
        if here is None:
            yield Row(Kind.ADDED, None, there)
        elif there is None:
            yield Row(Kind.REMOVED, here, None)
        else:
            yield Row(kinds[here, there], here, there)


def _with_repeated(rows: Sequence[Row], old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Tell what came or went as one more copy of what its side has elsewhere."""
    gone = _copies([row.old for row in rows if row.new is None], old)
    come = _copies([row.new for row in rows if row.old is None], new)
    for row in rows:
        again = (row.old in gone) if row.new is None else (row.old is None and row.new in come)
        yield row._replace(kind=Kind.REPEATED) if again else row


def _copies(places: Sequence[int | None], units: Sequence[Unit]) -> set[int]:
    """Return which of these places hold what stands at another place too, the first one apart."""
    alone = {place for place in places if place is not None}
    if not alone:
        return set()
    seen = {unit for place, unit in enumerate(units) if place not in alone}
    copies = set()
    for place in sorted(alone):
        if units[place] in seen:
            copies.add(place)
        seen.add(units[place])
    return copies


# -- paragraphs --------------------------------------------------------------------------------


def _either_way(old: Sequence[str], new: Sequence[str], olds: range, news: range) -> _Found:
    """Pair so that ties fall the same way whichever text is the newer one."""
    if [*old[olds.start : olds.stop]] <= [*new[news.start : news.stop]]:
        return _found(old, new, olds, news)
    found = _found(new, old, news, olds)
    paragraphs, sentences = map(_turned, (found.paragraphs, found.sentences))
    return _Found(paragraphs, sentences, found.pieces[::-1], found.limits)


def _turned(kinds: dict[Link, Kind]) -> dict[Link, Kind]:
    return {(there, here): _TURNED.get(kind, kind) for (here, there), kind in kinds.items()}


def _found(old: Sequence[str], new: Sequence[str], olds: range, news: range) -> _Found:
    texts = old, new
    places = [place for place in olds if old[place].strip()], [at for at in news if new[at].strip()]
    same = equal(*([text[at] for at in side] for text, side in zip(texts, places, strict=True)))
    pieces, whole = cut(texts, places, *same)
    pairing = pair(*([piece.unit for piece in side] for side in pieces))
    equals = {(places[0][here], places[1][there]) for both in same for here, there in both}
    kinds = _paragraph_kinds(texts, (olds, news), equals, _gathered(texts, pieces, pairing))
    limits = ((WHOLE,) if whole else ()) + (() if pairing.complete else (RARER,))
    return _Found(kinds, _sentence_kinds(kinds, pairing, pieces), pieces, limits)


def _gathered(texts: Texts, pieces: tuple[Pieces, Pieces], pairing: Pairing) -> Gathered:
    links = (*pairing.stayed, *pairing.moved, *pairing.parts)
    bonds = [_bond(pieces, link) for link in links]
    return gather([bond for bond in bonds if bond], *texts)


def _paragraph_kinds(
    texts: Texts, places: tuple[range, range], equals: set[Link], gathered: Gathered
) -> dict[Link, Kind]:
    """Return what became of the paragraphs that are on both sides."""
    pairs = [*equals, *gathered.pairs]
    stayed = in_order(pairs, *texts)
    still = set(stayed)
    kinds = {it: _kind(it in equals, it in still) for it in pairs}
    for here, there in _blanks(texts, places, stayed):
        same = texts[0][here] == texts[1][there]
        kinds[here, there] = Kind.SAME if same else Kind.EDITED
    return kinds | _parted(gathered.pairs, gathered.parts)


def _blanks(texts: Texts, places: tuple[range, range], stayed: Sequence[Link]) -> Iterator[Link]:
    """Pair paragraphs without a letter between what stayed: they take no part in what moved."""
    gaps: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for side in (0, 1):
        bounds = [link[side] for link in stayed]
        for place in places[side]:
            if not texts[side][place].strip():
                gaps[side].setdefault(bisect_left(bounds, place), []).append(place)
    for gap, olds in gaps[0].items():
        yield from zip(olds, gaps[1].get(gap, ()), strict=False)


def _kind(same: bool, stayed: bool) -> Kind:
    if not stayed:
        return Kind.MOVED
    return Kind.SAME if same else Kind.EDITED


def _parted(links: Sequence[Link], parts: Sequence[Link]) -> dict[Link, Kind]:
    """Return the kinds of what has parts, and of these."""
    if not parts:
        return {}
    places = [{link[side] for link in links} for side in (0, 1)]
    split = {here for here, there in parts if there not in places[1]}
    merged = {there for here, there in parts if here not in places[0]}
    return {
        link: Kind.SPLIT if link[0] in split else Kind.MERGED
        for link in (*links, *parts)
        if link[0] in split or link[1] in merged
    }


# -- sentences ---------------------------------------------------------------------------------


def _bond(pieces: tuple[Pieces, Pieces], link: Link) -> Bond | None:
    """Return what a sentence on both sides says of its paragraphs."""
    here, there = pieces[0][link[0]].stretch, pieces[1][link[1]].stretch
    if here is None or there is None:
        return None
    size = min(here.end - here.start, there.end - there.start)
    return Bond(here.paragraph, there.paragraph, (here.start, there.start), size)


def _sentence_kinds(
    paragraphs: dict[Link, Kind], pairing: Pairing, pieces: tuple[Pieces, Pieces]
) -> dict[Link, Kind]:
    """Return what became of the sentences: moved is what left its paragraph, or its order there."""
    units = [[piece.unit for piece in side] for side in pieces]
    links = [*pairing.stayed, *pairing.moved]
    inside: dict[Link, list[Link]] = defaultdict(list)
    for here, there in links:
        inside[pieces[0][here].paragraph, pieces[1][there].paragraph].append((here, there))
    still = {
        link
        for place, group in inside.items()
        if place in paragraphs
        for link in in_order(group, *units)
    }
    kinds = {it: _kind(units[0][it[0]] == units[1][it[1]], it in still) for it in links}
    return kinds | _parted(links, pairing.parts)


def _sentences(found: _Found, rows: Iterable[Row]) -> Iterator[SentenceChange]:
    again = {row[1:] for row in rows if row.kind is Kind.REPEATED}
    olds, news = found.pieces
    places = list(in_reading_order(found.sentences, range(len(olds)), range(len(news))))
    gone = _copies([here for here, there in places if there is None], [it.unit for it in olds])
    come = _copies([there for here, there in places if here is None], [it.unit for it in news])
    for here, there in places:
        if here is None and there is not None:
            repeated = there in come or (None, news[there].paragraph) in again
            kind = Kind.REPEATED if repeated else Kind.ADDED
            yield SentenceChange(kind, None, news[there].stretch)
        elif there is None and here is not None:
            repeated = here in gone or (olds[here].paragraph, None) in again
            kind = Kind.REPEATED if repeated else Kind.REMOVED
            yield SentenceChange(kind, olds[here].stretch, None)
        elif here is not None and there is not None and olds[here].stretch:
            kind = found.sentences[here, there]
            yield SentenceChange(kind, olds[here].stretch, news[there].stretch)
