"""`diff`: what changed, between two versions of a story or between two files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import objects, spans, terminal
from tracker.cli.files import is_file, text_of
from tracker.cli.options import AsJson, room
from tracker.diff import compare
from tracker.models.values import Diff, Kind, ParagraphChange, Span
from tracker.show import objects as objects_of
from tracker.show import plain
from tracker.show.rows import SIGNS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tracker.desk.reading import Comparison

app = room()

_RANGE = re.compile(r"(first|prev|[0-9]{1,9})?\.\.(latest|[0-9]{1,9})?")
_WHOLE = {Kind.ADDED: "color(33)", Kind.REMOVED: "color(172)"}
"""A paragraph that is all new or all gone: its sign says so, no line through every word."""


@app.command()
def diff(
    what: Annotated[
        list[str], typer.Argument(metavar="STORY [A..B]", help="What to compare; or two files.")
    ],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 when there is a difference.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """What changed: between the last two versions, between A and B, or between two files.

      tracker diff 12
      tracker diff ferry aground first..latest
      tracker diff old.txt new.txt --exit-code

    `2..` ends at the latest version, `..4` begins at the one before it. A file has its headline in
    the first line and its paragraphs between empty lines; `-` is standard input.

    On a pipe: what, paragraph before, paragraph after (from 1), text with [-…-]{+…+}. In JSON,
    `old` and `new` count paragraphs from 0.
    """
    if len(what) == 2 and any(map(is_file, what)):  # noqa: PLR2004 (two files)
        found, title, told = _between_files(*what)
    else:
        found, title, told = _between_versions(what)
    if as_json:
        terminal.as_json(told)
    elif terminal.drawn():
        _draw(found, title)
    else:
        for record in _records(found):
            terminal.record(*record)
    if exit_code and found.weight is not None:
        raise typer.Exit(1)


# -- what is compared ------------------------------------------------------------------------------


def _between_files(old: str, new: str) -> tuple[Diff, str, objects.Object]:
    found = compare(plain.read(text_of(old)), plain.read(text_of(new)))
    return found, f"{old} → {new}", objects_of.diff(found)


def _between_versions(what: list[str]) -> tuple[Diff, str, objects.Object]:
    from tracker.config import load_settings  # noqa: PLC0415 (two files need no database)
    from tracker.desk.reading import open_reading, story_and_number  # noqa: PLC0415 (the same)

    words, (old, new) = _named(what)
    story, number = story_and_number(" ".join(words))
    with open_reading(load_settings()) as reading:
        found = reading.compare(reading.story_id(story), old, number or new)
    return found.diff, _title(found), objects.comparison(found)


def _named(what: list[str]) -> tuple[list[str], tuple[int | None, int | None]]:
    """The words that name a story, and the two numbers; None stands for the desk's own choice."""
    match = _RANGE.fullmatch(what[-1])
    if match is None:
        return what, (None, None)
    numbers = [None if end in {None, "prev", "latest"} else _number(end) for end in match.groups()]
    if len(what) == 1:
        raise typer.BadParameter("names no story before the range")
    return what[:-1], (numbers[0], numbers[1])


def _number(end: str) -> int:
    number = 1 if end == "first" else int(end)
    if number < 1:
        raise typer.BadParameter("versions are counted from 1")
    return number


def _title(found: Comparison) -> str:
    steps = f"version {found.old.number} → {found.new.number}"
    return f"story {found.story.id} · {found.outlet.title} · {steps}"


# -- on a pipe -------------------------------------------------------------------------------------


def _records(found: Diff) -> Iterator[tuple[object, ...]]:
    if found.weight is None:
        return
    yield "weight", None, None, found.weight
    for reason in found.reasons:
        yield "reason", None, None, reason
    for name, changed in _pieces(found):
        yield name, None, None, spans.in_words(changed)
    for one in found.paragraphs:
        if one.kind is not Kind.SAME:
            yield one.kind, _place(one.old), _place(one.new), spans.in_words(one.spans)


def _pieces(found: Diff) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """What differs apart from the paragraphs, by name."""
    if any(span.op != "=" for span in found.headline):
        yield "headline", found.headline
    old, new = (label.text if label else "" for label in found.label)
    if old != new:
        ends = (Span("-", old), Span("+", new))
        yield "label", tuple(span for span in ends if span.text)
    for part in found.parts:
        yield part.part, part.spans


def _place(position: int | None) -> int | None:
    return None if position is None else position + 1


# -- on a terminal ---------------------------------------------------------------------------------


def _draw(found: Diff, title: str) -> None:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    screen = terminal.console()
    screen.print(Text(terminal.line(title) + "\n", style="dim"))
    if found.weight is None:
        screen.print("No difference.")
        return
    screen.print(_pieces_drawn(found, screen))
    screen.print(_paragraphs(found, screen))
    screen.print(Text(_counts(found), style="dim"))


def _pieces_drawn(found: Diff, screen: Console) -> Table:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = terminal.empty_table()
    table.show_header = False
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    table.add_row("weight", Text(str(found.weight).replace("_", " "), style="bold"))
    table.add_row("because", Text(terminal.line("; ".join(found.reasons))))
    for name, changed in _pieces(found):
        style = "bold" if name == "headline" else ""
        table.add_row(name, spans.drawn(changed, screen, style=style))
    table.add_row()
    return table


def _paragraphs(found: Diff, screen: Console) -> Table:
    """Every paragraph with its sign and number; runs of unchanged ones are only counted."""
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    table = terminal.empty_table()
    table.show_header = False
    table.add_column(no_wrap=True, style="bold")
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column()
    for kind, run in groupby(found.paragraphs, key=lambda one: one.kind):
        changed = list(run)
        if kind is Kind.SAME:
            table.add_row("", "", Text(f"… {len(changed)} the same", style="dim"))
            continue
        for one in changed:
            place = one.old if one.new is None else one.new
            table.add_row(SIGNS[kind], str(_place(place)), _paragraph(one, screen))
    return table


def _paragraph(one: ParagraphChange, screen: Console) -> Text:
    from rich.text import Text  # noqa: PLC0415 (start-up time)

    if one.kind in _WHOLE and spans.coloured(screen):
        whole = "".join(span.text for span in one.spans)
        return Text(terminal.line(whole), style=_WHOLE[one.kind])
    text = spans.drawn(one.spans, screen)
    if one.kind is Kind.MOVED:
        text.append(f"  (was paragraph {_place(one.old)})", style="dim")
    return text


def _counts(found: Diff) -> str:
    """`body  ¶ +1 −0 ~2 ↕1   words +88 −31`."""
    count = {**dict.fromkeys(("added", "removed", "edited", "moved"), 0), **found.counts}
    words = f"words +{count.get('words_added', 0)} −{count.get('words_removed', 0)}"
    signs = f"+{count['added']} −{count['removed']} ~{count['edited']} ↕{count['moved']}"
    return f"\nbody  ¶ {signs}   {words}"
