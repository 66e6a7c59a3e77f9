"""How a story grew, on a terminal: a column a version, a line a paragraph, a sign for each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tracker.cli import terminal
from tracker.diff.drift import percent
from tracker.models.history import History, Life
from tracker.show import lives

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from tracker.desk.reading.comparing import HistoryRead

_WIDE, _NARROW = 8, 4
"""Columns of a version: with its label, or with its number alone."""
_TEXT = 30
"""Columns that are left at least for the beginning of a paragraph."""
_NAMES = 10
"""Columns of what a line is called."""
_LONGEST = 120
"""Characters of a paragraph's beginning; the screen cuts it shorter."""
_TOLD = 12
"""Reversals that are told one by one."""
_STYLES = {
    "+": "color(33)",
    "−": "color(172)",
    "~": "bold",
    "↕": "color(133)",
    "↩": "color(33)",
    "÷": "color(33)",
    "&": "color(172)",
    "│": "dim",
}
_LEGEND = "+ new  ~ edited  ↕ moved  ÷ split off  & merged  − taken out  ↩ back again  │ same"


class _Grid(NamedTuple):
    """Which versions are drawn, and how wide; None stands for those that are left out."""

    places: list[int | None]
    width: int


def draw(read: HistoryRead, screen: Console) -> None:
    """The lives of a story, the words of each version, what turned back and how far it went."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    history = read.history
    grid = _grid(len(history.versions), screen.width)
    versions = terminal.counted(len(history.versions), "version")
    title = f"story {read.story.id} · {terminal.line(read.outlet.title)} · {versions}"
    screen.print(
        Text.assemble((f"{title}\n", "dim"), (terminal.line(read.story.headline), "bold"), "\n")
    )
    for line in (*_heads(history, grid), *_lives(history, grid), *_feet(history, grid)):
        screen.print(line, no_wrap=True, overflow="ellipsis")
    screen.print(Text(f"\n{_LEGEND}", style="dim"))
    for told in _told(history):
        screen.print(told)


def _grid(versions: int, width: int) -> _Grid:
    room = width - _NAMES - _TEXT
    column = _WIDE if versions * _WIDE <= room else _NARROW
    most = max(3, room // column)
    if versions <= most:
        return _Grid(list(range(versions)), column)
    return _Grid([0, None, *range(versions - most + 2, versions)], column)


# -- above and below ---------------------------------------------------------------------------


def _heads(history: History, grid: _Grid) -> Iterator[Text]:
    yield _line("version", [str(version.number) for version in history.versions], grid, "bold")
    labels = [version.label.text if version.label else "" for version in history.versions]
    if grid.width == _WIDE and any(labels):
        yield _line("", list(map(terminal.line, labels)), grid, "dim")


def _feet(history: History, grid: _Grid) -> Iterator[Text]:
    numbers = [version.number for version in history.versions]
    yield _line("", [""] * len(numbers), grid)
    yield _line("words", [str(history.lineage.words(number)) for number in numbers], grid)
    left = [percent(history.drift.left[number]).replace(" ", "") for number in numbers]
    yield _line("of first", left, grid, "dim")


def _told(history: History) -> Iterator[Text | Padding]:
    from rich.padding import Padding  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    turns = [lives.turned(history, turn) for turn in history.reversals]
    for name, sentences in (("back again", turns), ("drift", history.drift.words)):
        if sentences:
            yield Text(f"\n{name}", style="bold")
            for sentence in sentences[:_TOLD]:
                yield Padding(Text(terminal.line(sentence)), (0, 0, 0, 2))
        if len(sentences) > _TOLD:
            yield Text(f"  … {len(sentences) - _TOLD} more, which --json has", style="dim")


# -- the lives ---------------------------------------------------------------------------------


def _lives(history: History, grid: _Grid) -> Iterator[Text]:
    """A line each; neighbours that fared alike, and were never edited or moved, share one."""
    lines = history.lineage
    yield _life(history, lines.headline, "headline", grid)
    for signs, run in groupby(lines.lives, key=lambda life: _alike(history, life)):
        several = list(run)
        if signs and len(several) > 1:
            yield _life(history, several[0], f"{len(several)} ¶", grid)
        else:
            yield from (_life(history, life, "¶", grid) for life in several)


def _alike(history: History, life: Life) -> tuple[str, ...]:
    """The signs of a life to which nothing happened but that it came and went; else nothing."""
    signs = tuple(lives.signs(lives.cells(history.lineage, life)))
    return signs if set(signs) <= {"", "+", "│", "−"} else ()


def _life(history: History, life: Life, name: str, grid: _Grid) -> Text:
    signs = lives.signs(lives.cells(history.lineage, life))
    return _line(name, signs, grid, text=terminal.line(lives.beginning(life.text, _LONGEST)))


def _line(
    name: str, cells: Sequence[str], grid: _Grid, style: str | None = None, text: str = ""
) -> Text:
    """One line: its name, a cell for each version, a text; a sign has a style of its own."""
    from rich.cells import set_cell_size  # noqa: PLC0415 (start-up time)
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    line = Text().append(f"{name:<{_NAMES}}", style="dim")
    for place in grid.places:
        cell = "…" if place is None else cells[place]
        own = _STYLES.get(cell[:1], "") if style is None else style
        line.append(f"{set_cell_size(cell, grid.width - 1)} ", style=own)
    return line.append(text)
