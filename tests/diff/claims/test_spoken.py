"""Remarks, figures and details: did fitting new text come?"""

from __future__ import annotations

import pytest

from tests.diff.claims.copy import (
    LEAD,
    OLD,
    OWNER,
    SHIPS,
    TRADE,
    WORKS,
    claim,
    edited,
    verdict,
    with_paragraphs,
)
from tracker.models.claims import Finding, Matter, Verb

SAID = "“We have never seen the like,” harbour master Ivo Sandwell said."
SPOKEN = with_paragraphs(LEAD, SHIPS, SAID, WORKS, TRADE, OWNER)
LONGER = with_paragraphs(LEAD, SHIPS, "Ivo Sandwell runs the port.", WORKS, TRADE, OWNER)
BACKGROUND = with_paragraphs(LEAD, SHIPS, WORKS, TRADE, OWNER, "The channel was dug long ago.")


@pytest.mark.parametrize(
    ("said", "new", "at", "finding"),
    [
        ("Sandwell's remarks", SPOKEN, (), Finding.CONFIRMED),
        ("Sandwell's remarks", SPOKEN, (3,), Finding.CONFIRMED),
        ("Sandwell's remarks", SPOKEN, (4,), Finding.ELSEWHERE),
        ("quotes", SPOKEN, (), Finding.CONFIRMED),
        ("Sandwell's remarks", LONGER, (), Finding.CONFIRMED),
        ("Farrowby's remarks", SPOKEN, (), Finding.PARTLY),
        ("Farrowby's remarks", BACKGROUND, (), Finding.NOT_FOUND),
    ],
)
def test_remarks(said: str, new: object, at: tuple[int, ...], finding: Finding) -> None:
    one = claim(Verb.ADD, said, Matter.REMARKS, at=at)
    assert verdict(one, new).finding is finding  # type: ignore[arg-type]


def test_figures() -> None:
    toll = claim(Verb.UPDATE, "number of ships", Matter.NUMBER)
    assert verdict(toll, edited("Eleven", "Twelve")).paragraphs == (1,)
    assert verdict(toll, edited("could not", "did not want to")).finding is Finding.NOT_FOUND


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("details, background", Finding.CONFIRMED),
        ("history of channel", Finding.CONFIRMED),
        ("additional developments", Finding.CONFIRMED),
        ("analyst", Finding.PARTLY),
    ],
)
def test_details(said: str, finding: Finding) -> None:
    assert verdict(claim(Verb.ADD, said), BACKGROUND).finding is finding
    assert verdict(claim(Verb.ADD, said), with_paragraphs(LEAD)).finding is Finding.NOT_FOUND


def test_style() -> None:
    typo = claim(Verb.CORRECT, "typo", Matter.STYLE)
    assert verdict(typo, edited("waiting", "weighting")).paragraphs == (1,)
    assert verdict(typo, edited("country's", "country’s")).finding is Finding.CONFIRMED
    assert verdict(typo, with_paragraphs(*OLD.paragraphs)).finding is Finding.NOT_FOUND
