"""Finds what stayed in order when things were moved about. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

Link = tuple[int, int]
"""A place in the older text and the place in the newer one that belongs to it."""


def heaviest_chain(links: Sequence[Link], weights: Sequence[int]) -> list[int]:
    """Return which links (their indexes, in order) rise on both sides and weigh most together.

    What is left out is then the lightest set that can be said to have moved. Of chains that weigh
    the same, one with the most links is taken. n links cost n log n.
    """
    order = sorted(range(len(links)), key=links.__getitem__)
    if not order:
        return []
    return [
        index
        for knot in _knots(order, links)
        for index in (knot if len(knot) == 1 else _heaviest(knot, links, weights))
    ]


def _knots(order: Sequence[int], links: Sequence[Link]) -> Iterator[Sequence[int]]:
    """Part the links, sorted, wherever all before rise to all behind: most stand alone."""
    news = [links[index][1] for index in order]
    least = [*accumulate(reversed(news), min)][::-1]
    start, highest = 0, -1
    for at, new in enumerate(news[:-1]):
        highest = max(highest, new)
        if highest < least[at + 1] and links[order[at]][0] < links[order[at + 1]][0]:
            yield order[start : at + 1]
            start = at + 1
    yield order[start:]


def _heaviest(knot: Sequence[int], links: Sequence[Link], weights: Sequence[int]) -> list[int]:
    lowest = min(links[index][1] for index in knot)
    best = _Best(1 + max(links[index][1] for index in knot) - lowest)
    before: dict[int, int | None] = {}
    for index in sorted(knot, key=lambda index: (links[index][0], -links[index][1])):
        place = links[index][1] - lowest
        total, before[index] = best.below(place)
        # Scaled, so that a link more only ever settles a tie between equal weights.
        total += weights[index] * (len(knot) + 1) + 1
        best.put(place, total, index)
    return _walk_back(before, best.last)


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
