"""Finds what surrounds a story: end marks, rights, credits, other headlines. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.parse.wire.dialects import Dialect
from tracker.parse.wire.labels import read_headline

_ROOM: Final = 200
"""Characters of a line that are looked at; all forms below fit in."""


def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms))


_END: Final = _any_of(
    r"\((?:END|End|끝)\)|끝\.?|ENDS?",
    r"-\s?30\s?-|#{3,}|=?=Kyodo",
    r"End Adv\b.{0,60}",
    r"#{1,3} ?(?:dpa )?(?:NOTEBOOK|Notebook)\b.{0,30}",  # dpa: what follows is for editors
    r"\^?C?[0-9]{6} GMT [A-Za-z]{3,9} [0-9]{1,4}",  # IPTC 7901
    r"\^?C?AP-[A-Z]{2}-[0-9-]{8} [0-9]{4}GMT<?",  # ANPA 1312
)
_DESK: Final = _any_of(
    r"[a-z]{2,4}(?:[/-][a-z]{2,4}){1,6}",  # AFP: the initials of who wrote and edited
    r"dpa(?: [a-z]{2,4}){1,6}",
    r"\([A-Z]{2,5}\\?/[a-z/]{2,12}\)",  # ATS
    r"KWS-[0-9:-]{8,16}",  # Kyodo
    r"Reuters?|REUTERS?",
    r"(?:[0-9]{1,2}(?:ST|ND|RD|TH) )?NET|EXTRA|\(Achtung\)",  # dpa, over a headline
    # the first line of IPTC 7901: service and number, priority, category, words, source
    r"[a-z]{3}[0-9]{3,6} [0-9] [a-z]{1,2}\b.{0,30}\b(?:dpa|etf|afp)\S{0,6} +[0-9]{1,5}",
    # the first two lines of ANPA 1312: number and service; priority, category, slug, day, words
    r"[A-Za-z][0-9]{4}(?:[a-z]{5}|-{5}|[A-Z]{3,9}[a-z]{2,6}-?)",
    r"[a-z] [a-z] \S.{0,60} [0-9]{2}-[0-9]{2} [0-9]{4}",
)
_RIGHTS: Final = _any_of(
    r"\(C\)\s?[A-Z0-9]|\(c\)\s?(?:[0-9]|[Cc]opyright)|©",
    r"Copyright\s?(?:\([Cc]\)|©|[12][0-9]{3}|by\b)",
    r"<?저작권자|.{0,160}무단 ?전재|▶\s?(?:제보|카톡|연합뉴스)",
    r"Click [Ff]or [Rr]estrictions|Our Standards: ",
    r"\((?:For (?:more|other|related|full)|To (?:read|see)|[Dd]ouble-click|[Cc]lick)\b.{1,160}\)$",
    r"\([$€£] ?1 ?= ?[0-9].{1,60}\)$",  # the rates at which sums were converted
    r"\(?(?:For Use Only in|PHOTO NOT FOR SALE)\b",
)
_ALL_RIGHTS: Final = re.compile(r"[Aa]ll [Rr]ights [Rr]eserved\.?$")
_JOB: Final = (
    r"(?:(?:[Aa]dditional |[Ww]ith )?[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated)"
)
_CREDITS: Final = _any_of(
    rf"\({_JOB}\b.{{0,30}}\b[Bb]y\b",
    rf"{_JOB} [Bb]y .{{0,160}}(?:; ?[A-Z]|[Ee]diting by)",
    r"Editing by [A-Z]",
)
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_RULE: Final = re.compile(r"[_*=\-–—#~ ]{3,}")


def is_end_mark(line: str) -> bool:
    """True for a line that ends a story: `(END)`, `-30-`, `(끝)`."""
    return len(line) <= _ROOM and _END.fullmatch(line) is not None


def is_boilerplate(line: str) -> bool:
    """True for a line of rights, credits, a reporter's address, a desk's marks, or a rule."""
    head = line[:_ROOM]
    if _RIGHTS.match(head) or _CREDITS.match(head) or _ALL_RIGHTS.search(line[-40:]):
        return True
    whole = (_EMAIL, _RULE, _DESK)
    return len(line) <= _ROOM and any(form.fullmatch(line) for form in whole)


# -- headlines of other stories ----------------------------------------------------------------

_RELATED: Final = _any_of(
    r"(?i:related (?:articles?|stories|news|headlines|content)):?",
    r"(?i:(?:read|see) also|also read|more stories|latest news|recommended(?: for you)?):?",
    r"(?i:most (?:viewed|read|popular)(?: (?:articles|stories|news))?):?",
    r"(?:관련 ?기사|주요 ?기사|많이 본 ?(?:기사|뉴스)):?",
)
_BULLET: Final = re.compile(r"[-–•·*▶►■□○]{1,3}\s*|[0-9]{1,2}[.)]\s+")
_SENTENCE: Final = re.compile(r"[.!?;:,][\"'”’)\]]*$|다\.?$")
_LONGEST_HEADLINE: Final = 160


def related_from(lines: Sequence[str], dialect: Dialect) -> int:
    """Where the list of other stories' headlines begins that ends these lines; else their number.

    It is one when the last lines look like headlines, and either have a heading such as `Related
    Articles`, or one of them has a label: no paragraph of a story has.
    """
    start = len(lines)
    while start and _looks_like_headline(lines[start - 1]):
        start -= 1
    for index in range(start, len(lines)):
        if _RELATED.fullmatch(lines[index]):
            return index
    labelled = any(_is_labelled(line, dialect) for line in lines[start:])
    return start if labelled else len(lines)


def _is_labelled(line: str, dialect: Dialect) -> bool:
    bullet = _BULLET.match(line)
    return read_headline(line[bullet.end() :] if bullet else line, dialect).label is not None


def _looks_like_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and not _SENTENCE.search(line[-6:])
