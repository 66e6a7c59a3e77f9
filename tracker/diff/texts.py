"""Gives back both texts of a diff, byte for byte. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tracker.models.values import Diff, ParagraphChange, Span


def old_headline(diff: Diff) -> str:
    """Return the older headline."""
    return old_text(diff.headline)


def new_headline(diff: Diff) -> str:
    """Return the newer headline."""
    return new_text(diff.headline)


def old_paragraphs(diff: Diff) -> tuple[str, ...]:
    """Return the older body, in its own order."""
    return old_body(diff.paragraphs)


def new_paragraphs(diff: Diff) -> tuple[str, ...]:
    """Return the newer body, in its own order."""
    return new_body(diff.paragraphs)


def old_body(changes: Iterable[ParagraphChange]) -> tuple[str, ...]:
    """Return the older paragraphs that the changes are about, in their own order."""
    spelt: dict[int, str] = defaultdict(str)
    for change in changes:
        if change.old is not None:
            spelt[change.old] += old_text(change.spans)
    return tuple(spelt[place] for place in sorted(spelt))


def new_body(changes: Iterable[ParagraphChange]) -> tuple[str, ...]:
    """Return the newer paragraphs that the changes are about, in their own order."""
    spelt: dict[int, str] = defaultdict(str)
    for change in changes:
        if change.new is not None:
            spelt[change.new] += new_text(change.spans)
    return tuple(spelt[place] for place in sorted(spelt))


def old_text(spans: Iterable[Span]) -> str:
    """Return what the spans say on the older side."""
    return "".join([span.text for span in spans if span.op != "+"])


def new_text(spans: Iterable[Span]) -> str:
    """Return what the spans say on the newer side."""
    return "".join([span.text for span in spans if span.op != "-"])
