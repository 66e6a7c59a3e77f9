"""Where the two sides of a text differ, and how far around one has to read. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.diff.facts.stated import Reach
from tracker.models.values import Span

AROUND = 80
"""Characters on either side of a change that are read with it: the longest name and its verb."""


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


def around(reaches: Sequence[Reach], text: str) -> list[Reach]:
    """Return the stretches of a text to read: each reach and what is around it, no word cut."""
    wide: list[Reach] = []
    for start, end in reaches:
        begin = text.rfind(" ", 0, max(0, start - AROUND)) + 1
        stop = text.find(" ", end + AROUND)
        stop = len(text) if stop < 0 else stop
        if wide and begin <= wide[-1][1]:
            begin = wide.pop()[0]
        wide.append((begin, stop))
    return wide
