"""Gives back both texts of a diff, byte for byte. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.models.values import Diff, ParagraphChange, Span


def old_headline(diff: Diff) -> str:
    """Return the older headline."""
    return old_text(diff.headline)


def new_headline(diff: Diff) -> str:
    """Return the newer headline."""
    return new_text(diff.headline)


def old_paragraphs(paragraphs: Iterable[ParagraphChange]) -> tuple[str, ...]:
    """Return the older body (of `Diff.paragraphs`), in its own order."""
    here = {change.old: change.spans for change in paragraphs if change.old is not None}
    return tuple(old_text(here[place]) for place in sorted(here))


def new_paragraphs(paragraphs: Iterable[ParagraphChange]) -> tuple[str, ...]:
    """Return the newer body (of `Diff.paragraphs`), in its own order."""
    here = {change.new: change.spans for change in paragraphs if change.new is not None}
    return tuple(new_text(here[place]) for place in sorted(here))


def old_text(spans: Iterable[Span]) -> str:
    """Return what the spans say on the older side."""
    return "".join([span.text for span in spans if span.op != "+"])


def new_text(spans: Iterable[Span]) -> str:
    """Return what the spans say on the newer side."""
    return "".join([span.text for span in spans if span.op != "-"])
