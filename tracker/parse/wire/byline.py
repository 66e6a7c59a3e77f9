"""Finds who wrote a story: the lines that name them. Pure."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 120
"""Characters of a byline; three names with their papers take about 100."""

_ENGLISH: Final = re.compile(r"(?:By|BY)\s[^\W\d_]")
_OTHER: Final = re.compile(r"(?:Von|Par|Por|Door)\s[^\W\d_].*,\s?(?:dpa|AFP|EFE|ANP)\b")
_KOREAN: Final = re.compile(r"[가-힣]{2,4}(?:[ ·,]{1,2}[가-힣]{2,4}){0,4} (?:기자|특파원)")
_SENTENCE: Final = re.compile(r"(?<!\b[A-Z])(?<!Jr)(?<!Sr)[.?!]['\"”’]?$")
_POST: Final = re.compile(
    r"(?:(?:The )?Associated Press|AP|Reuters|dpa|AFP|United Press International|UPI)"
    r"(?: [A-Z][A-Za-z]{1,20}){0,4}\s?=?"
)
_NAMES: Final = re.compile(
    r"(?:By |and )?[A-Z][\w.'’-]*(?:,? (?:and|de|van|von|[A-Z][\w.'’-]*)){1,11}"
)


def is_byline(line: str) -> bool:
    """True for a line that names who wrote: `By Yoo Jee-ho`, `Von Anna Brandt, dpa`."""
    if len(line) > LONGEST or _SENTENCE.search(line):
        return False
    return bool(_ENGLISH.match(line) or _OTHER.match(line) or _KOREAN.fullmatch(line))


def is_post(line: str) -> bool:
    """True for the line under a byline that says what the writer is: `Associated Press Writer`."""
    return len(line) <= LONGEST and _POST.fullmatch(line) is not None


def is_piece_of_byline(line: str) -> bool:
    """True for a piece of a byline that a page broke at each name: `Ann Bowers ,`, `and`."""
    name = line.strip(" ,")
    return name == "and" or are_names(name)


def are_names(text: str) -> bool:
    """True for the names of people and nothing else, with or without `By` or `and`."""
    return len(text) <= LONGEST and _NAMES.fullmatch(text) is not None
