"""By which words a text is found: cut and folded alike when kept and when asked for. Pure.

A word is a run of letters and digits, without case and accents. Where words are not spaced, or
carry their endings with them (Han, kana, Hangul, Thai, Lao, Khmer, Burmese), it is each pair of
neighbouring letters, so that a word of two letters is found wherever it stands. Both databases
index these words, and nothing that their own parsers make of a text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice
from operator import add

LONGEST_WORD = 32
"""Letters by which a word is known; what comes after them makes no difference."""

MOST_WORDS = 6_000
"""Words of one paragraph that are found, 15 pages of it. With the above it is less than the 1 MiB
that PostgreSQL takes as one document (its limits on text search)."""

_PAIRED = (
    "\u0e01-\u0e3e\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u1049\u1050-\u109f\u1100-\u11ff"
    "\u1780-\u17d3\u17dc\u17dd\u3005-\u3007\u3041-\u3096\u3099\u309a\u309d-\u30fa\u30fc-\u30ff"
    "\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb"
    "\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana, Hangul and Han, digits of their own apart."""
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670"
)
"""Accents, points, vowel signs and strokes that a reader may leave out."""
_CLINGING = "\u0900-\u0963\u0966-\u0dff"
"""The scripts of India, whose vowel signs are no letters to Python and still part of a word."""

_ASCII = re.compile(r"[a-z0-9]+")
_WORD = rf"[{_PAIRED}]+|[^\W_{_PAIRED}{_CLINGING}](?:[^\W_{_PAIRED}]|[{_MARKS}])*|[{_CLINGING}]+"
_LOOSE = rf"[{_MARKS}]"
_IS_PAIRED = rf"[{_PAIRED}]"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Made at its first use: the three take 10 ms, and a command that only lists cuts no words."""
    return re.compile(pattern)


Place = tuple[int, int]
"""From that character, up to that one."""


def words_of(text: str) -> list[str]:
    """The words by which a text is found, in its order; at most MOST_WORDS."""
    if text.isascii():
        found = _ASCII.findall(text.lower())
        return [word[:LONGEST_WORD] for word in found[:MOST_WORDS]]
    found = []
    for match in _compiled(_WORD).finditer(text):
        found += _known(match[0])
        if len(found) >= MOST_WORDS:
            break
    return found[:MOST_WORDS]


def word_places(text: str) -> list[Place]:
    """Where each of the words of a text stands; the letters of a pair stand in two."""
    if text.isascii():
        return [word.span() for word in islice(_ASCII.finditer(text.lower()), MOST_WORDS)]
    found: list[Place] = []
    for match in _compiled(_WORD).finditer(text):
        found += _placed(match)
        if len(found) >= MOST_WORDS:
            break
    return found[:MOST_WORDS]


def is_letter(word: str) -> bool:
    """Whether a word is a single letter of those that stand in pairs elsewhere."""
    return len(word) == 1 and bool(_compiled(_IS_PAIRED).match(word))


def _placed(match: re.Match[str]) -> list[Place]:
    start, end = match.span()
    many = len(_known(match[0]))
    if many > 1 and many == end - start - 1:
        return [(start + at, start + at + 2) for at in range(many)]
    return [(start, end)] * many


def _known(written: str) -> list[str]:
    """What a word is known as; the pairs of a run of letters."""
    if not _compiled(_IS_PAIRED).match(written):
        folded = _folded(written)
        return [folded[:LONGEST_WORD]] if folded else []
    run = unicodedata.normalize("NFKC", written)
    return list(map(add, run, run[1:])) if len(run) > 1 else [run]


def _folded(word: str) -> str:
    """A word without case and accents, every letter in one form; often empty for a mere mark."""
    if word.isascii():
        return word.lower()
    bare = _compiled(_LOOSE).sub("", unicodedata.normalize("NFKD", word))
    folded = unicodedata.normalize("NFKC", bare).casefold()
    return "".join(sign for sign in folded if not sign.isascii() or sign.isalnum())
