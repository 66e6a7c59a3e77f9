"""AP's splices, replayed on the older text."""

from __future__ import annotations

import pytest

from tests.diff.claims.copy import (
    FUTURE,
    LEAD,
    OWNER,
    SHIPS,
    TRADE,
    WORKS,
    claim,
    verdict,
    with_paragraphs,
)
from tracker.models.claims import Finding, Splice, Verb

ONE, TWO = "The channel was free again on Tuesday.", "A first tanker left under tow at noon."
TOP = with_paragraphs(ONE, TWO, WORKS, TRADE, OWNER, FUTURE)
MIDDLE = with_paragraphs(LEAD, SHIPS, WORKS, ONE, TWO, OWNER, FUTURE)
TURNED = with_paragraphs(OWNER, FUTURE, LEAD, SHIPS, WORKS, ONE)
FAR_DOWN = with_paragraphs(
    *(f"News {n}." for n in "abcdefg"), LEAD, ONE, WORKS, TRADE, OWNER, FUTURE
)
LAST = with_paragraphs(LEAD, SHIPS, WORKS, TRADE, OWNER, ONE, TWO)
INSERTED = with_paragraphs(LEAD, SHIPS, ONE, TWO, WORKS, TRADE, OWNER, FUTURE)


@pytest.mark.parametrize(
    ("told", "new", "finding"),
    [
        (Splice(0, 2, 2, "A crane...", 2), TOP, Finding.CONFIRMED),
        (Splice(0, 2, 3, "A crane...", 2), TOP, Finding.PARTLY),
        (Splice(0, 2, None, "A crane...", 2), TOP, Finding.CONFIRMED),
        (Splice(0, 3, 2, "A crane...", 3), TOP, Finding.ELSEWHERE),
        (Splice(0, 2, 2, "No such start...", 2), TOP, Finding.CANNOT_CHECK),
        (Splice(3, 4, 2, "The port...", 3), MIDDLE, Finding.CONFIRMED),
        (Splice(2, 2, 2, "Eleven ships...", 1), INSERTED, Finding.CONFIRMED),
        (Splice(4, 4, 2, "The port...", 3), INSERTED, Finding.NOT_FOUND),
        (Splice(4, 5, 1), MIDDLE, Finding.NOT_FOUND),
        (Splice(0, 9, 1), MIDDLE, Finding.CANNOT_CHECK),
        (Splice(3, 4, 1), TURNED, Finding.CANNOT_CHECK),
        (Splice(1, 2, 1), FAR_DOWN, Finding.ELSEWHERE),
        (Splice(-1, None, 2, "", -1), LAST, Finding.CONFIRMED),
        (Splice(0, None, 6), with_paragraphs(*(f"New {n}." for n in "abcdef")), Finding.CONFIRMED),
    ],
)
def test_splices(told: Splice, new: object, finding: Finding) -> None:
    found = verdict(claim(Verb.RECAST, splice=told), new)  # type: ignore[arg-type]
    assert found.finding is finding, found.words
