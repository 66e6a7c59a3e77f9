"""What happened to a paragraph: a sign, and the words beside it. Pure.

A sign alone says little, and nothing to those who hear a page; so the words always stand with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.models.values import Kind, ParagraphChange

SIGNS: Mapping[Kind, str] = {
    Kind.SAME: " ",
    Kind.EDITED: "~",
    Kind.MOVED: "↕",
    Kind.SPLIT: "÷",
    Kind.MERGED: "&",
    Kind.ADDED: "+",
    Kind.REMOVED: "−",
    Kind.REPEATED: "×",
}
"""Characters that every terminal and every font has."""


def place(position: int | None) -> int | None:
    """A position as a reader counts: from 1."""
    return None if position is None else position + 1


def number(row: ParagraphChange) -> int:
    """By which number a paragraph is called, from 1: that of the newer text, if it has it."""
    position = row.old if row.new is None else row.new
    return (position or 0) + 1


def name(row: ParagraphChange) -> str:
    """`Paragraph 4` of the newer text; `Old paragraph 6` of the older one, where that has it alone.

    The newer text may have a paragraph 6, too, and that is another one.
    """
    return f"{'Old paragraph' if row.new is None else 'Paragraph'} {number(row)}"


def is_edited(row: ParagraphChange) -> bool:
    """Whether more than space changed in a paragraph that stands on both sides."""
    changed = any(span.op != "=" and not span.text.isspace() for span in row.spans)
    return changed and None not in {row.old, row.new}


def happened(row: ParagraphChange) -> str:
    """`edited`, `moved from paragraph 3 and edited`, `split from paragraph 2`."""
    told = _TOLD[row.kind].format(place(row.old))
    if row.kind is Kind.REPEATED and row.new is None:
        return "no longer repeated"
    return f"{told} and edited" if row.kind in _BESIDES and is_edited(row) else told


_TOLD = {
    Kind.SAME: "the same",
    Kind.EDITED: "edited",
    Kind.MOVED: "moved from paragraph {}",
    Kind.SPLIT: "split from paragraph {}",
    Kind.MERGED: "merged from paragraph {}",
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.REPEATED: "repeated: the same words stand there already",
}
_BESIDES = {Kind.MOVED, Kind.SPLIT, Kind.MERGED}
"""What may have been edited too."""
