"""The stories of one outlet that a text may belong to, found by their clues. Pure.

It holds no text: 33 clues a story, in about 0.8 kB. What a story is compared by is read for the
few that are found.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from tracker.identify.clues import Clues
from tracker.identify.passages import Passages

_FORGOTTEN = float("-inf")
_SLACK = 86_400.0
"""Seconds that what is too old stays, for a text that comes late."""


class Window:
    """Stories by their clues. Times are seconds since 1970, as `datetime.timestamp` gives them."""

    def __init__(self) -> None:
        """Without a story."""
        self._slot: dict[int, int] = {}
        self._stories = array("q")
        self._changed = array("d")
        self._triples = array("H")
        self._words: dict[int, array[int]] = {}
        self._passages = Passages()

    def __len__(self) -> int:
        return len(self._slot)

    def __contains__(self, story_id: int) -> bool:
        return story_id in self._slot

    def put(self, story_id: int, changed: float, clues: Clues) -> None:
        """Let a story be found by these clues too, and by when it changed last."""
        slot = self._slot.setdefault(story_id, len(self._stories))
        if slot == len(self._stories):
            self._stories.append(story_id)
            self._changed.append(changed)
            self._triples.append(clues.triples)
        self._changed[slot], self._triples[slot] = changed, clues.triples
        for word in clues.words:
            slots = self._words.setdefault(word, array("I"))
            place = bisect_left(slots, slot)
            if slots[place : place + 1] != array("I", (slot,)):
                slots.insert(place, slot)
        for passage in clues.passages:
            self._passages.add(passage, slot)

    def forget(self, story_id: int) -> None:
        """Let a story be found no more."""
        if (slot := self._slot.pop(story_id, None)) is not None:
            self._changed[slot] = _FORGOTTEN

    def having(self, word: int, since: float, most: int) -> list[int]:
        """The stories that have a word and changed since then, the newest first, `most` of them."""
        slots = self._words.get(word)
        if not slots:
            return []
        changed, stories = self._changed, self._stories
        if changed[slots[len(slots) // 2]] < since - _SLACK:
            slots[:] = array("I", (at for at in slots if changed[at] >= since - _SLACK))
        newest = (stories[at] for at in reversed(slots) if changed[at] >= since)
        return list(islice(newest, most))

    def sharing(self, passages: Iterable[int], since: float) -> Counter[int]:
        """How many of these passages each story has that changed since then."""
        slots_of = self._passages.slots
        counts = Counter([slot for passage in passages for slot in slots_of(passage)])
        changed, stories = self._changed, self._stories
        return Counter({stories[at]: n for at, n in counts.items() if changed[at] >= since})

    def triples(self, story_id: int) -> int:
        """How many word triples the text of a story has."""
        return self._triples[self._slot[story_id]]
