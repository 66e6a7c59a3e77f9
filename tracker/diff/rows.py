"""Spells out the rows of an alignment, the parts of one paragraph together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tracker.diff.align import Row
from tracker.diff.words import changed_over, tidy
from tracker.models.values import Kind, Op, ParagraphChange, Span

COUNTED = (
    Kind.ADDED,
    Kind.REMOVED,
    Kind.EDITED,
    Kind.MOVED,
    Kind.SPLIT,
    Kind.MERGED,
    Kind.REPEATED,
)
"""The kinds that are counted, in the order of lists."""

_GLUE = " "
"""Stands between the parts of a paragraph while they are compared with the whole."""

Mark = Callable[[str, str], tuple[Span, ...]]
"""Marks what changed from one text to another."""


def spell(
    rows: Sequence[Row], old: Sequence[str], new: Sequence[str], mark: Mark
) -> Iterator[ParagraphChange]:
    """Yield the rows with their spans; those of a paragraph that was split or merged spell it."""
    wholes = _wholes(rows)
    spans = {
        **_parted(wholes[Kind.SPLIT], old, new, mark),
        **{
            (here, there): changed_over(row)
            for (there, here), row in _parted(wholes[Kind.MERGED], new, old, mark).items()
        },
    }
    for kind, here, there in rows:
        if here is not None and there is not None and (here, there) in spans:
            yield ParagraphChange(kind, here, there, spans[here, there])
        else:
            before = "" if here is None else old[here]
            after = "" if there is None else new[there]
            yield ParagraphChange(kind, here, there, mark(before, after))


def count_kinds(rows: Iterable[ParagraphChange]) -> Mapping[str, int]:
    """Return how many paragraphs are of each kind that is not `same`, by the name of the kind.

    One that was split is one, and so is one that several were merged to.
    """
    found: dict[Kind, set[tuple[int | None, int | None]]] = {}
    for row in rows:
        old = None if row.kind is Kind.MERGED else row.old
        new = None if row.kind is Kind.SPLIT else row.new
        found.setdefault(row.kind, set()).add((old, new))
    return {kind.value: len(found.get(kind, ())) for kind in COUNTED}


def _wholes(rows: Iterable[Row]) -> dict[Kind, dict[int, list[int]]]:
    """Return the parts of every paragraph that was split, and of every one that was merged."""
    wholes: dict[Kind, dict[int, list[int]]] = {Kind.SPLIT: {}, Kind.MERGED: {}}
    for kind, here, there in rows:
        if kind is Kind.SPLIT and here is not None and there is not None:
            wholes[kind].setdefault(here, []).append(there)
        elif kind is Kind.MERGED and here is not None and there is not None:
            wholes[kind].setdefault(there, []).append(here)
    return wholes


def _parted(
    wholes: dict[int, list[int]], texts: Sequence[str], others: Sequence[str], mark: Mark
) -> dict[tuple[int, int], tuple[Span, ...]]:
    spans = {}
    for whole, parts in wholes.items():
        joined = _GLUE.join(others[at] for at in parts)
        cut = part(mark(texts[whole], joined), [len(others[at]) for at in parts])
        spans.update({(whole, at): row for at, row in zip(parts, cut, strict=True)})
    return spans


def part(spans: Iterable[Span], sizes: Sequence[int]) -> list[tuple[Span, ...]]:
    """Cut the spans from a whole to its parts, one space between each two, into a row for each.

    What only the whole has stands in the row before which it ends; a space between two parts that
    the whole has too is gone in the first of them.
    """
    rows: list[list[tuple[Op, str]]] = [[]]
    room = sizes[0]
    for span in spans:
        text = span.text
        while span.op != "-" and len(text) > room and len(rows) < len(sizes):
            rows[-1].append((span.op, text[:room]))
            if span.op == "=":
                rows[-1].append(("-", _GLUE))
            text, room = text[room + 1 :], sizes[len(rows)]
            rows.append([])
        rows[-1].append((span.op, text))
        room -= 0 if span.op == "-" else len(text)
    return [tidy(row) for row in rows]
