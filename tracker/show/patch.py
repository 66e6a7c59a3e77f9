"""A diff as a unified patch, for `patch` and every tool that reads one. Pure.

The text that it patches is the one of `show.plain`: headline, then the paragraphs, each in one
line, with an empty line before each. A moved paragraph goes in one place and comes in another,
since a patch has no other way to say it; lines that begin with `#` before the patch tell of it,
where every program that applies patches reads over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from tracker.diff.texts import new_headline, new_paragraphs, old_headline, old_paragraphs
from tracker.models.values import Diff, Kind
from tracker.show import plain, rows, sentences

CONTEXT = 1
"""Unchanged paragraphs around a change: with their empty lines two lines, and a line of prose is
worth several of code."""


class Side(NamedTuple):
    """One of the two texts, as the head of a patch names it."""

    name: str
    seen_at: datetime | None = None


class _Block(NamedTuple):
    """A run of paragraphs: equal ones, or what went and what came; paragraph 0 is the headline."""

    same: bool
    old: range
    new: range


def unified(diff: Diff, old: Side, new: Side, *, context: int = CONTEXT) -> list[str]:
    """The patch in lines, without line ends; empty where headline and paragraphs are the same."""
    before = [old_headline(diff), *old_paragraphs(diff)]
    after = [new_headline(diff), *new_paragraphs(diff)]
    hunks = list(_hunks(list(_blocks(diff, before, after)), context))
    if not hunks:
        return []
    head = [f"--- {_named(old)}", f"+++ {_named(new)}"]
    return [*_remarks(diff), *head, *(line for one in hunks for line in _hunk(one, before, after))]


def _remarks(diff: Diff) -> Iterator[str]:
    for row in diff.paragraphs:
        if row.kind in {Kind.MOVED, Kind.SPLIT, Kind.MERGED}:
            yield f"# paragraph {rows.number(row)}: {rows.happened(row)}"
    for sentence in sentences.moved(diff):
        yield f"# {' '.join(sentences.told(sentence).split())}"


def _named(side: Side) -> str:
    name = "".join(sign if sign.isprintable() else "?" for sign in side.name)
    return f"{name}\t{side.seen_at:%Y-%m-%d %H:%M:%S %z}" if side.seen_at else name


# -- which lines -----------------------------------------------------------------------------------


def _blocks(diff: Diff, before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    """Both texts from beginning to end."""
    here = there = 0
    for old, new in _anchors(diff):
        if before[old] != after[new] or old < here or new < there:
            continue
        if (here, there) != (old, new):
            yield _Block(same=False, old=range(here, old), new=range(there, new))
        yield _Block(same=True, old=range(old, old + 1), new=range(new, new + 1))
        here, there = old + 1, new + 1
    if (here, there) != (len(before), len(after)):
        yield _Block(same=False, old=range(here, len(before)), new=range(there, len(after)))


def _anchors(diff: Diff) -> Iterator[tuple[int, int]]:
    """Paragraphs that may be equal, in the order of both sides."""
    yield 0, 0
    for row in diff.paragraphs:
        if row.kind is Kind.SAME and row.old is not None and row.new is not None:
            yield row.old + 1, row.new + 1


def _hunks(blocks: Sequence[_Block], context: int) -> Iterator[list[_Block]]:
    """The changes, each with its context; changes whose contexts meet are one hunk."""
    hunk: list[_Block] = []
    last = None
    for place, block in enumerate(blocks):
        if block.same:
            continue
        if last is not None and place - last - 1 > 2 * context:
            yield hunk + list(blocks[last + 1 : last + 1 + context])
            hunk = []
        start = max(place - context, 0) if not hunk else (last or 0) + 1
        hunk += blocks[start : place + 1]
        last = place
    if last is not None:
        yield hunk + list(blocks[last + 1 : last + 1 + context])


def _hunk(blocks: Sequence[_Block], before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    first, last = blocks[0], blocks[-1]
    old = _stretch(first.old.start, last.old.stop)
    new = _stretch(first.new.start, last.new.stop)
    yield f"@@ -{old} +{new} @@"
    for block in blocks:
        if block.same:
            yield from _lines(" ", block.old, before)
        else:
            yield from _lines("-", block.old, before)
            yield from _lines("+", block.new, after)


def _stretch(start: int, stop: int) -> str:
    """First line, from 1, and number of lines; of no lines at all, the line before."""
    first, end = max(2 * start, 1), 2 * stop
    length = max(end - first, 0)
    return f"{first if length else first - 1},{length}"


def _lines(sign: str, places: range, text: Sequence[str]) -> Iterator[str]:
    """The paragraphs at these places in lines; the headline, at 0, has no empty line before it."""
    for place in places:
        written = plain.lines("", [text[place]])[1:] if place else plain.lines(text[0], ())
        for line in written:
            yield sign + line
