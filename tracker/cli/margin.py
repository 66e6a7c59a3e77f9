"""A text on a terminal, with the versions that brought its words in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.cli import terminal
from tracker.cli.moments import short
from tracker.cli.spans import coloured
from tracker.diff.tokens import count_words
from tracker.models.history import History, Run, SeenVersion

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from tracker.desk.reading.comparing import HistoryRead

_MEASURE = 76
"""Columns of running text; longer lines are hard to read."""
_LABEL = 9
"""Columns of a label in the margin."""
_COLOURS = ("color(33)", "color(133)", "color(37)", "color(99)", "color(167)")
"""For the versions after the first, in turn; legible on black and on white. The number stands
beside each, so that no word depends on them."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw(read: HistoryRead, screen: Console) -> None:
    """The latest version of a history: what most words of a paragraph come from stands plain."""
    from rich.table import Table  # noqa: PLC0415 (start-up time)

    history = read.history
    screen.print(_title(read))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(max_width=_MEASURE)
    for place, runs in enumerate(history.lineage.blame(history.versions[-1].number)):
        if runs:
            order = _by_words(runs)
            text = _marked(history, runs, order[0], screen)
            text.style = "" if place else "bold"
            table.add_row(_margin(history, order), text)
            table.add_row()
    screen.print(table)


def _title(read: HistoryRead) -> Text:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    last = read.history.versions[-1]
    seen = f"version {last.number} of {read.story.versions} · seen {short(last.seen_at)} UTC"
    title = f"story {read.story.id} · {terminal.line(read.outlet.title)} · {seen}"
    return Text(f"{title}\n⁴ before words: version 4 brought them, ↩ again\n", style="dim")


def _by_words(runs: Sequence[Run]) -> list[int]:
    """The versions that brought words of a paragraph: the one with most, then the others."""
    words: Counter[int] = Counter()
    for run in runs:
        words[run.version] += count_words(run.text)
    main = max(words, key=lambda version: (words[version], -version))
    return [main, *sorted(version for version in words if version != main and words[version])]


def _margin(history: History, order: Sequence[int]) -> Text:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    lines = []
    for number in order:
        version = history.seen(number)
        style = _style(history, number)
        told = Text(f"{number:>{_digits(history)}} ", style=f"bold {style}".strip())
        told.append(f"{_label(version)} ", style="not bold")
        lines.append(told.append(short(version.seen_at)[5:], style="not bold dim"))
    return Text("\n").join(lines)


def _label(version: SeenVersion) -> str:
    text = terminal.line(version.label.text) if version.label else "–"
    return f"{text if len(text) <= _LABEL else text[: _LABEL - 1] + '…':<{_LABEL}}"


def _digits(history: History) -> int:
    return len(str(history.versions[-1].number))


def _style(history: History, number: int) -> str:
    place = history.versions.index(history.seen(number))
    return _COLOURS[(place - 1) % len(_COLOURS)] if place else ""


def _marked(history: History, runs: Sequence[Run], main: int, screen: Console) -> Text:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    text = Text()
    for piece, style in _pieces(history, runs, main, colours=coloured(screen)):
        text.append(piece, style=style)
    return text


def _pieces(
    history: History, runs: Sequence[Run], main: int, *, colours: bool
) -> Iterator[tuple[str, str]]:
    """The words with their styles; those of other versions behind their number."""
    shown = terminal.isolated([run.text for run in runs])
    for run, words in zip(runs, shown, strict=True):
        if (run.version == main and not run.returned) or not count_words(run.text):
            yield words, ""
            continue
        number = str(run.version).translate(_RAISED) + ("↩" if run.returned else "")
        style = _style(history, run.version)
        bare = words.strip()
        start = words.index(bare)
        yield words[:start], ""
        yield (number, style) if colours else (f"[{number}", "")
        yield bare, f"underline {style}" if colours else ""
        yield ("" if colours else "]") + words[start + len(bare) :], ""
