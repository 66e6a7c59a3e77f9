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

from tracker.identify.clues import KEPT, LOOKED_FOR, SHORT, Clues
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
        self._headline = array("H")
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
            self._triples.append(0)
            self._headline.append(0)
        self._changed[slot] = changed
        self._triples[slot], self._headline[slot] = clues.triples, clues.headline
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
        newest = [stories[at] for at in slots[: -most - 1 : -1] if changed[at] >= since]
        if len(newest) < min(most, len(slots)):  # some of these are too old: look on
            every = (stories[at] for at in reversed(slots) if changed[at] >= since)
            return list(islice(every, most))
        return newest

    def sharing(
        self, passages: Iterable[int], since: float, *, triples: int, least: float
    ) -> dict[int, float]:
        """The stories that changed since then and share text, with how much, `least` and more.

        A share of the smaller text, as told by how many of its passages they have in common;
        `triples` is how many the text has of which these are the passages looked for. A story
        whose latest text has none is found by what it said before, as a share of the new one.
        """
        counts = Counter(self._passages.slots(passages))
        changed, stories, lengths = self._changed, self._stories, self._triples
        shares = {
            slot: shared
            * (KEPT if lengths[slot] >= SHORT else LOOKED_FOR)
            / min(triples, lengths[slot] or triples)
            for slot, shared in counts.items()
            if changed[slot] >= since
        }
        return {stories[slot]: share for slot, share in shares.items() if share >= least}

    def triples(self, story_id: int) -> int:
        """How many word triples the latest text of a story has."""
        return self._triples[self._slot[story_id]]

    def headline(self, story_id: int) -> int:
        """How many words the latest headline of a story has."""
        return self._headline[self._slot[story_id]]
