"""Who wants to hear of a change."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alert.match import wants, words_of
from tracker.models.values import Weight


def asked(
    scope: str,
    value: str,
    was: str = "Ferry runs aground",
    now: str = "Ferry sinks",
    **other: Weight,
) -> bool:
    weight = other.get("weight", Weight.HEADLINE)
    headlines = (was, now)
    return wants(scope, value, outlet="harbour", story_id=7, headlines=headlines, weight=weight)


@pytest.mark.parametrize(
    ("scope", "value", "wanted"),
    [
        ("all", "", True),
        ("outlet", "harbour", True),
        ("outlet", "harbou", False),
        ("outlet", "Harbour", False),
        ("story", "7", True),
        ("story", "70", False),
        ("story", "", False),
        ("words", "ferry", True),
        ("words", "FERRY Sinks", True),
        ("words", "aground sinks", True),
        ("words", "ferry mole", False),
        ("words", "", False),
        ("words", " … ,", False),
        ("moon", "harbour", False),
    ],
)
def test_a_scope_wants_what_it_names(scope: str, value: str, wanted: bool) -> None:
    assert asked(scope, value) is wanted


@pytest.mark.parametrize("weight", [weight for weight in Weight if weight is not Weight.HEADLINE])
@pytest.mark.parametrize(("scope", "value"), [("all", ""), ("words", "ferry"), ("story", "7")])
def test_only_changed_headlines_are_wanted(scope: str, value: str, weight: Weight) -> None:
    assert not asked(scope, value, weight=weight)


@pytest.mark.parametrize(
    ("value", "headline", "wanted"),
    [
        ("kim", "Kim's visit ends", True),
        ("kim", "Kim’s visit ends", True),
        ("kim", "Kimberley visits", False),
        ("ship", "Shipping resumes", False),
        ("U.S.-led", "A U.S.-led mission", True),
        ("U.S.", "A U.S.-led mission", True),
        ("straße", "STRASSE GESPERRT", True),
        ("café", "Cafe\N{COMBINING ACUTE ACCENT} reopens", True),
        ("ferry", "FERRY", True),
        ("ferry", "\N{FULLWIDTH LATIN SMALL LETTER F}erry", True),
        ("정부", "정부, 새 대책 발표", True),
        ("정부", "정부가 새 대책을 발표", True),
        ("정부", "정부청사 이전", False),
        ("정", "정의 구현", False),
        ("日銀", "日銀は利上げを決定", True),
        ("日銀", "銀行の日", False),
        ("الرئيس", "الرئيس يصل اليوم", True),
        ("رئيس", "الرئيس يصل اليوم", False),
        ("Київ", "КИЇВ чекає", True),
        ("น้ำ", "ระดับน้ำลด", True),
        ("12,000", "12,000 march", True),
        ("12", "12,000 march", False),
    ],
)
def test_words_are_whole_words_in_every_script(value: str, headline: str, wanted: bool) -> None:
    assert asked("words", value, was="", now=headline) is wanted
    assert asked("words", value, was=headline, now="") is wanted


LETTERS = st.text(st.characters(categories=("L", "N", "Zs")), max_size=60)


@given(LETTERS, LETTERS)
def test_a_headline_holds_each_of_its_words(was: str, now: str) -> None:
    headlines = unicodedata.normalize("NFKC", was), unicodedata.normalize("NFKC", now)
    for word in " ".join(headlines).split():
        # A mark without its letter hangs on the space before it.
        assert asked("words", word, *headlines) or not word[0].isalnum()


def test_a_hostile_headline_is_read_up_to_a_bound() -> None:
    assert len(words_of("a " * 100_000)) == 1_000
