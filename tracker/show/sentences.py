"""Sentences that went from one paragraph to another. Pure.

A paragraph that moves takes its sentences along; those are no news. A sentence that left its
paragraph would otherwise look removed here and added there.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker.diff.texts import new_paragraphs
from tracker.models.values import Diff, Kind
from tracker.show.facts import shortened
from tracker.show.rows import place


class Moved(NamedTuple):
    """A sentence in its newer words, and the positions, from 0, where it stood and stands."""

    text: str
    old: int
    new: int


def moved(diff: Diff) -> list[Moved]:
    """The sentences that stand in another paragraph now, in the newer text's order."""
    found = [
        (one.old.paragraph, one.new)
        for one in diff.sentences
        if one.kind is Kind.MOVED and one.old is not None and one.new is not None
    ]
    together = {(row.old, row.new) for row in diff.paragraphs}
    body = new_paragraphs(diff) if found else ()
    return [
        Moved(body[new.paragraph][new.start : new.end].strip(), old, new.paragraph)
        for old, new in found
        if (old, new.paragraph) not in together
    ]


def told(sentence: Moved) -> str:
    """`sentence moved from paragraph 2 to 5: “All is well, they said.”`."""
    ends = f"{place(sentence.old)} to {place(sentence.new)}"
    return f"sentence moved from paragraph {ends}: “{shortened(sentence.text)}”"
