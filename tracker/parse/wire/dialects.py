"""How each agency marks its versions: the words, and where they stand. Pure.

A dialect says in which places a mark may stand; what a mark means is the same in all of them.
Forms are those seen in real copy of the agency, or in its own handbook. Marks that some other
headline could begin with by chance are asked for more: a colon or a spaced dash behind them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tracker.parse.wire.marks import slips
from tracker.parse.wire.own import OwnMark, own_marks


@dataclass(frozen=True, slots=True)
class Dialect:
    """The habits of one agency, most of them a pattern; None where it has no such habit.

    The name of the group in which a mark stands says which form it has; `explain` has the words.
    """

    name: str
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
    suffix: re.Pattern[str] | None = None
    """A mark at the end of a slug, as TT sets it."""
    line_end: str = ""
    """The sign that the agency sets behind a headline."""
    tags: frozenset[str] = frozenset()
    """Names of series and products that are known to be no marks."""
    slug_line: bool = False
    """True where copy always has a slug line over its headline."""
    undated: bool = False
    """True where a dateline may be a place and a dash alone, without date and agency."""
    own: tuple[OwnMark, ...] = ()
    """Marks that one outlet adds to the dialect; they are tried first."""


_NTH: Final = r"[0-9]{1,2}\s?(?i:st|nd|rd|th|d|h)"  # AP also: `2d`, `4h`
_TAGS: Final = (
    rf"URGENT|BREAKING|LEAD|LD|{_NTH} ?(?:LD|LEAD|Ld|Lead)|CORRECTED|CORRECTION|WITHDRAWN"
    r"|UPDATE(?: ?[0-9]{1,2})?"
)
_KOREAN: Final = r"속보|긴급|고침|상보|(?:재)?종합(?:[0-9]{1,2}보?)?|[0-9]{1,2}보"
_COUNTED: Final = (
    rf"(?:{'|'.join((*slips('UPDATE'), *slips('WRAPUP')))}|WRAP-UP)(?:\s?-)?\s?[0-9]{{1,3}}"
)
"""Reuters' counters, also misspelt (`UDPATE 1-`) and with the hyphen too early (`UPDATE-2 `)."""
_SURE: Final = (
    rf"{_COUNTED}|(?:{'|'.join(slips('CORRECTED'))})(?:\s?\(OFFICIAL\)|\s?-\s?OFFICIAL\b)?"
    r"|OFFICIAL CORRECT(?:ED|ION)|REFILE|RPT|STORY WITHDRAWN"
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
_SPACED: Final = rf"(?:{_COLON}|\s+[-–—]{{1,2}}\s*|\s*[-–—]{{1,2}}\s+|—)"
_COMPOUND: Final = r"(?:year|month|week|day|hour)s?\b|for-|way\b"
_ANY: Final = rf"(?:{_COLON}|\s*[-–—]{{1,2}}\s*(?!{_COMPOUND}))"  # not: `UPDATE 5-year plan`
_SPACE: Final = r"\s+(?=[A-Z0-9$][^a-z]{0,40}[a-z])"
"""A separator that was forgotten: only where what follows is a headline in small letters."""
_GLUED: Final = rf"-(?=(?:{_SURE})|[A-Z]?[a-z'’])"

_BEHIND: Final = r"\s*(?:[-–—]\s+)?"  # a dash, rarely: `(CORRECTED) - X`
_IN_BRACKETS: Final = rf"\(\s?(?P<tag>{_TAGS})\s?\){_BEHIND}"
_CORRECTED_IN_BRACKETS: Final = rf"\((?P<tag>CORRECTED|CORRECTION)\){_BEHIND}"
_IN_KOREAN_BRACKETS: Final = rf"\[(?P<korean>{_KOREAN})\]\s*"
_LIKE_REUTERS: Final = (
    rf"(?P<sure>{_SURE})(?:{_ANY}|\s+(?=(?:{_COUNTED}){_ANY}))"
    rf"|(?P<loud>{_LOUD})(?:{_SPACED}|{_GLUED})|(?P<quiet>{_QUIET}){_SPACED}"
)
_UNPARTED: Final = rf"(?P<unparted>{_COUNTED}){_SPACE}"
_WRITETHRU: Final = (
    rf"{_NTH}[\s-]{{0,3}}(?:[Ll](?:ea)?[Dd](?:\s?-?\s?[Ww]r[a-z-]{{5,9}})?|[Ww]rite-?thru)\b"
)
_AP_SLUG: Final = (
    rf"[\s,_]\s*(?P<mark>(?:CORRECTIVE,\s?)?{_WRITETHRU}|CORRECTIVE\b|Advisory\b)"
    r"|,\s*(?P<bare>[Ww]ritethru|KILL)\b"
)
_AP_ALONE: Final = (
    r"\s*(?:(?:AM|PM|BC|AP)-[\w-]{0,12}-(?=AP))?"  # every alert's slug: `BC-US--APNewsAlert,17`
    r"(?P<mark>URGENT|(?:AP ?)?NewsAlert)(?:,[0-9]{1,5})?\s*"
)
_AP_WORDS: Final = (
    "CORRECTION|Correction|CLARIFICATION|Clarification|STORY REMOVED|URGENT|(?:AP ?)?NewsAlert"
)
_PTI_CODE: Final = r"(?:^|[-\s])(?P<mark>(?:[0-9]{1,2}(?:ST|ND|RD|TH))?LD(?:ALL)?)(?=\s|$)"
_NTH_LEAD: Final = r"[0-9]{1,2}(?:ST|ND|RD|TH)[ -]?(?:LEAD|LD)"
_DPA_WORDS: Final = (
    rf"LEAD|{_NTH_LEAD}|ROUNDUP(?: [0-9]{{1,2}})?|REFILE|CORRECTION|KORREKTUR|BERICHTIGUNG|URGENT"
    r"|EIL|HOLD HOLD HOLD|KILL KILL KILL"
)
_DPA_SLASHED: Final = r"(?P<slashed>KORREKTUR|BERICHTIGUNG|ROUNDUP(?: [0-9]{1,2})?|WDH)(?:/|:\s+)"
_AFP_WORDS: Final = (
    rf"ALERT|URGENT|LEAD|{_NTH_LEAD}|[2-9](?:nd|rd|th)[ -]?lead|CORRECTED|CORRECTION|UPDATED?|WRAP"
)
"""In the order of AFP's ladder."""
_KYODO_WORDS: Final = rf"URGENT|LEAD|{_NTH_LEAD}|UPDATE ?[0-9]{{1,2}}|CORRECTED"
_XINHUA_WORDS: Final = rf"Urgent|URGENT|Flash|Update|{_NTH} L[Dd](?:[- ]?[Ww]ritethru)?"

_YONHAP_TAGS: Final = frozenset(
    ("News Focus", "Yonhap Feature", "Yonhap Interview", "Yonhap Exclusive", "Asiad", "EDITORIAL")
)
_KOREAN_TAGS: Final = frozenset(("단독", "인터뷰", "사진", "영상", "그래픽"))
_REUTERS_TAGS: Final = frozenset(
    re.findall(
        r"[A-Z]+(?: [A-Z]+)*",
        """ANALYSIS, BREAKINGVIEWS, BRIEF, BUZZ, CANADA STOCKS, COLUMN, DEALTALK, DIARY, EXCLUSIVE,
        FACTBOX, GLOBAL MARKETS, INSIGHT, INSTANT VIEW, INTERVIEW, MOVES, NEWSMAKER, PRESS DIGEST,
        PREVIEW, SNAPSHOT, TABLE, TAKE A LOOK, TEXT, TIMELINE, US STOCKS""",
    )
)
_DPA_TAGS: Final = frozenset(("Achtung", "EXTRA", "PREVIEW"))


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

_ALL: Final = (
    Dialect("plain", head=_head(_words("STORY WITHDRAWN|STORY REMOVED")), tail=_tail(_KILLED_TAIL)),
    Dialect(
        "any",
        head=_head(_IN_BRACKETS, _IN_KOREAN_BRACKETS, _LIKE_REUTERS, _words(_NTH_LEAD)),
        counter=_REUTERS_COUNTER,
        tail=_tail(_KOREAN_TAIL, _KILLED_TAIL),
        slug=re.compile(_AP_SLUG),
        alone=_alone(rf"URGENT|{_NTH_LEAD}|KILL KILL KILL|HOLD HOLD HOLD"),
        line_end=" =",
        tags=_YONHAP_TAGS | _KOREAN_TAGS | _REUTERS_TAGS,
    ),
    Dialect(  # its English service; a Korean headline in it is read all the same
        "yonhap",
        head=_head(_IN_BRACKETS, _IN_KOREAN_BRACKETS),
        tail=_tail(_KOREAN_TAIL),
        tags=_YONHAP_TAGS | _KOREAN_TAGS,
        slug_line=True,
    ),
    Dialect(
        "yonhap-ko",
        head=_head(_IN_KOREAN_BRACKETS),
        tail=_tail(_KOREAN_TAIL),
        tags=_KOREAN_TAGS,
    ),
    Dialect(
        "reuters",
        head=_head(_CORRECTED_IN_BRACKETS, _LIKE_REUTERS, _UNPARTED),
        counter=_REUTERS_COUNTER,
        tail=_tail(_KILLED_TAIL),
        tags=_REUTERS_TAGS,
    ),
    Dialect(
        "ap",
        head=_head(_words(_AP_WORDS)),
        slug=re.compile(_AP_SLUG),
        alone=re.compile(_AP_ALONE),
        line_end="=",
    ),
    Dialect("afp", head=_head(_words(_AFP_WORDS)), alone=_alone(rf"{_AFP_WORDS}|تنبيه")),
    Dialect(
        "dpa",
        head=_head(_words(_DPA_WORDS), _DPA_SLASHED),
        alone=_alone(_DPA_WORDS),
        line_end="=",
        tags=_DPA_TAGS,
    ),
    Dialect("pti", code=re.compile(_PTI_CODE)),
    # No higher: in Dutch headlines a number in brackets behind a name is an age.
    Dialect("anp", tail=_tail(r"\s*\((?P<take>[2-5])\)")),
    Dialect("kyodo", head=_head(_words(_KYODO_WORDS)), line_end="+", undated=True),
    Dialect("xinhua", head=_head(_words(_XINHUA_WORDS))),
    Dialect("cp", head=_head(r"(?=(?P<opening>Corrective) to [A-Z])")),
    Dialect("tt", suffix=re.compile(r"(?<=[a-zåäö])(?P<mark>UV[0-9]{0,2})\s*$")),
    Dialect("tass", alone=_alone("URGENT")),
)

BY_NAME: Final[Mapping[str, Dialect]] = {dialect.name: dialect for dialect in _ALL}
"""`plain` marks nothing but what it takes back. `any` is for an outlet that names no dialect: every
form above that a headline without a mark cannot have."""

DIALECTS: Final = tuple(BY_NAME)
"""The names of the dialects."""


def dialect_named(name: str, labels: Mapping[str, str] | None = None) -> Dialect:
    """The dialect of that name with an outlet's own labels; an unknown name is read as `any`.

    `labels` are patterns of outlets.toml with the kind of each, such as
    `{"EXCLUSIVE UPDATE {n}:": "update"}`.
    """
    return _with_own(name, tuple(labels.items())) if labels else BY_NAME.get(name, BY_NAME["any"])


@lru_cache(maxsize=256)
def _with_own(name: str, labels: tuple[tuple[str, str], ...]) -> Dialect:
    return replace(dialect_named(name), own=own_marks(labels))


def dialect_of(dialect: Dialect | str) -> Dialect:
    """The dialect itself, or the one of that name."""
    return dialect if isinstance(dialect, Dialect) else dialect_named(dialect)
