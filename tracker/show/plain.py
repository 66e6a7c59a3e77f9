"""A story as a plain text, and back: headline, then the paragraphs, parted by empty lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.models.values import Article

_LINE_END = re.compile(r"\r\n?")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_BREAK = re.compile(r"[\r\n]+")


def lines(headline: str, paragraphs: Sequence[str]) -> list[str]:
    """The text in lines: the headline, then an empty line and a paragraph for each paragraph.

    No line holds a line end, whatever the copy has.
    """
    body = (one for paragraph in paragraphs for one in ("", line(paragraph)))
    return [line(headline), *body]


def line(text: str) -> str:
    """A headline or a paragraph in one line."""
    return _BREAK.sub(" ", text)


def read(text: str) -> Article:
    """The story of a plain text: no habits of wire copy are looked for in it.

    The headline is the first line that says something; empty lines part the paragraphs, each of
    which may be broken into lines. Line ends may be those of any system.
    """
    headline, _, body = _LINE_END.sub("\n", text).strip().partition("\n")
    paragraphs = (" ".join(block.split()) for block in _EMPTY_LINES.split(f"\n{body}"))
    return Article(headline.strip(), paragraphs=tuple(filter(None, paragraphs)))
