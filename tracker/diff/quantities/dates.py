"""Days and times of day: `Mar. 24` is `24 March`, `3:30 p.m.` is `15:30`. Pure.

Months and weekdays are read in English, German, French and Spanish, the words for days in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.diff.quantities.token import Token, Word
from tracker.diff.tables import lexicon, table
from tracker.models.values import FactKind

MONTHS: Mapping[str, str] = table(
    """
    1 jan january januar jänner janvier enero
    2 feb february februar février febrero
    3 mar march märz mars marzo
    4 apr april avril abril
    5 may mai mayo
    6 jun june juni juin junio
    7 jul july juli juillet julio
    8 aug august août agosto
    9 sep sept september septembre septiembre
    10 oct october okt oktober octobre octubre
    11 nov november novembre noviembre
    12 dec december dez dezember décembre diciembre
    """
)
WEEKDAYS: Mapping[str, str] = table(
    """
    monday montag lundi lunes
    tuesday dienstag mardi martes
    wednesday mittwoch mercredi miércoles
    thursday donnerstag jeudi jueves
    friday freitag vendredi viernes
    saturday samstag sonnabend samedi sábado
    sunday sonntag dimanche domingo
    """
)
_DAY_WORDS_ENGLISH: Mapping[str, str] = table(
    """
    today
    yesterday
    tomorrow
    tonight
    overnight
    morning mornings
    afternoon afternoons
    evening evenings
    weekend weekends
    """
)
_HOURS_ENGLISH: Mapping[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "0:00"}
_SPANS_ENGLISH = lexicon("week month year quarter summer autumn winter spring season")
_NEAR_ENGLISH = re.compile(r"\b(?:next|last|this|coming|past)\s$", re.IGNORECASE)
_IN_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|of|by|late|early|mid|last|next|en|im|seit)[\s-]$", re.IGNORECASE
)
DAY_WORDS = frozenset(
    {*MONTHS, *WEEKDAYS, *_DAY_WORDS_ENGLISH, *_HOURS_ENGLISH, *_SPANS_ENGLISH}
) - {*"123456789"}
"""Every word that a date in words can be, in lower case."""

_NUMERIC = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)(?!\d)|(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?!\d)"
    r"|(?P<east>(?:\d{4}\s?[年년]\s?)?(?:\d{1,2}\s?[月월]\s?)?\d{1,4}\s?[日일月월年년]"
    r"|\d{1,2}\s?[시時](?![간間])(?:\s?\d{1,2}\s?[분分])?)"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?!\d))?(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<uhr>Uhr)\b)?",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,10})\.?\s$")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s(?:of\s|de\s)?$")
_DAY_AFTER = re.compile(r"(?:st|nd|rd|th|\.|er|º)?\s(?:of\s|de\s)?([^\W\d_]{3,10})\b\.?")
_CLOCK_NEXT = re.compile(r"[:.]\d")
_NTH = re.compile(r"(?:st|nd|rd|th)\b")
_YEAR = re.compile(r",?\s(?:de\s)?((?:1[5-9]|20)\d\d)\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|of|by|from|seit|depuis|en|desde)\s$", re.IGNORECASE
)
_A_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_DAYS = 31
_ON = re.compile(r"\bon\s$", re.IGNORECASE)
_NAME_NEXT = re.compile(r"\s[A-Z]")
_MONTH_LONGEST = 12


def date_at(text: str, start: int) -> Token | None:
    """Return the date or the time of day that has its first digits here, if one does."""
    return _numeric(text, start) or _named(text, start) or _time(text, start) or _year(text, start)


def _numeric(text: str, start: int) -> Token | None:
    found = _NUMERIC.match(text, start)
    if not found:
        return None
    if found["iso"]:
        value = ("date", *(part.lstrip("0") for part in found[0].split("-")))
    elif found["dotted"]:
        value = ("numeric", *re.split("[./]", found[0]))
    else:
        value = ("day", *re.findall(r"\d+|\D", "".join(found[0].split())))
    return Token(FactKind.DATE, value, start, found.end())


def _named(text: str, start: int) -> Token | None:
    """A day of a month, the month first or last, or a month of a year."""
    digits = re.compile(r"\d{1,4}").match(text, start)
    if not digits or text[digits.end() : digits.end() + 1].isdigit():
        return None
    number, end = digits[0], digits.end()
    before = _MONTH_BEFORE.search(text, max(0, start - _MONTH_LONGEST), start)
    month = _month(before[1]) if before else ""
    if before and month and _A_YEAR.fullmatch(number):
        return Token(FactKind.DATE, ("date", number, month, ""), before.start(), end)
    if len(number) > 2 or int(number) > _DAYS:  # noqa: PLR2004 (digits of a day)
        return None
    if before and month and not _CLOCK_NEXT.match(text, end):
        nth = _NTH.match(text, end)
        year, end = _year_after(text, nth.end() if nth else end)
        return Token(FactKind.DATE, ("date", year, month, str(int(number))), before.start(), end)
    after = _DAY_AFTER.match(text, end)
    if after and _month(after[1]):
        year, end = _year_after(text, after.end())
        return Token(FactKind.DATE, ("date", year, _month(after[1]), str(int(number))), start, end)
    return None


def _month(word: str) -> str:
    """Return the number of a month; English `may` and `march` are one only with a capital."""
    lower = word.lower()
    return "" if word in {"may", "march", "mar"} else MONTHS.get(lower, "")


def _year_after(text: str, end: int) -> tuple[str, int]:
    year = _YEAR.match(text, end)
    return (year[1], year.end()) if year else ("", end)


def _time(text: str, start: int) -> Token | None:
    found = _TIME.match(text, start)
    if not found or not (found["half"] or found["uhr"] or found["minute"]):
        return None
    plain = found["minute"] and not found["half"] and not found["uhr"]
    if plain and text[found.start("minute") - 1] == ".":
        return None
    hour = int(found["hour"]) % (12 if found["half"] else 100)
    hour += 12 if (found["half"] or "").lower() == "p" else 0
    return Token(FactKind.DATE, ("time", f"{hour}:{found['minute'] or '00'}"), start, found.end())


def _year(text: str, start: int) -> Token | None:
    found = _A_YEAR.match(text, start)
    if found and _YEAR_BEFORE.search(text, max(0, start - 8), start):
        return Token(FactKind.DATE, ("date", found[0], "", ""), start, found.end())
    return None


def days_in_words(words: Sequence[Word], text: str) -> Iterator[Token]:
    """Yield the dates that have no figure, of words of `DAY_WORDS` in their order."""
    for word, start, end in words:
        value, before = _day_in_words(word, start, text)
        if value:
            begin = start - len(before[0]) if before else start
            yield Token(FactKind.DATE, value, begin, end)


def _surely_a_month(word: str, start: int, text: str) -> bool:
    """Tell whether it is no other word and no first name: `June sales`, not `June Weld`."""
    if not text[start].isupper():
        return False
    if word in {"june", "july"}:
        return not _NAME_NEXT.match(text, start + len(word))
    return len(word) > len("sept") and word != "march"


def _day_in_words(
    word: str, start: int, text: str
) -> tuple[tuple[str, ...] | None, re.Match[str] | None]:
    """Return what a word says of a day, if anything, and what belongs to it before it."""
    if word in WEEKDAYS:
        return ("day", WEEKDAYS[word]), _ON.search(text, max(0, start - 3), start)
    if word in _HOURS_ENGLISH:
        return ("time", _HOURS_ENGLISH[word]), None
    if word in _DAY_WORDS_ENGLISH:
        return ("day", _DAY_WORDS_ENGLISH[word]), None
    if word in _SPANS_ENGLISH:
        near = _NEAR_ENGLISH.search(text, max(0, start - 8), start)
        return (("near", near[0].lower().strip(), word), near) if near else (None, None)
    if _surely_a_month(word, start, text) or _IN_A_MONTH.search(text, max(0, start - 7), start):
        return ("date", "", MONTHS[word], ""), None
    return None, None
