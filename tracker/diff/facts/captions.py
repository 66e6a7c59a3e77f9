"""Parts captions into those that are still of the same picture, and tells a credit in one. Pure.

Another picture has another caption, and nothing in it is a changed fact; a credit says when a
picture was taken and who took it, which is no news either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.diff.texts import new_text, old_text
from tracker.models.values import FactChange, FactKind, Span

KINDS = frozenset({FactKind.NUMBER, FactKind.DATE, FactKind.NAME})
_CREDIT = re.compile(
    r"\([^()\n]{0,200}\)"
    r"|\b(?:photo|photograph|picture|image|file|handout|courtesy|credit|foto|crédit)\b[^\n]{0,200}"
    r"|(?:사진|写真|图片|圖片)[^\n]{0,200}"
    r"|[^\n/|]{0,60}[/|][^\n]{0,60}\Z",
    re.IGNORECASE,
)


def rows(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the spans of each line that changed, and of which both sides have more than half."""
    row: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n") if span.op == "=" else [span.text]
        row.append(Span(span.op, first))
        for line in others:
            yield from _same_picture(row)
            row = [Span("=", line)]
    yield from _same_picture(row)


def _same_picture(row: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    stayed, gone, come = (sum(len(it.text) for it in row if it.op == op) for op in ("=", "-", "+"))
    if (gone or come) and stayed > max(gone, come):
        yield tuple(span for span in row if span.text)


def is_fact(fact: FactChange, row: Sequence[Span]) -> bool:
    """Tell whether what changed in a caption is a fact of the story: not what its credit says."""
    if fact.kind not in KINDS or not (fact.old and fact.new):
        return False
    sides = ((old_text(row), fact.old), (new_text(row), fact.new))
    return not all(any(said in it[0] for it in _CREDIT.finditer(text)) for text, said in sides)
