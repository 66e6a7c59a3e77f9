"""The first sentence that differs: what a list shows of a change beside its headline. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tracker.diff.sentences import Sentence, sentences
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Diff, ParagraphChange, Span

LONGEST = 400
"""Characters of an excerpt: nine of ten sentences of wire copy are shorter than half of it."""


def first_changed(diff: Diff) -> tuple[Span, ...]:
    """Return the sentence of the body that differs first, with what went and what came.

    A lead that is another one goes first, then a sentence with a changed fact. Where a whole
    paragraph gave way to another, both are shown, so that neither looks like all there is. Nothing
    where no words of the body differ; of a sentence of more than `LONGEST` characters the
    beginning.
    """
    telling = {fact.paragraph for fact in diff.facts if fact.paragraph is not None}
    edited = [row for row in diff.paragraphs if any(span.op != "=" for span in row.spans)]
    rows = (
        [row for row in edited if _is_whole(row) and 0 in (row.old, row.new)]
        or [row for row in edited if row.new in telling]
        or edited
    )
    if not rows:
        return ()
    return tuple(span for row in _replaced(diff.paragraphs, rows[0]) for span in _cut(row))


def _is_whole(row: ParagraphChange) -> bool:
    return row.old is None or row.new is None


def _replaced(rows: Sequence[ParagraphChange], row: ParagraphChange) -> Sequence[ParagraphChange]:
    """The row, with the one that it gave way to or that gave way to it: what went stands first."""
    if not _is_whole(row):
        return (row,)
    place = rows.index(row)
    before = list(takewhile(_is_whole, reversed(rows[:place])))
    beside = (*reversed(before), *takewhile(_is_whole, rows[place:]))
    other = [one for one in beside if (one.old is None) != (row.old is None)]
    return sorted((row, *other[:1]), key=lambda one: one.old is None)


def _sentence(row: ParagraphChange) -> Iterator[Span]:
    """The spans of a row that stand in the sentence in which its first change is."""
    before = 0
    newer = row.new is not None
    for span in row.spans:
        if span.op != "=":
            break
        before += len(span.text)
    text = new_text(row.spans) if newer else old_text(row.spans)
    around = _around(sentences(text), before)
    at = 0
    for span in row.spans:
        if span.op == ("-" if newer else "+"):
            if around.start <= at <= around.end:
                yield span
            continue
        inside = span.text[max(around.start - at, 0) : max(around.end - at, 0)]
        if inside:
            yield Span(span.op, inside)
        at += len(span.text)


def _around(found: Sequence[Sentence], place: int) -> Sentence:
    for sentence in found:
        if place < sentence.end:
            return sentence
    return found[-1] if found else Sentence(0, 0)


def _cut(row: ParagraphChange) -> Iterator[Span]:
    left = LONGEST
    for span in _sentence(row):
        if left <= 0:
            return
        text = span.text if len(span.text) <= left else f"{span.text[:left]}…"
        yield Span(span.op, text)
        left -= len(span.text)
