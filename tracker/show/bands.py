"""Where the bands of a story's picture lie: a column a version, a band a paragraph. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from tracker.models.history import History, Life
from tracker.show.lives import Cell, cells

STEP = 84.0
"""From one column to the next, in pixels; less where the picture would become too wide."""
NARROWEST = 6.0
WIDEST = 1_200.0
"""Of the picture, as long as a step keeps its `NARROWEST`."""
LEAST = 372.0
"""Width of the smallest picture: title and legend need it; a phone shows it as it is."""
COLUMN = 0.62
"""The share of a step that a column takes; in the rest one sees where its bands go."""
LEFT, TOP, GAP = 88.0, 122.0, 14.0
HEIGHT = 340.0
"""Of the highest column, where its bands are not too many for it."""
THINNEST, BETWEEN, BELOW_HEADLINE = 3.0, 2.0, 6.0
"""Height of the lowest band, and the room between two."""
NUMBER = 36.0
"""Pixels that the number of a version and its words need."""


class Box(NamedTuple):
    """A band in one column."""

    x: float
    y: float
    width: float
    height: float


class Band(NamedTuple):
    """A life through all columns; None where a version does not have it."""

    life: Life
    is_headline: bool
    cells: list[Cell | None]
    boxes: list[Box | None]

    @property
    def pieces(self) -> list[list[int]]:
        """The columns that it goes through without a gap, run by run."""
        has = [place for place, box in enumerate(self.boxes) if box]
        runs = groupby(enumerate(has), key=lambda pair: pair[1] - pair[0])
        return [[place for _, place in run] for _, run in runs]


class Sheet(NamedTuple):
    """The picture's measures, in pixels, and its bands."""

    step: float
    columns: int
    width: float
    bottom: float
    """Of the highest column."""
    bands: list[Band]

    def middle(self, place: int) -> float:
        """Of a column, from left to right."""
        return LEFT + place * self.step + self.step * COLUMN / 2

    def numbered(self, place: int) -> bool:
        """Whether there is room for numbers above and below a column: the last always has it."""
        every = -(-NUMBER // self.step)
        return (self.columns - 1 - place) % every == 0


def laid_out(history: History) -> Sheet:
    """Return the place of every band in every column."""
    lines = history.lineage
    numbers = list(lines.bodies)
    step = max(NARROWEST, min(STEP, (WIDEST - LEFT - GAP) / len(numbers)))
    rows = [cells(lines, life) for life in (lines.headline, *lines.lives)]
    orders = [[0, *(life + 1 for life in lines.bodies[number])] for number in numbers]
    tallest = max(
        sum(_words(rows[row][place]) for row in order) for place, order in enumerate(orders)
    )
    boxes: list[list[Box | None]] = [[None] * len(numbers) for _ in rows]
    bottom = TOP
    for place, order in enumerate(orders):
        y, x = TOP, LEFT + place * step
        for row in order:
            height = max(THINNEST, HEIGHT * _words(rows[row][place]) / max(1, tallest))
            boxes[row][place] = Box(x, y, step * COLUMN, height)
            y += height + (BETWEEN if row else BELOW_HEADLINE)
        bottom = max(bottom, y)
    bands = [
        Band(life, index == 0, rows[index], boxes[index])
        for index, life in enumerate((lines.headline, *lines.lives))
    ]
    width = max(LEAST, LEFT + step * (len(numbers) - 1 + COLUMN) + 2 * GAP)
    return Sheet(step, len(numbers), width, bottom, bands)


def _words(cell: Cell | None) -> int:
    return cell.stage.words if cell else 0
