"""Where the two sides of a text differ, and how far around one has to read. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.diff.facts.stated import Reach
from tracker.models.values import Span


class Place(NamedTuple):
    """Where a text changed, on either side."""

    old: Reach
    new: Reach


def places(spans: Sequence[Span]) -> Iterator[Place]:
    """Yield every place that changed, in order: what went and what came are one place."""
    here = there = 0
    old, new = (0, 0), (0, 0)
    opened = False
    for span in spans:
        size = len(span.text)
        if span.op == "=":
            if opened:
                yield Place(old, new)
            here, there = here + size, there + size
            old, new, opened = (here, here), (there, there), False
        elif span.op == "-":
            here += size
            old, opened = (old[0], here), True
        else:
            there += size
            new, opened = (new[0], there), True
    if opened:
        yield Place(old, new)


def reads_same(place: Place, before: str, after: str) -> bool:
    """Tell whether a place differs in no more than case and the encoding of its letters."""
    old, new = (
        unicodedata.normalize("NFC", text[slice(*reach)]).casefold()
        for text, reach in ((before, place.old), (after, place.new))
    )
    return old == new
