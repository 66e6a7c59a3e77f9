"""The words that were wrong and the words that are right: `A, not B`, `to A from B`. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from tracker.parse.wire.claims.numerals import NUMERALS


@dataclass(frozen=True, slots=True)
class Pair:
    """What a clause says stood there, and what should: as positions in it, `old` may be empty."""

    start: int
    """Where the pair begins, with its first preposition: before it stands what it is of."""
    old: tuple[int, int]
    new: tuple[int, int]


_X: Final = r"(?!(?:show|say|read|previous|earlier)\b)(?:(?!\bto\b|\bfrom\b)[^;\x02]){1,120}?"
_END: Final = (
    r"(?=\s{0,3}(?:$|,(?!\d)|[;\x02)]|\.(?:\s|$)|\bin\sorder\b|\bafter\b|,\sas\b|\s-\s)"
    r"|(?<=\d)\sand\b)"
)
_FROM: Final = re.compile(
    rf"(?<!reference\s)\b(?:to\s(?P<new>{_X})[\s\x02,]{{1,60}}(?:instead\s)?from\s(?P<old>{_X}){_END}"
    rf"|from\s(?P<before>{_X})[\s\x02,]{{1,60}}to\s(?P<after>{_X}){_END})",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"(?:[,;(]\s{0,3}(?:and\s)?not|(?<=[\x01\w])\s{1,3}not|[,(]?\s{0,3}\b(?:instead\sof|rather\sthan|sted|statt)"
    r"|,\sversus)\s(?P<old>[^;)\x02]{1,120}?)(?=\s{0,3}(?:$|,(?!\d)|[;)\x02]|\.(?:\s|$)))",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile("\x01+")
_DENIED: Final = re.compile(
    r"\b(?:is|was|are|were|be|been|did|does|do|has|have|had|will|would|can|could|should|may|but)$",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"\b(?:to\s(?:(?:show|say|read|reflect|state|indicate|note|clarify|make\sclear)\b\s?)?(?:that\s)?|that\s)"
    r"|\bas\s|\x02",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    rf"(?<!reference\s)(?<!references\s)(?<!changes\s)\bto\s(?P<new>{_X}){_END}", re.IGNORECASE
)


def find_pair(text: str) -> Pair | None:
    """The first pair of a clause in which quotations and places are hidden, or None."""
    if found := _FROM.search(text):
        old, new = ("old", "new") if found["old"] else ("before", "after")
        return Pair(found.start(), found.span(old), found.span(new))
    denied = _find_denied(text)
    if denied is None:
        return None
    return replace(denied, old=_quoted(text, denied.old), new=_quoted(text, denied.new))


def _quoted(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """What stands in quotation marks, where a side begins with them: `"up to" half of it`."""
    quotation = _HIDDEN.match(text, *span)
    return quotation.span() if quotation else span


def _find_denied(text: str) -> Pair | None:
    for found in _NOT.finditer(text):
        ahead = text[max(0, found.start() - 12) : found.start()].rstrip(" ,(")
        if not _DENIED.search(ahead):
            return _beside(text, found.start(), found.span("old"))
    return None


def _beside(text: str, end: int, old: tuple[int, int]) -> Pair | None:
    end = len(text[:end].rstrip(" ,\x02"))
    openers = list(_OPENS.finditer(text, max(0, end - 160), end))
    start = openers[-1].start() if openers else 0
    since = openers[-1].end() if openers else 0
    if openers and openers[-1][0].strip().lower() == "to":
        return Pair(start, old, (since, end)) if since < end else None
    new = _parallel(text, since, end, text[slice(*old)])
    return Pair(start, old, new) if new[0] < new[1] else None


_WORDS: Final = re.compile(r"\S+")
_COUNTED: Final = "|".join(sorted(NUMERALS, key=len, reverse=True))
_FIGURE: Final = re.compile(
    rf"[^\w\x01$€£]*(?:(?P<money>[$€£])?[0-9]|(?:{_COUNTED})\b)", re.IGNORECASE
)


def _parallel(text: str, since: int, end: int, old: str) -> tuple[int, int]:
    """Of the words before *not B*, those that stand for B: as many, and of its kind."""
    words = [found.span() for found in _WORDS.finditer(text, since, end)]
    count = max(1, len(old.split()))
    if not words:
        return since, since
    first = max(0, len(words) - count)
    if figure := _FIGURE.match(old):
        return _figure(text, words, figure["money"], count)
    if old[:1].isupper():
        while first and text[words[first - 1][0]].isupper():
            first -= 1
        while first < len(words) - 1 and not text[words[first][0]].isupper():
            first += 1
    return words[first][0], words[-1][1]


def _figure(
    text: str, words: list[tuple[int, int]], money: str | None, count: int
) -> tuple[int, int]:
    """As many words as B has, from the last number of its kind."""
    figures = [(at, _FIGURE.match(text[slice(*word)])) for at, word in enumerate(words)]
    same = [at for at, figure in figures if figure and figure["money"] == money]
    every = [at for at, figure in figures if figure]
    first = (same or every or [max(0, len(words) - count)])[-1]
    return words[first][0], words[min(len(words), first + count) - 1][1]


def find_right(text: str) -> Pair | None:
    """What something was corrected to, where a clause does not say from what."""
    if found := _TO.search(text):
        return Pair(found.start(), (found.start(), found.start()), found.span("new"))
    return None
