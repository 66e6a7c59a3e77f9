"""Tells from their sentences which paragraphs belong together. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.diff.chain import Link

PAIR = 0.3
"""Two paragraphs are a pair when so much of the shorter one is in sentences that both have: one of
three sentences of a length."""
PART = 0.5
"""One more paragraph is a part of what was split or merged when so much of it is there."""


class Bond(NamedTuple):
    """A sentence that two paragraphs have, in whatever words: where it stands, and its length."""

    old: int
    new: int
    starts: tuple[int, int]
    """Where it begins in the older and in the newer paragraph."""
    size: int
    """Characters of the shorter one of the two sentences."""


class Gathered(NamedTuple):
    """Pairs of paragraphs, each paragraph once, and more pairs for what was split or merged."""

    pairs: Sequence[Link]
    parts: Sequence[Link]


def gather(bonds: Sequence[Bond], old: Sequence[str], new: Sequence[str]) -> Gathered:
    """Return which paragraphs of two texts belong together.

    What was split is not merged too, and its parts stand in the order in which it had them.
    """
    texts = old, new
    shared: dict[Link, int] = defaultdict(int)
    for bond in bonds:
        shared[bond.old, bond.new] += bond.size
    by_size = sorted(shared, key=lambda it: (-shared[it], abs(it[0] - it[1]), it))
    pairs: list[Link] = []
    taken: tuple[dict[int, set[int]], dict[int, set[int]]] = ({}, {})
    for link in by_size:
        smaller = min(len(texts[side][link[side]]) for side in (0, 1))
        if shared[link] >= PAIR * smaller and not any(link[s] in taken[s] for s in (0, 1)):
            pairs.append(link)
            for side in (0, 1):
                taken[side][link[side]] = {link[1 - side]}
    places = _places(bonds)
    parts = [
        link
        for link in by_size
        for side in (0, 1)
        if shared[link] >= PART * len(texts[1 - side][link[1 - side]])
        and _joins(taken, link, side, places)
    ]
    return Gathered(pairs, parts)


_Taken = tuple[dict[int, set[int]], dict[int, set[int]]]


def _joins(
    taken: _Taken, link: Link, side: int, places: Mapping[Link, tuple[float, float]]
) -> bool:
    """Add a part to the paragraph on this side, if nothing speaks against it."""
    whole, part = link[side], link[1 - side]
    if whole not in taken[side] or part in taken[1 - side]:
        return False
    others = taken[side][whole]
    if any(len(taken[1 - side][other]) > 1 for other in others):
        return False
    if not _rises(side, whole, sorted({*others, part}), places):
        return False
    others.add(part)
    taken[1 - side][part] = {whole}
    return True


def _rises(
    side: int, whole: int, parts: Sequence[int], places: Mapping[Link, tuple[float, float]]
) -> bool:
    links = [(whole, part) if side == 0 else (part, whole) for part in parts]
    starts = [places[link][side] for link in links]
    return starts == sorted(starts)


def _places(bonds: Sequence[Bond]) -> dict[Link, tuple[float, float]]:
    """Return where the sentences stand on average that two paragraphs share, on either side."""
    starts: dict[Link, list[tuple[int, int]]] = defaultdict(list)
    for bond in bonds:
        starts[bond.old, bond.new].append(bond.starts)
    return {
        link: (
            sum(here for here, _ in many) / len(many),
            sum(there for _, there in many) / len(many),
        )
        for link, many in starts.items()
    }
