"""What a note is about: the piece of the copy that its words name. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tracker.models.claims import Matter

_WORDS: Final = {
    Matter.HEADLINE: "headline headlines headine hed",
    Matter.LEAD: "lead leads lede intro",
    Matter.SLUG: "slug slugline keyword",
    Matter.LABEL: "label tag marker",
    Matter.BYLINE: "byline bylines byliner",
    Matter.DATELINE: "dateline datelines",
    Matter.PHOTO: (
        "photo photos picture pictures pix caption captions graphic graphics video videos link "
        "links hyperlink hyperlinks url chart charts map image images laserphoto table tables"
    ),
    Matter.CREDITS: "credit credits signoff sign-off trashline contributor contributors",
    Matter.REMARKS: (
        "remark remarks comment comments commentary quote quotes quotation reaction reactions "
        "statement statements response responses interview interviews testimony says saying"
    ),
    Matter.NUMBER: (
        "figure figures number numbers price prices share shares stock stocks toll tolls age ages "
        "date dates day month year years time percent percentage amount amounts total totals "
        "estimate estimates yield yields rate rates close open value values ratio"
    ),
    Matter.STYLE: (
        "spelling typo typos grammar typographical formatting format garble garbled punctuation "
        "spacing letter letters word words apostrophe syntax hyphen comma misspelling centering"
    ),
    Matter.DISTRIBUTION: (
        "code codes coding subscriber subscribers client clients distribution readership ric rics "
        "category designation topics"
    ),
}
_BY_WORD: Final = {word: matter for matter, words in _WORDS.items() for word in words.split()}
_HEAD: Final = re.compile(
    r"[^A-Za-z]*((?:(?!\b(?:of|on|in|from|by|about|for|with|to|that|after|at|as|over|which|who)\b)"
    r"[^\n]){0,120})"
)
_WORD: Final = re.compile(r"[a-zà-ÿ-]+")
_LIGHT_WORDS: Final = (
    "activity move moves movement movements performance volume update updates detail details "
    "change changes data info information line paragraph level history count context background"
)
_LIGHT: Final = frozenset(_LIGHT_WORDS.split())
"""Words that say little behind the one that says what it is about: `share activity`."""
_MARKET: Final = re.compile(r"\b(?:shares?|stocks?|market)\s(?:price\s)?(?:reaction|response)s?$")
_SESSION: Final = re.compile(
    r"(?:to|through|at|after)\s(?:the\s)?(?:early|late|mid)?[ -]?(?:close|open|market|midday|noon"
    r"|morning|afternoon|mid)"
)
"""How far into a trading day the prices of a market column go."""
_SILENCE: Final = re.compile(r"\bno comments?\b|\bdeclin\w+ (?:to )?comment")


@lru_cache(maxsize=2_048)  # notes say the same few hundred things: `details`, `share price`
def matter_of(said: str) -> Matter | None:
    """The piece of the copy that the head of a phrase names, or None.

    >>> matter_of("CEO's remarks on share price").value
    'remarks'
    """
    said = said[:200].lower().strip()
    if _SILENCE.search(said):
        return None
    if _SESSION.match(said):
        return Matter.NUMBER
    head = _HEAD.match(said)
    phrase = head[1].rstrip(" ,.") if head else said
    if _MARKET.search(phrase):
        return Matter.NUMBER
    words = _WORD.findall(phrase)
    while len(words) > 1 and words[-1] in _LIGHT:
        words.pop()
    return _BY_WORD.get(words[-1]) if words else None
