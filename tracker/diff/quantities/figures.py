"""Numbers in figures, with sign, scale and unit: `$2 bln`, `-5`, `1 200`, `1만2000명`. Pure.

Figures are read in every script. What parts thousands is told from what parts decimals by its
place: `1,200` is a thousand and more, `1,5` and `1.200` are less than two.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from itertools import accumulate

from tracker.diff.quantities.spelled import ORDINAL
from tracker.diff.quantities.token import Token
from tracker.diff.quantities.units import (
    ATTACHED,
    CURRENCIES,
    LONGEST_UNIT,
    SCALES,
    SCALES_EAST,
    UNITS,
)
from tracker.models.values import FactKind

_EAST = "".join(SCALES_EAST)
_THIN = "\u00a0\u2009\u202f'’"
FIGURE = re.compile(
    r"(?<![A-Za-z0-9_])"
    rf"(?:\d{{1,2}}(?:[ {_THIN}]\d{{3}}(?!\d))++(?:[.,]\d+)?"
    rf"|\d{{3}}(?:[{_THIN}]\d{{3}}(?!\d))++(?:[.,]\d+)?"
    r"|\d++(?:[.,]\d++)*+)"
    rf"(?:\s?[{_EAST}]++(?:\d++(?:[.,]\d++)*+)?)*+"
)
"""A figure; a plain space parts its thousands only after one or two digits."""
_TAIL = re.compile(r"(?:st|nd|rd|th)\b")
_MONEY = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
_BEFORE = re.compile(
    r"(?P<sign>(?<!\w)[-−–]|\b(?:minus|negative)\s)?"
    rf"(?P<money>(?<![A-Za-z])(?:{_MONEY})\.?\s?(?P<inner>[-−–])?)?(?P<point>(?<!\w)\.)?$",
    re.IGNORECASE,
)
_BEFORE_LONGEST = 16
_AFTER = re.compile(r"[ \u00a0\u202f-]?(°\s?[CF]\b|%|％|[^\W\d_]++(?:/h\b)?\.?)")
_COUNTER = re.compile(
    r"\s?(명|人|名|円|원|元|달러|ドル|유로|ユーロ|엔|ウォン|件|건|개|대|살|歳|세|곳|回|台|시간|時間|분|分)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_EAST_PART = re.compile(rf"([\d.,]*)([{_EAST}]*)")
_DIGITS = 40
"""Digits of a number that is reckoned with; a longer one is its own digits."""


def number_at(text: str, found: re.Match[str]) -> Token:
    """Return the number that a match of `FIGURE` is the digits of."""
    start, end = found.span()
    before = _BEFORE.search(text, max(0, start - _BEFORE_LONGEST), start)
    told = before.groupdict() if before else {}
    value = _value(("0." if told.get("point") else "") + found[0])
    nth = _TAIL.match(text, end)
    if nth:
        return Token(FactKind.NUMBER, (_written(value), ORDINAL), start, nth.end())
    money = CURRENCIES.get((told.get("money") or "").strip(" .-−–").lower(), "")
    scale, end = _scale_at(text, end)
    unit, end = unit_at(text, end)
    sign = "-" if told.get("sign") or told.get("inner") else ""
    written = _written(value * scale if isinstance(value, Decimal) else value)
    return Token(
        FactKind.NUMBER, (sign + written, money or unit), before.start() if before else start, end
    )


def unit_at(text: str, end: int) -> tuple[str, int]:
    """Return the unit that follows a number, empty where none does, and where it ends."""
    counter = _COUNTER.match(text, end)
    if counter:
        return UNITS.get(counter[1], counter[1]), counter.end()
    words, ends = _words_after(text, end)
    for size in range(len(words), 0, -1):
        name = words[size - 1]
        unit = UNITS.get(name) or UNITS.get(name.removesuffix("."))
        if unit:
            return unit, ends[size - 1] - (name.endswith(".") and name not in UNITS)
    return "", end


def _words_after(text: str, end: int) -> tuple[list[str], list[int]]:
    """Return the one, two or three words that follow, each time all of them, and their ends."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < LONGEST_UNIT and (found := _AFTER.match(text, end)):
        words.append(found[1].lower().replace("° ", "°"))
        end = found.end()
        ends.append(end)
        if found[1].endswith("."):
            break
    return list(accumulate(words, "{} {}".format)), ends


def _scale_at(text: str, end: int) -> tuple[Decimal, int]:
    letter = ATTACHED.get(text[end : end + 1].lower())
    if letter and not text[end + 1 : end + 2].isalnum():
        return letter, end + 1
    words, ends = _words_after(text, end)
    for size in range(min(2, len(words)), 0, -1):
        name = words[size - 1]
        scale = SCALES.get(name) or SCALES.get(name.removesuffix("."))
        if scale:
            return scale, ends[size - 1] - (name.endswith(".") and name not in SCALES)
    return Decimal(1), end


def _value(figure: str) -> Decimal | str:
    if len(figure) > _DIGITS:
        return figure
    plain = "".join(
        str(unicodedata.digit(sign, sign)) for sign in figure if sign not in _THIN + " "
    )
    if plain[-1] in SCALES_EAST or not plain.replace(",", "").replace(".", "").isdigit():
        return _value_east(plain)
    if _THOUSANDS.fullmatch(plain):
        first = "," if plain.find(",") < (plain.find(".") % len(plain)) and "," in plain else "."
        plain = plain.replace(first, "")
    plain = plain.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else plain


def _value_east(figure: str) -> Decimal | str:
    """`1만2천` is 12,000: smaller scales add up under the next of ten thousand or more."""
    total = part = Decimal(0)
    for digits, scales in _EAST_PART.findall(figure):
        number = digits.replace(",", "")
        if number.count(".") > 1:
            return figure
        part += Decimal(number or (1 if scales else 0))
        for scale in scales:
            if SCALES_EAST[scale] < SCALES_EAST["万"]:
                part *= SCALES_EAST[scale]
            else:
                total, part = total + part * SCALES_EAST[scale], Decimal(0)
    return total + part


def _written(value: Decimal | str) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
