"""The first sentence that differs: what a list shows of a change beside its headline. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.diff.sentences import Sentence, sentences
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Diff, ParagraphChange, Span

LONGEST = 400
"""Characters of an excerpt: nine of ten sentences of wire copy are shorter than half of it."""


def first_changed(diff: Diff) -> tuple[Span, ...]:
    """Return the sentence of the body that differs first, with what went and what came.

    A sentence with a changed fact goes before others. Nothing where no words of the body differ;
    of a sentence of more than `LONGEST` characters the beginning.
    """
    telling = {fact.paragraph for fact in diff.facts if fact.paragraph is not None}
    edited = [row for row in diff.paragraphs if any(span.op != "=" for span in row.spans)]
    rows = [row for row in edited if row.new in telling] or edited
    return tuple(_cut(_sentence(rows[0]))) if rows else ()


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


def _cut(spans: Iterator[Span]) -> Iterator[Span]:
    left = LONGEST
    for span in spans:
        if left <= 0:
            return
        text = span.text if len(span.text) <= left else f"{span.text[:left]}…"
        yield Span(span.op, text)
        left -= len(span.text)
