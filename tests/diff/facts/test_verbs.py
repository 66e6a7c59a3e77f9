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
        ("declined", "accepted"),
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
        ("A private solider stood there", "A private soldier stood there"),
        ("The fair was cancelled there", "The fair was canceled there"),
        ("They agreed to it there", "They are agreeing to it there"),
        ("Their next race is there", "Their second race is there"),
        ("A storm persists there after rain", "Crews there deal with rain"),
        ("The largest mill closed", "The company closed, they said"),
        ("A 9 percent decline in sales", "A 9 percent drop in sales"),
        ("Home loans surge as rates dive", "Home loans surge as rates fall"),
        ("A tour scheduled for May: source", "A tour to hit the road in May: source"),
        ("47 hurt as tram leaves rails", "Tram that left rails was too fast"),
    ],
)
def test_what_is_no_verb_or_the_same_one_is_no_outcome(old: str, new: str) -> None:
    assert not outcomes(old, new)
