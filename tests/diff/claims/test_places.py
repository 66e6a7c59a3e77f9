"""Paragraphs that a note names are new or changed, or one beside them is."""

from __future__ import annotations

import pytest

from tests.diff.claims.copy import (
    FUTURE,
    LEAD,
    OLD,
    OWNER,
    SHIPS,
    TRADE,
    WORKS,
    checked,
    claim,
    verdict,
    with_paragraphs,
)
from tracker.models.claims import Finding, Verb

QUOTE = "“We have never seen the like,” harbour master Ivo Sandwell said."
NEW = with_paragraphs(
    LEAD, SHIPS, QUOTE, WORKS, "The port handles half of the country's grain.", OWNER, FUTURE
)


@pytest.mark.parametrize(
    ("at", "finding", "words"),
    [
        ((3,), Finding.CONFIRMED, "paragraph 3 is new"),
        ((3, 5), Finding.CONFIRMED, "paragraph 3 is new, paragraph 5 has other words"),
        ((3, 7), Finding.PARTLY, "paragraph 3 is new; paragraph 7 is the same"),
        ((2,), Finding.ELSEWHERE, "off by one: paragraph 3 is new"),
        ((-3,), Finding.CONFIRMED, "paragraph 5 has other words"),
        ((7,), Finding.NOT_FOUND, "paragraph 7 is the same"),
        (
            (9,),
            Finding.CANNOT_CHECK,
            "our copy of the newer version has 7 paragraphs, the note speaks of paragraph 9",
        ),
    ],
)
def test_paragraphs(at: tuple[int, ...], finding: Finding, words: str) -> None:
    found = verdict(claim(Verb.ADD, "details", at=at), NEW)
    assert (found.finding, found.words) == (finding, words)


def test_what_the_claim_is_about_is_looked_for_in_what_changed_elsewhere() -> None:
    found = verdict(claim(Verb.ADD, "harbour master's comment", at=(7,)), NEW)
    assert found.finding is Finding.ELSEWHERE
    assert found.paragraphs == (2,)


def test_a_changed_sentence_about_it_is_found_where_paragraphs_cannot_be_counted() -> None:
    body = f"{SHIPS} {TRADE} " + " ".join([WORKS, OWNER, FUTURE] * 14)
    old = with_paragraphs(LEAD, body, note="")
    new = with_paragraphs(LEAD, body.replace("Eleven", "Twelve").replace("a third", "half"))
    check = checked(claim(Verb.CORRECT, "number of ships at anchor", at=(5,)), new=new, old=old)
    assert check.claims[0].finding is Finding.CONFIRMED
    assert check.claims[0].words.startswith("a sentence about “ships at anchor” in paragraph 2")
    assert "Eleven → Twelve in paragraph 2" not in [one.words for one in check.unmentioned]
    assert check.unmentioned


def test_paragraphs_that_are_run_together_cannot_be_counted() -> None:
    body = " ".join([*OLD.paragraphs] * 6)
    old = with_paragraphs(LEAD, body, note="")
    new = with_paragraphs(LEAD, body.replace("Friday", "Sunday"))
    found = verdict(claim(Verb.CORRECT, "date", at=(4,)), new, old)
    assert found.finding is Finding.CANNOT_CHECK
    assert "run together" in found.words


def test_a_correction_that_names_what_was_wrong_is_found_where_paragraphs_cannot_be_counted() -> (
    None
):
    body = f"{SHIPS} Harbour master Ann Wrenlow said so. " + " ".join([WORKS, OWNER, FUTURE] * 14)
    old = with_paragraphs(LEAD, body, note="")
    new = with_paragraphs(LEAD, body.replace("Ann Wrenlow", "Bo Thrale").replace("Eleven", "Nine"))
    said = "name of master from Ann Wrenlow, who is pilot"
    check = checked(claim(Verb.CORRECT, said, at=(5,)), new=new, old=old)
    assert check.claims[0].finding is Finding.CONFIRMED
    assert "Ann Wrenlow” became “" in check.claims[0].words
    assert [one.words for one in check.unmentioned] == ["Eleven → Nine in paragraph 2"]
