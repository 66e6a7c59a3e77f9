"""Reads numbers, with unit and value, and dates: `$2 bln` is `$2 billion`, `Mar. 24` `24 March`.

Pure. Figures are read in every script; number words, units, months and weekdays in English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tracker.models.values import FactKind


class Token(NamedTuple):
    """A piece of a text that states a fact, and what it comes to however it is written."""

    kind: FactKind
    value: tuple[str, ...]
    start: int
    end: int


_SMALL_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS_ENGLISH = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS_ENGLISH = (
    {word: number for number, word in enumerate(_SMALL_ENGLISH)}
    | {word: 10 * number for number, word in enumerate(_TENS_ENGLISH, start=2)}
    | {"dozen": 12}
)
_SCALE_ENGLISH = {
    **dict.fromkeys(("hundred",), 100),
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("m", "mn", "mln", "million"), 1_000_000),
    **dict.fromkeys(("b", "bn", "bln", "billion"), 1_000_000_000),
    **dict.fromkeys(("t", "tn", "trln", "trillion"), 1_000_000_000_000),
}
_UNIT_ENGLISH = {
    **dict.fromkeys(("%", "percent", "per cent", "pct"), "%"),
    **dict.fromkeys(("$", "us$", "dollar", "dollars", "dlrs", "dlr"), "$"),
    **dict.fromkeys(("€", "euro", "euros"), "€"),
    **dict.fromkeys(("£", "pound", "pounds"), "£"),
    **dict.fromkeys(("¥", "yen"), "¥"),
    **dict.fromkeys(("km", "kilometer", "kilometers", "kilometre", "kilometres"), "km"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("hour", "hours", "hrs"), "hour"),
    **dict.fromkeys(("minute", "minutes", "mins", "min"), "minute"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
}
_MONTHS_ENGLISH = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"""
    \b(?=[\dA-Zot y])(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)\b
  | \b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?
  | \b(?P<clock>\d{{1,2}}:\d\d)\b
  | \b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<year>\d{{4}})\b)?
  | \b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH})\b(?:,?\s(?P<year2>\d{{4}})\b)?
  | \b(?:on\s)?(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
  | \b(?P<relative>today|yesterday|tomorrow|tonight|overnight)\b
  | \b(?P<alone>January|February|April|June|July|August|September|October|November|December)\b
    (?:\s(?P<year3>\d{{4}})\b)?
    )""",
    re.VERBOSE,
)
_UNIT = "|".join(sorted(map(re.escape, _UNIT_ENGLISH), key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALE_ENGLISH, key=len, reverse=True))
_WORD_NUMBER = (
    rf"(?:{'|'.join(_TENS_ENGLISH)})(?:-(?:{'|'.join(_SMALL_ENGLISH[1:10])}))?"
    rf"|{'|'.join(sorted(_SMALL_ENGLISH, key=len, reverse=True))}|(?:a\ )?dozen"
)
_NUMBER = re.compile(
    rf"""
    (?<![A-Za-z0-9_.])(?=[-−–U$€£¥₩₽₹\d]|[otfsentdaz])
    (?P<sign>(?<!\w)[-−–](?=[\d$€£¥]))?
    (?:(?P<money>(?:US)?\$|[€£¥₩₽₹])\s?)?
    (?:
      (?P<figure>\d+(?:[.,]\d+)*)(?P<nth>st|nd|rd|th\b)?
    | \b(?P<word>{_WORD_NUMBER})\b
    )
    (?:[\s-]?(?P<scale>{_SCALE})\b)?
    (?:[\s-]?(?P<unit>{_UNIT})(?![^\W_])|(?P<other>[百千万億兆百천만억조]{{0,3}}(?:円|元|人|名|件|명|원|건|달러)?))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HAS_NUMBER = re.compile(rf"\d|\b(?:{_WORD_NUMBER})\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DIGITS = 40
"""Digits of a number that is reckoned with; a longer one is its own digits."""


def quantities(text: str) -> Iterator[Token]:
    """Yield the dates and numbers of a text; a number inside a date is not one besides."""
    taken = -1
    dates = list(_dates_english(text))
    yield from dates
    if not _HAS_NUMBER.search(text):
        return
    ends = [(date.start, date.end) for date in dates]
    for found in _NUMBER.finditer(text):
        start = found.start()
        while ends and ends[0][1] <= start:
            taken = ends.pop(0)[1]
        if start >= taken and not (ends and ends[0][0] < found.end()):
            yield Token(FactKind.NUMBER, _amount(found), start, found.end())


def unit_of(token: Token) -> str:
    """Return the unit of a number, empty where it has none."""
    return token.value[1]


def _amount(found: re.Match[str]) -> tuple[str, str]:
    scale = _SCALE_ENGLISH.get((found["scale"] or "").lower(), 1)
    value = _figure(found["figure"]) if found["figure"] else _word_english(found["word"])
    unit = _UNIT_ENGLISH.get((found["unit"] or found["money"] or "").lower(), found["money"] or "")
    written = str((value * scale).normalize()) if isinstance(value, Decimal) else value
    return ("-" if found["sign"] else "") + written, unit + (found["other"] or "")


def _figure(text: str) -> Decimal | str:
    if len(text) > _DIGITS:
        return text
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    plain = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else plain


def _word_english(text: str) -> Decimal:
    text = text.lower().removeprefix("a ")
    return Decimal(sum(_WORDS_ENGLISH[word] for word in text.split("-")))


def _dates_english(text: str) -> Iterator[Token]:
    for found in _DATE.finditer(text):
        yield Token(FactKind.DATE, _day_english(found.groupdict()), found.start(), found.end())


def _day_english(told: dict[str, str | None]) -> tuple[str, ...]:
    month = told["month"] or told["month2"] or told["alone"]
    if month:
        number = str(1 + _MONTHS_ENGLISH.index(month[:3].lower()))
        day = (told["day"] or told["day2"] or "").lstrip("0")
        return ("date", told["year"] or told["year2"] or told["year3"] or "", number, day)
    if told["iso"]:
        return ("date", *(part.lstrip("0") for part in told["iso"].split("-")))
    if told["hour"]:
        return ("time", told["hour"], told["minute"] or "00", told["half"] or "")
    word = told["clock"] or told["weekday"] or told["relative"] or ""
    return ("day" if not told["clock"] else "time", word.lower())
