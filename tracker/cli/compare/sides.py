"""What is compared: two files, or two versions of a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import typer

from tracker.cli.files import STDIN, is_file, seen_at, text_of
from tracker.diff import compare
from tracker.models.values import Diff
from tracker.show import objects as shown
from tracker.show import plain
from tracker.show.patch import Side, side

if TYPE_CHECKING:
    from tracker.desk.reading.comparing import Comparison

_RANGE = re.compile(r"(first|prev|[0-9]{1,9})?\.\.(latest|[0-9]{1,9})?")


class Compared(NamedTuple):
    """A diff, what it is called, how JSON tells of it, and how a patch names its two sides."""

    diff: Diff
    title: str
    told: shown.Object
    sides: tuple[Side, Side]


def compared(what: list[str]) -> Compared:
    """What the words name: two files where one of them is a file, else versions of a story."""
    if len(what) == 2 and any(map(is_file, what)):  # noqa: PLR2004 (two files)
        return _files(*what)
    return _versions(what)


def _files(old: str, new: str) -> Compared:
    if old == new == STDIN:
        raise typer.BadParameter("standard input can be one of the two, not both")
    found = compare(plain.read(text_of(old)), plain.read(text_of(new)))
    sides = (Side(old, seen_at(old)), Side(new, seen_at(new)))
    return Compared(found, f"{old} → {new}", shown.diff(found), sides)


def _versions(what: list[str]) -> Compared:
    from tracker.config import load_settings  # noqa: PLC0415 (two files need no database)
    from tracker.desk.reading.comparing import open_comparing  # noqa: PLC0415 (the same)
    from tracker.desk.reading.stories import story_and_number  # noqa: PLC0415 (the same)

    words, (old, new) = named_range(what)
    story, number = story_and_number(" ".join(words))
    with open_comparing(load_settings()) as reading:
        found = reading.compare(reading.story_id(story), old, number or new)
    told = shown.between(
        found.diff,
        story=found.story.id or 0,
        outlet=found.outlet.name,
        old=found.old.number,
        new=found.new.number,
    )
    return Compared(found.diff, _title(found), told, _sides(found))


def named_range(what: list[str]) -> tuple[list[str], tuple[int | None, int | None]]:
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


def _sides(found: Comparison) -> tuple[Side, Side]:
    story = found.story.id or 0
    old, new = (side(story, one.number, one.seen_at) for one in (found.old, found.new))
    return old, new
