"""A verb stands for another; what is no verb stands for none."""

from __future__ import annotations

import pytest

from tracker.diff.facts import facts
from tracker.diff.words import word_spans
from tracker.models.values import FactKind


def outcomes(old: str, new: str) -> list[tuple[str, str]]:
    found = facts(word_spans(old, new), paragraphs=())
    return [(one.old, one.new) for one in found if one.kind is FactKind.OUTCOME]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("signed", "shelved"),
        ("repaired", "destroyed"),
        ("rejected", "weighed"),
        ("mauled", "soothed"),
    ],
)
def test_a_verb_takes_the_place_of_another(old: str, new: str) -> None:
    assert outcomes(f"The deal was {old} there", f"The deal was {new} there") == [(old, new)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The army let them take it", "The army let rebel men take it"),
        ("Trucks of them crossed it", "Trucks of the Rapid Support Corps crossed it"),
        ("They met when rain fell there", "They met after rain fell there"),
    ],
)
def test_a_pronoun_or_a_part_of_a_name_is_no_outcome(old: str, new: str) -> None:
    assert not outcomes(old, new)
