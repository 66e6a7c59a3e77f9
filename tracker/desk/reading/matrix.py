"""Every version of a story beside every other: how much of the text both have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.diff.shared import shares
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.store import outlines, stories, versions
from tracker.store.database import Session
from tracker.store.outlines import Outlined

MOST = 20
"""Versions that stand beside each other at once: 400 pairs, as many as fit on a screen."""


class Pair(NamedTuple):
    """Two versions of a story, the lower number first."""

    old: int
    new: int
    share: float | None
    """How much of the text both have, 0 to 1; None where a text was removed."""
    same: bool
    """Whether a reader sees the very same in both."""
    retitled: bool
    """Whether their headlines differ."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Versions of a story, each beside each."""

    story: Story
    outlet: Outlet
    total: int
    """Versions that the story has."""
    versions: tuple[Outlined, ...]
    """Those that are shown, in the order seen."""
    rows: tuple[tuple[Pair, ...], ...]
    """For each of them, itself beside each of them."""
    alike: tuple[tuple[int, ...], ...]
    """The numbers of those that are the very same text, where there are several."""
    whole: bool
    """Whether nothing is left out between the first and the last of them."""
    earlier: int | None = None
    """Of a stretch, the version with which the one before it ends."""
    later: int | None = None
    """The version with which the stretch after it ends."""


def matrix_of(session: Session, story_id: int, upto: int | None) -> Matrix:
    """A story's versions beside each other; for a story that was joined, those of the joint one.

    Of more than `MOST`, those up to the version of that number; without a number, or with one that
    is not there, the first, the latest, and those with which most words came and went. Raises
    NotFoundError.
    """
    story, outlet = stories.with_outlet(session, story_id)
    key = story.id or 0
    every = outlines.outline(session, key)
    found: Sequence[Outlined]
    if len(every) > MOST and upto not in [one.number for one in every]:
        found = _telling(every, outlines.sizes(session, key))
    else:
        found = _stretch(every, upto)
    beside = _beside(every, found)
    rows = _rows(session, key, found)
    return Matrix(story, outlet, len(every), tuple(found), rows, _alike(found), *beside)


def _telling(every: Sequence[Outlined], sizes: Mapping[int, int]) -> list[Outlined]:
    """The first version, the latest, and of the others those with the largest steps."""
    between = sorted(every[1:-1], key=lambda one: -sizes.get(one.number, 0))[: MOST - 2]
    kept = {every[0].number, every[-1].number, *(one.number for one in between)}
    return [one for one in every if one.number in kept]


def _stretch(every: Sequence[Outlined], upto: int | None) -> Sequence[Outlined]:
    """Those up to a version, if there is one of that number; of a short story all."""
    ends = [place for place, one in enumerate(every, 1) if one.number == upto]
    end = ends[0] if len(every) > MOST else len(every)
    return every[max(end - MOST, 0) : end]


def _beside(
    every: Sequence[Outlined], found: Sequence[Outlined]
) -> tuple[bool, int | None, int | None]:
    """Whether these are all there are from the first to the last of them, and what lies beside."""
    start = every.index(found[0]) if found else 0
    end = start + len(found)
    if tuple(every[start:end]) != tuple(found):
        return False, None, None
    earlier = every[start - 1].number if start else None
    later = every[min(end + MOST, len(every)) - 1].number if end < len(every) else None
    return True, earlier, later


def _rows(
    session: Session, story_id: int, found: Sequence[Outlined]
) -> tuple[tuple[Pair, ...], ...]:
    records = versions.versions_numbered(session, story_id, [one.number for one in found])
    texts = versions.articles(session, records)
    by_number = {one.number: texts[one.id or 0] for one in records}
    shared = shares([by_number[one.number] for one in found])
    return tuple(
        tuple(_pair(one, other, share) for other, share in zip(found, row, strict=True))
        for one, row in zip(found, shared, strict=True)
    )


def _pair(one: Outlined, other: Outlined, share: float) -> Pair:
    old, new = sorted((one.number, other.number))
    removed = one.removed_at is not None or other.removed_at is not None
    return Pair(
        old,
        new,
        None if removed else share,
        one.fingerprint == other.fingerprint and not removed,
        one.headline != other.headline and not removed,
    )


def _alike(found: Sequence[Outlined]) -> tuple[tuple[int, ...], ...]:
    """The numbers of versions of one fingerprint, in the order seen."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for one in found:
        if one.removed_at is None:
            numbers[one.fingerprint].append(one.number)
    return tuple(tuple(same) for same in numbers.values() if len(same) > 1)
