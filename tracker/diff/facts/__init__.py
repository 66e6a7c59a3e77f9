"""Finds the facts that changed: numbers, dates, names, quotes, who said so, and whether it is so.

Pure. Each side of an edited text is read for tokens that state a fact; those at a place that
changed are set against each other (`sides`), and what left one paragraph and stands in another now
has not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.diff.facts.captions import is_fact, rows
from tracker.diff.facts.shown import shown
from tracker.diff.facts.sides import (
    Sides,
    kind_alone,
    kind_of,
    said,
    sides,
    tells_alone,
    without_their_verbs,
)
from tracker.diff.facts.whole import cancel_across
from tracker.diff.fold import Depth
from tracker.diff.noise import noise
from tracker.diff.styled import depth_of, only_styled
from tracker.diff.texts import new_text
from tracker.models.values import FactChange, ParagraphChange, Span

LONGEST = 20_000
"""Characters of edited text, both sides together, that are read for facts, which takes 0.2 s; of
what is longer the rest is only compared word by word. A long article has 17,000 in all."""


def facts(
    headline: Sequence[Span],
    paragraphs: Sequence[ParagraphChange],
    captions: Sequence[Span] = (),
) -> tuple[FactChange, ...]:
    """Return the facts that changed in a headline, in edited paragraphs and in captions, in order.

    The captions have a line each.
    """
    left = LONGEST - _length(headline)
    first: list[FactChange] = []
    if left > 0 and _says_other(headline):
        first.extend(_told(sides(headline, shown(headline, paragraphs)), None))
    changed: list[tuple[int, Sides]] = []
    for it in paragraphs:
        if it.old is None or it.new is None or all(span.op == "=" for span in it.spans):
            continue
        left -= _length(it.spans)
        if left <= 0:
            break
        if _says_other(it.spans) and not noise(new_text(it.spans)):
            changed.append((it.new, sides(it.spans)))
    cancel_across([found for _, found in changed], paragraphs)
    body = (fact for place, found in changed for fact in _told(found, place))
    beside = _of_captions(captions) if left > _length(captions) else ()
    return (*first, *body, *beside)


def _of_captions(spans: Sequence[Span]) -> Iterator[FactChange]:
    for row in rows(spans):
        if _says_other(row):
            for fact in _told(sides(row), None):
                if is_fact(fact, row):
                    yield replace(fact, in_caption=True)


def _length(spans: Sequence[Span]) -> int:
    return sum(len(span.text) for span in spans)


def _says_other(spans: Sequence[Span]) -> bool:
    """Tell whether two sides differ in more than their look and style."""
    return depth_of(spans).depth > Depth.LOOK and not only_styled(spans)


def _told(found: Sides, paragraph: int | None) -> Iterator[FactChange]:
    before, after = found.before, found.after
    small = before.casefold(), after.casefold()
    for old, new in found.pairs:
        yield FactChange(kind_of(old, new), said(old, before), said(new, after), paragraph)
    for token in without_their_verbs(found.lost):
        if tells_alone(token, before, small[1]):
            yield FactChange(kind_alone(token, after), said(token, before), "", paragraph)
    for token in without_their_verbs(found.gained):
        if tells_alone(token, after, small[0]):
            yield FactChange(kind_alone(token, before), "", said(token, after), paragraph)
