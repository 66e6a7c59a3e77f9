"""Marks a word of Han characters whole where more than half of it is another one. Pure.

Each such character is a piece of its own, so that 日本銀行 and 日銀 would share an island. In
Japanese kana part the runs into words; in Chinese a run is a clause, too long to be marked as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tracker.models.values import Op, Span

HAN = regex.compile(r"\p{Han}")
_FIRST = regex.compile(r"[\p{Han}々]*+")
_LAST = regex.compile(r"[\p{Han}々]*+", regex.REVERSE)
HALF = 0.5
"""When more than so much of a run gave way, all of it is marked."""
LONGEST = 6
"""Characters of a run that can be one word: 日本銀行総裁."""


def whole_runs(spans: Sequence[Span]) -> Iterator[tuple[Op, str]]:
    """Yield the spans, what stayed of a run that mostly changed counted to the change."""
    stayed = ""
    gone = come = ""
    for op, text in [*((span.op, span.text) for span in spans), ("=", "")]:
        if op == "-":
            gone = text
        elif op == "+":
            come = text
        else:
            left, right = _taken(stayed, gone, come, text) if gone and come else (0, 0)
            kept, before, after = len(stayed) - left, stayed[len(stayed) - left :], text[:right]
            yield "=", stayed[:kept]
            if gone or come:
                yield "-", f"{before}{gone}{after}"
                yield "+", f"{before}{come}{after}"
            stayed, gone, come = text[right:], "", ""
    yield "=", stayed


def _taken(left: str, gone: str, come: str, right: str) -> tuple[int, int]:
    """Return how many characters before and after a change belong to runs that mostly changed."""
    before, after = _length(_LAST, left), _length(_FIRST, right)
    begins = [_length(_FIRST, side) for side in (gone, come)]
    ends = [_length(_LAST, side) for side in (gone, come)]
    sizes = len(gone), len(come)
    # A side that is Han from end to end makes one run of all three pieces.
    heads = [
        _mostly(n, before + after * (n == size)) for n, size in zip(begins, sizes, strict=True)
    ]
    tails = [_mostly(n, after + before * (n == size)) for n, size in zip(ends, sizes, strict=True)]
    return (
        before if all(begins) and any(heads) else 0,
        after if all(ends) and any(tails) else 0,
    )


def _mostly(changed: int, stayed: int) -> bool:
    return changed + stayed <= LONGEST and changed > HALF * (changed + stayed)


def _length(run: regex.Pattern[str], text: str) -> int:
    found = run.match(text)
    return len(found[0]) if found else 0
