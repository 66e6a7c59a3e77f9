"""Finds the headline and the slug line among the lines that stand before a story. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.parse.wire.dialects import Dialect
from tracker.parse.wire.labels import read_headline


def find_headline(
    lines: Sequence[str], ordinary: Sequence[int], title: str, dialect: Dialect, *, dated: bool
) -> tuple[set[int], set[int]]:
    """Which lines are the headline, and which are slug lines.

    `ordinary` are the lines that have no form of their own, such as a note has. `title` is what a
    feed or page calls the story; without one the first line that is no slug is the headline.
    `dated` says that a dateline follows, so that none of the lines is text yet.
    """
    same = {index for index in ordinary if says_same(lines[index], title, dialect)}
    others = [index for index in ordinary if index not in same]
    slugs = {index for index in others if _has_slug_form(lines[index], dialect)}
    others = [index for index in others if index not in slugs]
    if others and not slugs:
        first = lines[others[0]]
        headline = title or (lines[others[1]] if len(others) > 1 else "")
        tied = dated and _may_be_slug(first, headline, dialect, titled=bool(title))
        if tied or _has_label_of(first, headline, dialect):
            slugs = {others.pop(0)}
    return (same | set(others[:1]) if not title else same), slugs


_QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " "})
_CUT_OFF: Final = re.compile(r"(?<=.{20})\s*(?:…|\.\.\.)$")
_SLUG_FORMS: Final = re.compile(
    r"[A-Z0-9&-]{2,40}/[A-Z0-9&/-]{0,40}(?: ?\([^()]{1,60}\))?"  # Reuters: GLOBAL-GRAINS/ (PIX)
    r"|/?(?:[\w .&'-]{1,30}/){1,6}"  # dpa: /politics/Britain/EU/
    r"|(?:AM|PM|BC|AP)-{1,2}[A-Z0-9][^\s,]{1,40}"  # ANPA: BC-Soccer-Emperor's-Cup
)
_TIED: Final = re.compile(r"[^\W_]-[^\W_]")
_LONGEST_SLUG: Final = 40
"""Characters; the longest keywords of Yonhap that were seen have 34."""


def says_same(line: str, title: str, dialect: Dialect) -> bool:
    """True for a line that is the title, be it that one has a label and the other none.

    A title that the feed cut off (`…`) is the line that it begins.
    """
    if not title:
        return False
    said, wanted = (_fold(read_headline(text, dialect).headline) for text in (line, title))
    if cut_off := _CUT_OFF.search(wanted):
        return said.startswith(wanted[: cut_off.start()])
    return said == wanted


def _fold(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())


def _has_slug_form(line: str, dialect: Dialect) -> bool:
    return _SLUG_FORMS.fullmatch(line) is not None or read_headline(line, dialect).slug != ""


def _has_label_of(line: str, headline: str, dialect: Dialect) -> bool:
    """True for a line that has the headline's label, and fewer words behind it."""
    mark, other = (read_headline(text, dialect).label for text in (line, headline))
    return bool(mark and other and mark.text == other.text) and len(line) < len(headline)


def _may_be_slug(line: str, headline: str, dialect: Dialect, *, titled: bool) -> bool:
    """True for a short line before a dateline that can hardly be anything else.

    Yonhap's copy always has a slug line. In other copy it must be tied by a hyphen, and the
    headline known: a short headline above a standfirst looks the same.
    """
    if not len(line) < min(len(headline), _LONGEST_SLUG):
        return False
    return dialect.slug_line or (titled and _TIED.search(line) is not None)
