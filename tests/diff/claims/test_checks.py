"""Which check a claim calls for."""

from __future__ import annotations

import pytest

from tests.diff.claims.copy import OLD, claim, edited, verdict, with_paragraphs
from tracker.models.claims import Claim, Finding, Matter, Verb
from tracker.models.values import Label, LabelKind

NEW = edited("Eleven", "Seventeen")


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (claim(Verb.FOLLOW, "alerts"), "other items"),
        (claim(Verb.ADVISE, "names are cq"), "editors"),
        (claim(Verb.CHANGE, "codes", Matter.DISTRIBUTION), "codes"),
    ],
)
def test_what_no_text_shows(one: Claim, why: str) -> None:
    found = verdict(one, NEW)
    assert found.finding is Finding.CANNOT_CHECK
    assert why in found.words


def test_withdrawn() -> None:
    kill = claim(Verb.WITHDRAW)
    mark = Label("STORY WITHDRAWN", LabelKind.WITHDRAWN)
    assert verdict(kill, with_paragraphs(*OLD.paragraphs, label=mark)).finding is Finding.CONFIRMED
    assert verdict(kill, NEW).finding is Finding.NOT_FOUND


def test_recast_without_a_place_is_the_lead() -> None:
    assert verdict(claim(Verb.RECAST), NEW).words == "paragraph 1 is the same"
