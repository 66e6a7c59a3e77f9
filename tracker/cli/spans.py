"""Changed words on a screen: in colour where there is some, else between marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.cli.terminal import escaped, isolated
from tracker.models.values import Span
from tracker.show.marks import marked

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WENT, CAME = "color(172)", "color(33)"
STYLES = {"=": "", "-": f"strike {WENT}", "+": f"underline {CAME}"}
"""Amber and blue, which readers who cannot tell red from green can tell apart, and a line through
or under the words for those who see neither. Both are legible on black and on white."""


def coloured(screen: Console) -> bool:
    """True when the screen shows colours and nobody asked for none (NO_COLOR)."""
    return screen.color_system is not None and not screen.no_color


def in_words(spans: Sequence[Span]) -> str:
    """The spans as one line of text: `[-went-]{+came+}`."""
    return escaped(marked(spans))


def drawn(spans: Sequence[Span], screen: Console, *, style: str = "") -> Text:
    """The spans as they are drawn; `style` is for what both sides have."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    if not coloured(screen):
        return Text(isolated([marked(spans)])[0], style=style)
    pieces = isolated([span.text for span in spans])
    text = Text(style=style)
    for index, (span, piece) in enumerate(zip(spans, pieces, strict=True)):
        if span.op == "+" and index and spans[index - 1].op == "-" and _apart(spans, index - 1):
            text.append(" ")
        text.append(piece, style=STYLES[span.op])
    return text


def _apart(spans: Sequence[Span], gone: int) -> bool:
    """Whether a space belongs between what went and what came: not inside of a word."""
    before = spans[gone - 1].text[-1:] if gone else ""
    return not before.isalnum() and not spans[gone].text[-1:].isspace()
