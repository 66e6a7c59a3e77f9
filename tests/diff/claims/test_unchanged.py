"""Repeats and refiles: nothing differs, or little, beyond what else the note says."""

from __future__ import annotations

import pytest

from tests.diff.claims.copy import OLD, checked, claim, edited, verdict, with_paragraphs
from tracker.diff.claims.unchanged import fact_in_words
from tracker.models.claims import Finding, Verb
from tracker.models.values import Article, FactChange, FactKind

REPEATS, REFILES = claim(Verb.REPEAT), claim(Verb.REFILE)
SAME = with_paragraphs(*OLD.paragraphs)
STYLED = edited("country's", "country’s")
TYPO = edited("waiting", "weighting")
SOME = with_paragraphs(*OLD.paragraphs, "A sentence that nobody spoke of.")
LONGER = with_paragraphs(*SOME.paragraphs, "Another one, and it has far more words than that.")
FIGURE = edited("Eleven", "Seventeen")


@pytest.mark.parametrize(
    ("new", "repeat", "refile"),
    [
        (SAME, Finding.CONFIRMED, Finding.CONFIRMED),
        (STYLED, Finding.CONFIRMED, Finding.CONFIRMED),
        (TYPO, Finding.PARTLY, Finding.CONFIRMED),
        (FIGURE, Finding.NOT_FOUND, Finding.NOT_FOUND),
        (SOME, Finding.NOT_FOUND, Finding.PARTLY),
        (LONGER, Finding.NOT_FOUND, Finding.NOT_FOUND),
    ],
)  # fmt: skip
def test_little_or_nothing(new: Article, repeat: Finding, refile: Finding) -> None:
    assert verdict(REPEATS, new).finding is repeat
    assert verdict(REFILES, new).finding is refile


def test_a_refile_that_changes_more_says_what() -> None:
    assert verdict(REFILES, FIGURE).words == (
        "the refile changes more: Eleven → Seventeen in paragraph 2"
    )


def test_what_the_note_says_besides_is_set_aside() -> None:
    pair = claim(Verb.CORRECT, "", old="11", new="17", at=(2,))
    assert checked(REPEATS, pair, new=FIGURE).claims[0].words == (
        "no word of the headline or the text differs besides what else the note says"
    )


def test_facts_in_words() -> None:
    assert fact_in_words(FactChange(FactKind.NUMBER, "12", "47", 2)) == "12 → 47 in paragraph 3"
    assert (
        fact_in_words(FactChange(FactKind.NEGATION, "not", ""))
        == "negation “not” removed from the headline"
    )
    quote = FactChange(FactKind.QUOTE, "", "“We are ready.”", 0)
    assert fact_in_words(quote) == "quote “We are ready.” added to paragraph 1"


def test_a_refile_that_says_the_same_in_other_words_is_found_in_part() -> None:
    found = verdict(REFILES, edited("are waiting", "will wait"))
    assert found.finding is Finding.PARTLY
    assert found.words == "2 words differ: hedge “will” added to paragraph 2"
