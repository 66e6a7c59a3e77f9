"""Moments, lengths of time and counts in words, and long texts cut to what is telling. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from tracker.models.records.versions import Link, Version
from tracker.models.values import Span, Weight
from tracker.show.blind import Blind, in_words
from tracker.show.counts import SIGNS
from tracker.show.folds import CLASSES, Classes

WEIGHTS = {weight: weight.replace("_", " ") for weight in Weight}

CLOSE = timedelta(minutes=2)
"""A shorter seen window is told to the second."""

LONG = 300
"""Characters of a headline that a list shows: the longest of 42,795 that were measured has 231."""
WHOLE = 10**9
"""Characters of a headline on a page of its own."""

MOST_LEFT = 8
"""Telling changes not mentioned in a note that stand open; the others unfold."""

SHOWN = ("headline: ", "label: ")
"""How reasons begin that say again what a row of changes shows, word by word, above them."""

AROUND = 60
"""Characters of unchanged text that stay on either side of a change in a shortened headline."""

REWRITTEN = 0.6
"""Share of a headline that changed, from which on both sides are shown whole: above two thirds
readers of other tools asked for before and after instead of words."""

KEPT = 1_024
"""Moments kept as they are told: a page tells most of its own three times, and writing a date takes
longer than all else about it."""

_DAYS, _YEAR = 730, 365.25
_UNITS = ((1, "s", 99), (60, "min", 99), (3600, "h", 48))


def day(moment: datetime) -> str:
    """`Saturday, 3 May 2031`, in UTC."""
    moment = moment.astimezone(UTC)
    return f"{moment:%A}, {moment.day} {moment:%B %Y}"


@lru_cache(KEPT)
def when(moment: datetime, zone: tzinfo = UTC) -> str:
    """`3 May 2031, 12:04 UTC`; in another zone `3 May 2031, 21:04 UTC+9`."""
    at = moment.astimezone(zone)
    return f"{_date(at)}, {at:%H:%M} {offset(at)}"


def offset(moment: datetime) -> str:
    """How far the clock of a moment is from UTC: `UTC`, `UTC+9`, `UTC+5:30`, `UTC−4`."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"


def clock(moment: datetime, zone: tzinfo = UTC) -> str:
    """`12:04`."""
    return f"{moment.astimezone(zone):%H:%M}"


def zone_beside(moment: datetime, zone: tzinfo) -> str:
    """What a clock says beside the time where its list goes by days of UTC: `UTC+9, next day`.

    Nothing in UTC.
    """
    at = moment.astimezone(zone)
    days = (at.date() - moment.astimezone(UTC).date()).days
    other = {1: ", next day", -1: ", day before"}.get(days, "")
    return f"{offset(at)}{other}" if at.utcoffset() else ""


def window(version: Version, zone: tzinfo = UTC) -> str:
    """Between which two looks a version appeared: `between 12:04 and 12:09 UTC on 3 May 2031`."""
    last = version.seen_at.astimezone(zone)
    if version.imported_from:
        return imported(version, zone)
    if version.unseen_until is None:
        return f"there at our first look, {when(last, zone)}"
    first = version.unseen_until.astimezone(zone)
    if (_date(first), offset(first)) != (_date(last), offset(last)):
        return f"between {when(first, zone)} and {when(last, zone)}"
    exact = "%H:%M:%S" if last - first < CLOSE else "%H:%M"
    return f"between {first:{exact}} and {last:{exact}} {offset(last)} on {_date(last)}"


def unseen(blind: Blind, zone: tzinfo = UTC) -> str:
    """When nothing was seen: `not looked at 3 May 2031, 02:10 to 02:55 UTC`."""
    return in_words(blind, zone, _from_to)


def unseen_now(blind: Blind, zone: tzinfo = UTC) -> str:
    """The same of a time that goes on, as a sentence."""
    if blind.outcome or blind.of:
        return f"What changes now may stay unseen: {unseen(blind, zone)}."
    return f"Not being looked at: the last look was {when(blind.from_at, zone)}."


def _from_to(start: datetime, end: datetime) -> str:
    if (_date(start), offset(start)) == (_date(end), offset(end)):
        return f"{_date(start)}, {start:%H:%M} to {end:%H:%M} {offset(end)}"
    return (
        f"{_date(start)}, {start:%H:%M} {offset(start)} to {_date(end)}, {end:%H:%M} {offset(end)}"
    )


def imported(version: Version, zone: tzinfo = UTC) -> str:
    """From where a version came that was not seen by us, and when it was seen by that."""
    return f"imported from {version.imported_from}, dated {when(version.seen_at, zone)} by it"


def leeway(version: Version) -> str:
    """By how much a version may be older than the look that showed it, as a table says it."""
    if version.imported_from:
        return f"imported from {version.imported_from}, dated so by it"
    if version.unseen_until is None:
        return "there at our first look"
    return f"appeared ≤ {span(version.seen_at - version.unseen_until)} before"


def span(length: timedelta) -> str:
    """A length of time in its largest unit, rounded up: `40 s`, `5 min`, `3 h`, `3 years`."""
    seconds = max(math.ceil(length.total_seconds()), 1)
    for size, unit, most in _UNITS:
        if math.ceil(seconds / size) <= most:
            return f"{math.ceil(seconds / size)} {unit}"
    days = math.ceil(seconds / 86_400)
    return f"{days} days" if days <= _DAYS else f"{math.ceil(days / _YEAR)} years"


def length_of(given: timedelta) -> str:
    """A length of time in its two largest units, rounded down: `6 h 42 min`, `3 days 4 h`."""
    minutes, seconds = divmod(max(int(given.total_seconds()), 0), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    units = ((number_of(days, "day"), days), (f"{hours} h", hours), (f"{minutes} min", minutes))
    first = next((place for place, (_, many) in enumerate(units) if many), None)
    if first is None:
        return f"{seconds} s"
    return " ".join(words for words, many in units[first : first + 2] if many)


def ago(moment: datetime, now: datetime) -> str:
    """`47 min ago`."""
    return f"{span(now - moment)} ago"


def counts(given: Mapping[str, int]) -> str:
    """`+2 ¶ −1 ¶ ~3 ¶ ↕1 ¶`: paragraphs added, removed, edited and moved, where there are any."""
    return " ".join(f"{sign}{given[kind]} ¶" for kind, sign in SIGNS.items() if given.get(kind))


class Folding(NamedTuple):
    """A class in which paragraphs of a diff differ alone, and how to fold or unfold it."""

    name: str
    words: str
    number: int
    """Of paragraphs."""
    folded: bool
    query: str
    """What the address says once it is the other way."""


class Asked(NamedTuple):
    """How a change is to be shown, as its address says it; empty where it does not say."""

    fold: str = ""
    view: str = ""
    context: str = ""
    marks: str = ""

    def but(self, **other: str) -> str:
        """`?fold=case&view=split`: what asks for the same but for this; empty for nothing."""
        given = self._replace(**other)._asdict()
        told = "&".join(f"{name}={value}" for name, value in given.items() if value)
        return f"?{told}" if told else ""


def foldings(of_rows: Iterable[Classes], by: Classes, asked: Asked) -> list[Folding]:
    """The classes that a reader can fold here, with what is folded already.

    `of_rows` is what `show.folds.classes_of_rows` says of a diff.
    """
    found = Counter(name for classes in of_rows for name in classes)
    return [
        Folding(name, words, found[name], name in by, asked.but(fold=_classes(by ^ {name}, found)))
        for name, words in CLASSES.items()
        if name in found
    ]


def _classes(by: Classes, found: Iterable[str]) -> str:
    """Only the classes that are here."""
    names = [name for name in CLASSES if name in by and name in set(found)]
    return "all" if len(names) == len(set(found)) else ",".join(names) or "none"


def number_of(number: int, noun: str) -> str:
    """`1 version`, `2 versions`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def web_address(value: str) -> str:
    """An address that may be linked to, else nothing: only http and https lead anywhere."""
    return value if value.lower().startswith(("http://", "https://")) else ""


def apart(spans: Sequence[Span]) -> bool:
    """Whether so much of a headline changed that its two sides are better read one by one."""
    gone, come = (sum(len(s.text) for s in spans if s.op == op) for op in ("-", "+"))
    stays = sum(len(s.text) for s in spans if s.op == "=")
    return bool(gone and come) and max(gone, come) > REWRITTEN * (stays + max(gone, come))


def older(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Only what the older side has."""
    return tuple(span for span in spans if span.op != "+")


def newer(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Only what the newer side has."""
    return tuple(span for span in spans if span.op != "-")


def unsaid(reasons: Iterable[str]) -> list[str]:
    """Of the reasons for a weight, those beside a headline and a label that are shown already."""
    return [one for one in reasons if not one.startswith(SHOWN)]


def excerpt(spans: Sequence[Span], most: int) -> tuple[Span, ...]:
    """Spans of a headline of more than `most` characters cut to half of it or little more.

    `…` stands where text is left out. Of what both sides have, the parts next to a change stay; of
    what changed, the beginning.
    """
    if sum(len(span.text) for span in spans) <= most:
        return tuple(spans)
    shown, left, last = [], most // 2, len(spans) - 1
    for position, span in enumerate(spans):
        text = _shortened(span, left, begins=position == 0, ends=position == last)
        shown.append(Span(span.op, text))
        left -= len(text)
        if left <= 0 and span.op != "-" and position < last:
            return (*shown, Span("=", " …"))
    return tuple(shown)


def _shortened(span: Span, most: int, *, begins: bool, ends: bool) -> str:
    if span.op != "=" or (begins and ends):
        most = max(most, AROUND)
        return span.text if len(span.text) <= most else f"{_begins(span.text, most)}…"
    if len(span.text) <= 2 * AROUND:
        return span.text
    head = "" if begins else _begins(span.text, AROUND)
    tail = "" if ends else _begins(span.text[::-1], AROUND)[::-1]
    return f"{head}…{tail}"


def _begins(text: str, most: int) -> str:
    """Its first characters, no word cut, unless a word is all that there is."""
    space = text.rfind(" ", most // 2, most + 1)
    return text[: space + 1 if space > 0 else most]


def runs(links: Iterable[tuple[int, Link]]) -> Iterator[tuple[str, Link]]:
    """Links with the versions that they speak of: `Version 3`, `Versions 4 to 9` where equal."""
    for _, row in groupby(links, key=lambda one: (one[1].score, one[1].reasons, one[1].decided_by)):
        found = list(row)
        first, last = found[0][0], found[-1][0]
        named = f"Version {first}" if first == last else f"Versions {first} to {last}"
        yield named, found[0][1]


def _date(moment: datetime) -> str:
    """By the clock that the moment has."""
    return f"{moment.day} {moment:%b %Y}"
