"""A note held against the text falls into lists, and no claim falls out of them."""

from __future__ import annotations

import pytest

from tracker.models.claims import (
    CheckedClaim,
    Claim,
    Finding,
    NoteCheck,
    Rank,
    Unmentioned,
    Verb,
    verdict_of,
)

CLAIM = Claim(Verb.ADD, "ADDS details")
CHECKED = tuple(CheckedClaim(CLAIM, finding, "") for finding in Finding)


def test_every_claim_is_in_one_list() -> None:
    check = NoteCheck("(ADDS details)", CHECKED)
    lists = (*check.found, *check.partly, *check.not_found, *check.unchecked)
    assert sorted(one.finding for one in lists) == sorted(Finding)


def test_what_is_found_elsewhere_is_found_and_a_part_is_counted_apart() -> None:
    check = NoteCheck("", CHECKED)
    assert [one.finding for one in check.found] == [Finding.CONFIRMED, Finding.ELSEWHERE]
    assert (check.counts["found"], check.counts["partly"]) == (2, 1)


def test_what_is_telling_is_a_part_of_what_is_not_mentioned() -> None:
    loud, quiet = (Unmentioned(Rank.LEAD, "the lead", telling=it) for it in (True, False))
    assert NoteCheck("", unmentioned=(loud, quiet)).telling == (loud,)


@pytest.mark.parametrize(
    ("note", "counts", "verdict"),
    [
        ("", (3, 0, 0, 0), "no_note"),
        ("(x)", (1, 1, 1, 1), "unmentioned"),
        ("(x)", (0, 1, 1, 1), "not_found"),
        ("(x)", (0, 0, 1, 1), "partly"),
        ("(x)", (0, 0, 0, 1), "found"),
        ("(x)", (0, 0, 0, 0), "unchecked"),
    ],
)
def test_the_verdict_is_the_gravest_that_is_true(
    note: str, counts: tuple[int, ...], verdict: str
) -> None:
    names = ("telling", "not_found", "partly", "found")
    assert verdict_of(note, dict(zip(names, counts, strict=True))) == verdict


def test_a_change_kept_before_parts_were_counted_has_a_verdict() -> None:
    assert verdict_of("(x)", {"telling": 0, "not_found": 0, "found": 2}) == "found"


@pytest.mark.parametrize(("telling", "verdict"), [(0, "carried"), (1, "unmentioned")])
def test_a_note_left_standing_is_told_apart_unless_it_leaves_something_out(
    telling: int, verdict: str
) -> None:
    counts = {"telling": telling, "not_found": 0, "found": 0, "carried": True}
    assert verdict_of("(x)", counts) == verdict


def test_of_a_note_that_was_never_checked_nothing_is_known() -> None:
    assert verdict_of("(x)", {}) == ""
