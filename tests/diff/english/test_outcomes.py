"""Words of one family say one thing, in every form of a verb."""

import pytest

from tracker.diff.english.outcomes import OUTCOMES_ENGLISH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "climbed"),
        ("slipped", "falling"),
        ("clears", "acquitted"),
        ("denies", "denied"),
        ("killed", "deaths"),
    ],
)
def test_one_family(one: str, other: str) -> None:
    assert OUTCOMES_ENGLISH.get(one) == OUTCOMES_ENGLISH.get(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "fell"),
        ("cleared", "blamed"),
        ("dead", "alive"),
        ("beat", "lost"),
        ("north", "south"),
    ],
)
def test_other_families(one: str, other: str) -> None:
    assert OUTCOMES_ENGLISH[one] != OUTCOMES_ENGLISH[other]
