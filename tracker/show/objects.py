"""A diff as JSON has it, for `--json` and for the pages alike; `show.schema` describes it. Pure.

Keys are promises: new ones may be added, and a program passes over those that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.models.values import (
    Diff,
    FactChange,
    Label,
    ParagraphChange,
    SentenceChange,
    Span,
    Stretch,
)
from tracker.show.folds import classes_of_rows

VERSION = 1
"""Of the schema; it rises when a key goes or changes its meaning, and at nothing less."""

Object = dict[str, Any]


def diff(found: Diff) -> Object:
    """What differs, all of it. Paragraphs are counted from 0."""
    return {
        "version": VERSION,
        "weight": found.weight,
        "reasons": list(found.reasons),
        "label": {"from": _verbatim(found.label[0]), "to": _verbatim(found.label[1])},
        "headline": _sides(found.headline),
        "facts": [_fact(one) for one in found.facts],
        "paragraphs": [
            _paragraph(row, classes)
            for row, classes in zip(found.paragraphs, classes_of_rows(found), strict=True)
        ],
        "sentences": [_sentence(one) for one in found.sentences],
        "parts": [{"part": one.part, **_sides(one.spans)} for one in found.parts],
        "counts": dict(found.counts),
        "folded": dict(found.folded),
        "limits": list(found.limits),
    }


def between(found: Diff, *, story: int, outlet: str, old: int, new: int) -> Object:
    """What differs between two versions, by their numbers, of a story of an outlet."""
    return {"story": story, "outlet": outlet, "from": old, "to": new, **diff(found)}


def _fact(one: FactChange) -> Object:
    return {
        "kind": one.kind,
        "old": one.old,
        "new": one.new,
        "part": one.part,
        "paragraph": one.paragraph,
    }


def _paragraph(row: ParagraphChange, classes: Iterable[str]) -> Object:
    return {
        "kind": row.kind,
        "old": row.old,
        "new": row.new,
        "folds": sorted(classes),
        "ops": _ops(row.spans),
    }


def _verbatim(label: Label | None) -> str | None:
    return label.text if label else None


def _sides(spans: Iterable[Span]) -> Object:
    spans = tuple(spans)
    return {
        "from": "".join(span.text for span in spans if span.op != "+"),
        "to": "".join(span.text for span in spans if span.op != "-"),
        "ops": _ops(spans),
    }


def _ops(spans: Iterable[Span]) -> list[list[str]]:
    return [[span.op, span.text] for span in spans]


def _sentence(one: SentenceChange) -> Object:
    return {"kind": one.kind, "old": _stretch(one.old), "new": _stretch(one.new)}


def _stretch(where: Stretch | None) -> Object | None:
    if where is None:
        return None
    return {"paragraph": where.paragraph, "start": where.start, "end": where.end}
