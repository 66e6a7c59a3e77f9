"""Advice to editors is kept apart from claims of a change."""

from __future__ import annotations

import pytest

from tracker.models.claims import Matter, Place, Verb
from tracker.parse.wire import read_note


@pytest.mark.parametrize(
    "note",
    [
        "Eds: Also in Tuesday AMs report.",
        "Eds: A version moved on sports wires.",
        "Eds: For release at 4:15 a.m. GMT.",
        "Eds: Only version planned",
        "Eds: Lead expected after the mill's meeting",
        "Eds: No PMs planned.",
        "TO GO WITH AFP STORY BY A. MILLER",
        "Planungshinweis",
        "1745",
        "Zusammenfassung bis 1800 - ca. 25 Zl",
    ],
)
def test_distribution(note: str) -> None:
    (claim,) = read_note(note)
    assert (claim.verb, claim.matter, claim.checkable) == (
        Verb.ADVISE,
        Matter.DISTRIBUTION,
        False,
    )


def test_a_spelling_that_is_right() -> None:
    (claim,) = read_note("Eds: Vesseen in 2nd graf is cq.")
    assert (claim.verb, claim.place) == (Verb.ADVISE, Place((1,)))


def test_advice_behind_a_claim_is_none_of_the_claim() -> None:
    quote, advice = read_note("Eds: Adds quote; Also moved on general newswires")
    assert (quote.text, advice.verb) == ("Adds quote", Verb.ADVISE)
