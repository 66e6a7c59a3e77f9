"""How much of an article's text was found: the measure of the public benchmark of real pages.

Runs of four words, counted on both sides; each page's hits, extras and misses are made shares of
their sum, so that a long text weighs no more than a short one; precision and recall are the means
over the pages, F1 is taken of these two means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

WORDS_A_RUN = 4

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of one page: runs that both texts have, that only the found one, only the true one has."""

    both: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is true; 1 where nothing is wrong."""
        if not self.extra and not self.missed:
            return 1.0
        return self.both / (self.both + self.extra) if self.both else 0.0

    @property
    def recall(self) -> float:
        """Of what is true, the share that was found; 1 where nothing is wrong."""
        if not self.extra and not self.missed:
            return 1.0
        return self.both / (self.both + self.missed) if self.both else 0.0


def overlap(true: str, found: str) -> Overlap:
    """Of two texts, how many runs of four words they share. A shorter text is one run."""
    ours, theirs = runs(found), runs(true)
    both = (ours & theirs).total()
    return Overlap(both, ours.total() - both, theirs.total() - both)


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Each run of four words in a text, with how often it stands there."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - WORDS_A_RUN + 1)
    return Counter(tuple(words[at : at + WORDS_A_RUN]) for at in range(last))


def f1(pages: Sequence[Overlap]) -> float:
    """F1 of mean precision, of pages where anything was found, and of mean recall."""
    precise = [page.precision for page in pages if page.both or page.extra]
    recalled = [page.recall for page in pages if page.both or page.missed]
    precision, recall = fmean(precise or [0.0]), fmean(recalled or [0.0])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
