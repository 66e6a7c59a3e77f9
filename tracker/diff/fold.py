"""What a reader takes for the same: space, quotes, dashes, marks and case set aside. Pure.

Whatever is not named here counts. A look-alike letter of another script, a `$`, a colon or a
question mark is a difference; so is what would make another number: `1.5` and `15`, `-5` and `5`,
`3 5` and `35`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import NamedTuple

_ANY_QUOTE = "\"'`´ʹʺ‘’‚‛“”„‟‹›«»′″〝〞〟「」『』＂＇"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['`´‘’](?=[^\W\d_])")
_QUOTES = str.maketrans(dict.fromkeys(_ANY_QUOTE, '"'))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
# A dash stays where it may be a minus sign or make a range: before a digit and after no letter.
_LOOSE_DASH = re.compile(r"(?<=[^\W\d_])-+|-+(?!\d)")
_LOOSE_MARK = re.compile(r"[;!…。、，；！،؛۔।]|[.,](?!\d)")
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_WIDE = (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *range(0xFB00, 0xFB07))
_COMPATIBLE = {code: unicodedata.normalize("NFKC", chr(code)) for code in _WIDE}
_LOOSE_SPACE = re.compile(r"(?<!\d) | (?!\d)")
# Gluing two words can swallow a negation: `no table`, `notable`.
_ENGLISH_NEGATION = re.compile(
    r"\b(?:no|not|nor|never|none|neither|without|cannot)\b", re.IGNORECASE
)


class Depth(IntEnum):
    """How deep a difference goes."""

    NONE = 0
    LOOK = 1
    """Space, quote style, dashes, punctuation or case: the words are the same."""
    QUOTES = 2
    """The words are the same, but more or fewer of them stand between quotation marks."""
    WORDS = 3


class Difference(NamedTuple):
    """How deep two texts differ, and for LOOK in what."""

    depth: Depth
    classes: frozenset[str] = frozenset()


def difference(old: str, new: str) -> Difference:
    """Return how deep two texts differ."""
    if old == new:
        return Difference(Depth.NONE)
    before, after = plain(old), plain(new)
    if before != after:
        same_words = before.replace('"', "") == after.replace('"', "")
        return Difference(Depth.QUOTES if same_words else Depth.WORDS)
    if _negations(old) != _negations(new):
        return Difference(Depth.WORDS)
    return Difference(Depth.LOOK, _classes(old, new))


def plain(text: str, heed: str = "") -> str:
    """Return a text with every class of `FOLDS` set aside but the one to heed, if any."""
    text = composed(text)
    for name, fold in FOLDS.items():
        if name != heed:
            text = fold(text)
    return text


def composed(text: str) -> str:
    """Return a text with accents on their letters, ligatures apart, wide letters narrow."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_COMPATIBLE)


def _classes(old: str, new: str) -> frozenset[str]:
    return frozenset(name for name in FOLDS if plain(old, heed=name) != plain(new, heed=name))


def _negations(text: str) -> int:
    return len(_ENGLISH_NEGATION.findall(text))


# -- the folds, each for one class -------------------------------------------------------------


def _without_quote_style(text: str) -> str:
    text = _APOSTROPHE.sub("ʼ", text).replace("``", '"').replace("''", '"')
    return text.translate(_QUOTES)


def _without_dashes(text: str) -> str:
    return _LOOSE_DASH.sub("", text.translate(_DASHES))


def _without_punctuation(text: str) -> str:
    return _LOOSE_MARK.sub("", text)


def _without_space(text: str) -> str:
    return _LOOSE_SPACE.sub("", " ".join(text.translate(_INVISIBLE).split()))


FOLDS: Mapping[str, Callable[[str], str]] = {
    "quotation marks": _without_quote_style,
    "dashes": _without_dashes,
    "punctuation": _without_punctuation,
    "white space": _without_space,
    "case": str.casefold,
}
"""What can be set aside, by the name that a reader gets to see, in the order of working."""
