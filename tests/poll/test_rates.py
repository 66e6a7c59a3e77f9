"""How often a story's page changes, as its looks tell."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.poll.rates import (
    DAY,
    HOUR,
    MEMORY,
    SECTIONS,
    Cell,
    Followed,
    Rates,
    first_guess,
    guessed_looks,
    learn,
    stretches,
)

NOON = 1_935_662_400.0


def story(age: float = 0.0, changes: int = 0, section: str = "port") -> Followed:
    return Followed(section, NOON, NOON + age, changes=changes, changed=NOON + age / 2)


@given(st.floats(0, 40 * DAY), st.integers(0, 9), st.floats(1, 2 * DAY))
def test_stretches_cover_the_time_without_a_gap(age: float, changes: int, longest: float) -> None:
    found = list(stretches(Rates(), story(age, changes), longest))
    assert (found[0].begin, found[-1].end) == (0, longest)
    assert all(one.end == other.begin for one, other in pairwise(found))
    assert all(one.begin < one.end and one.rate > 0 for one in found)


def test_where_nothing_was_learned_the_rate_is_the_first_guess() -> None:
    [first, *_] = stretches(Rates(), story(), HOUR)
    assert first.rate == pytest.approx(first_guess(first.end / 2))


@given(st.floats(0.1, 100))
def test_more_patience_is_fewer_looks_with_its_square_root(patience: float) -> None:
    assert guessed_looks(4 * patience) == pytest.approx(guessed_looks(patience) / 2)


@pytest.mark.parametrize("per_hour", [0.02, 0.2])
def test_what_is_learned_comes_near_the_rate_that_there_is(per_hour: float) -> None:
    """A page that changes evenly, at every so many looks, and is looked at every half hour."""
    rates, every = Rates(), round(2 / per_hour)
    for number in range(400):
        page = Followed("port", NOON + number * DAY, NOON + number * DAY)
        for look in range(1, 48):
            at = page.born + look * HOUR / 2
            learn(rates, page, at, changed=(look + number * 7) % every == 0)
            page.looked = at
    page = Followed("port", NOON + 401 * DAY, NOON + 401 * DAY)
    expected = sum((one.end - one.begin) * one.rate for one in stretches(rates, page, 23 * HOUR))
    assert expected == pytest.approx(23 * per_hour, rel=0.15)


def test_a_factor_forgets_half_at_a_time() -> None:
    cell = Cell()
    for _ in range(10 * int(MEMORY)):
        cell.count(1.0, cell.factor)
    assert cell.seen <= MEMORY
    assert cell.factor == pytest.approx(1.0)
    for _ in range(2 * int(MEMORY)):
        cell.count(1.0, cell.factor / 2)
    assert cell.factor == pytest.approx(2.0, rel=0.2)


def test_sections_without_end_share_one_factor() -> None:
    rates = Rates()
    for number in range(3 * SECTIONS):
        learn(rates, story(section=f"s{number}"), NOON + HOUR, changed=False)
    kept = {key[1] for key in rates.cells if key[0] == "section"}
    assert kept == {*(f"s{number}" for number in range(SECTIONS)), ""}
