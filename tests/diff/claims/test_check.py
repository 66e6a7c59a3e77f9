"""A note of four clauses, held against the version before; and notes that are meant to hurt."""

from __future__ import annotations

from dataclasses import replace

from tests.diff.claims.copy import LABELS, OLD, checked, claim, edited
from tracker.models.claims import Claim, Finding, Matter, NoteCheck, Place, Verb
from tracker.models.values import Article, Label, LabelKind

NOTE = (
    "(ATTN: CHANGES headline, lead; UPDATES throughout with Harrow's remarks, more details;"
    " ADDS photo)"
)
BEFORE = Article(
    "Minister says ferries may be checked",
    paragraphs=(
        "The maritime minister said Monday that ferries may be checked after a grounding.",
        "Eleven people were hurt.",
        "The sea was calm.",
        "The operator declined to comment.",
    ),
)
AFTER = Article(
    "Harrow orders checks of all ferries",
    Label("LEAD", LabelKind.UPDATE, 1),
    note=NOTE,
    captions=("A ferry at Noeul.",),
    paragraphs=(
        "Maritime Minister Ada Harrow ordered checks of every coastal ferry on Tuesday.",
        "“We shall look at each rudder,” Harrow told reporters on the quay.",
        "Twelve people were hurt.",
        "The sea was calm.",
        "The operator, which runs nine ships, declined to comment until the checks are over.",
    ),
)
CLAIMS = (
    Claim(Verb.CHANGE, "CHANGES headline", "headline", Matter.HEADLINE),
    Claim(Verb.CHANGE, "lead", "lead", Matter.LEAD, inherited=True),
    Claim(
        Verb.UPDATE, "UPDATES throughout with Harrow's remarks", "", Matter.BODY,
        Place(throughout=True), source="Harrow's remarks",
    ),
    Claim(Verb.UPDATE, "more details", "more details", inherited=True),
    Claim(Verb.ADD, "ADDS photo", "photo", Matter.PHOTO),
)  # fmt: skip


def findings(check: NoteCheck) -> list[Finding]:
    return [one.finding for one in check.claims]


def test_each_claim_has_the_verdict_that_it_deserves() -> None:
    check = checked(*CLAIMS, new=AFTER, old=BEFORE)
    assert findings(check) == [Finding.CONFIRMED] * 5
    assert check.note == NOTE
    assert check.unmentioned == ()
    assert check.claims[2].words == "4 of 5 paragraphs are new or changed"


def test_the_same_note_on_a_text_that_does_none_of_it() -> None:
    check = checked(*CLAIMS, new=replace(BEFORE, note=NOTE), old=BEFORE)
    assert findings(check) == [Finding.NOT_FOUND] * 4 + [Finding.CANNOT_CHECK]
    assert len(check.not_found) == 4
    assert len(check.unchecked) == 1


def test_a_note_that_stood_there_before_speaks_of_an_earlier_change() -> None:
    old = edited("x", "x")
    again = edited("Eleven", "Seventeen")
    check = checked(claim(Verb.UPDATE, "number", Matter.NUMBER), new=again, old=old)
    assert findings(check) == [Finding.CANNOT_CHECK]
    assert (check.carried, check.unmentioned) == (True, ())


def test_a_correction_with_the_note_of_the_version_before_leaves_over_what_it_changes() -> None:
    label = LABELS["CORRECTED"]
    old, again = edited("x", "x", label=label), edited("Eleven", "Seventeen", label=label)
    check = checked(claim(Verb.UPDATE, "number", Matter.NUMBER), new=again, old=old)
    assert check.carried
    assert [one.words for one in check.unmentioned] == ["Eleven → Seventeen in paragraph 2"]


def test_all_facts_of_which_a_claim_names_both_sides_are_mentioned() -> None:
    first, *others = edited("Eleven", "Seventeen").paragraphs
    new = replace(OLD, note="x", paragraphs=(first.replace("Friday", "Sunday"), *others))
    text = "Corrects number of ships to 17 from 11 and day in first paragraph to Sunday from Friday"
    pair = replace(claim(Verb.CORRECT, "number", old="11", new="17"), text=text)
    assert [one.rank.value for one in checked(pair, new=new).unmentioned] == []


def test_ten_thousand_claims_are_not_all_checked() -> None:
    check = checked(*[claim(Verb.ADD, "details")] * 10_000, new=edited("Eleven", "Seventeen"))
    assert len(check.claims) == 10_000
    assert check.claims[-1].finding is Finding.CANNOT_CHECK


def test_claims_that_name_nothing_that_is_there() -> None:
    places = Place((10**9, -(10**9), *range(5000)))
    odd = [
        Claim(verb, "", matter=matter, place=places, old="\x00(((", new="", source="]" * 999)
        for verb in Verb
        for matter in (None, *Matter)
    ]
    empty = Article("", note="(note)")
    for old, new in (
        (OLD, empty),
        (empty, replace(OLD, note="x")),
        (empty, replace(empty, note="y")),
    ):
        assert len(checked(*odd, new=new, old=old).claims) == len(odd)
