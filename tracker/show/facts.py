"""Changed facts in words: what each is, both its sides, and where it stands. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.models.values import FactChange, FactKind
from tracker.show.rows import place

LONGEST = 90
"""Characters of one side that are shown: a line on paper. Programs get every one."""

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
    old, new = shortened(fact.old), shortened(fact.new)
    if old and new:
        return f"{old} → {new}"
    return f"“{new}” added" if new else f"“{old}” removed"


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
