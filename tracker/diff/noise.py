"""Tells lines that say nothing about the news: time stamps, counters, bylines, credits, links.

Pure. A line is one of these only if nothing is left of it once the words of its class, figures and
dates are taken out, so that a sentence with a date in it is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 200
"""Characters of the longest line that is looked at; no time stamp or credit needs more."""

_WHEN = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?"
    r"|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|today|yesterday|[ap]\.?m\.?|gmt|utc|bst|cet|cest|kst|jst|ist"
    r"|e[ds]?t|p[ds]?t|c[ds]t|m[ds]t|at|on|just|now|ago|an|a|(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r)s?|h|m"
    r"|first|last|days?|weeks?|months?|st|nd|rd|th|[年月日時分]|년|월|일|시|분|오전|오후"
)
_STAMP = (
    r"updated?|published|posted|modified|created|filed|as of|time ?stamp|ago"
    r"|입력|수정|등록|송고|更新|公開|配信|aktualisiert|veröffentlicht|stand|publié|mis à jour"
    r"|actualizado|publicado"
)
_COUNTER = (
    r"views?|comments?|shares?|likes?|reads?|read|retweets?|reactions?|followers|watching|replies"
    r"|min(?:ute)?s?|k|m|조회수?|댓글|推薦|閲覧"
)
_BETWEEN = r"[\s\d.,:;|/()\[\]·•+\-–—*]"
_STAMP_LINE = re.compile(
    rf"(?:{_BETWEEN}|(?<![^\W\d_])(?:{_STAMP}|{_WHEN})(?![^\W\d_]))++", re.IGNORECASE
)
_STAMP_WORD = re.compile(
    rf"(?<![^\W\d_])(?:{_STAMP})(?![^\W\d_])|\d:\d\d.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\d:\d\d",
    re.IGNORECASE,
)
_COUNTER_LINE = re.compile(
    rf"(?:{_BETWEEN}|(?<![^\W\d_])(?:{_COUNTER})(?![^\W\d_]))++", re.IGNORECASE
)
_COUNTER_WORD = re.compile(rf"(?<![^\W\d_])(?:{_COUNTER})(?![^\W\d_])", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:By|BY|Von|Par|Por)\s(?:[^\W\d_a-z][\w.'’-]*+|and|AND|und|et|y|in|for|of|,|\s)++"
    r"(?:,?\s?(?:staff writers?|correspondents?))?"
)
_CREDIT = re.compile(
    r"\(?(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting"
    r"|[Cc]ompil(?:ed|ing)|[Pp]roduced)"
    r"(?:\sand\s\w+)?\sby|(?:Photo|Picture|Image|Graphic|Video|Source|Credit)s?(?:\sby|:|\scredit:))\s"
    r"(?:[^\W\d_a-z][\w.'’/&-]*+|and|in|by|via|of|the|for|at"
    r"|(?:additional\s)?(?:reporting|writing|editing)|[,;:\s])++[.)]*",
)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|\W{0,3}(?:Read more|See also|Also read|ALSO READ|READ MORE|More on this|Related|RELATED"
    r"|Click here"
    r"|Watch|WATCH|Listen|Full coverage|For more)\s?(?:stories|articles|topics|coverage)?\s?[:>|].*"
)

KINDS: Mapping[str, str] = {
    "time": "time stamp",
    "counters": "counter",
    "byline": "byline line",
    "credits": "credit line",
    "links": "link",
}
"""The classes of lines, each with the name that a reader gets to see."""


def noise(text: str) -> str:
    """Return the class of a line that is no news; empty for every other text."""
    line = text.strip() if len(text) <= LONGEST else ""
    if not line:
        return ""
    if _LINK.fullmatch(line):
        return "links"
    if _STAMP_LINE.fullmatch(line) and _STAMP_WORD.search(line):
        return "time"
    if _COUNTER_LINE.fullmatch(line) and _COUNTER_WORD.search(line):
        return "counters"
    if _CREDIT.fullmatch(line):
        return "credits"
    return "byline" if _BYLINE.fullmatch(line) else ""
