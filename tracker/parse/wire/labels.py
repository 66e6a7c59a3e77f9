"""Takes the agency's mark off a headline or a slug line. Pure.

Tags of a series, `(News Focus)`, and names of a product, `FACTBOX-`, are no marks: they stay in
the headline, also when the mark stands behind them. Whatever is not known is left where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tracker.models.values import Label
from tracker.parse.wire.dialects import Dialect, dialect_of
from tracker.parse.wire.marks import meaning, stacked

_SERIES: Final = re.compile(r"\s*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])\s*")
_PRODUCT: Final = re.compile(r"\s*[A-Z][A-Z0-9 .&/']{1,28}-")
_HEAD_ROOM: Final = 200
"""How far into a title marks are looked for; the longest stack seen takes 31 characters."""
_TAIL_ROOM: Final = 40
"""How far from its end a headline is searched for a mark; `STORY WITHDRAWN` takes 15 characters."""
_OWN_ROOM: Final = 80
"""The same for an outlet's own labels, which the settings hold to 60 characters."""
_TAIL_ENDS: Final = (")", "WITHDRAWN", "withdrawn")
"""What a mark behind a headline ends in: asked first, since few headlines do."""


class Mark(NamedTuple):
    """One mark of a title, or several that hang together."""

    label: Label
    form: str
    """The name of the form that found it; for an outlet's own label, its pattern."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a title says, piece by piece."""

    label: Label | None
    headline: str
    """The title without its label; the keyword again where a title is nothing but a slug line."""
    slug: str = ""
    """The agency's keyword, where the title is a slug line; empty otherwise."""
    marks: tuple[Mark, ...] = field(default=(), compare=False)
    """What the label is made of, in order."""


def read_headline(title: str, dialect: Dialect | str) -> Heading:
    """Label and headline of a title. Without a mark that the dialect knows, the label is None.

    `dialect` is one, or the name of one. Never raises, and takes time linear in the title.

    >>> read_headline("CORRECTED-UPDATE 2-Ferry talks fail", "reuters").headline
    'Ferry talks fail'
    """
    habits = dialect_of(dialect)
    return _bare(title, habits) or _coded_slug(title, habits) or _take_marks(title, habits)


def read_slug(slug: str, dialect: Dialect | str) -> Heading:
    """Label and keyword of a slug line or slug field; the headline of the answer is empty.

    >>> read_slug("PM-Harbor Strike, 3rd Ld-Writethru, a0537,0862", "ap").slug
    'PM-Harbor Strike'
    """
    habits = dialect_of(dialect)
    read = _suffixed(slug, habits) or _flagged_slug(slug, habits) or read_headline(slug, habits)
    return Heading(read.label, "", read.slug or read.headline, read.marks)


def _heading(marks: list[Mark], headline: str, slug: str = "") -> Heading:
    return Heading(stacked([mark.label for mark in marks]), headline, slug, tuple(marks))


def _mark(found: re.Match[str]) -> Mark:
    """The mark in the one group of its form that matched."""
    form = found.lastgroup or ""
    return Mark(meaning(found[form]), form)


# -- marks before and behind a headline --------------------------------------------------------


def _bare(title: str, habits: Dialect) -> Heading | None:
    """A line or a field that is a mark and nothing else."""
    mark = habits.alone and habits.alone.fullmatch(title)
    return _heading([_mark(mark)._replace(form="alone")], "") if mark else None


def _take_marks(title: str, habits: Dialect) -> Heading:
    marks, kept, start = _take_head(title, habits)
    end = len(title)
    if tail := _own_tail(title, start, habits) or _tail(title, start, habits, bare=not marks):
        marks.append(tail[0])
        end = tail[1]
    headline = (kept + title[start:end]).strip()
    if habits.line_end:
        headline = headline.removesuffix(habits.line_end).rstrip()
    return _heading(marks, headline)


def _tail(title: str, start: int, habits: Dialect, *, bare: bool) -> tuple[Mark, int] | None:
    """The mark behind a headline, and where it begins. `bare`: nothing stands before it.

    `… after story withdrawn` alone may be a headline's words, and is no mark.
    """
    if habits.tail is None or not title.rstrip().endswith(_TAIL_ENDS):
        return None
    tail = habits.tail.search(title, max(start, len(title) - _TAIL_ROOM))
    if tail is None or (bare and tail[tail.lastgroup or 0].islower()):
        return None
    return _mark(tail), tail.start()


def _own_tail(title: str, start: int, habits: Dialect) -> tuple[Mark, int] | None:
    for own in habits.own:
        tail = own.behind and own.form.search(title, max(start, len(title) - _OWN_ROOM))
        if tail:
            return Mark(own.label(tail), own.pattern), tail.start()
    return None


def _take_head(title: str, habits: Dialect) -> tuple[list[Mark], str, int]:
    """The marks before a headline, what stood between them, and where the headline goes on."""
    marks: list[Mark] = []
    kept = aside = ""
    position = start = 0
    while position < _HEAD_ROOM:
        if found := _own_head(title, position, habits) or _stack(title, position, habits.head):
            marks.append(found[0])
            kept, aside = kept + aside, ""
            if found[1] == position:  # a mark that stays: `Corrective to …`
                break
            position = start = found[1]
        elif (habits.head or habits.own) and (step := _aside(title, position, habits)):
            aside += step[0]
            position = step.end()
        else:
            break
    return marks, kept, start


def _own_head(title: str, position: int, habits: Dialect) -> tuple[Mark, int] | None:
    for own in habits.own:
        mark = not own.behind and own.form.match(title, position)
        if mark:
            return Mark(own.label(mark), own.pattern), mark.end()
    return None


def _stack(title: str, position: int, head: re.Pattern[str] | None) -> tuple[Mark, int] | None:
    """One mark, or several that hang together (`CORRECTED-RPT-UPDATE 1-`), and where they end."""
    first = last = head.match(title, position) if head else None
    if head is None or first is None or last is None:
        return None
    while _hangs(last) and last.end() < _HEAD_ROOM:
        more = head.match(title, last.end())
        if more is None or not _hangs(more):
            break
        last = more
    text = title[first.start(first.lastgroup or 0) : last.end(last.lastgroup or 0)]
    return Mark(meaning(text), first.lastgroup or ""), last.end()


def _hangs(mark: re.Match[str]) -> bool:
    """True for a mark with a separator, false for one in brackets."""
    return mark.lastgroup not in {"tag", "korean", "opening"}


def _aside(title: str, position: int, habits: Dialect) -> re.Match[str] | None:
    """The tag of a series, or a product name before a counter: what marks may stand behind."""
    if tag := _SERIES.match(title, position):
        return tag
    product = _PRODUCT.match(title, position) if habits.counter else None
    if product and habits.counter and habits.counter.match(title, product.end()):
        return product
    return None


def asides(headline: str) -> Iterator[str]:
    """What stands before the words of a headline and is no mark: tags of series, product names."""
    position = 0
    while step := _SERIES.match(headline, position):
        yield step[0].strip()
        position = step.end()
    if product := _PRODUCT.match(headline, position):
        yield product[0].strip()


# -- slug lines --------------------------------------------------------------------------------

_SLUG_ROOM: Final = 120
"""Longest slug line in characters; the longest seen, AP's, has 62."""
_CYCLE: Final = re.compile(r"\s*(?:AM|PM|BC|AP)-{1,2}\s?[A-Z0-9]")
_NUMBERS: Final = re.compile(
    r"(?:\s*,\s*(?:[a-zA-Z]?[0-9]{1,5}|Bjt))*(?:\s+[0-9]{2}-[0-9]{2}\s[0-9]{4})?\s*$"
)
"""What AP sets behind a keyword: number of the item replaced, words, `Bjt`; day and words."""
_SLUG_ENDS: Final = (*"0123456789", "Ld", "ld", "LD", "thru", "Bjt", "CORRECTIVE", "Advisory")
"""What a slug line with a mark or numbers ends in: asked first, since few headlines do."""
_FLAGGED: Final = re.compile(
    r"\s*(?P<slug>[A-Z0-9&-]{1,40}/[A-Z0-9&-]{0,40})\s?\((?P<flags>[^()]{1,60})\)\s*"
)
"""Reuters: `GLOBAL-GRAINS/ (UPDATE 1, PIX)`."""
_SERIAL: Final = re.compile(r"\s*[A-Z]{3}[0-9]{1,3}\s+(?=[A-Z])")
"""PTI: the desk and the running number before a code."""


def _coded_slug(line: str, habits: Dialect) -> Heading | None:
    """The parts of a slug line in the forms of AP and PTI; None where the line is none."""
    if len(line) > _SLUG_ROOM:
        return None
    if habits.slug:
        return _keyword_slug(line, habits.slug)
    return _serial_slug(line, habits.code) if habits.code else None


def _keyword_slug(line: str, pattern: re.Pattern[str]) -> Heading | None:
    cycle = _CYCLE.match(line)
    if not cycle and not line.rstrip().endswith(_SLUG_ENDS):
        return None
    mark = pattern.search(line)
    if mark and _NUMBERS.match(line, mark.end()):
        keyword = line[: mark.start()].strip(" ,_")
        return _heading([_mark(mark)], keyword, keyword if cycle else "")
    numbers = _NUMBERS.search(line)
    if cycle and numbers and numbers[0].strip():
        keyword = line[: numbers.start()].strip()
        return Heading(None, keyword, keyword)
    return None


def _serial_slug(line: str, pattern: re.Pattern[str]) -> Heading | None:
    serial = _SERIAL.match(line)
    code = line[serial.end() :] if serial else line
    mark = pattern.search(code)
    if not code.isupper() or not (serial or mark):
        return None
    if mark is None:
        return Heading(None, code.strip(), code.strip())
    keyword = (code[: mark.start("mark")] + code[mark.end() :].lstrip()).strip(" -")
    return _heading([_mark(mark)], keyword, keyword)


def _suffixed(line: str, habits: Dialect) -> Heading | None:
    mark = habits.suffix and habits.suffix.search(line, max(0, len(line) - _TAIL_ROOM))
    return _heading([_mark(mark)], "", line[: mark.start()].strip()) if mark else None


def _flagged_slug(line: str, habits: Dialect) -> Heading | None:
    flagged = _FLAGGED.fullmatch(line)
    if flagged is None:
        return None
    flags = (flag.strip() for flag in flagged["flags"].split(","))
    marks = [flag for flag in flags if habits.head and habits.head.fullmatch(f"{flag}:")]
    found = [Mark(meaning(", ".join(marks)), "flag")] if marks else []
    return _heading(found, "", flagged["slug"])
