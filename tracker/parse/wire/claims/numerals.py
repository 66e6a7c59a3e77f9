"""Numbers as desks write them: `3`, `3rd`, `third`, `twenty-first`, `zweiten`. Pure."""

from __future__ import annotations

from typing import Final

_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth"
_TEENS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
)
_TENS: Final = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50}
_CARDINALS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_GERMAN: Final = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft"


def _words() -> dict[str, int]:
    words = {word: number for number, word in enumerate([*_ONES.split(), *_TEENS.split()], 1)}
    words |= {word: number for number, word in enumerate(_CARDINALS.split(), 1)}
    for stem, tens in _TENS.items():
        words[f"{stem}ieth"] = tens
        words |= {f"{stem}y-{one}": tens + number for number, one in enumerate(_ONES.split(), 1)}
    for number, stem in enumerate(_GERMAN.split(), 1):
        words |= {stem + ending: number for ending in ("e", "en", "er", "es")}
    return words


_COUNTS: Final = frozenset(_CARDINALS.split())
NUMERALS: Final = _words()
"""By the word in lower case; ordinals and cardinals alike."""


def is_count(word: str) -> bool:
    """True for a number that counts and does not order: `two`, `2`, not `second`, `2nd`."""
    return word.isdigit() or word in _COUNTS


def value(word: str) -> int | None:
    """The number that a word spells, or None.

    >>> value("3rd"), value("Twenty-first"), value("pm")
    (3, 21, None)
    """
    figures = word.rstrip("abcdefghijklmnopqrstuvwxyz.")
    return int(figures) if figures.isascii() and figures.isdigit() else NUMERALS.get(word.lower())
