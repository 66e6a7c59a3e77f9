"""What was deleted, dropped, trimmed; old numbering."""

from __future__ import annotations

import pytest

from tests.diff.claims.copy import (
    FUTURE,
    LEAD,
    OLD,
    OWNER,
    SHIPS,
    WORKS,
    claim,
    edited,
    verdict,
    with_paragraphs,
)
from tracker.models.claims import Finding, Matter, Verb

CUT = with_paragraphs("A new first one.", LEAD, SHIPS, WORKS, OWNER, FUTURE)


@pytest.mark.parametrize(
    ("said", "at", "finding", "words"),
    [
        ("reference to grain", (4,), Finding.CONFIRMED, "paragraph 4 of the older version is gone"),
        ("reference to grain", (5,), Finding.ELSEWHERE, "off by one"),
        ("reference to grain", (1,), Finding.ELSEWHERE, "paragraph 4"),
        ("reference to grain", (), Finding.CONFIRMED, "paragraph 4"),
        ("quote by Sandwell", (), Finding.PARTLY, "“sandwell” is not in what is gone"),
    ],
)
def test_deleted(said: str, at: tuple[int, ...], finding: Finding, words: str) -> None:
    found = verdict(claim(Verb.REMOVE, said, at=at), CUT)
    assert (found.finding, words in found.words) == (finding, True), found.words


def test_nothing_is_gone() -> None:
    new = with_paragraphs(*OLD.paragraphs, "More.")
    assert verdict(claim(Verb.REMOVE, "paragraph", at=(3,)), new).finding is Finding.NOT_FOUND


def test_words_that_were_deleted() -> None:
    only = claim(Verb.REMOVE, "word", old="only")
    assert verdict(only, edited("only ", "")).finding is Finding.CONFIRMED
    assert verdict(only, edited("Eleven", "12")).finding is Finding.NOT_FOUND
    extra = claim(Verb.REMOVE, "extraneous word", Matter.HEADLINE)
    assert (
        verdict(extra, edited("x", "x", headline="Port Elsine shut")).finding is Finding.CONFIRMED
    )
    assert verdict(extra, edited("only ", "")).finding is Finding.NOT_FOUND


def test_trimmed() -> None:
    trims = claim(Verb.TRIM)
    assert verdict(trims, with_paragraphs(LEAD, SHIPS, WORKS)).finding is Finding.CONFIRMED
    longer = with_paragraphs(LEAD, f"{SHIPS} Others sailed north in the night, and some came back.")
    assert verdict(trims, with_paragraphs(*OLD.paragraphs, LEAD)).finding is Finding.NOT_FOUND
    assert verdict(trims, longer).finding is Finding.CONFIRMED
    grown = with_paragraphs(LEAD, *OLD.paragraphs[2:], "It is so. " * 9)
    there = verdict(trims, grown)
    assert there.finding is Finding.PARTLY
    assert there.words == "paragraph 2 of the older version is gone; the text is no shorter"


def test_a_text_that_lost_no_paragraph_and_is_no_shorter_is_not_trimmed() -> None:
    found = verdict(claim(Verb.TRIM), edited("Eleven", "Some sixteen or seventeen"))
    assert found.finding is Finding.NOT_FOUND
    assert "the text is no shorter" in found.words
