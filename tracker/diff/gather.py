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


Partners = tuple[dict[int, list[int]], dict[int, list[int]]]
"""What each paragraph of either side belongs to on the other one, in order."""


def gather(bonds: Sequence[Bond], old: Sequence[str], new: Sequence[str]) -> Gathered:
    """Return which paragraphs of two texts belong together.

    What was split is not merged too, and its parts stand in the order in which it had them.
    """
    shared: dict[Link, list[Bond]] = defaultdict(list)
    for bond in bonds:
        shared[bond.old, bond.new].append(bond)
    sizes = {link: sum(bond.size for bond in some) for link, some in shared.items()}
    by_size = sorted(sizes, key=lambda it: (-sizes[it], abs(it[0] - it[1]), it))
    partners: Partners = ({}, {})
    pairs = []
    for here, there in by_size:
        enough = sizes[here, there] >= PAIR * min(len(old[here]), len(new[there]))
        if enough and here not in partners[0] and there not in partners[1]:
            partners[0][here], partners[1][there] = [there], [here]
            pairs.append((here, there))
    left = [it for it in by_size if (it[0] in partners[0]) != (it[1] in partners[1])]
    return Gathered(
        pairs, [it for it in left if _joins(it, sizes[it], (old, new), partners, shared)]
    )


def _joins(
    link: Link,
    size: int,
    texts: tuple[Sequence[str], Sequence[str]],
    partners: Partners,
    shared: Mapping[Link, Sequence[Bond]],
) -> bool:
    """Add a part to the paragraph that has a partner already, if nothing speaks against it."""
    side = 0 if link[0] in partners[0] else 1
    whole, part = link[side], link[1 - side]
    if part in partners[1 - side] or size < PART * len(texts[1 - side][part]):
        return False
    parts = sorted([*partners[side][whole], part])
    if any(len(partners[1 - side].get(it, ())) > 1 for it in parts):
        return False
    starts = [_place(shared[(whole, it) if side == 0 else (it, whole)], side) for it in parts]
    if starts != sorted(starts):
        return False
    partners[side][whole], partners[1 - side][part] = parts, [whole]
    return True


def _place(bonds: Sequence[Bond], side: int) -> float:
    """Return where the sentences of some bonds stand on average in the paragraph of this side."""
    return sum(bond.starts[side] for bond in bonds) / len(bonds)
