"""Which stories have a passage: a table of hashes, 8 bytes an entry at half full. Pure.

A dictionary of the same takes ten times as much: an object for each hash and each list.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

MOST_ALIKE = 32
"""Stories of which a passage is kept: what more have, such as a phrase of every press release,
tells none from another."""

_FULL = 0.6
"""Share of the places that are taken before the table grows: beyond, searches get long."""

_SLOT_BITS = 32
_SLOT = (1 << _SLOT_BITS) - 1
_SKIPPED = 4
"""Low bits of a hash that tell whether it was sampled, and so are alike in all that are kept."""


class Passages:
    """Pairs of a hash (32 bits) and a slot, found by the hash."""

    def __init__(self, room: int = 1 << 10) -> None:
        """An empty table with places for `room` pairs, a power of two."""
        self._places = array("Q", bytes(8 * room))
        self._taken = 0

    def __len__(self) -> int:
        return self._taken

    def add(self, passage: int, slot: int) -> None:
        """Keep a pair, once; of one passage MOST_ALIKE slots are kept, the first that come."""
        if self._taken >= _FULL * len(self._places):
            self._grow()
        place, alike = self._search(passage)
        if slot not in alike and len(alike) < MOST_ALIKE:
            self._places[place] = passage << _SLOT_BITS | slot + 1
            self._taken += 1

    def slots(self, passages: Iterable[int]) -> list[int]:
        """The slots that were kept with any of these passages, once for each that they have.

        A text has a hundred passages to look for, of which few are met: one loop over all.
        """
        places = self._places
        last = len(places) - 1
        met: list[int] = []
        for passage in passages:
            place = (passage >> _SKIPPED) & last
            while pair := places[place]:
                if pair >> _SLOT_BITS == passage:
                    met.append((pair & _SLOT) - 1)
                place = (place + 1) & last
        return met

    def _search(self, passage: int) -> tuple[int, list[int]]:
        """The free place that ends the search for a passage, and the slots met on the way."""
        places = self._places
        last = len(places) - 1
        place = (passage >> _SKIPPED) & last
        met: list[int] = []
        while pair := places[place]:
            if pair >> _SLOT_BITS == passage:
                met.append((pair & _SLOT) - 1)
            place = (place + 1) & last
        return place, met

    def _grow(self) -> None:
        kept = self._places
        self._places = array("Q", bytes(2 * 8 * len(kept)))
        last = len(self._places) - 1
        for pair in filter(None, kept):
            place = (pair >> _SLOT_BITS + _SKIPPED) & last
            while self._places[place]:
                place = (place + 1) & last
            self._places[place] = pair
