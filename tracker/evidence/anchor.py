"""The head of the chain as a line of text, to be kept where nobody can change it with us. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from tracker.errors import ParseError

_LINE = re.compile(r"story-tracker anchor: seal (\d{1,18}), ([0-9a-f]{64})")
"""Anywhere in a line: a mail program may indent or quote it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the chain ended with, at some time."""

    sequence: int
    """Of the last seal; 0 for a chain without any."""
    hash: str


def written(anchor: Anchor, at: datetime) -> str:
    """The line to keep; the time is for people, and nothing relies on it."""
    head = f"story-tracker anchor: seal {anchor.sequence}, {anchor.hash}"
    return f"{head}, {at:%Y-%m-%d %H:%M} UTC"


def anchors_in(text: str) -> list[Anchor]:
    """The anchors of a file or of a saved mail, in its order.

    Raises ParseError where there is none.
    """
    found = [Anchor(int(sequence), known) for sequence, known in _LINE.findall(text)]
    if not found:
        raise ParseError("holds no anchor; `tracker anchor FILE` writes one")
    return found
