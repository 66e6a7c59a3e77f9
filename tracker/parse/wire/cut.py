"""Cuts a piece of copy into lines, and takes off what is only markup. Pure.

Markup is dropped: image lines such as `![]() |`, rules of a table, the bars at either end of a
table row, control characters and halves of characters. Copy that was set to a fixed width is put
together again, so that one line is one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_IMAGE: Final = re.compile(r"\s*!\[[^\]\n]*\]\([^)\n]*\)")

_WIDTHS: Final = range(60, 81)
"""Characters in the longest line of copy set to a fixed width (dpa sets 69, Kyodo 68, AP 72)."""
_RAGGED: Final = 16
"""How far from the right edge such lines end; the longest words break later than that rarely."""
_SENTENCE: Final = re.compile(r"[.?!:][\"'”’)]?$")
_OPENS: Final = re.compile(r"\s|[▲*#<_=^]|- |By\s|BY\s|\(?(?:ATTN|Eds|EDS|END|End|끝)\b")
"""How a line begins that is a piece of its own, and never the rest of the line before."""


def cut(text: str) -> tuple[str, ...]:
    """The lines of a piece of copy, without markup and empty lines, each paragraph in one line."""
    lines = text.splitlines()
    return clean(_unwrap(lines) if _is_wrapped(lines) else lines)


def clean(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines without markup at their ends; lines of nothing else are gone."""
    return tuple(line for line in map(_strip_markup, lines) if line)


def _strip_markup(line: str) -> str:
    line = " ".join(_CONTROLS.sub("", line).strip().splitlines())
    start = 0
    while image := _IMAGE.match(line, start):
        start = image.end()
    text = _typeset(line[start:].strip())
    return "" if _is_table_rule(text) else text.strip("|").strip()


def _typeset(text: str) -> str:
    """The line without the signs of ANPA 1312 for where a line begins and ends.

    >>> _typeset("^Mill burns down<")
    'Mill burns down'
    """
    return text.removeprefix("^").removesuffix("<").strip()


def _is_table_rule(text: str) -> bool:
    return "|" in text and set(text) <= set("|:- ")


# -- copy of a fixed width ---------------------------------------------------------------------


def _is_wrapped(lines: list[str]) -> bool:
    """True where no line is long, and most that another follows end near one edge, unfinished."""
    width = max(map(len, lines), default=0)
    if width not in _WIDTHS:
        return False
    inner = [line for line, following in _pairs(lines) if line.strip() and following.strip()]
    full = [line for line in inner if len(line.rstrip()) > width - _RAGGED]
    open_ended = [line for line in full if not _SENTENCE.search(line.rstrip()[-3:])]
    return len(inner) >= 3 and 2 * len(open_ended) > len(inner)  # noqa: PLR2004 (three show an edge)


def _unwrap(lines: list[str]) -> Iterator[str]:
    """The lines, each joined with the next one whose first word had no room left on it."""
    width = max(map(len, lines))
    paragraph: list[str] = []
    for line, following in _pairs(lines):
        paragraph.append(line.rstrip())
        if not _runs_on(paragraph, following, width):
            yield " ".join(part.strip() for part in paragraph)
            paragraph = []


def _runs_on(paragraph: list[str], following: str, width: int) -> bool:
    """True where the next line goes on: all do in an indented paragraph, else by their length."""
    if not paragraph[-1] or not following.strip() or _OPENS.match(following):
        return False
    if paragraph[0][:1].isspace():
        return True
    return len(paragraph[-1]) + 1 + len(following.split(maxsplit=1)[0]) > width


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with the one after it."""
    return pairwise([*lines, ""])
