"""How each agency marks its versions: the words, and where they stand. Pure.

A dialect says in which places a mark may stand; what a mark means is the same in all of them.
Forms are those seen in real copy of the agency, or in its own handbook. Marks that some other
headline could begin with by chance are asked for more: a colon or a spaced dash behind them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracker.models.values import Label, LabelKind

# -- what a mark means -------------------------------------------------------------------------

_KINDS: Final = (
    (LabelKind.WITHDRAWN, ("WITHDRAWN", "KILL", "STORY REMOVED")),
    (LabelKind.ADVISORY, ("ADVISORY", "HOLD HOLD")),
    (LabelKind.CORRECTION, ("CORRECT", "KORREKTUR", "BERICHTIGUNG", "고침")),
    (LabelKind.REFILE, ("REFILE",)),
    (LabelKind.REPEAT, ("RPT", "REPEAT")),
    (LabelKind.WRAPUP, ("WRAP", "ROUNDUP", "LDALL")),
    (LabelKind.UPDATE, ("UPDATE", "LEAD", "LD", "WRITETHRU", "종합", "상보")),
    (
        LabelKind.ALERT,
        ("URGENT", "ALERT", "BREAKING", "FLASH", "EIL", "تنبيه", "속보", "긴급", "보"),
    ),
)
"""The words of each kind, the strongest kind first: of a stack of marks, the strongest counts."""

_FIRST: Final = re.compile(r"\bLEAD\b|\bLD\b|(?<!재)종합")
"""Marks that mean the first of their kind when they carry no number."""


def meaning(mark: str) -> Label:
    """The label that a mark spells: its kind by the strongest word in it, its number if it has one.

    >>> meaning("CORRECTED-RPT-UPDATE 3").ordinal
    3
    """
    mark = " ".join(mark.split())
    loud = mark.upper()
    kind = next((kind for kind, words in _KINDS if any(w in loud for w in words)), LabelKind.UPDATE)
    if number := re.search(r"[0-9]{1,3}", mark):
        return Label(mark, kind, int(number[0]))
    first = kind is not LabelKind.WRAPUP and _FIRST.search(loud)
    return Label(mark, kind, 1 if first else None)


# -- where marks stand -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dialect:
    """The habits of one agency, each a pattern; None where it has no such habit."""

    head: re.Pattern[str] | None = None
    """One mark before a headline, with the brackets or the separator around it."""
    counter: re.Pattern[str] | None = None
    """What must follow a product name (`DEALTALK-UPDATE 1-X`) for the name to be stepped over."""
    tail: re.Pattern[str] | None = None
    """A mark behind a headline, with the brackets around it."""
    slug: re.Pattern[str] | None = None
    """A mark behind the keyword of a slug line, as AP sets it."""
    code: re.Pattern[str] | None = None
    """A mark inside a slug code, as PTI sets it."""
    alone: re.Pattern[str] | None = None
    """A mark that has a line, or a slug field, to itself."""
    line_end: str = ""
    """The sign that the agency sets behind a headline."""


_NTH: Final = r"[0-9]{1,2}\s?(?i:st|nd|rd|th|d|h)"  # AP also: `2d`, `4h`
_TAGS: Final = (
    rf"URGENT|BREAKING|LEAD|LD|{_NTH} ?(?:LD|LEAD|Ld|Lead)|CORRECTED|CORRECTION|WITHDRAWN"
    r"|UPDATE(?: ?[0-9]{1,2})?"
)
_KOREAN: Final = r"속보|긴급|고침|상보|(?:재)?종합(?:[0-9]{1,2}보?)?|[0-9]{1,2}보"
_COUNTED: Final = r"(?:UPDATE|WRAPUP)\s?[0-9]{1,3}"
_SURE: Final = (
    rf"{_COUNTED}|CORRECTED(?:\s?\(OFFICIAL\)|\s?-\s?OFFICIAL\b)?|OFFICIAL CORRECT(?:ED|ION)"
    r"|REFILE|RPT|STORY WITHDRAWN"
)
"""Reuters' marks that no compound word begins with: any separator will do."""
_LOUD: Final = (
    r"CORRECTION(?:\s?\(OFFICIAL\))?|REPEAT|REFILED|UPDATE|WRAPUP|WITHDRAWN|ADVISORY|URGENT"
    r"|BREAKING"
)
"""Marks that may also begin a compound: `REPEAT-OFFENDER BILL`, `ADVISORY-PANEL`."""
_QUIET: Final = r"(?:Corrected|Correction|Refile|Refiled)(?:\s?\((?:Official|OFFICIAL)\))?"
"""The same in small letters, for which a hyphen is not enough: `Correction-facility inmates`."""

_COLON: Final = r"\s*:(?![0-9])\s*"  # not the colon of a time: `UPDATE 3:15 p.m.`
_SPACED: Final = rf"(?:{_COLON}|\s+[-–—]{{1,2}}\s+)"
_ANY: Final = rf"(?:{_COLON}|\s*[-–—]{{1,2}}\s*(?!(?:year|month|week|day|hour)s?\b))"
_GLUED: Final = rf"-(?=(?:{_SURE})|[A-Z]?[a-z'’])"

_BEHIND: Final = r"\s*(?:[-–—]\s+)?"  # a dash, rarely: `(CORRECTED) - X`
_IN_BRACKETS: Final = rf"\(\s?(?P<tag>{_TAGS})\s?\){_BEHIND}"
_CORRECTED_IN_BRACKETS: Final = rf"\((?P<tag>CORRECTED|CORRECTION)\){_BEHIND}"
_IN_KOREAN_BRACKETS: Final = rf"\[(?P<korean>{_KOREAN})\]\s*"
_LIKE_REUTERS: Final = (
    rf"(?P<sure>{_SURE}){_ANY}|(?P<loud>{_LOUD})(?:{_SPACED}|{_GLUED})|(?P<quiet>{_QUIET}){_SPACED}"
)
_WRITETHRU: Final = rf"{_NTH}\s?-?\s?(?:[Ll][Dd](?:\s?-?\s?[Ww]rite-?thru)?|[Ww]rite-?thru)\b"
_AP_SLUG: Final = rf"[\s,_]\s*(?P<mark>(?:CORRECTIVE,\s?)?{_WRITETHRU}|CORRECTIVE\b|Advisory\b)"
_AP_ALONE: Final = (
    r"\s*(?:(?:AM|PM|BC|AP)-[\w-]{0,12}-(?=AP))?"  # every alert's slug: `BC-US--APNewsAlert,17`
    r"(?P<mark>URGENT|(?:AP ?)?NewsAlert)(?:,[0-9]{1,5})?\s*"
)
_PTI_CODE: Final = r"(?:^|[-\s])(?P<mark>(?:[0-9]{1,2}(?:ST|ND|RD|TH))?LD(?:ALL)?)(?=\s|$)"
_NTH_LEAD: Final = r"[0-9]{1,2}(?:ST|ND|RD|TH)[ -]?(?:LEAD|LD)"
_DPA_WORDS: Final = (
    rf"LEAD|{_NTH_LEAD}|ROUNDUP(?: [0-9]{{1,2}})?|REFILE|CORRECTION|KORREKTUR|BERICHTIGUNG|URGENT"
    r"|EIL|HOLD HOLD HOLD|KILL KILL KILL"
)
_AFP_WORDS: Final = rf"ALERT|URGENT|LEAD|{_NTH_LEAD}|CORRECTED|CORRECTION|UPDATED?|WRAP"
"""In the order of AFP's ladder."""
_KYODO_WORDS: Final = rf"URGENT|LEAD|{_NTH_LEAD}|UPDATE ?[0-9]{{1,2}}|CORRECTED"
_XINHUA_WORDS: Final = rf"Urgent|URGENT|Flash|Update|{_NTH} L[Dd](?:[- ]?[Ww]ritethru)?"


def _head(*forms: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(forms)})")


def _tail(*forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(forms)})\s*$")


def _words(words: str) -> str:
    """Marks before a headline that need a colon or a spaced dash."""
    return rf"(?P<word>{words}){_SPACED}"


def _alone(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<mark>{words})\s*")


_REUTERS_COUNTER: Final = re.compile(rf"{_COUNTED}{_ANY}")
_KOREAN_TAIL: Final = rf"\s*\((?P<korean>{_KOREAN})\)"
_KILLED_TAIL: Final = r"(?:\s+|\s*[-–—:]\s*)(?P<killed>STORY WITHDRAWN|story withdrawn)"

BY_NAME: Final[Mapping[str, Dialect]] = {
    "plain": Dialect(head=_head(_words("STORY WITHDRAWN|STORY REMOVED")), tail=_tail(_KILLED_TAIL)),
    "any": Dialect(
        head=_head(_IN_BRACKETS, _IN_KOREAN_BRACKETS, _LIKE_REUTERS, _words(_NTH_LEAD)),
        counter=_REUTERS_COUNTER,
        tail=_tail(_KOREAN_TAIL, _KILLED_TAIL),
        slug=re.compile(_AP_SLUG),
        alone=_alone(rf"URGENT|{_NTH_LEAD}|KILL KILL KILL|HOLD HOLD HOLD"),
        line_end=" =",
    ),
    "yonhap": Dialect(head=_head(_IN_BRACKETS)),
    "yonhap-ko": Dialect(head=_head(_IN_KOREAN_BRACKETS), tail=_tail(_KOREAN_TAIL)),
    "reuters": Dialect(
        head=_head(_CORRECTED_IN_BRACKETS, _LIKE_REUTERS),
        counter=_REUTERS_COUNTER,
        tail=_tail(_KILLED_TAIL),
    ),
    "ap": Dialect(
        head=_head(_words("CORRECTION|Correction|STORY REMOVED|URGENT|(?:AP )?NewsAlert")),
        slug=re.compile(_AP_SLUG),
        alone=re.compile(_AP_ALONE),
        line_end="=",
    ),
    "afp": Dialect(head=_head(_words(_AFP_WORDS)), alone=_alone(rf"{_AFP_WORDS}|تنبيه")),
    "dpa": Dialect(head=_head(_words(_DPA_WORDS)), alone=_alone(_DPA_WORDS), line_end="="),
    "pti": Dialect(code=re.compile(_PTI_CODE)),
    "anp": Dialect(tail=_tail(r"\s*\((?P<take>[2-9])\)")),
    "kyodo": Dialect(head=_head(_words(_KYODO_WORDS)), line_end="+"),
    "xinhua": Dialect(head=_head(_words(_XINHUA_WORDS))),
}
"""`plain` marks nothing but what it takes back. `any` is for an outlet that names no dialect: every
form above that a headline without a mark cannot have."""

DIALECTS: Final = tuple(BY_NAME)
"""The names of the dialects."""


def dialect_named(name: str) -> Dialect:
    """The dialect of that name; an unknown name is read as `any`."""
    return BY_NAME.get(name, BY_NAME["any"])
