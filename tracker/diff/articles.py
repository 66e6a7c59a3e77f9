"""Compares two texts of a story, piece by piece. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

from tracker.diff.align import Alignment, align
from tracker.diff.facts import facts
from tracker.diff.rows import count_kinds, spell
from tracker.diff.tokens import count_words
from tracker.diff.weigh import READ, weigh
from tracker.diff.words import ends_apart, length_unlike, word_spans
from tracker.models.values import (
    Article,
    Diff,
    Kind,
    ParagraphChange,
    PartChange,
    SentenceChange,
    Span,
)

MARKED = 500_000
"""Characters of edited paragraphs, both sides together and without the ends they share, that are
compared word by word, which takes 0.6 s. The longest of 1,300 real articles has 17,000 in all."""
WEIGHED = 20_000
"""Characters of a span that are read for facts and weight where a text is longer than that."""
TOO_LONG = "too long to compare word by word"
TOO_MANY = "too many paragraphs changed to weigh each of them"

Part = Literal["note", "slug", "dateline", "byline", "captions", "boilerplate"]


class Layout(NamedTuple):
    """Two texts laid out side by side, and what differs marked: all of a diff but its weight."""

    headline: tuple[Span, ...]
    paragraphs: tuple[ParagraphChange, ...]
    sentences: tuple[SentenceChange, ...]
    parts: tuple[PartChange, ...]
    limits: tuple[str, ...]


def lay_out(old: Article, new: Article) -> Layout:
    """Return how the pieces of two texts belong together and what differs in them."""
    alignment = align(old.paragraphs, new.paragraphs)
    coarse = _is_long(alignment, old.paragraphs, new.paragraphs)
    mark = ends_apart if coarse else word_spans
    return Layout(
        headline=word_spans(old.headline, new.headline),
        paragraphs=tuple(spell(alignment.rows, old.paragraphs, new.paragraphs, mark)),
        sentences=alignment.sentences,
        parts=tuple(_parts(old, new)),
        limits=(*alignment.limits, *((TOO_LONG,) if coarse else ())),
    )


def compare(old: Article, new: Article) -> Diff:
    """Return everything that differs between two texts of a story, with its weight and reasons.

    Where the texts are too large to be compared in about a second, the diff is coarser, and its
    limits say so.
    """
    label = (old.label, new.label)
    headline, paragraphs, sentences, parts, limits = lay_out(old, new)
    read = tuple(_shortened(paragraphs)) if TOO_LONG in limits else paragraphs
    captions = next((it.spans for it in parts if it.part == "captions"), ())
    stated = facts(headline, read, captions)
    weight, reasons, folded = weigh(label, headline, read, parts, stated)
    return Diff(
        weight=weight,
        reasons=reasons,
        label=label,
        headline=headline,
        paragraphs=paragraphs,
        sentences=sentences,
        parts=parts,
        counts=_counts(headline, paragraphs),
        facts=stated,
        folded=folded,
        limits=(*limits, *((TOO_MANY,) if _changed(paragraphs) > READ else ())),
    )


def _changed(paragraphs: Iterable[ParagraphChange]) -> int:
    return sum(it.kind is not Kind.SAME for it in paragraphs)


def _is_long(alignment: Alignment, old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether more characters of edited paragraphs differ than can be marked word by word."""
    edited = [
        (old[row.old], new[row.new])
        for row in alignment.rows
        if row.kind is not Kind.SAME and row.old is not None and row.new is not None
    ]
    whole = sum(len(before) + len(after) for before, after in edited)
    return whole > MARKED and sum(length_unlike(*both) for both in edited) > MARKED


def _shortened(changes: Iterable[ParagraphChange]) -> Iterator[ParagraphChange]:
    for it in changes:
        if any(len(span.text) > WEIGHED for span in it.spans):
            yield replace(it, spans=tuple(Span(one.op, one.text[:WEIGHED]) for one in it.spans))
        else:
            yield it


def _parts(old: Article, new: Article) -> Iterator[PartChange]:
    part: Part
    for part in get_args(Part):
        before, after = _piece(old, part), _piece(new, part)
        if before != after:
            yield PartChange(part, word_spans(before, after))


def _piece(article: Article, part: Part) -> str:
    """Return a part as one text; captions and end marks a line each."""
    piece: str | tuple[str, ...] = getattr(article, part)
    return piece if isinstance(piece, str) else "\n".join(piece)


def _counts(headline: Sequence[Span], paragraphs: Sequence[ParagraphChange]) -> Mapping[str, int]:
    counts = dict(count_kinds(paragraphs))
    spans = [*headline, *(span for change in paragraphs for span in change.spans)]
    for name, op in (("words_added", "+"), ("words_removed", "-")):
        counts[name] = count_words("\n".join(span.text for span in spans if span.op == op))
    return counts
