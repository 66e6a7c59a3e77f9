"""The versions of a story on a line of time, as SVG: a mark a version. Pure.

Where a mark stands is when the version was seen, its shape is the label, its area the words that
changed, and time in which nothing was seen is hatched. Every mark leads to its change. No colour
and no style stands in it: it is a part of a page, which has them by its classes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from tracker.models.values import LabelKind
from tracker.show.axis import Axis, ticks
from tracker.show.blind import Blind, in_words
from tracker.show.paint import SHAPES
from tracker.show.strokes import safe

WIDTH = 960
"""Of the drawing, in its own units: about the pixels of a page."""
EDGE = 22.0
"""Left and right of the line, so that half a mark and half a word fit there."""
SMALLEST, LARGEST = 5.0, 13.0
"""Radius of a mark."""
PER_WORD = 1.5
"""Area of a mark for each changed word, in units of the square on its radius: a hundred words make
one of 12, and a lone figure is still a mark."""
LANE = 40.0
"""Height of a lane: the largest mark with its number over it."""
MIDDLE = 15.0
"""From the foot of a lane up to the middle of its marks."""
DIGIT = 3.2
"""Half the width of a digit of a number."""
LANES = 5
"""Lanes in which marks give way to each other; beyond, they stand over one another."""
NUMBERED = 60
"""Marks up to which each has its number: a picture of more is a shape, and the table has them."""
REACHED = 30
"""Marks up to which each is a stop of the tabulator; of more, the table's links are."""
TICKS = 9
SHORTEST = timedelta(minutes=2)
"""Time on the line at least, so that two versions of one second do not make a line of none."""

KINDS = {
    None: "no label",
    LabelKind.ALERT: "alert",
    LabelKind.UPDATE: "update",
    LabelKind.CORRECTION: "correction",
    LabelKind.REFILE: "refile",
    LabelKind.REPEAT: "repeat",
    LabelKind.WRAPUP: "wrap-up",
    LabelKind.ADVISORY: "advisory",
    LabelKind.WITHDRAWN: "withdrawn",
}
"""What a shape says, in the order of the legend."""


class Mark(NamedTuple):
    """A version as the line shows it."""

    number: int
    seen_at: datetime
    words: int
    """That came or went with it; 0 for the first."""
    kind: LabelKind | None
    doubtful: bool
    """Whether it was read from a page that speaks against itself."""
    told: str
    """All of it in words."""
    href: str


class Placed(NamedTuple):
    """A mark with its place: the lane 0 is the one next to the line."""

    mark: Mark
    x: float
    radius: float
    lane: int
    free: bool
    """Whether it stands over none other: then there is room for its number."""


class Chosen(NamedTuple):
    """What a reader wants of the line: by whose clock, how it runs, from where to where."""

    zone: tzinfo = UTC
    logarithmic: bool = False
    ends: tuple[int, int] | None = None
    """The numbers of the two versions that are to be compared."""


def svg(marks: Sequence[Mark], blind: Iterable[Blind] = (), chosen: Chosen | None = None) -> str:
    """The picture, for a page; `marks` in the order seen, at least one.

    `blind` is when nothing was seen; what lies after the last version is left out.
    """
    chosen = chosen or Chosen()
    axis = _axis(marks, logarithmic=chosen.logarithmic)
    placed = list(_placed(marks, axis))
    line = LANE * (1 + max(one.lane for one in placed))
    height = line + 30
    body = [
        *_blind(blind, axis, line, chosen.zone),
        f'<path class="axis" d="M{axis.left:g} {line:g}H{axis.left + axis.width:g}"/>',
        *_ticks(axis, line, chosen.zone),
        *_range(placed, line, chosen.ends),
        *(_mark(one, line, many=len(marks)) for one in placed),
    ]
    return (
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height:g}" role="group" '
        f'aria-labelledby="timeline-title">\n'
        f'<title id="timeline-title">Versions by the time at which they were seen</title>\n'
        f'<defs><pattern id="timeline-blind" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern></defs>\n'
        + "\n".join(body)
        + "\n</svg>"
    )


def legend(marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """The shapes that are there, each as the outline of a path around 0, 0 and its words."""
    found = {mark.kind for mark in marks}
    return [(SHAPES[kind], words) for kind, words in KINDS.items() if kind in found]


# -- where everything lies -----------------------------------------------------------------------


def _axis(marks: Sequence[Mark], *, logarithmic: bool = False) -> Axis:
    begins = min(mark.seen_at for mark in marks)
    ends = max(begins + SHORTEST, *(mark.seen_at for mark in marks))
    return Axis(begins, ends, EDGE, WIDTH - 2 * EDGE, logarithmic)


def _placed(marks: Iterable[Mark], axis: Axis) -> Iterator[Placed]:
    """Each in the lowest lane in which it does not touch the one before it."""
    taken = [-math.inf] * LANES
    for mark in marks:
        x, radius = axis.x(mark.seen_at), _radius(mark.words)
        room = max(radius, DIGIT * len(str(mark.number)))
        free = next((lane for lane, end in enumerate(taken) if end <= x - room), None)
        lane = taken.index(min(taken)) if free is None else free
        taken[lane] = x + room + 1
        yield Placed(mark, x, radius, lane, free is not None)


def _radius(words: int) -> float:
    return min(max(math.sqrt(PER_WORD * words), SMALLEST), LARGEST)


# -- what is drawn -------------------------------------------------------------------------------


def _blind(stretches: Iterable[Blind], axis: Axis, line: float, zone: tzinfo) -> Iterator[str]:
    for one in stretches:
        if one.from_at < axis.ends and one.to_at > axis.begins:
            start, end = axis.x(one.from_at), axis.x(one.to_at)
            yield (
                f'<rect class="blind" x="{start:.1f}" y="4" width="{max(end - start, 1):.1f}" '
                f'height="{line - 4:g}" fill="url(#timeline-blind)">'
                f"<title>{safe(in_words(one, zone))}</title></rect>"
            )


def _ticks(axis: Axis, line: float, zone: tzinfo) -> Iterator[str]:
    for tick in ticks(axis, TICKS, zone):
        yield (
            f'<path class="axis" d="M{tick.x:.1f} {line:g}v5"/><text class="tick" '
            f'x="{tick.x:.1f}" y="{line + 19:g}" text-anchor="middle">{tick.words}</text>'
        )


def _range(placed: Sequence[Placed], line: float, ends: tuple[int, int] | None) -> Iterator[str]:
    """The stretch of the line between the two that are chosen, with a foot at either end."""
    if ends:
        start, end = (next(one.x for one in placed if one.mark.number == n) for n in ends)
        yield f'<path class="range" d="M{start:.1f} {line + 5:g}v-5H{end:.1f}v5"/>'


def _mark(one: Placed, line: float, *, many: int) -> str:
    mark, y = one.mark, line - LANE * one.lane - MIDDLE
    look = "shape doubtful" if mark.doubtful else "shape"
    over = (
        f'<text class="number" y="-{one.radius + 3:.1f}" text-anchor="middle">{mark.number}</text>'
    )
    number = over if many <= NUMBERED and one.free else ""
    stop = "" if many <= REACHED else ' tabindex="-1"'
    return (
        f'<a href="{safe(mark.href)}"{stop}><g transform="translate({one.x:.1f} {y:g})">'
        f'<title>{safe(mark.told)}</title><circle class="reach" r="12"/>'
        f'<path class="{look}" fill-rule="evenodd" transform="scale({one.radius / 5:.2f})" '
        f'd="{SHAPES[mark.kind]}"/>{number}</g></a>'
    )
