"""What a later reader makes of a version's stored bytes, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.models.records.rereadings import Rereading

Object = dict[str, object]


def told(rereading: Rereading) -> str:
    """A rereading as a sentence: `read anew with page 2, trafilatura 2.1.0: 2 paragraphs differ`.

    It says nothing of the outlet: the bytes are the same.
    """
    return f"read anew with {rereading.reader}: {_what(rereading)}"


def as_object(rereading: Rereading) -> Object:
    """A rereading as JSON has it."""
    return {
        "reader": rereading.reader,
        "read_at": exact(rereading.read_at),
        "paragraphs_differ": rereading.differ,
        "pieces": dict(rereading.pieces),
    }


def _what(rereading: Rereading) -> str:
    if rereading.differ:
        return f"{rereading.differ} paragraph{'s differ' if rereading.differ > 1 else ' differs'}"
    return f"{' and '.join(rereading.pieces)} read otherwise"
