"""Which two versions an address means that names them by words: `first..`, `prev..latest`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from tracker.errors import NotFoundError
from tracker.store.outlines import Outlined
from tracker.web.asking import Number

Older = Number | Literal["first", "prev", "mine"]
Newer = Number | Literal["latest"]


def numbers(
    outline: Sequence[Outlined], older: int | str, newer: int | str, mine: int | None
) -> tuple[int, int] | None:
    """The two numbers; `mine` is the version up to which the reader has read.

    None where nothing is known to have been read, or nothing came after it. Raises NotFoundError
    for a version that there is none of, and for the one before the first.
    """
    known = [one.number for one in outline]
    new = known[-1] if newer == "latest" else newer
    if new not in known or not isinstance(new, int):
        raise NotFoundError(f"the story has no version {newer}")
    if older == "mine":
        return (mine, new) if mine in known and mine != new else None
    if older == "first":
        return known[0], new
    if older == "prev":
        return _before(known, new), new
    if older not in known or not isinstance(older, int):
        raise NotFoundError(f"the story has no version {older}")
    return older, new


class Way(NamedTuple):
    """Where two versions lie in their story."""

    before: tuple[int, int] | None
    """The change before them; None where the older one is the first."""
    after: tuple[int, int] | None
    steps: list[tuple[int, int]]
    """From the one to the other; a single one for two that follow each other."""
    headlines: int
    """How many of the steps changed the headline."""
    place: int | None
    """Which of the story's changes it is, from 1; None for a way of more than one, or of none."""


def way(outline: Sequence[Outlined], older: int, newer: int) -> Way:
    """Where two versions lie, both in this outline, and what is between them."""
    known = [one.number for one in outline]
    start, end = sorted((known.index(older), known.index(newer)))
    pairs = list(pairwise(outline))
    within = pairs[start:end]
    return Way(
        _numbers(pairs[start - 1]) if start else None,
        _numbers(pairs[end]) if end < len(pairs) else None,
        [_numbers(pair) for pair in within],
        sum(one.headline != other.headline for one, other in within),
        end if len(within) == 1 else None,
    )


class Ends(NamedTuple):
    """The pairs of which one end is a version further; None where there is no such pair."""

    older_back: tuple[int, int] | None
    older_on: tuple[int, int] | None
    newer_back: tuple[int, int] | None
    newer_on: tuple[int, int] | None


def ends(outline: Sequence[Outlined], older: int, newer: int) -> Ends:
    """Where the ends of two versions, both in this outline, can be moved to."""
    known = [one.number for one in outline]
    start, end = sorted((known.index(older), known.index(newer)))

    def pair(left: int, right: int) -> tuple[int, int] | None:
        return (known[left], known[right]) if 0 <= left < right < len(known) else None

    return Ends(
        pair(start - 1, end), pair(start + 1, end), pair(start, end - 1), pair(start, end + 1)
    )


def _numbers(pair: tuple[Outlined, Outlined]) -> tuple[int, int]:
    return pair[0].number, pair[1].number


def _before(known: Sequence[int], new: int) -> int:
    place = known.index(new)
    if place == 0:
        raise NotFoundError(f"the story begins with version {new}: nothing to compare")
    return known[place - 1]
