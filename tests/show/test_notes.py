"""A note held against the text, in words."""

from __future__ import annotations

import json

from tracker.diff.claims.unchanged import fact_in_words
from tracker.models.claims import (
    CheckedClaim,
    Claim,
    Finding,
    HeadlineClass,
    Matter,
    NoteCheck,
    Place,
    Rank,
    Unmentioned,
    Verb,
)
from tracker.models.values import FactChange, FactKind
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


def fact(kind: FactKind, old: str, new: str, paragraph: int | None = 2) -> Unmentioned:
    one = FactChange(kind, old, new, paragraph)
    return Unmentioned(Rank.FACT, fact_in_words(one), telling=True, paragraph=paragraph, fact=one)


def gone(paragraph: int) -> Unmentioned:
    return Unmentioned(
        Rank.REMOVED, f"paragraph {paragraph + 1} is gone", telling=True, paragraph=paragraph
    )


def test_what_came_to_one_paragraph_shares_a_line() -> None:
    left = (
        fact(FactKind.NUMBER, "12", "47"),
        fact(FactKind.NUMBER, "", "94"),
        fact(FactKind.NUMBER, "", "19"),
        fact(FactKind.NAME, "", "HK"),
        fact(FactKind.QUOTE, "", "“We wait.”"),
        fact(FactKind.NAME, "", "HK", None),
        fact(FactKind.NAME, "", "HK"),
        fact(FactKind.HEDGE, "may", ""),
        gone(3),
        gone(4),
    )
    rows = notes.left_over(NoteCheck("(x)", (), left), telling=True)
    assert [row.shows for row in rows] == [
        "12 → 47 in paragraph 3",
        "numbers “94”, “19”, names “HK” (2), quote “We wait.” added to paragraph 3",
        "name “HK” added to the headline",
        "hedge “may” removed from paragraph 3",
        "paragraphs 4 and 5 of the version before are gone",
    ]
    twice = NoteCheck("(x)", (), (left[3], left[3]))
    assert notes.left_over(twice, telling=True)[0].shows == "names “HK” (2) added to paragraph 3"


def test_a_long_quote_shows_where_it_differs() -> None:
    begins, ends = "“We wait here " + "and wait " * 30, " and wait" * 30 + "”"
    pair = fact(FactKind.QUOTE, f"{begins}in Kell{ends}", f"{begins}in Brenn{ends}")
    alone = fact(FactKind.QUOTE, "", f"{begins}in Brenn{ends}")
    rows = notes.left_over(NoteCheck("(x)", (), (pair, alone)), telling=True)
    assert "in Kell and wait" in rows[0].shows
    assert "in Brenn and wait" in rows[0].shows
    assert all(len(row.shows) < 220 for row in rows)
    assert rows[1].shows.endswith("and wait” added to paragraph 3")


def test_of_a_clause_with_two_objects_each_is_named() -> None:
    text = "Corrects year in headline and first paragraph"
    both = [
        CheckedClaim(Claim(Verb.CORRECT, text, "year", matter, place), Finding.CONFIRMED, "so")
        for matter, place in ((Matter.HEADLINE, None), (Matter.NUMBER, Place((0,))))
    ]
    rows = notes.declared(NoteCheck("(x)", tuple(both)))
    assert [row.says for row in rows] == [f"{text} (headline)", f"{text} (paragraph 1)"]
    assert notes.declared(NoteCheck("(x)", (both[0],)))[0].says == text


def test_for_programs() -> None:
    told = json.loads(json.dumps(notes.note(CHECK)))
    assert (told["note"], told["headline"]) == ("(ADDS details)", "wording")
    assert told["claims"][0] == {
        "verb": "add", "matter": None, "says": "ADDS details", "old": "", "new": "",
        "finding": "confirmed", "shows": "it is confirmed", "paragraphs": [2], "versions": None,
    }  # fmt: skip
    assert told["unmentioned"][0]["rank"] == "fact"
    assert told["counts"]["telling"] == 1
