"""What stands between quotation marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.diff.quantities import Token
from tracker.models.values import FactKind

LONGEST = 2000
"""Characters of the longest quote that is read as one."""

_QUOTE = re.compile(
    rf"“([^“”]{{2,{LONGEST}}})”|(?<![\w.,;:!?)…])\"(?=\S)([^\"]{{2,{LONGEST}}})(?<=\S)\"|«([^«»]{{2,{LONGEST}}})»"
    rf"|»([^«»]{{2,{LONGEST}}})«|「([^「」]{{2,{LONGEST}}})」|『([^『』]{{2,{LONGEST}}})』"
    rf"|„([^„“”]{{2,{LONGEST}}})[“”]|‹([^‹›]{{2,{LONGEST}}})›"
    r"|(?<!\w)['‘]([^'‘’]{1,300}(?:[’'](?=\w)[^'‘’]{1,300}){0,8})['’](?!\w)"
)
_MARK = re.compile("[\"'“”«»「『„‹‘]")
_NOT_WORDS = re.compile(r"\W+")


def quotes(text: str) -> Iterator[Token]:
    """Yield the quotes of a text, each by its words alone."""
    if not _MARK.search(text):
        return
    for found in _QUOTE.finditer(text):
        yield Token(FactKind.QUOTE, (words_alone(found[0]),), found.start(), found.end())


def words_alone(text: str) -> str:
    """Return the words of a text, in lower case, a space between each two."""
    return _NOT_WORDS.sub(" ", text).strip().casefold()
