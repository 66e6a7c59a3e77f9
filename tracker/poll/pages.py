"""When to look at a story's page again: often where a change is likely, on a budget. Pure.

Where changes come at a rate r, looks that wait g apart leave a change unseen for g / 2 on average;
the mean delay of all changes is least, for a given number of looks, where r g² / 2 is the same
everywhere: looks go with the square root of the rate. This value, here the patience, is what the
budget settles. Where the rate r(s) changes with the time s since the last look, the next one is
due when the integral of s r(s) reaches the patience.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tracker.poll.feeds import backed_off
from tracker.poll.rates import DAY, HOUR, Cell, Followed, Rates, guessed_looks, learn, stretches

BUDGET = 33.0
"""Looks at a story's page in its first day, on the mean over an outlet's stories."""

LEAST = 60.0
"""Seconds between two looks at one page, at least."""
LONGEST_YOUNG = 4 * HOUR
"""Between two looks at a story in its first day, at most."""
OLD = (6 * HOUR, DAY)
"""Between two looks at a story after its first day, at least and at most: beyond the budget."""
FOLLOWED = 30 * DAY
"""A story that was quiet for so long is not looked at any more."""
ASLEEP = 2 * DAY
"""From a longer time without a look nothing is learned: the desk stood still, or the page did."""

GAIN = 0.0003
"""How much a look too many, at one story, adds to the logarithm of the patience. A story's looks
go with patience ** -0.5, so that at 33 a story a fault is halved after some 140 stories: far slower
than the day that passes until a story is counted, which keeps the loop from swinging."""
EAGER = 50
"""At first the gain is larger: as if that many stories had been seen, and each weighed alike. The
stories that are under way together before the first is counted would swing the loop otherwise."""
HORIZON = 1500.0
"""Stories over which looks that were spared, or spent beyond the budget, are made up for."""
RESERVE = 500.0
"""Looks that are kept spared, so that chance does not carry the mean over the budget."""
FORM = 1
"""Of what is kept; another form is not read, and learning begins anew."""


@dataclass(slots=True)
class Learned:
    """What looks at an outlet's pages have taught; it changes with every look."""

    rates: Rates = field(default_factory=Rates)
    strain: float = 0.0
    """Logarithm of the patience, beside the one that the first guess would need."""
    stories: int = 0
    """Counted against the budget."""
    spared: float = 0.0
    """Looks that its stories so far have left of their budget."""

    def row(self) -> dict[str, Any]:
        """The same as plain JSON, six digits of each number."""
        cells = [
            [*key, _digits(cell.seen), _digits(cell.expected)]
            for key, cell in self.rates.cells.items()
        ]
        kept = {"strain": self.strain, "stories": self.stories, "spared": self.spared}
        return {"form": FORM, **kept, "cells": cells}


def read_learned(row: Mapping[str, Any]) -> Learned:
    """What a row says; nothing learned, where it is empty or of another form."""
    if row.get("form") != FORM:
        return Learned()
    cells = {tuple(key): Cell(seen, expected) for *key, seen, expected in row["cells"]}
    sections = {key[1] for key in cells if key[0] == "section" and key[1]}
    return Learned(Rates(cells, sections), row["strain"], row["stories"], row["spared"])


def next_page_poll(
    learned: Learned,
    story: Followed,
    now: datetime,
    *,
    changed: bool | None,
    budget: float = BUDGET,
    failures: int = 0,
) -> datetime | None:
    """When to look again after a look just now; None for a story that was quiet for a month.

    `changed` says what the look found, None when it had nothing to compare or failed; `learned`
    and `story` have learned of it when this returns. `failures` in a row, this one among them.
    """
    at = now.timestamp()
    _note(learned, story, at, changed)
    age = at - story.born
    wait = _wait(learned, story, age, budget)
    if age <= DAY < age + wait and not story.counted:
        _count(learned, story, budget)
    if at - max(story.born, story.changed) > FOLLOWED:
        return None
    step = timedelta(seconds=wait)
    return now + (backed_off(step, failures) if failures else step)


def _note(learned: Learned, story: Followed, at: float, changed: bool | None) -> None:
    if changed is not None and 0 < at - story.looked <= ASLEEP:
        learn(learned.rates, story, at, changed=changed)
    if changed:
        story.changes += 1
        story.changed = at
    story.looks += 0 < at - story.born <= DAY
    story.looked = at


def _wait(learned: Learned, story: Followed, age: float, budget: float) -> float:
    patience = _first_patience(budget) * math.exp(learned.strain)
    if age < DAY:
        return max(LEAST, _due(learned.rates, story, patience, LONGEST_YOUNG))
    return max(OLD[0], _due(learned.rates, story, patience, OLD[1]))


def _due(rates: Rates, story: Followed, patience: float, longest: float) -> float:
    """Seconds until the integral of s r(s) reaches the patience, at most `longest`."""
    left = patience
    for begin, end, rate, _ in stretches(rates, story, longest):
        whole = rate * (end * end - begin * begin) / 2
        if whole >= left:
            return math.sqrt(begin * begin + 2 * left / rate)
        left -= whole
    return longest


def _first_patience(budget: float) -> float:
    """With which the first guess alone would spend the budget."""
    return (guessed_looks(1.0) / budget) ** 2


def _count(learned: Learned, story: Followed, budget: float) -> None:
    """Count a story's first day against the budget, and grow more or less patient by it."""
    story.counted = True
    learned.stories += 1
    learned.spared += budget - story.looks
    gain = max(GAIN, 2 / budget / (learned.stories + EAGER))
    aim = budget + (learned.spared - RESERVE) / HORIZON
    learned.strain += gain * max(-budget, min(budget, story.looks - aim))


def _digits(number: float) -> float:
    return float(f"{number:.6g}")
