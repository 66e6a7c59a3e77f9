"""Decides which piece of an article each line of a piece of copy is. Pure.

Agencies set their copy in one order: captions, slug line, headline, edit note, byline, the
paragraph with the dateline, the body, end mark, rights. Some lines tell what they are wherever
they stand. Of the others, those before the dateline are the heading, and those after it the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from tracker.parse.wire.boilerplate import is_boilerplate, is_end_mark, related_from
from tracker.parse.wire.byline import is_byline, is_piece_of_byline, is_post
from tracker.parse.wire.captions import is_caption, is_rights_only
from tracker.parse.wire.dateline import Opening, read_opening, split_place
from tracker.parse.wire.dialects import Dialect
from tracker.parse.wire.headline import find_headline
from tracker.parse.wire.labels import read_headline
from tracker.parse.wire.notes import is_heading_note, is_listed_note, is_note, is_open


class Piece(Enum):
    """What a line can be."""

    LABEL = auto()
    SLUG = auto()
    HEADLINE = auto()
    NOTE = auto()
    BYLINE = auto()
    PLACE = auto()
    """The place of a dateline, on a line of its own before it."""
    CAPTION = auto()
    OPENING = auto()
    """The paragraph that begins with the dateline."""
    PARAGRAPH = auto()
    END = auto()
    BOILERPLATE = auto()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a piece of copy, each with what it is."""

    lines: tuple[tuple[Piece, str], ...]
    opening: Opening | None

    def of(self, *pieces: Piece) -> tuple[str, ...]:
        """The lines that are one of these, in order."""
        return tuple(line for piece, line in self.lines if piece in pieces)


def sort_lines(lines: Sequence[str], title: str, dialect: Dialect) -> Sheet:
    """Every line with the piece that it is. `title` is what the feed or page called the story."""
    joined = _join(lines)
    start, opening = _find_opening(joined, dialect)
    lines_before = len(joined)
    above = _part_place(joined, start, opening, title)
    agency = opening.agency if opening else ""
    pieces = [_self_evident(line, agency) for line in joined]
    if opening:
        start += len(joined) - lines_before
        pieces[start - len(above) : start + 1] = [*above, Piece.OPENING]
    top = _sort_heading(joined, pieces, start, title, dialect)
    _sort_body(joined, pieces, top, dialect)
    named = zip((piece or Piece.PARAGRAPH for piece in pieces), joined, strict=True)
    return Sheet(tuple(named), opening)


# -- lines that tell what they are -------------------------------------------------------------

_CONTINUED: Final = 3
"""How many lines an edit note may run on over; the longest seen takes two."""


def _join(lines: Sequence[str]) -> list[str]:
    """The lines, notes that run over several put together, and rights put to their caption."""
    joined: list[str] = []
    skip = 0
    for index, line in enumerate(lines):
        if skip:
            skip -= 1
        elif joined and is_rights_only(line) and is_caption(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            skip = _runs_over(lines, index)
            joined.append(" ".join(lines[index : index + skip + 1]))
    return joined


def _runs_over(lines: Sequence[str], index: int) -> int:
    """How many lines after this one close the bracket of the note that it opens."""
    heading = index < _HEADING and is_heading_note(lines[index])
    if (heading or is_note(lines[index])) and is_open(lines[index]):
        for more in range(1, _CONTINUED + 1):
            if not is_open(" ".join(lines[index : index + more + 1])):
                return more if index + more < len(lines) else 0
    return 0


def _self_evident(line: str, agency: str) -> Piece | None:
    if is_end_mark(line):
        return Piece.END
    if is_caption(line, agency) and not is_rights_only(line):
        return Piece.CAPTION
    if is_boilerplate(line) or is_rights_only(line):
        return Piece.BOILERPLATE
    return Piece.NOTE if is_note(line) else None


# -- the heading -------------------------------------------------------------------------------

_HEADING: Final = 25
"""Lines among which the dateline is looked for; the seed story has it on its eighth."""
_STANDFIRST: Final = 2
"""Sentences that may stand before a dateline; after more it belongs to another story."""
_BULLETED: Final = re.compile(r"[*•]\s?\S")


def _find_opening(lines: Sequence[str], dialect: Dialect) -> tuple[int, Opening | None]:
    sentences = 0
    for index, line in enumerate(lines[:_HEADING]):
        opening = None if is_caption(line) else read_opening(line, undated=dialect.undated)
        if opening:
            return index, opening
        sentences += line.endswith((".", '."', ".”", ".'", ".’"))
        if sentences > _STANDFIRST:
            break
    return min(len(lines), _HEADING), None


def _part_place(lines: list[str], start: int, opening: Opening | None, title: str) -> list[Piece]:
    """Parts the line above a dateline without a place into name and place.

    Answers what the lines down to the dateline are, more names above them included.
    """
    first = 0 if title else 1
    if opening is None or opening.placed or start <= first:
        return []
    if (parts := split_place(lines[start - 1])) is None:
        return []
    names = start - 1
    while names > first and is_piece_of_byline(lines[names - 1]):
        names -= 1
    lines[start - 1 : start] = [part for part in parts if part]
    return [Piece.BYLINE] * (start - 1 - names + bool(parts[0])) + [Piece.PLACE]


def _sort_heading(
    lines: list[str], pieces: list[Piece | None], end: int, title: str, dialect: Dialect
) -> int:
    """Names the pieces of the heading, and answers with the number of its lines."""
    forms: list[Piece | None] = []
    for line, piece in zip(lines[:end], pieces, strict=False):
        under_byline = forms[-1:] == [Piece.BYLINE]
        forms.append(piece or _form(line, dialect, under_byline=under_byline))
    dated = end < len(pieces) and pieces[end] is Piece.OPENING
    ordinary = [index for index, form in enumerate(forms) if form is None]
    headlines, slugs = find_headline(lines, ordinary, title, dialect, dated=dated)
    named = dict.fromkeys(headlines, Piece.HEADLINE) | dict.fromkeys(slugs, Piece.SLUG)
    top = end if dated else next((index for index in ordinary if index not in named), end)
    for index in range(top):
        pieces[index] = named.get(index) or forms[index] or Piece.PARAGRAPH
    return top


def _form(line: str, dialect: Dialect, *, under_byline: bool) -> Piece | None:
    """What a line of the heading is by its form."""
    if _BULLETED.match(line):
        return Piece.PARAGRAPH
    if is_heading_note(line):
        return Piece.NOTE
    if is_byline(line) or (under_byline and is_post(line)):
        return Piece.BYLINE
    read = read_headline(line, dialect)
    return Piece.LABEL if read.label and not read.headline else None


# -- the body ----------------------------------------------------------------------------------


def _sort_body(lines: list[str], pieces: list[Piece | None], top: int, dialect: Dialect) -> None:
    ended = False
    for index in range(top, len(lines)):
        if pieces[index] is Piece.END:
            ended = ended or index > top
        elif pieces[index] is None:
            pieces[index] = _after_end(lines[index]) if ended else Piece.PARAGRAPH
    body = [index for index in range(top, len(lines)) if pieces[index] is Piece.PARAGRAPH]
    if pieces[top : top + 1] != [Piece.OPENING]:
        body = body[1:]  # a story keeps its first paragraph, whatever that looks like
    for index in body[related_from([lines[index] for index in body], dialect) :]:
        pieces[index] = Piece.BOILERPLATE


def _after_end(line: str) -> Piece:
    return Piece.NOTE if is_listed_note(line) else Piece.BOILERPLATE
