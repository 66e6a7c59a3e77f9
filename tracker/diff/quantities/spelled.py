"""Numbers in English words: `twenty-five`, `half a million`, `two-thirds`, `third`. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tracker.diff.quantities.token import Word
from tracker.diff.tables import lexicon, listed

_SMALL_ENGLISH = listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
_TENS_ENGLISH = listed(
    """
    twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_ORDINALS_ENGLISH = listed(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)
_PLAIN: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_SMALL_ENGLISH)},
    **{word: 10 * number for number, word in enumerate(_TENS_ENGLISH, start=2)},
}
_ORDINAL: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_ORDINALS_ENGLISH, start=1)},
    "thirtieth": 30,
}
_SCALE: Mapping[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_PARTS: Mapping[str, Decimal] = {
    "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3,
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "fifths": Decimal("0.2"),
}
_VAGUE = lexicon(
    """
    dozens scores hundreds thousands millions billions tens
    """
)
SPELLED_ENGLISH = frozenset({*_PLAIN, *_ORDINAL, *_SCALE, *_PARTS, *_VAGUE, "half"})
"""Every word that a number in words can have, but for `a` and `and`."""

MOST = 12
"""Words of the longest number that is reckoned with."""
ORDINAL = "th"
"""The unit of an ordinal, which is another number than the cardinal: `3rd`, `3`."""
_GAP = re.compile(r"[\s-]+(?:and\s+)?|(?<=half)\s+an?\s+", re.IGNORECASE)
_ONE = re.compile(r"\ban?\s+$", re.IGNORECASE)


class Spelled(NamedTuple):
    """A number in words: its value, its unit where the words say that, and where it stands."""

    value: str
    unit: str
    start: int
    end: int
    words: int
    """How many words it has."""


def spelled_english(words: Sequence[Word], at: int, text: str) -> Spelled | None:
    """Return the number that begins with a word of `SPELLED_ENGLISH`, if one does.

    `words` are all such words of the text, in order.
    """
    run = _run(words, at, text)
    first, start, _ = run[0]
    one = _ONE.search(text, max(0, start - 3), start)
    begin = one.start() if one else start
    names = [word for word, _, _ in run]
    if first in _VAGUE:
        return Spelled(first, "", start, run[0][2], 1)
    if _a_part(names, text, run[-1][2], one=bool(one)):
        part = _PARTS[names[-1]] * _PLAIN.get(names[0], 1)
        return Spelled(_written(part), "", begin, run[-1][2], len(run))
    value, used = _reckoned(names)
    if not used:
        return None
    unit = ORDINAL if names[used - 1] in _ORDINAL else ""
    counted = names[0] in _SCALE or (names[0] == "half" and used > 1)
    if names[0] in _SCALE and not one:
        return None
    return Spelled(_written(value), unit, begin if counted else start, run[used - 1][2], used)


def _written(value: Decimal) -> str:
    """Return a value to three places; one with more digits than can be rounded as it is."""
    return f"{(value if value == value.to_integral() else round(value, 3)).normalize():f}"


def _run(words: Sequence[Word], at: int, text: str) -> Sequence[Word]:
    """Return the words from here on that only a space, a hyphen or `and` parts."""
    end = at + 1
    while end < min(len(words), at + MOST) and _GAP.fullmatch(
        text, words[end - 1][2], words[end][1]
    ):
        end += 1
    return words[at:end]


def _a_part(names: Sequence[str], text: str, end: int, *, one: bool) -> bool:
    """Tell a part from an ordinal: `two-thirds`, `a third of`, but `a third man`."""
    counted = one if len(names) == 1 else len(names) == 2 and names[0] in _PLAIN  # noqa: PLR2004
    return (
        counted and names[-1] in _PARTS and (names[-1][-1] == "s" or text.startswith(" of ", end))
    )


def _reckoned(names: Sequence[str]) -> tuple[Decimal, int]:
    """Return what the words come to, and how many of them belong to the number."""
    total = group = Decimal(0)
    for place, name in enumerate(names):
        number = _PLAIN.get(name, _ORDINAL.get(name))
        if name in _SCALE:
            group = (group or Decimal(1)) * _SCALE[name]
            if _SCALE[name] > _SCALE["hundred"]:
                total, group = total + group, Decimal(0)
        elif name == "half" and not place:
            group = Decimal("0.5")
        elif number is not None and (not place or number < _room(names[place - 1])):
            group += number
        else:
            return total + group, place
        if name in _ORDINAL:
            return total + group, place + 1
    return total + group, len(names)


def _room(before: str) -> int:
    """Return what a number must be smaller than to follow a word: nine may follow twenty."""
    if before in _TENS_ENGLISH:
        return 10
    return 100 if before in _SCALE else 0
