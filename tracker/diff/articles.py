"""Compares two texts of a story, piece by piece. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

from tracker.diff.align import Alignment, align
from tracker.diff.facts import facts
from tracker.diff.tokens import count_words
from tracker.diff.weigh import weigh
from tracker.diff.words import before_and_after, length_unlike, word_spans
from tracker.models.values import Article, Diff, Kind, ParagraphChange, PartChange, Span

MARKED = 500_000
"""Characters of edited paragraphs, both sides together and without the ends they share, that are
compared word by word, which takes 0.6 s. The longest of 1,300 real articles has 17,000 in all."""
TOO_LONG = "too long to compare word by word"
TOO_MANY = "too many paragraphs changed to look for moved ones that were edited too"

Part = Literal["note", "slug", "dateline", "byline", "captions", "boilerplate"]
_COUNTED = (Kind.ADDED, Kind.REMOVED, Kind.EDITED, Kind.MOVED)


def compare(old: Article, new: Article) -> Diff:
    """Return everything that differs between two texts of a story, with its weight and reasons.

    Where the texts are too large to be compared in about a second, the diff is coarser, and its
    last reason says so.
    """
    alignment = align(old.paragraphs, new.paragraphs)
    coarse = _length_edited(alignment, old.paragraphs, new.paragraphs) > MARKED
    label = (old.label, new.label)
    headline = word_spans(old.headline, new.headline)
    paragraphs = tuple(_changes(alignment, old.paragraphs, new.paragraphs, coarse=coarse))
    parts = tuple(_parts(old, new))
    stated = facts(headline, paragraphs)
    weight, reasons, folded = weigh(label, headline, paragraphs, parts, stated)
    limits = ([TOO_LONG] if coarse else []) + ([] if alignment.complete else [TOO_MANY])
    return Diff(
        weight=weight,
        reasons=(*reasons, *limits),
        label=label,
        headline=headline,
        paragraphs=paragraphs,
        parts=parts,
        counts=_counts(headline, paragraphs),
        facts=stated,
        folded=folded,
    )


def _length_edited(alignment: Alignment, old: Sequence[str], new: Sequence[str]) -> int:
    return sum(
        length_unlike(old[pair.old], new[pair.new])
        for pair in alignment.pairs
        if pair.kind is not Kind.SAME and pair.old is not None and pair.new is not None
    )


def _changes(
    alignment: Alignment, old: Sequence[str], new: Sequence[str], *, coarse: bool
) -> Iterator[ParagraphChange]:
    for kind, here, there in alignment.pairs:
        before = "" if here is None else old[here]
        after = "" if there is None else new[there]
        yield ParagraphChange(kind, here, there, _spans(before, after, coarse=coarse))


def _spans(before: str, after: str, *, coarse: bool) -> tuple[Span, ...]:
    if coarse and before != after:
        return before_and_after(before, after)
    return word_spans(before, after)


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
    kinds = Counter(change.kind for change in paragraphs)
    counts = {kind.value: kinds[kind] for kind in _COUNTED}
    spans = [*headline, *(span for change in paragraphs for span in change.spans)]
    for name, op in (("words_added", "+"), ("words_removed", "-")):
        counts[name] = sum(count_words(span.text) for span in spans if span.op == op)
    return counts
