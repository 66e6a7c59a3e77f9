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


def side(story: int, number: int, seen_at: datetime) -> Side:
    """A version of a story, under a name that may stand in any folder."""
    return Side(f"story-{story}@{number}.txt", seen_at)


class _Block(NamedTuple):
    """A run of paragraphs, of which the headline is number 0: what went, and what came."""

    old: range
    new: range
    paired: bool
    """True for one on either side that are one paragraph, the same or edited."""
    same: bool = False


def unified(diff: Diff, old: Side, new: Side, *, context: int = CONTEXT) -> list[str]:
    """The patch in lines, without line ends; empty where headline and paragraphs are the same."""
    before = [old_headline(diff), *old_paragraphs(diff)]
    after = [new_headline(diff), *new_paragraphs(diff)]
    blocks = list(_blocks(diff, before, after))
    hunks = [_hunk(blocks, ends, before, after) for ends in _hunks(blocks, context)]
    if not hunks:
        return []
    head = [f"--- {_named(old)}", f"+++ {_named(new)}"]
    return [*_remarks(diff), *head, *(line for hunk in hunks for line in hunk)]


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
    for old, new in _pairs(diff):
        if old < here or new < there:
            continue
        if (here, there) != (old, new):
            yield _Block(range(here, old), range(there, new), paired=False)
        here, there = old + 1, new + 1
        same = before[old] == after[new]
        yield _Block(range(old, here), range(new, there), paired=True, same=same)
    if (here, there) != (len(before), len(after)):
        yield _Block(range(here, len(before)), range(there, len(after)), paired=False)


def _pairs(diff: Diff) -> Iterator[tuple[int, int]]:
    """What is one paragraph on both sides and stands in the order of both."""
    yield 0, 0
    for row in diff.paragraphs:
        still = row.kind in {Kind.SAME, Kind.EDITED}
        if still and row.old is not None and row.new is not None:
            yield row.old + 1, row.new + 1


def _hunks(blocks: Sequence[_Block], context: int) -> Iterator[tuple[int, int]]:
    """From which block to which each hunk goes; changes whose contexts meet are one hunk."""
    begin = last = None
    for place, block in enumerate(blocks):
        if block.same:
            continue
        if begin is not None and last is not None and place - last - 1 > 2 * context:
            yield begin, last + 1 + context
            begin = None
        begin = max(place - context, 0) if begin is None else begin
        last = place
    if begin is not None and last is not None:
        yield begin, last + 1 + context


def _hunk(
    blocks: Sequence[_Block], ends: tuple[int, int], before: Sequence[str], after: Sequence[str]
) -> Iterator[str]:
    hunk = blocks[slice(*ends)]
    body = [line for block in hunk for line in _lines(block, before, after)]
    first_change = next(block for block in hunk if not block.same)
    if first_change.paired and first_change.old.start and ends[1] < len(blocks):
        # One line more of context before the change than after it would mean to `patch` that the
        # text ends here.
        body.append(" ")
    old, new = (sum(line[0] in signs for line in body) for signs in (" -", " +"))
    yield f"@@ -{_stretch(hunk[0].old.start, old)} +{_stretch(hunk[0].new.start, new)} @@"
    yield from body


def _stretch(paragraph: int, length: int) -> str:
    """First line, from 1, and number of lines; of no lines at all, the line before."""
    first = max(2 * paragraph, 1)
    return f"{first if length else first - 1},{length}"


def _lines(block: _Block, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """A block in lines; a pair shares the empty line before it, and the headline has none."""
    if block.paired and block.old.start:
        yield " "
    sides = [("-", block.old, before), ("+", block.new, after)]
    for sign, places, text in [(" ", block.old, before)] if block.same else sides:
        for place in places:
            if not block.paired:
                yield sign
            yield sign + plain.line(text[place])
