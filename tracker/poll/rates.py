"""How often a story's page changes, learned for each outlet from its own looks. Pure.

Changes are taken for a Poisson process whose rate is a first guess by age times one factor for
each circumstance: the hour, the section, what the page did so far. A factor is the mean of a Gamma
posterior: changes that were seen, over changes that the other factors led to expect. A look tells
no more than whether the page changed since the last one, so that is all that is learned from.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

HOUR = 3600.0
DAY = 24 * HOUR

CHANGES_A_DAY = 1.0
"""First guess: a story changes once in its first day. What is seen soon outweighs it."""
YOUNG = 1800.0
"""First guess: for half an hour the rate is about level, then it falls as one over the age."""
PRIOR = 8.0
"""Changes that the first guess of a factor (that it is 1) counts for."""
MEMORY = 2000.0
"""Changes after which a factor forgets half of what it knows, so that it follows an outlet."""
SECTIONS = 200
"""Sections with factors of their own; the rest share one, however many an address invents."""

_AGES = tuple(
    60.0 * minutes
    for minutes in (
        *(5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 600, 720, 900, 1080, 1440),
        *(2880, 5760, 11520, 23040),
    )
)
"""Where one step of age ends and the next begins: finer while the rate falls fast."""
_SINCE = tuple(60.0 * minutes for minutes in (10, 20, 30, 45, 60, 90, 120, 180, 360, 720))
"""The same for the time since the last change that was seen."""
_SCALE = CHANGES_A_DAY / math.log1p(DAY / YOUNG)

Key = tuple[str | int, ...]


class Cell:
    """One factor: changes seen and changes expected without it, the prior's among both."""

    __slots__ = ("expected", "factor", "seen")

    def __init__(self, seen: float = PRIOR, expected: float = PRIOR) -> None:
        self.seen = seen
        self.expected = expected
        self.factor = seen / expected

    def count(self, seen: float, expected: float) -> None:
        """Add what was seen, beside what was expected with this factor in it."""
        self.seen += seen
        self.expected += expected / self.factor
        if self.seen > MEMORY:
            self.seen, self.expected = self.seen / 2, self.expected / 2
        self.factor = self.seen / self.expected


Cells = dict[Key, Cell]


@dataclass(slots=True)
class Followed:
    """What looks at one story's page have shown so far. Times are POSIX seconds."""

    section: str
    born: float
    looked: float
    looks: int = 0
    """In its first day."""
    changes: int = 0
    """Looks that found a change."""
    changed: float = 0.0
    """When the last of these was."""
    counted: bool = False
    """True when its looks were counted against the budget."""


class Stretch(NamedTuple):
    """A time in which the rate of changes stands still."""

    begin: float
    """Seconds since the last look."""
    end: float
    rate: float
    """Changes a second."""
    cells: list[Cell]


@dataclass(slots=True)
class Rates:
    """What is known of an outlet's changes."""

    cells: Cells = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)
    """Those that have factors of their own."""

    def cell(self, *key: str | int) -> Cell:
        """The factor of one circumstance; 1 while nothing is known of it."""
        found = self.cells.get(key)
        if found is None:
            found = self.cells[key] = Cell()
        return found

    def section(self, name: str) -> str:
        """The section under which its factors are kept; empty when there are too many."""
        if name not in self.sections:
            if len(self.sections) >= SECTIONS:
                return ""
            self.sections.add(name)
        return name


def first_guess(age: float) -> float:
    """Changes a second at an age in seconds, where nothing was learned."""
    return _SCALE / (YOUNG + age)


def guessed_looks(patience: float) -> float:
    """How many looks the first guess gives a story's first day, at this patience."""
    roots = 2 * (math.sqrt(DAY + YOUNG) - math.sqrt(YOUNG))
    return roots * math.sqrt(_SCALE / (2 * patience))


def stretches(rates: Rates, story: Followed, longest: float) -> Iterator[Stretch]:
    """The time after the last look, `longest` seconds of it, cut where the rate changes.

    In a story's first day the hours of the clock count: it is taken to have been half past at the
    last look.
    """
    section = rates.section(story.section)
    clock = int(story.looked // HOUR) + 3 * 24  # the epoch was a Thursday
    steady = [rates.cell("all"), rates.cell("section", section)]
    begin, age = 0.0, story.looked - story.born
    while begin < longest:
        hours = int(begin / HOUR + 0.5)
        cells, grows = _cells(rates, story, section, age + begin, clock + hours)
        end = min(grows - age, longest)
        if age + begin < DAY:
            end = min(end, (hours + 0.5) * HOUR)
        end = end if end > begin else begin + 1.0
        cells += steady
        rate = first_guess(age + (begin + end) / 2)
        for cell in cells:
            rate *= cell.factor
        yield Stretch(begin, end, rate, cells)
        begin = end


def _cells(
    rates: Rates, story: Followed, section: str, age: float, clock: int
) -> tuple[list[Cell], float]:
    """The factors that hold at an age, in an hour of the week; and the age at which they end."""
    step = bisect_right(_AGES, age)
    grows = _AGES[step] if step < len(_AGES) else math.inf
    hour, often = clock % 24, min(story.changes, 3)
    since = step
    if often:
        changed = story.changed - story.born
        since = bisect_right(_SINCE, age - changed)
        if since < len(_SINCE):
            grows = min(grows, changed + _SINCE[since])
    cell = rates.cell
    cells = [
        cell("age", step),
        cell("since", often, since),
        cell("section and age", section, step // 3),
    ]
    if age < DAY:
        cells += [
            cell("hour", hour),
            cell("week", clock % 168),
            cell("age and hour", step // 2, hour // 2),
            cell("born and hour", int(story.born // HOUR) % 24, hour),
        ]
    return cells, grows


def learn(rates: Rates, story: Followed, at: float, *, changed: bool) -> None:
    """Learn from a look at the time `at`: whether the page changed since the last one."""
    passed = list(stretches(rates, story, at - story.looked))
    parts = [(each.end - each.begin) * each.rate for each in passed]
    expected = sum(parts)
    # Of a Poisson number that is not 0, the mean is larger: it may have been several changes.
    seen = expected / -math.expm1(-expected) if changed and expected else 0.0
    for stretch, part in zip(passed, parts, strict=True):
        share = seen * part / expected if expected else 0.0
        for cell in stretch.cells:
            cell.count(share, part)
