"""Changed facts in words: what each is, both its sides, and where it stands. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.models.values import FactChange, FactKind
from tracker.show.rows import place

LONGEST = 90
"""Characters of one side that are shown: a line on paper. Programs get every one."""

AROUND = 20
"""Characters that are shown on either side of what differs in a long one."""

KINDS: Mapping[FactKind, str] = {
    FactKind.NUMBER: "number",
    FactKind.DATE: "date",
    FactKind.NAME: "name",
    FactKind.QUOTE: "quote",
    FactKind.SPEAKER: "speaker",
    FactKind.ATTRIBUTION: "attribution",
    FactKind.HEDGE: "hedge",
    FactKind.NEGATION: "negation",
    FactKind.OUTCOME: "outcome",
    FactKind.QUESTION: "question mark",
    FactKind.QUOTATION_MARKS: "quotation marks",
}


_PIECES = {"headline": "headline", "captions": "caption"}


def told(fact: FactChange) -> str:
    """`number 12 → 47 · paragraph 3`, `negation “not” added · headline`."""
    return f"{KINDS[fact.kind]} {step(fact)} · {where(fact)}"


def step(fact: FactChange) -> str:
    """`12 → 47`, `“not” added`, `“may” removed`."""
    old, new = both(fact)
    if old and new:
        return f"{old} → {new}"
    return f"“{new}” added" if new else f"“{old}” removed"


def both(fact: FactChange) -> tuple[str, str]:
    """Both sides in one line each, long ones without what they have alike, but for a few words."""
    old, new = (" ".join(side.split()) for side in (fact.old, fact.new))
    if not old or not new or max(len(old), len(new)) <= LONGEST:
        return shortened(old), shortened(new)
    alike = len(_alike(old, new))
    after = min(len(_alike(old[::-1], new[::-1])), min(len(old), len(new)) - alike)
    return _around(old, alike, after), _around(new, alike, after)


def _around(line: str, alike: int, after: int) -> str:
    """What differs of a line, of which so many signs are alike before it, and after it."""
    start = line.rfind(" ", 0, max(0, alike - AROUND)) + 1
    stop = line.find(" ", len(line) - max(0, after - AROUND))
    end = len(line) if stop < 0 else stop
    cut = shortened(line[start:end].strip())
    return f"{'… ' if start else ''}{cut}{' …' if end < len(line) else ''}"


def _alike(one: str, other: str) -> str:
    """What two lines begin with alike."""
    differs = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return one[: next(differs, min(len(one), len(other)))]


def where(fact: FactChange) -> str:
    """`headline`, `paragraph 3`, `caption`: counted from 1, in the newer text."""
    return _PIECES.get(fact.part) or f"paragraph {place(fact.paragraph)}"


def shortened(text: str) -> str:
    """The text in one line, without its middle where it is long: its ends tell which one it is."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    half = LONGEST // 2
    first, last = line[:half], line[-half:]
    first = first[: first.rfind(" ", half // 2)] if " " in first[half // 2 :] else first
    last = last[last.find(" ", 0, half // 2) + 1 :]
    return f"{first.rstrip()} … {last.lstrip()}"
