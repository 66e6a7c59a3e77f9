"""Reads the dateline, where and when a story was written, off its first paragraph. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tracker.parse.wire.byline import LONGEST, are_names


@dataclass(frozen=True, slots=True)
class Opening:
    """The first paragraph of a story, in its parts."""

    dateline: str
    """Verbatim, without the dash behind it: `SEOUL, Oct. 28 (Yonhap)`."""
    text: str
    """The paragraph without its dateline; empty where the dateline has a line to itself."""
    agency: str = ""
    """Who signs the dateline, without brackets; empty where nobody does."""
    byline: str = ""
    """Who is named between dateline and text, as Korean copy does."""
    placed: bool = True
    """False where the dateline names no place: `(Reuters)`, `Jan 3 (Reuters)`."""


def read_opening(line: str, *, undated: bool = False) -> Opening | None:
    """The dateline that a paragraph begins with, or None where it begins with none.

    A place must be in capitals unless the agency is known for small letters. An agency nobody
    has heard of must give place, date and dash; a dateline without any agency must too, but that
    one of an agency that writes `undated` ones may be a place and a dash.
    """
    head = line[:_ROOM]
    return (
        _korean(line, head)
        or _signed_first(line, head)
        or _signed(line, head)
        or _unsigned(line, head, undated=undated)
    )


_ROOM: Final = 180
"""Characters in which a dateline must end; three cities with their countries take about 90."""

_MONTH: Final = (
    r"(?:jan|ene|gen|feb|fe[bv]|fév|mar|mär|mrt|a[pbv]r|ma[iyjg]|mei|jun|jui|giu|jul|lug|aug|ago|ao[uû]"
    r"|sep|set|oct|o[kt]t|nov|de[czs]|dic|déc)[a-zéû]{0,7}"
)
_DATE: Final = (
    rf"(?i:{_MONTH}\.?\s[0-9]{{1,2}}|[0-9]{{1,2}}\.?\s(?:de\s)?{_MONTH}\.?)(?:,?\s[0-9]{{4}})?"
)
_DATE_AT_END: Final = re.compile(rf"(?:^|,\s?|\s){_DATE}[.,]?$")
_DASH: Final = re.compile(r"\s?(?:\.?\s?(?:--?|[—–―_:])|\.)(?:\s|$|(?=[A-Z]))")
_SIGNATURE: Final = re.compile(
    r"\((?P<bracketed>[^()]{2,32})\)|/(?P<slashed>[A-Z][A-Za-z]{2,11})/|\b(?P<bare>Kyodo)(?=\s[-–—])"
)

_WIRES: Final = frozenset(
    re.findall(
        r"\S+",
        """aa aap afp ani anp ansa antara ap apa app ats belga bernama bloomberg bss cna cp ctk dpa
        dpa-afx efe ians interfax jiji jta kcna kyodo lusa mena mti novosti ntb nzpa pa pap pti
        prnewswire reuters ria ritzau sda spa stt tass tt uni unb upi wam xinhua yonhap""",
    )
)
"""The agencies, in small letters, by which a dateline is known without a date."""
_SMALL_LETTERS: Final = frozenset(
    ("ani", "anp", "apa", "ats", "belga", "dpa", "dpa-afx", "efe", "ians", "pti", "sda", "uni")
)
"""Those that write their places in small letters."""
_NO_DASH: Final = frozenset(("ani", "ats", "ians", "pti", "sda", "uni"))
"""Those that set no dash behind the dateline."""


# -- in Korean ---------------------------------------------------------------------------------

_KOREAN: Final = re.compile(r"[(\[](?P<place>[^()=\[\]]{1,60})=(?P<agency>[가-힣]{2,12})[)\]]\s*")
_KOREAN_BY: Final = re.compile(r"(?P<by>[^=.]{0,60}?)\s?=\s")


def _korean(line: str, head: str) -> Opening | None:
    place = _KOREAN.match(head)
    if place is None:
        return None
    by = _KOREAN_BY.match(head, place.end())
    start = by.end() if by else place.end()
    return Opening(place[0].strip(), line[start:].strip(), place["agency"], by["by"] if by else "")


# -- signed by an agency -----------------------------------------------------------------------

_SIGNED_FIRST: Final = re.compile(
    rf"\((?P<agency>[A-Z][A-Za-z]{{1,11}})\)\s?[-–—]+\s(?P<places>[^()]{{2,80}}?),?\s(?={_DATE})"
)
_DATE_HERE: Final = re.compile(_DATE)


def _signed_first(line: str, head: str) -> Opening | None:
    """`(ANSA) - ROME, JUL 11 - `: the agency, then place and date."""
    first = _SIGNED_FIRST.match(head)
    date = first and _DATE_HERE.match(head, first.end())
    dash = date and _DASH.match(head, date.end())
    if first is None or date is None or not dash or not _in_capitals(first["places"]):
        return None
    return Opening(head[: date.end()], line[dash.end() :].strip(), first["agency"])


def _signed(line: str, head: str) -> Opening | None:
    """`PLACES, DATE (Agency) - `, each part optional where the agency is known to leave it out."""
    for signature in _SIGNATURE.finditer(head):
        agency = signature[signature.lastgroup or 0]
        places, dated = _without_date(head[: signature.start()].strip())
        dash = _DASH.match(head, signature.end())
        ended = bool(dash) or (signature.end() == len(line) and (dated or places.isupper()))
        if _can_sign(agency.casefold(), places, dated=dated, ended=ended):
            end = dash.end() if dash else signature.end()
            dateline, text = head[: signature.end()], line[end:].strip()
            return Opening(dateline, text, agency, placed=bool(places))
    return None


def _can_sign(agency: str, places: str, *, dated: bool, ended: bool) -> bool:
    names = set(re.split(r"[\s/]", agency))
    if not names & _WIRES:
        return dated and ended and _in_capitals(places)
    if not ended and not (places and names & _NO_DASH):
        return False
    if not places:
        return True
    return _in_capitals(places) or bool(names & _SMALL_LETTERS and _is_place(places))


# -- signed by nobody --------------------------------------------------------------------------

_SPACED_DASH: Final = re.compile(r"\s(?:--?|[—–_])(?:\s|$)")


def _unsigned(line: str, head: str, *, undated: bool) -> Opening | None:
    """`NEW YORK, Oct 20 - `, and for Kyodo's digests `TOKYO - `."""
    dash = _SPACED_DASH.search(head)
    if dash is None:
        return None
    places, dated = _without_date(head[: dash.start()])
    if not (dated or undated) or not places.isupper() or not _in_capitals(places):
        return None
    return Opening(head[: dash.start()], line[dash.end() :].strip())


# -- places ------------------------------------------------------------------------------------

_PLACE_LETTERS: Final = re.compile(r"[^\W\d_][\w .,'’/&-]*")


def _without_date(text: str) -> tuple[str, bool]:
    """What stands before the date at the end of a text, and whether there is one."""
    date = _DATE_AT_END.search(text)
    return (text[: date.start()] if date else text).strip(" ,."), date is not None


def _in_capitals(places: str) -> bool:
    """`McCOOK, Neb.`, `STRASBOURG, France/LONDON`: the first word ends in capitals."""
    first = re.split(r"[\s,/]", places, maxsplit=1)[0].rstrip(".")
    return len(first) > 1 and first[-2:].isupper() and bool(_PLACE_LETTERS.fullmatch(places))


def _is_place(places: str) -> bool:
    """`New Delhi`, `San Diego`: a few words with a capital at the beginning of the first."""
    return (
        places[:1].isupper() and len(places.split()) <= 6 and bool(_PLACE_LETTERS.fullmatch(places))  # noqa: PLR2004
    )


def split_place(line: str) -> tuple[str, str] | None:
    """Who wrote and where, of a line that ends in the places of the dateline below it.

    >>> split_place("By Ann Bowers NEW YORK/LONDON")
    ('By Ann Bowers', 'NEW YORK/LONDON')
    >>> split_place("KHIMKI, Russia")
    ('', 'KHIMKI, Russia')
    """
    words = line.split(" ") if len(line) <= LONGEST else []
    capitals = (i for i, word in enumerate(words) if len(word.strip(".,")) > 1 and word.isupper())
    first = next(capitals, len(words))
    name, place = " ".join(words[:first]), " ".join(words[first:])
    loud = re.split(r"[,/]", place, maxsplit=1)[0].isupper() and _in_capitals(place)
    return (name, place) if loud and (not name or are_names(name)) else None
