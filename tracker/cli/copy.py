"""A piece of wire copy as it is shown: piece by piece on a pipe, laid out on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.cli import terminal
from tracker.models.values import Article

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_MEASURE = 76
"""Columns of running text; longer lines are hard to read."""


def records(text: Article) -> Iterator[tuple[str, str]]:
    """Every piece of the copy with its name, in the order of the copy; empty ones are left out."""
    label = text.label
    pieces = [
        ("label", label.text if label else ""),
        ("label_kind", label.kind if label else ""),
        ("label_ordinal", str(label.ordinal) if label and label.ordinal is not None else ""),
        ("slug", text.slug),
        ("headline", text.headline),
        ("note", text.note),
        ("byline", text.byline),
        *(("caption", caption) for caption in text.captions),
        ("dateline", text.dateline),
        *(("paragraph", paragraph) for paragraph in text.paragraphs),
        *(("boilerplate", line) for line in text.boilerplate),
    ]
    return ((name, piece) for name, piece in pieces if piece)


def draw_pieces(text: Article, screen: Console) -> None:
    """Print every piece beside its name."""
    from rich.table import Table  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(max_width=_MEASURE)
    for name, piece in records(text):
        table.add_row(
            name.replace("_", " "),
            Text(terminal.line(piece), style="bold" if name == "headline" else ""),
        )
    screen.print(table)


def draw(text: Article, screen: Console) -> None:
    """Print the copy as a reader would see it; what is not headline or text stands dim."""
    width = min(screen.width, _MEASURE)
    for block in (_head(text), *_body(text), _tail(text)):
        if block:
            screen.print(block, width=width)
            screen.print()


def _head(text: Article) -> Text:
    """Label and slug, headline, edit note, byline: a line each."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    label = text.label.text if text.label else ""
    marks = " · ".join(mark for mark in (label, text.slug) if mark)
    lines = ((marks, "dim"), (text.headline, "bold"), (text.note, "dim"), (text.byline, "dim"))
    return Text("\n").join(Text(terminal.line(line), style=style) for line, style in lines if line)


def _body(text: Article) -> Iterator[Text]:
    """The captions, then the paragraphs, the first one after the dateline."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    for caption in text.captions:
        yield Text(f"▲ {terminal.line(caption)}", style="dim")
    for position, paragraph in enumerate(text.paragraphs):
        before = f"{text.dateline} — " if text.dateline and position == 0 else ""
        yield Text.assemble((terminal.line(before), "dim"), terminal.line(paragraph))


def _tail(text: Article) -> Text:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    return Text("\n".join(terminal.line(line) for line in text.boilerplate), style="dim")
