"""Puts what became of two texts into the order in which a reader meets it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tracker.diff.chain import Link

Places = tuple[int | None, int | None]
"""A place in the older text, in the newer one, or in both."""


def in_reading_order(links: Iterable[Link], olds: range, news: range) -> Iterator[Places]:
    """Yield every place of both texts, in the newer order, and the links of one place together.

    What has no link in the older text stands after the last of what it followed.
    """
    sources: dict[int, list[int]] = defaultdict(list)
    last: dict[int, int] = {}
    for here, there in sorted(links):
        sources[there].append(here)
        last[here] = max(there, last.get(here, there))
    yield from _removed_from(olds.start, olds, last)
    for there in news:
        here_all = sources.get(there, ())
        if not here_all:
            yield None, there
        for here in here_all:
            yield here, there
        for here in here_all:
            if last[here] == there:
                yield from _removed_from(here + 1, olds, last)


def _removed_from(place: int, olds: range, kept: dict[int, int]) -> Iterator[Places]:
    while place in olds and place not in kept:
        yield place, None
        place += 1
