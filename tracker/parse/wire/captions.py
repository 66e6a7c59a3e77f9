"""Finds the captions of photographs among the lines of a piece of copy. Pure.

The words of rights and credit, `(PHOTO NOT FOR SALE) (Yonhap)`, stay in the caption: they change
hands with the picture, and a caption without them would not be what the agency sent.
"""

from __future__ import annotations

import re
from typing import Final

_ROOM: Final = 160
"""Characters at the end of a line in which rights and credit stand; the longest seen take 77."""

_TRIANGLE: Final = re.compile(r"[▲△]\s*(?=\S)")
_PHOTO_NUMBER: Final = re.compile(r"(?:AP Photo|(?:AP )?LaserPhoto)s?\b [A-Z]|With AP Photos?\b")
_RIGHTS: Final = "|".join(
    (
        r"\(PHOTO NOT FOR SALE\)",
        r"\(For Use Only\b[^()]{0,80}\)",
        r"\(NO SALES?\b[^()]{0,40}\)",
        r"\((?:[A-Z][A-Za-z/]{0,20}[-=])?(?:Yonhap|연합뉴스)\)",
        r"[\[(][^\[\]()=]{0,30}연합뉴스[^\[\]()]{0,20}[\])]",
    )
)
_CREDITS: Final = "|".join(
    (
        r"\(Kyodo\)\s?={1,2}\s?Kyodo",
        r"\((?:AP|AFP|EPA|Reuters) Photo/[^()]{1,60}\)",
        r"REUTERS/[A-Z][\w .'’/-]{1,60}",
        r"20[0-9]{2}\. ?[0-9]{1,2}\. ?[0-9]{1,2}\.?(?: [\w.+-]{1,40}@[\w.-]{1,60})?",  # Korean
    )
)
_RIGHTS_ONLY: Final = re.compile(rf"(?:(?:{_RIGHTS})\s?)+")
_CREDITED: Final = re.compile(rf"(?:{_RIGHTS}|{_CREDITS})$")


def is_caption(line: str, agency: str = "") -> bool:
    """True for a line that stands under a photograph.

    `agency` is who signs the story's dateline: a line that ends in its name in brackets, behind a
    full sentence, is a caption too.
    """
    if _TRIANGLE.match(line) or _PHOTO_NUMBER.match(line):
        return True
    tail = line[-_ROOM:]
    signed = bool(agency) and tail.endswith((f". ({agency})", f") ({agency})"))
    return signed or _CREDITED.search(tail) is not None


def is_rights_only(line: str) -> bool:
    """True for a line of rights and credit alone: it belongs to the caption before it."""
    return len(line) <= _ROOM and _RIGHTS_ONLY.fullmatch(line) is not None


def strip_triangle(caption: str) -> str:
    """The caption without the sign that agencies set before it."""
    return _TRIANGLE.sub("", caption, count=1) if _TRIANGLE.match(caption) else caption
