"""Pairs what stands in two texts in some order, sentences or whole paragraphs. Pure.

First those that are equal, as many as can have stayed in order; of the rest those that are alike,
the most alike first; then, between the same neighbours, those that are less alike; then the parts
of what was split or merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from tracker.diff.chain import Link
from tracker.diff.matching import in_order, match
from tracker.diff.pieces import Unit

REPEATS = 50_000
"""Most ways to pair what occurs more than once; beyond, the first is paired with the first, the
second with the second. 50,000 take about 0.2 s."""


class Pairing(NamedTuple):
    """Which places of the older text belong to which places of the newer one."""

    stayed: Sequence[Link]
    """Those in order on both sides; with `moved`, each place occurs once."""
    moved: Sequence[Link]
    parts: Sequence[Link]
    """One more place for one that has its partner: it was split, or merged with another."""
    complete: bool
    """False when there were too many to compare each with each by all its words."""


def pair(old: Sequence[Unit], new: Sequence[Unit]) -> Pairing:
    """Return what belongs to what. With the sides changed over, so are the links."""
    if [*map(str, old)] <= [*map(str, new)]:
        return _pair(old, new)
    stayed, moved, parts, complete = _pair(new, old)
    return Pairing(_turned(stayed), _turned(moved), _turned(parts), complete)


def _turned(links: Sequence[Link]) -> list[Link]:
    return sorted((here, there) for there, here in links)


def _pair(old: Sequence[Unit], new: Sequence[Unit]) -> Pairing:
    stayed, moved = equal(old, new)
    equals = [*stayed, *moved]
    olds = _free(len(old), {here for here, _ in equals})
    news = _free(len(new), {there for _, there in equals})
    if not olds or not news:
        return Pairing(stayed, moved, (), complete=True)
    alike, parts, complete = match(old, new, stayed, (olds, news))
    links = [*equals, *alike]
    still = set(in_order(links, old, new))
    away = sorted(link for link in links if link not in still)
    return Pairing(sorted(still), away, parts, complete)


def _free(size: int, taken: set[int]) -> list[int]:
    return [place for place in range(size) if place not in taken]


# -- what is equal -----------------------------------------------------------------------------


def equal(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[Link], list[Link]]:
    """Pair what is equal: as many as stay in order first, then those that moved."""
    where_old, where_new = _places(old), _places(new)
    common = [unit for unit in where_old if unit in where_new]
    stayed = in_order(_ways([(where_old[unit], where_new[unit]) for unit in common]), old, new)
    here_taken, there_taken = {here for here, _ in stayed}, {there for _, there in stayed}
    moved = [
        link
        for unit in common
        for link in zip(
            (here for here in where_old[unit] if here not in here_taken),
            (there for there in where_new[unit] if there not in there_taken),
            strict=False,
        )
    ]
    return stayed, moved


def _places(units: Sequence[Unit]) -> dict[Unit, list[int]]:
    places: dict[Unit, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        places[unit].append(index)
    return places


def _ways(places: Sequence[tuple[list[int], list[int]]]) -> list[Link]:
    """Return every way to pair what is equal, or one way where it repeats too often."""
    if sum(len(olds) * len(news) for olds, news in places) <= REPEATS:
        return [(here, there) for olds, news in places for here in olds for there in news]
    return [link for olds, news in places for link in zip(olds, news, strict=False)]
