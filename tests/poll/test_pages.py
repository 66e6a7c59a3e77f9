"""When to look at a story's page again."""

import json
import random
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.poll.feeds import DEAD
from tracker.poll.pages import (
    BUDGET,
    FOLLOWED,
    LONGEST_YOUNG,
    OLD,
    Learned,
    next_page_poll,
    read_learned,
)
from tracker.poll.rates import DAY, HOUR, Followed

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
NOON = NOW.timestamp()


def aged(seconds: float, changes: int = 0) -> Followed:
    """A story of that age, looked at half an hour ago."""
    born = NOON - seconds
    looked = max(born, NOON - HOUR / 2)
    return Followed("port", born, looked, changes=changes, changed=looked if changes else 0.0)


@given(
    st.floats(0, FOLLOWED),
    st.integers(0, 9),
    st.sampled_from([None, False, True]),
    st.integers(0, 99),
    st.floats(6, 500),
)
def test_the_next_look_is_after_now_and_within_bounds(
    age: float, changes: int, changed: bool | None, failures: int, budget: float
) -> None:
    page = aged(age, changes)
    again = next_page_poll(Learned(), page, NOW, changed=changed, budget=budget, failures=failures)
    assert again is not None
    longest = LONGEST_YOUNG if age < DAY else OLD[1]
    least = 60 if age < DAY else OLD[0]
    wait = (again - NOW).total_seconds()
    assert least <= wait
    assert wait <= (DEAD.total_seconds() if failures else longest)


@given(st.floats(0, FOLLOWED), st.integers(0, 60))
def test_a_failing_page_is_looked_at_ever_more_rarely(age: float, failures: int) -> None:
    waits = [
        next_page_poll(Learned(), aged(age), NOW, changed=None, failures=number)
        for number in (failures, failures + 1)
    ]
    assert waits[0] is not None
    assert waits[1] is not None
    assert waits[0] <= waits[1]


def test_a_story_that_was_quiet_for_a_month_is_not_looked_at() -> None:
    old = FOLLOWED + HOUR
    assert next_page_poll(Learned(), aged(old), NOW, changed=False) is None
    assert next_page_poll(Learned(), aged(old, changes=1), NOW, changed=False) is not None
    assert next_page_poll(Learned(), aged(old), NOW, changed=True) is not None


def test_a_time_without_looks_teaches_nothing() -> None:
    learned, page = Learned(), Followed("port", NOON - 5 * DAY, NOON - 5 * DAY)
    next_page_poll(learned, page, NOW, changed=True)
    assert all(cell.factor == 1.0 for cell in learned.rates.cells.values())
    assert (page.looked, page.changes) == (NOON, 1)


def test_an_hour_in_which_pages_change_is_looked_at_more() -> None:
    learned = Learned()
    for day in range(200):
        for hour in range(12):
            page = aged(HOUR * 12)
            page.born += day * DAY
            page.looked = page.born + hour * HOUR
            at = datetime.fromtimestamp(page.looked + HOUR, UTC)
            next_page_poll(learned, page, at, changed=hour == 6)
    waits = []
    for hour in (3, 6):
        start = NOON + 300 * DAY - 12 * HOUR
        page = Followed("port", start, start + hour * HOUR - 1)
        at = datetime.fromtimestamp(start + hour * HOUR, UTC)
        again = next_page_poll(learned, page, at, changed=None)
        assert again is not None
        waits.append(again - at)
    assert waits[0] > 1.5 * waits[1]


def simulate(budget: float, stories: int) -> tuple[Learned, float]:
    """An outlet whose stories change at a rate that falls with age: what is learned, and looks."""
    chance, learned = random.Random(5), Learned()
    pages = [Followed("port", NOON + n * 1700, NOON + n * 1700) for n in range(stories)]
    due = [(page.born, number) for number, page in enumerate(pages)]
    while due:
        at, number = heappop(due)
        page = pages[number]
        rate = _rate(at - page.born)
        changed = None if at == page.born else chance.random() < rate * (at - page.looked)
        moment = datetime.fromtimestamp(at, UTC)
        again = next_page_poll(learned, page, moment, changed=changed, budget=budget)
        if again and again.timestamp() <= page.born + DAY:
            heappush(due, (again.timestamp(), number))
    return learned, sum(page.looks for page in pages) / stories


def _rate(age: float) -> float:
    return (0.5 if age < 3 * HOUR else 0.05) / HOUR


@pytest.mark.parametrize("budget", [12.0])
def test_the_budget_is_held(budget: float) -> None:
    learned, mean = simulate(budget, 1200)
    assert mean == pytest.approx(budget, rel=0.02)
    assert learned.strain != 0


def test_what_was_learned_survives_being_kept() -> None:
    learned, _ = simulate(BUDGET, 40)
    again = read_learned(json.loads(json.dumps(learned.row())))
    assert again.row() == learned.row()
    assert again.rates.sections == {"port"}
    one, other = aged(HOUR), aged(HOUR)
    first = next_page_poll(learned, one, NOW, changed=False)
    second = next_page_poll(again, other, NOW, changed=False)
    assert first is not None
    assert second is not None
    assert abs(first - second) < timedelta(seconds=1)
    assert one == other


@pytest.mark.parametrize("row", [{}, {"form": 0}, {"form": "1", "cells": 7}])
def test_a_row_of_another_form_is_learning_anew(row: dict[str, object]) -> None:
    assert read_learned(row).row() == Learned().row()
