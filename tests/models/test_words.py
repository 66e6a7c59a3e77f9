from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.models.words import LONGEST_WORD, MOST_WORDS, is_letter, word_places, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferry runs aground, 12 hurt", "ferry runs aground 12 hurt"),
        ("the minister’s U.S.-led 1,200.5%", "the minister s u s led 1 200 5"),
        ("snake_case\x00and NUL", "snake case and nul"),
        ("Café, naïve, STRASSE: Straße", "cafe naive strasse strasse"),
        ("Ёлка Йод", "елка иод"),
        ("서울에서 강 2회", "서울 울에 에서 강 2 회"),
        ("日本銀行は0.75%", "日本 本銀 銀行 行は 0 75"),
        ("東・京", "東 京"),
        ("ガソリン ｶﾞｿﾘﾝ", "ガソ ソリ リン ガソ ソリ リン"),
        ("ไทย", "ไท ทย"),
        ("हिन्दी में।", "हिन्दी में"),
        ("عَرَبِيّ عربـي", "عربي عربي"),
        ("ﬁne ½ ⑴", "fine 1⁄2 1"),
        ("", ""),
        ("— “…” %_*\ud800", ""),
    ],
)
def test_what_words_a_text_is_found_by(text: str, words: str) -> None:
    assert words_of(text) == words.split()


@given(st.text())
def test_each_word_has_its_place_and_there_is_one_way_to_cut(text: str) -> None:
    places = word_places(text)
    assert len(words_of(text)) == len(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_english_takes_the_short_cut_to_the_same_words(text: str) -> None:
    assert words_of(text) == words_of(f"{text} —")
    assert word_places(text) == word_places(f"{text} —")
    spelled = [text[start:end].lower()[:LONGEST_WORD] for start, end in word_places(text)]
    assert spelled == words_of(text)


@given(st.text())
def test_a_word_has_no_sign_that_a_database_could_take_for_an_order(text: str) -> None:
    for word in words_of(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert not set(word) & set(" \t\n\0'\"\\:*()&|!<>-")


@given(st.text())
def test_the_form_in_which_letters_are_written_makes_no_difference(text: str) -> None:
    hangul = "".join(c for c in text if unicodedata.normalize("NFD", c) == c or "가" <= c <= "힣")
    assert words_of(unicodedata.normalize("NFD", hangul)) == words_of(hangul)


def test_an_endless_text_is_found_by_its_beginning() -> None:
    assert len(words_of("word " * 2 * MOST_WORDS)) == MOST_WORDS
    assert len(words_of("강" * 2 * MOST_WORDS)) == MOST_WORDS
    assert words_of("x" * 10_000) == ["x" * LONGEST_WORD]
    assert words_of("é" * 10_000) == ["e" * LONGEST_WORD]


def test_a_letter_of_a_script_that_is_kept_in_pairs() -> None:
    assert is_letter("강")
    assert not is_letter("강남")
    assert not is_letter("a")
    assert not is_letter("")
