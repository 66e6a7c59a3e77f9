"""Words of one family say one thing, in every form of a verb."""

import pytest

from tracker.diff.english.outcomes import OUTCOME_VERBS_ENGLISH, OUTCOMES_ENGLISH


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("rose", "killed", True), ("north", "south", True), ("after", "deal", False)],
)
def test_fields_are_parted_by_an_empty_line(one: str, other: str, same: bool) -> None:
    assert (OUTCOMES_ENGLISH[one].field == OUTCOMES_ENGLISH[other].field) is same


def test_verbs_in_every_form_and_no_other_word() -> None:
    assert {"fell", "falling", "killed", "held"} <= OUTCOME_VERBS_ENGLISH
    assert not {"dead", "up", "west", "soldiers"} & OUTCOME_VERBS_ENGLISH
