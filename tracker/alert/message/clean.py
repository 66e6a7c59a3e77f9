"""Makes text from anywhere fit for one place in a mail: one line, no tricks, no more than so long.

Pure.
"""

from __future__ import annotations

import re

from tracker.models.values import Span

_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
"""Every control character too: CR and LF would end a header, NUL a C string in some reader."""

_UNPRINTABLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
"""Lone surrogates and non-characters: UTF-8 cannot carry the former."""

_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the text after them around, ours included. The soft ones, which right-to-left
copy needs, stay."""

_CONTEXT = 70
"""Characters of unchanged text beside a change: about one line."""


def one_line(text: str) -> str:
    """The text in one line: each run of space and controls a single space, none at the ends."""
    return _calm(text).strip()


def cut(text: str, room: int) -> str:
    """The text, or as much as leaves room for `…` at the end: at most `room` characters."""
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def web_address(url: str, room: int) -> str:
    """The address if it leads into the web and fits; else nothing, half an address is none."""
    plain = one_line(url)
    fits = len(plain) <= room and " " not in plain
    return plain if fits and plain.lower().startswith(("http://", "https://")) else ""


def excerpt(spans: tuple[Span, ...], *, room: int, most: int) -> tuple[Span, ...]:
    """The changes of a passage, each with its surroundings.

    About `room` characters in at most `most` spans; `…` stands where something was left out.
    """
    kept: list[Span] = []
    for place, span in enumerate(spans):
        if room <= 0 or place >= most:
            return (*kept, Span("=", " …"))
        text = _calm(span.text)
        if span.op == "=" and len(spans) > 1:
            text = _surroundings(text, first=place == 0, last=place == len(spans) - 1)
        text = cut(text, room)
        room -= len(text)
        kept.append(Span(span.op, text))
    return tuple(kept)


def _calm(text: str) -> str:
    plain = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _DIRECTION.sub("", text))
    return _SPACE.sub(" ", plain)


def _surroundings(text: str, *, first: bool, last: bool) -> str:
    """What stands next to the changes before and after, to whole words."""
    if len(text) <= 2 * _CONTEXT:
        return text
    head = "" if first else text[:_CONTEXT].rsplit(" ", 1)[0] + " "
    tail = "" if last else " " + text[-_CONTEXT:].split(" ", 1)[-1]
    return f"{head}…{tail}"
