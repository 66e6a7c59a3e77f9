"""A note held against the text, in words."""

from __future__ import annotations

import json

from tracker.models.claims import (
    CheckedClaim,
    Claim,
    Finding,
    HeadlineClass,
    NoteCheck,
    Rank,
    Unmentioned,
    Verb,
)
from tracker.show import notes

CLAIM = Claim(Verb.ADD, "ADDS details")
CHECK = NoteCheck(
    "(ADDS details)",
    tuple(CheckedClaim(CLAIM, finding, f"it is {finding}", (2,)) for finding in Finding),
    (
        Unmentioned(Rank.FACT, "12 → 47 in paragraph 3", telling=True, paragraph=2),
        Unmentioned(Rank.STYLE, "signs differ", telling=False),
    ),
    HeadlineClass.WORDING,
)


def test_every_finding_has_its_words() -> None:
    rows = notes.declared(CHECK)
    assert [row.verdict for row in rows] == list(notes.FINDINGS.values())
    assert rows[0] == ("✓", "declared and found", "ADDS details", "it is confirmed")
    assert set(notes.FINDINGS) == set(Finding)


def test_what_is_left_over_says_whether_there_was_a_note() -> None:
    assert notes.left_over(CHECK, telling=True) == [
        ("!", "not mentioned in the note", "", "12 → 47 in paragraph 3")
    ]
    without = NoteCheck("", (), CHECK.unmentioned)
    assert [row.verdict for row in notes.left_over(without, telling=False)] == ["no note found"]


COUNTS = {"found": 3, "not_found": 1, "cannot_check": 0, "unmentioned": 4, "telling": 2}


def test_for_programs() -> None:
    told = json.loads(json.dumps(notes.note(CHECK)))
    assert (told["note"], told["headline"]) == ("(ADDS details)", "wording")
    assert told["claims"][0] == {
        "verb": "add", "matter": None, "says": "ADDS details", "old": "", "new": "",
        "finding": "confirmed", "shows": "it is confirmed", "paragraphs": [2], "versions": None,
    }  # fmt: skip
    assert told["unmentioned"][0]["rank"] == "fact"
    assert told["counts"]["telling"] == 1
