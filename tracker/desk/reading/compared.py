"""Diffs that were made a moment ago: a change is looked at again in another view, and by others."""

from __future__ import annotations

from functools import lru_cache

from tracker import diff
from tracker.models.values import Article, Diff

KEPT = 128
"""Diffs kept at once; of two texts of a thousand words one takes about 60 kB."""

LONGEST = 60_000
"""Characters of both bodies up to which a diff is kept: ten times those of nearly every story, so
that all of them together stay within what a process may take."""


def compared(old: Article, new: Article) -> Diff:
    """What differs between two texts. What was kept is found by the very texts, so never stale."""
    if sum(len(text) for side in (old, new) for text in side.paragraphs) > LONGEST:
        return diff.compare(old, new)
    return _kept(old, new)


_kept = lru_cache(maxsize=KEPT)(diff.compare)
