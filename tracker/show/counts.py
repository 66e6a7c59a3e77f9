"""A diff in numbers: how many words of each piece came and went, how many paragraphs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tracker.diff.rows import COUNTED
from tracker.diff.tokens import count_words
from tracker.models.values import Diff, Span
from tracker.show import rows

SIGNS: Mapping[str, str] = {kind.value: rows.SIGNS[kind] for kind in COUNTED}
"""The sign of each number of paragraphs in `Diff.counts`."""

_ALWAYS = ("added", "removed", "edited", "moved")


class Words(NamedTuple):
    """How many words of a piece came and went."""

    piece: str
    added: int
    removed: int


def words_of(piece: str, spans: Iterable[Span]) -> Words:
    """The words of one piece."""
    spans = tuple(spans)
    added, removed = (
        sum(count_words(span.text) for span in spans if span.op == op) for op in ("+", "-")
    )
    return Words(piece, added, removed)


def words(diff: Diff) -> Iterator[Words]:
    """The words of headline and body, and of every other piece that differs."""
    yield words_of("headline", diff.headline)
    yield words_of("body", (span for row in diff.paragraphs for span in row.spans))
    for part in diff.parts:
        yield words_of(part.part, part.spans)


def paragraphs(counts: Mapping[str, int]) -> str:
    """`+1 −0 ~2 ↕1`: added, removed, edited, moved; and what else there is."""
    return " ".join(
        f"{sign}{counts.get(kind, 0)}"
        for kind, sign in SIGNS.items()
        if kind in _ALWAYS or counts.get(kind)
    )


def in_all(counts: Mapping[str, int]) -> str:
    """`+88 −31 words`: of headline and paragraphs together; empty where no word came or went."""
    added, removed = counts.get("words_added", 0), counts.get("words_removed", 0)
    return f"+{added:,} −{removed:,} words" if added or removed else ""


def bar(one: Words, most: int, width: int) -> tuple[int, int]:
    """How long the halves of a bar are that is `width` for `most` words; no word at all is 0."""
    scale = min(1, width / most) if most else 0
    added, removed = (max(round(n * scale), 1) if n else 0 for n in (one.added, one.removed))
    return added, removed
