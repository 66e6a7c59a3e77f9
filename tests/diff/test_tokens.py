"""Words in every script, with numbers and initials in one piece."""

from itertools import accumulate

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.tokens import EVERY_SCRIPT, PLAIN, count_words, is_word, pieces_of


@pytest.mark.parametrize(
    "whole",
    [
        "1,200", "0.75%", "$1.2bn", "€3m", "10:30", "10/28", "1\u00a0200", "728조1천억원", "12th",
        "N.", "U.S.", "U.S.-led", "L.A.", "don't", "O’Neill's", "G20", "e\u0301te\u0301",
        "−10:30", "-3.5%", "١٢٫٥", "AT&T", "12\u093f", "1\ufe0f\u20e3", "น้ำ", "เพิ่", "ង្គា", "ארה\"ב",
        "हिन्दी", "정부가", "カタカナ", "שלום", "👩\u200d🚒",
    ],
)  # fmt: skip
def test_what_belongs_together_is_one_piece(whole: str) -> None:
    assert whole in pieces_of(f"so {whole} it")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("killed, he", ["killed", ",", " ", "he"]),
        ("He left.", ["He", " ", "left", "."]),
        ("(Wire) -", ["(", "Wire", ")", " ", "-"]),
        ("cease-fire", ["cease", "-", "fire"]),
        ("23-year-old", ["23", "-", "year", "-", "old"]),
        ("$1.2bn-$1.5bn", ["$1.2bn", "-", "$1.5bn"]),
        ("by 5%.", ["by", " ", "5%", "."]),
        ("日本は", ["日", "本", "は"]),
        ("2026年11月に", ["2026年", "11月", "に"]),
        ("3万5000人が", ["3万5000人", "が"]),
        ("12か月と5メートル", ["12か月", "と", "5メートル"]),
        ("จับ3คน", ["จั", "บ", "3", "ค", "น"]),
        ("2-3 (-2)", ["2", "-", "3", " ", "(", "-2", ")"]),
        ("black & white", ["black", " ", "&", " ", "white"]),
        ("a  b", ["a", "  ", "b"]),
        ("", []),
    ],
)
def test_text_is_cut_between_words(text: str, pieces: list[str]) -> None:
    assert pieces_of(text) == pieces


@given(st.text())
@settings(deadline=None)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces_of(text)) == text


CLUSTERS = st.lists(
    st.sampled_from(
        ["e\u0301", "👍🏽", "👍🏿", "🏽", "👩\u200d🚒", "🇩🇪", "🇫🇷", "1\ufe0f\u20e3", "❤\ufe0f",
         "น้ำ", "กำ", "เพิ่", "ង្គា", "မြန်", "क्षि", "१२", "12", "\u0301", "\u200d", "קֻ", "قُ",
         "각", "\u1100\u1161", "정부가", "정부는", "日本", "日", "カ\u3099", " ", "-", "$", ".",
         "N.", "\r\n"]
    )
).map("".join)  # fmt: skip


@given(CLUSTERS)
@settings(deadline=None)
def test_what_a_reader_sees_as_one_character_is_never_cut(text: str) -> None:
    ends = set(accumulate(map(len, regex.findall(r"\X", text))))
    assert set(accumulate(map(len, pieces_of(text)))) <= ends


@pytest.mark.parametrize(
    "stuff",
    ["-", "1人", "เ", "ក្", "A&", "1\u0301", "1.", "9'", "a.", "U.S.-", "$", "\0", "\u0301", " "],
)
def test_long_monotonous_text_is_cut(stuff: str) -> None:
    assert "".join(pieces_of(stuff * 20_000)) == stuff * 20_000


@pytest.mark.parametrize(("piece", "word"), [("a", True), ("$5", True), ("5%", True), (" ", False)])
def test_words_are_told_from_marks(piece: str, word: bool) -> None:
    assert is_word(piece) is word


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 0), ("- “ ”", 0), ("A cease-fire of 1,200 days.", 5), ("don’t, he’d say", 3)],
)
def test_words_are_counted(text: str, number: int) -> None:
    assert count_words(text) == number


def test_words_of_a_very_long_text_are_counted_too() -> None:
    assert count_words("cease-fire at 1,200 " * 20_000) == 60_000


@settings(max_examples=300)
@given(st.text(alphabet=" .,:;&'‘’“”–…-_$%/\n\r\tabzAEUS019()\x00\x0b", max_size=12))
def test_plain_copy_is_cut_as_that_of_every_script(text: str) -> None:
    assert PLAIN.findall(text) == EVERY_SCRIPT.findall(text)
