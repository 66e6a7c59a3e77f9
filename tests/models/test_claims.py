"""A note held against the text falls into lists, and no claim falls out of them."""

from __future__ import annotations

from tracker.models.claims import (
    CheckedClaim,
    Claim,
    Finding,
    NoteCheck,
    Rank,
    Unmentioned,
    Verb,
)

CLAIM = Claim(Verb.ADD, "ADDS details")
CHECKED = tuple(CheckedClaim(CLAIM, finding, "") for finding in Finding)


def test_every_claim_is_in_one_list() -> None:
    check = NoteCheck("(ADDS details)", CHECKED)
    lists = (*check.found, *check.not_found, *check.unchecked)
    assert sorted(one.finding for one in lists) == sorted(Finding)


def test_what_is_found_elsewhere_or_partly_is_found() -> None:
    findings = [one.finding for one in NoteCheck("", CHECKED).found]
    assert findings == [Finding.CONFIRMED, Finding.ELSEWHERE, Finding.PARTLY]


def test_what_is_telling_is_a_part_of_what_is_not_mentioned() -> None:
    loud, quiet = (Unmentioned(Rank.LEAD, "the lead", telling=it) for it in (True, False))
    assert NoteCheck("", unmentioned=(loud, quiet)).telling == (loud,)
