"""Who wants to hear of a change."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alert.match import FEED_FAILING, OCCASIONS, Event, key_of, keys_of, wants, words_of
from tracker.models.values import Weight


def event(was: str = "Ferry runs aground", now: str = "Ferry sinks", **more: Any) -> Event:
    more = {"weight": Weight.HEADLINE, **more}
    return Event(outlet="harbour", story_id=7, headlines=(was, now), **more)


def asked(
    scope: str,
    value: str,
    was: str = "Ferry runs aground",
    now: str = "Ferry sinks",
    on: str = "headline",
    **more: Any,
) -> bool:
    """Whether it is wanted; what is wanted is always found under its key."""
    happened = event(was, now, **more)
    wanted = wants(scope, value, on, happened)
    assert not wanted or key_of(scope, value) in keys_of(happened)
    return wanted


@pytest.mark.parametrize(
    ("on", "more", "wanted"),
    [
        ("headline", {"weight": Weight.MINOR}, False),
        ("headline", {"weight": Weight.LABEL_ONLY, "corrected": True}, True),
        ("headline", {"weight": Weight.SUBSTANTIVE, "withdrawn": True}, True),
        ("substantive", {}, True),
        ("substantive", {"weight": Weight.SUBSTANTIVE}, True),
        ("substantive", {"weight": Weight.MINOR}, False),
        ("correction", {}, False),
        ("correction", {"corrected": True}, True),
        ("correction", {"withdrawn": True}, False),
        ("withdrawn", {"withdrawn": True}, True),
        ("withdrawn", {"corrected": True}, False),
        ("unmentioned", {}, False),
        ("unmentioned", {"unmentioned": True, "weight": Weight.SUBSTANTIVE}, True),
        ("full moon", {"corrected": True, "withdrawn": True, "unmentioned": True}, False),
    ],
)
def test_an_occasion_is_what_it_says(on: str, more: Any, wanted: bool) -> None:
    assert asked("all", "", on=on, **more) is wanted


def test_words_appear_and_disappear() -> None:
    assert asked("words", "sinks", on="word_appears")
    assert not asked("words", "ferry", on="word_appears")
    assert asked("words", "runs ferry", on="word_disappears")
    assert not asked("words", "sinks", on="word_disappears")


def test_no_change_is_a_feed_that_fails() -> None:
    happened = event("Ferry sails", corrected=True, withdrawn=True, unmentioned=True)
    assert not wants("all", "", FEED_FAILING, happened)


def test_every_occasion_can_happen() -> None:
    happened = event("Ferry sails", corrected=True, withdrawn=True, unmentioned=True)
    for on in OCCASIONS.keys() - {FEED_FAILING}:
        words = "sails" if on == "word_disappears" else "sinks"
        assert wants("words", words, on, happened)


def test_a_key_is_short_and_what_stands_under_no_word_is_never_found() -> None:
    assert key_of("words", "a ferryboat") == "word:ferryboat"
    assert len(key_of("words", "x" * 9_000)) < 50
    assert key_of("words", "…") not in keys_of(event())


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
