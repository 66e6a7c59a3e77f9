"""What a phrase is about is said by its head, not by what stands behind *on* and *of*."""

from __future__ import annotations

import pytest

from tracker.models.claims import Matter
from tracker.parse.wire.claims.matters import matter_of


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        ("headline", Matter.HEADLINE),
        ("the lead", Matter.LEAD),
        ("bylines", Matter.BYLINE),
        ("dateline on story sent Monday", Matter.DATELINE),
        ("link to graphic", Matter.PHOTO),
        ("miller's remarks on price of flour", Matter.REMARKS),
        ("closing share prices", Matter.NUMBER),
        ("share activity", Matter.NUMBER),
        ("stock reaction", Matter.NUMBER),
        ("miller's reaction", Matter.REMARKS),
        ("to close", Matter.NUMBER),
        ("spelling of Vessen", Matter.STYLE),
        ("category code", Matter.DISTRIBUTION),
        ("details on quotes", None),
        ("miller's title", None),
        ("no comment from the mill", None),
        ("background", None),
        ("", None),
    ],
)
def test_matter_of(said: str, matter: Matter | None) -> None:
    assert matter_of(said) is matter
