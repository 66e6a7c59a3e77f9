"""A diff on a terminal, in the view that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tracker.cli import spans, terminal
from tracker.cli.compare.choice import Choice, View
from tracker.cli.compare.drawn import changes, dim, gap_of, head, numbers, paragraph, table_of, tail
from tracker.cli.compare.records import rows, unmarked
from tracker.cli.terminal import counted
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Diff, ParagraphChange, Span
from tracker.show import counts, folds
from tracker.show.folds import Folded
from tracker.show.passages import Gap, passages
from tracker.show.rows import SIGNS, happened, number, place

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from tracker.cli.compare.sides import Compared

BAR = 40
"""Columns of the longest bar."""
WIDE = 100
"""Columns from which on two texts can stand side by side: a line of each then has seven words."""
MEASURE = 76
"""Columns of running text; longer lines are hard to read."""


def draw(found: Compared, chosen: Choice) -> None:
    """Draw the view that was chosen."""
    screen = terminal.console()
    diff, folded = found.diff, folds.fold(found.diff, chosen.fold)
    if chosen.view is View.HEADLINE:
        screen.print(spans.drawn(diff.headline, screen, style="bold"))
        return
    screen.print(dim(found.title + "\n"))
    if diff.weight is None and chosen.view is not View.WORDS:
        screen.print("No difference.")
        return
    if chosen.view is View.SPLIT and screen.width < WIDE:
        terminal.talk(f"Side by side wants {WIDE} columns, and there are {screen.width}.")
        chosen = chosen._replace(view=View.CHANGES)
    for block in _DRAWN[chosen.view](diff, folded, chosen.context or 0, screen):
        screen.print(block)


def running(diff: Diff, folded: Folded, _context: int, screen: Console) -> Iterator[RenderableType]:
    """The text as it runs, every change in its place."""
    from rich.padding import Padding  # noqa: PLC0415 (start-up time)

    width = min(screen.width, MEASURE)
    blocks = [spans.drawn(diff.headline, screen, style="bold")]
    for row, classes in zip(diff.paragraphs, folded.rows, strict=True):
        if not classes:
            blocks.append(paragraph(row, screen))
        elif row.new is not None:
            blocks.append(spans.drawn(unmarked(row), screen))
    for block in blocks:
        yield Padding(block, (0, screen.width - width, 1, 0))
    yield from tail(diff, folded)


def listed(diff: Diff, folded: Folded, _context: int, _screen: Console) -> Iterator[RenderableType]:
    """Which paragraphs, what happened to each, and how many of its words came and went."""
    table = table_of("bold", "dim", "", "dim", "dim", right=1)
    for row, _ in rows(diff, folded, 0):
        words = counts.words_of("", row.spans)
        signs = (SIGNS[row.kind], str(number(row)))
        table.add_row(*signs, happened(row), f"+{words.added}", f"−{words.removed}")
    yield table
    yield from tail(diff, folded)


def stat(diff: Diff, _folded: Folded, _context: int, screen: Console) -> Iterator[RenderableType]:
    """How many words of each piece came and went, and a bar for it."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    found = [one for one in counts.words(diff) if one.added or one.removed]
    most = max((one.added + one.removed for one in found), default=0)
    table = table_of("", "", "", "", right=1)
    for one in found:
        added, removed = counts.bar(one, most, min(BAR, screen.width - 30))
        bar = Text.assemble(("+" * added, spans.CAME), ("−" * removed, spans.WENT))
        table.add_row(one.piece, f"+{one.added}", f"−{one.removed}", bar)
    yield table
    yield Text(
        f"\nweight  {str(diff.weight).replace('_', ' ')}, {counted(len(diff.facts), 'fact')}"
    )
    yield Text(numbers(diff))
    if diff.folded:
        yield Text(f"folded  {folds.told(diff.folded)}")


def split(diff: Diff, folded: Folded, context: int, screen: Console) -> Iterator[RenderableType]:
    """The older text on the left, the newer on the right."""
    yield head(diff, folded, screen)
    table = table_of("dim", "", "bold", "dim", "", right=0)
    table.expand = True
    for column in (table.columns[1], table.columns[4]):
        column.ratio, column.no_wrap = 1, False
    for one in passages(diff, folded, context):
        if isinstance(one, Gap):
            table.add_row("", gap_of(one), "", "", "")
            continue
        old, new = (_side(one.row, gone, screen, changed=one.changed) for gone in ("+", "-"))
        sign = SIGNS[one.row.kind] if one.changed else ""
        table.add_row(_number(one.row.old), old, sign, _number(one.row.new), new)
    yield table
    yield from tail(diff, folded)


def _side(row: ParagraphChange, gone: str, screen: Console, *, changed: bool) -> Text:
    if changed:
        return spans.drawn(tuple(span for span in row.spans if span.op != gone), screen)
    text = old_text(row.spans) if gone == "+" else new_text(row.spans)
    return spans.drawn((Span("=", text),), screen)


def _number(position: int | None) -> str:
    return "" if position is None else str(place(position))


_DRAWN: dict[View, Callable[[Diff, Folded, int, Console], Iterator[RenderableType]]] = {
    View.CHANGES: changes,
    View.WORDS: running,
    View.PARAGRAPHS: listed,
    View.STAT: stat,
    View.SPLIT: split,
}
