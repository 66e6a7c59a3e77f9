"""Which paragraphs a face shows that has no room for all: the changes and what is around. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.models.values import Diff, Kind, ParagraphChange
from tracker.show.folds import Folded


class Shown(NamedTuple):
    """A paragraph that is shown: as changed, or plain beside a change."""

    row: ParagraphChange
    changed: bool


class Gap(NamedTuple):
    """Paragraphs that are left out: how many are the same, and how many are folded."""

    same: int
    folded: int


def passages(diff: Diff, folded: Folded, context: int = 0) -> Iterator[Shown | Gap]:
    """Every changed paragraph that is not folded, and so many plain ones on either side of it.

    What is left out is counted where it would stand.
    """
    quiet = [
        row.kind is Kind.SAME or bool(classes)
        for row, classes in zip(diff.paragraphs, folded.rows, strict=True)
    ]
    near = _near(quiet, context)
    same = left_out = 0
    for place, row in enumerate(diff.paragraphs):
        if quiet[place] and (place not in near or row.new is None):
            same, left_out = same + (row.kind is Kind.SAME), left_out + (row.kind is not Kind.SAME)
            continue
        if same or left_out:
            yield Gap(same, left_out)
            same = left_out = 0
        yield Shown(row, not quiet[place])
    if same or left_out:
        yield Gap(same, left_out)


def _near(quiet: list[bool], context: int) -> set[int]:
    """The places that are no further than so many from a change."""
    changes = [place for place, is_quiet in enumerate(quiet) if not is_quiet]
    context = min(context, len(quiet))
    return {near for place in changes for near in range(place - context, place + context + 1)}
