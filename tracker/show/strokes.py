"""The pieces of a picture in SVG: boxes, signs, and words that fit and are safe. Pure."""

from __future__ import annotations

from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from tracker.diff.reasons import shown
from tracker.show.bands import Box
from tracker.show.paint import SIGNS

LETTER = 5.8
"""Pixels of a letter at a size of 12, on average; a wide one takes two."""


def rect(box: Box, name: str) -> str:
    """A box of that class."""
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect class="{name}" {place}/>'


def sign(name: str, x: float, y: float) -> str:
    """One of `paint.SIGNS` around that point, on a disc that parts it from what lies below."""
    colour, strokes = SIGNS[name]
    path = f'<path class="sign {colour}" d="{strokes}"/>'
    return f'<g transform="translate({x:.1f} {y:.1f})"><circle class="disc" r="6.5"/>{path}</g>'


def write(words: str, x: float, y: float, name: str) -> str:
    """A line of text of that class."""
    return f'<text class="{name}" x="{x:.1f}" y="{y:.1f}">{safe(words)}</text>'


def safe(words: str) -> str:
    """A text on one line, escaped for XML, without the signs that may not stand in it."""
    return escape(shown(words))


def fitting(words: str, room: float, size: int) -> str:
    """As much of a text as fits into so many pixels, up to a space."""
    line = shown(words)
    used = 0.0
    for place, letter in enumerate(line):
        used += LETTER * size / 12 * (2 if east_asian_width(letter) in "WF" else 1)
        if used > room:
            cut = line[: max(0, place - 2)]
            return (cut.rpartition(" ")[0] or cut).rstrip() + "…"
    return line
