"""Pairs the paragraphs of two texts: same, edited, moved, added, removed. Pure.

First those that are equal, then of the rest those that are alike. Of all pairs the heaviest chain
that is in order on both sides stayed where it was; the others moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from tracker.diff.alike import ELSEWHERE, Side, likenesses
from tracker.diff.chain import Link, heaviest_chain
from tracker.models.values import Kind

REPEATS = 50_000
"""Most ways to pair paragraphs that occur more than once; beyond, the first is paired with the
first, the second with the second. 50,000 take about 0.2 s."""


class Pair(NamedTuple):
    """A paragraph of either text or of both: what happened to it, and its places from 0."""

    kind: Kind
    old: int | None
    new: int | None


class Alignment(NamedTuple):
    """Each paragraph of both texts once, in reading order."""

    pairs: tuple[Pair, ...]
    complete: bool
    """False when so many paragraphs changed that edited ones were looked for nearby only."""


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Return what became of every paragraph, in the newer text's order.

    A removed paragraph stands after the one that it followed. Moved are the fewest characters that
    can have moved. With the sides changed over, the pairs are the same ones changed over.
    """
    head, tail = _shared_ends(old, new)
    olds, news = range(head, len(old) - tail), range(head, len(new) - tail)
    links, complete = _either_way(old[head : olds.stop], new[head : news.stop])
    pairs = {
        there + head: Pair(
            _kind(old[here + head] == new[there + head], stayed), here + head, there + head
        )
        for (here, there), stayed in links.items()
    }
    return Alignment(
        (
            *(Pair(Kind.SAME, place, place) for place in range(head)),
            *_in_reading_order(pairs, olds, news),
            *(Pair(Kind.SAME, olds.stop + place, news.stop + place) for place in range(tail)),
        ),
        complete,
    )


def _shared_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - head
    return head, next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)


def _kind(same: bool, stayed: bool) -> Kind:
    if not stayed:
        return Kind.MOVED
    return Kind.SAME if same else Kind.EDITED


def _in_reading_order(pairs: dict[int, Pair], olds: range, news: range) -> list[Pair]:
    kept = {pair.old for pair in pairs.values()}
    rows: list[Pair] = []

    def put_removed_from(place: int) -> None:
        while place in olds and place not in kept:
            rows.append(Pair(Kind.REMOVED, place, None))
            place += 1

    put_removed_from(olds.start)
    for there in news:
        pair = pairs.get(there) or Pair(Kind.ADDED, None, there)
        rows.append(pair)
        if pair.old is not None:
            put_removed_from(pair.old + 1)
    return rows


def _either_way(old: Sequence[str], new: Sequence[str]) -> tuple[dict[Link, bool], bool]:
    """Pair so that ties fall the same way whichever text is the newer one."""
    if tuple(old) <= tuple(new):
        return _links(old, new)
    links, complete = _links(new, old)
    return {(here, there): stayed for (there, here), stayed in links.items()}, complete


def _links(old: Sequence[str], new: Sequence[str]) -> tuple[dict[Link, bool], bool]:
    """Return the pairs, each with whether it stayed in order, and whether all were looked at."""
    stayed, moved = _equal(old, new)
    equal = dict.fromkeys(stayed, True) | dict.fromkeys(moved, False)
    rest_old = sorted(set(range(len(old))) - {here for here, _ in equal})
    rest_new = sorted(set(range(len(new))) - {there for _, there in equal})
    if not rest_old or not rest_new:
        return equal, True
    edited, complete = _alike(old, new, rest_old, rest_new, stayed)
    still = set(_in_order([*equal, *edited], old, new))
    likeness = dict.fromkeys(equal, 1.0) | edited
    return {
        link: link in still
        for link, score in likeness.items()
        if link in still or score >= ELSEWHERE
    }, complete


def _in_order(links: Sequence[Link], old: Sequence[str], new: Sequence[str]) -> list[Link]:
    weights = [len(old[here]) + len(new[there]) for here, there in links]
    return [links[index] for index in heaviest_chain(links, weights)]


# -- paragraphs that are equal -----------------------------------------------------------------


def _equal(old: Sequence[str], new: Sequence[str]) -> tuple[list[Link], list[Link]]:
    """Pair equal paragraphs: as many as stay in order first, then those that moved."""
    where_old, where_new = _places(old), _places(new)
    common = [text for text in where_old if text in where_new]
    stayed = _in_order(_ways([(where_old[text], where_new[text]) for text in common]), old, new)
    here_taken, there_taken = {here for here, _ in stayed}, {there for _, there in stayed}
    moved = [
        link
        for text in common
        for link in zip(
            (here for here in where_old[text] if here not in here_taken),
            (there for there in where_new[text] if there not in there_taken),
            strict=False,
        )
    ]
    return stayed, moved


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        places[text].append(index)
    return places


def _ways(places: Sequence[tuple[list[int], list[int]]]) -> list[Link]:
    """Return every way to pair equal paragraphs, or one way where they repeat too often."""
    if sum(len(olds) * len(news) for olds, news in places) <= REPEATS:
        return [(here, there) for olds, news in places for here in olds for there in news]
    return [link for olds, news in places for link in zip(olds, news, strict=False)]


# -- paragraphs that are alike -----------------------------------------------------------------


def _alike(
    old: Sequence[str],
    new: Sequence[str],
    rest_old: Sequence[int],
    rest_new: Sequence[int],
    stayed: Sequence[Link],
) -> tuple[dict[Link, float], bool]:
    """Pair what is left by likeness, the most alike first, and of equals the nearest."""
    older = _side(old, rest_old, [here for here, _ in stayed])
    newer = _side(new, rest_new, [there for _, there in stayed])
    found, complete = likenesses(older, newer)
    pairs: dict[Link, float] = {}
    here_taken: set[int] = set()
    there_taken: set[int] = set()
    for score, here, there in sorted(found, key=lambda it: (-it.score, abs(it.old - it.new), it)):
        fits = score >= ELSEWHERE or older.gaps[here] == newer.gaps[there]
        if fits and here not in here_taken and there not in there_taken:
            here_taken.add(here)
            there_taken.add(there)
            pairs[rest_old[here], rest_new[there]] = score
    return pairs, complete


def _side(texts: Sequence[str], rest: Sequence[int], stayed: Sequence[int]) -> Side:
    return Side([texts[at] for at in rest], [bisect_left(stayed, at) for at in rest])
