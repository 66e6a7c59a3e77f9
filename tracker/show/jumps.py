"""The list of changes beside a text: a sentence each, and where it leads. Pure.

Read aloud it is the whole change; seen, it is the way to each place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple
from unicodedata import bidirectional

from tracker.diff.texts import new_text, old_text
from tracker.models.values import Diff, Kind, ParagraphChange, Span
from tracker.show import html, rows
from tracker.show.folds import Folded
from tracker.show.lives import beginning

STEPS = 2
"""Replaced words of one paragraph that its line tells."""

LEFTWARD = frozenset({"R", "AL", "AN"})
"""Letters and digits of scripts that are read from right to left, as Unicode classes them."""

_OPENING, _CLOSING = frozenset('“"«„'), frozenset('”"»')
LONGEST = 48
"""Characters of words that a line tells: two lines beside a text."""


class Jump(NamedTuple):
    """One changed piece: its sign, the anchor where it stands, its name, and what changed."""

    sign: str
    anchor: str
    where: str
    """`Paragraph 4`, `Old paragraph 6`, `Headline`, `Byline`."""
    what: str
    """`12 → 14; “not” added`."""


def jumps(diff: Diff, folded: Folded) -> list[Jump]:
    """Every changed piece that is not folded, in the order of reading; parts of the copy last."""
    return [*_headline(diff, folded), *_rows(diff, folded), *_parts(diff, folded)]


def _headline(diff: Diff, folded: Folded) -> Iterator[Jump]:
    if not folded.headline and any(span.op != "=" for span in diff.headline):
        yield Jump(rows.SIGNS[Kind.EDITED], "headline", "Headline", _steps(diff.headline))


def _rows(diff: Diff, folded: Folded) -> Iterator[Jump]:
    for row, classes in zip(diff.paragraphs, folded.rows, strict=True):
        if row.kind is not Kind.SAME and not classes:
            yield Jump(rows.SIGNS[row.kind], html.anchor(row), rows.name(row), _what(row))


def _parts(diff: Diff, folded: Folded) -> Iterator[Jump]:
    for part, classes in zip(diff.parts, folded.parts, strict=True):
        # A note speaks about the change, and stands beside what it says.
        if not classes and part.part != "note":
            where = part.part.capitalize()
            yield Jump(rows.SIGNS[Kind.EDITED], part.part, where, _steps(part.spans))


def _what(row: ParagraphChange) -> str:
    if row.kind is Kind.EDITED:
        return _steps(row.spans)
    happened = rows.happened(row)
    if rows.is_edited(row):
        return f"{happened}: {_steps(row.spans)}"
    text = old_text(row.spans) if row.new is None else new_text(row.spans)
    return f"{happened}: {_quoted(_beginning(text))}"


def _beginning(text: str) -> str:
    """Its first words; what runs from right to left set apart, so that it turns no arrow around."""
    told = beginning(text, LONGEST)
    return f"\u2068{told}\u2069" if any(bidirectional(char) in LEFTWARD for char in told) else told


def _steps(spans: Sequence[Span]) -> str:
    """`12 → 14; “not” added; and 3 more`."""
    runs = (list(run) for stays, run in groupby(spans, lambda s: s.op == "=") if not stays)
    told = [words for run in runs if (words := _step(run))]
    if not told:
        return "white space"
    more = [f"and {len(told) - STEPS} more"] if len(told) > STEPS else []
    return "; ".join([*islice(told, STEPS), *more])


def _step(run: Sequence[Span]) -> str:
    old, new = (_beginning(text) for text in (old_text(run), new_text(run)))
    if old and new:
        return f"{_quoted(old)} → {_quoted(new)}"
    return f"{_quoted(new)} added" if new else f"{_quoted(old)} removed" if old else ""


def _quoted(words: str) -> str:
    """Words between quotation marks, none doubled where they begin or end with their own."""
    before = "" if words[:1] in _OPENING and len(words) > 1 else "“"
    after = "" if words[-1:] in _CLOSING and len(words) > 1 else "”"
    return f"{before}{words}{after}"
