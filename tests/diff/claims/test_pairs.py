"""A, not B: the wrong words stood in the older text, the right ones stand in the newer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.diff.claims.copy import OLD, checked, claim, edited, verdict, with_paragraphs
from tracker.models.claims import Finding, Matter, Verb

ELEVEN = edited("Eleven", "Seventeen")


@pytest.mark.parametrize(
    ("new", "old", "at", "finding"),
    [
        ("17", "11", (2,), Finding.CONFIRMED),
        ("seventeen ships", "eleven ships", (), Finding.CONFIRMED),
        ("17", "11", (3,), Finding.ELSEWHERE),
        ("17", "11", (5,), Finding.ELSEWHERE),
        ("17", "12", (2,), Finding.PARTLY),
        ("", "11", (2,), Finding.CONFIRMED),
        ("18", "11", (2,), Finding.PARTLY),
        ("a third", "a half", (), Finding.CANNOT_CHECK),
        ("a crane", "a bridge", (), Finding.CANNOT_CHECK),
        ("half", "a third", (), Finding.CANNOT_CHECK),
    ],
)
def test_a_not_b(new: str, old: str, at: tuple[int, ...], finding: Finding) -> None:
    found = verdict(claim(Verb.CORRECT, "number of ships", new=new, old=old, at=at), ELEVEN)
    assert found.finding is finding, found.words


def test_numbers_are_compared_by_value() -> None:
    old = edited("a third", "$6.66 billion", note="")
    new = edited("a third", "$6.6 billion")
    pair = claim(Verb.CORRECT, "", new="$6.6 bln", old="$6.66 bln")
    assert verdict(pair, new, old).finding is Finding.CONFIRMED
    assert verdict(pair, replace(old, note="(note)"), new).finding is not Finding.CONFIRMED


def test_the_last_words_tell_where_the_whole_is_not_in_the_copy() -> None:
    found = verdict(
        claim(Verb.CORRECT, "", new="the day is Saturday", old="the port authority said Friday"),
        edited("Friday", "Saturday"),
    )
    assert found.finding is Finding.CONFIRMED


def test_an_end_that_both_sides_of_the_pair_have_tells_nothing() -> None:
    new = edited("Eleven", "Seventeen")
    pair = claim(Verb.CORRECT, "title", new="deputy port authority", old="general port authority")
    assert verdict(pair, new).finding is Finding.CANNOT_CHECK
    same_number = claim(Verb.CORRECT, "", new="by 11 ships", old="to 11 ships", at=(2,))
    assert verdict(same_number, new).finding is Finding.PARTLY


def test_what_the_note_says_in_words_of_its_own_is_not_held_against_it() -> None:
    new = edited("blocks", "freed")
    pair = claim(Verb.CORRECT, "", new="crane freeing", old="crane blocking")
    assert verdict(pair, new).words == "the note says it in other words than the text"
    only_right = claim(Verb.CORRECT, "comparison", new="last year", at=(3,))
    assert verdict(only_right, new).finding is Finding.CONFIRMED


def test_a_word_that_stands_too_often_is_not_taken_for_the_wrong_one() -> None:
    often = with_paragraphs(*(f"The port: {text}" for text in OLD.paragraphs), note="")
    new = with_paragraphs(*often.paragraphs, "More of it.")
    pair = claim(Verb.CORRECT, "", new="the quay", old="the port")
    assert verdict(pair, new, often).finding is Finding.CANNOT_CHECK


def test_a_pair_accounts_for_its_own_words_alone() -> None:
    new = edited("Eleven", "Seventeen", headline="Port Elsine shut until Sunday")
    pair = claim(Verb.CORRECT, "", new="17", old="11", at=(2,))
    assert [one.words for one in checked(pair, new=new).unmentioned] == [
        "Friday → Sunday in the headline"
    ]


def test_a_pair_in_the_headline_is_looked_for_there() -> None:
    pair = claim(Verb.CORRECT, "", Matter.HEADLINE, new="Sunday", old="Friday")
    there = edited("Friday", "Sunday", headline="Port Elsine shut until Sunday")
    assert verdict(pair, there).finding is Finding.CONFIRMED
    assert (
        verdict(pair, edited("Friday", "Sunday", headline=OLD.headline)).finding
        is Finding.ELSEWHERE
    )


def test_how_often_the_wrong_words_still_stand_is_told_behind_the_place() -> None:
    old = with_paragraphs(*OLD.paragraphs, "Eleven more are on their way.", note="")
    new = replace(old, note="(x)", paragraphs=(*ELEVEN.paragraphs, old.paragraphs[-1]))
    pair = claim(Verb.CORRECT, "", new="seventeen", old="eleven")
    assert verdict(pair, new, old).words == (
        "“eleven” became “seventeen” in paragraph 2; “eleven” still stands once"
    )
