"""Finds what stayed in order when things were moved about. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Link = tuple[int, int]
"""A place in the older text and the place in the newer one that belongs to it."""


def heaviest_chain(links: Sequence[Link], weights: Sequence[int]) -> list[int]:
    """Return which links (their indexes, in order) rise on both sides and weigh most together.

    What is left out is then the lightest set that can be said to have moved. Of chains that weigh
    the same, one with the most links is taken. n links cost n log n.
    """
    order = sorted(range(len(links)), key=lambda index: (links[index][0], -links[index][1]))
    if all(_rises(links[a], links[b]) for a, b in pairwise(order)):
        return order
    best = _Best(1 + max(new for _, new in links))
    before: dict[int, int | None] = {}
    for index in order:
        total, before[index] = best.below(links[index][1])
        # Scaled, so that a link more only ever settles a tie between equal weights.
        total += weights[index] * (len(links) + 1) + 1
        best.put(links[index][1], total, index)
    return _walk_back(before, best.last)


def _rises(left: Link, right: Link) -> bool:
    return left[0] < right[0] and left[1] < right[1]


def _walk_back(before: dict[int, int | None], index: int | None) -> list[int]:
    chain = []
    while index is not None:
        chain.append(index)
        index = before[index]
    return chain[::-1]


class _Best:
    """The heaviest chain that ends before a place: a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[int, int | None]] = [(0, None)] * (size + 1)
        self._heaviest: tuple[int, int | None] = (0, None)

    @property
    def last(self) -> int | None:
        """The last link of the heaviest chain of all."""
        return self._heaviest[1]

    def below(self, place: int) -> tuple[int, int | None]:
        """Weight and last link of the heaviest chain that ends before this place."""
        found: tuple[int, int | None] = (0, None)
        while place > 0:
            if self._tree[place][0] > found[0]:
                found = self._tree[place]
            place -= place & -place
        return found

    def put(self, place: int, total: int, index: int) -> None:
        """Take note of a chain that ends at this place."""
        if total > self._heaviest[0]:
            self._heaviest = (total, index)
        place += 1
        while place < len(self._tree):
            if total > self._tree[place][0]:
                self._tree[place] = (total, index)
            place += place & -place
