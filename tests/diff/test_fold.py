"""What a reader takes for the same is set aside, and nothing that tells something else is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.fold import FOLDS, Depth, Difference, difference, plain


@pytest.mark.parametrize(
    ("old", "new", "classes"),
    [
        ("The  pier", "The pier", {"white space"}),
        ("The\u00a0pier", "The pier ", {"white space"}),
        ("the pier of\u200bAlder", "the pierof Alder", {"white space"}),
        ("‘Safe’ pier", "'Safe' pier", {"quotation marks"}),
        ("“Safe” pier", "‘Safe’ pier", {"quotation marks"}),
        ("``Safe'' pier", '"Safe" pier', {"quotation marks"}),
        ("don't", "don’t", {"quotation marks"}),
        ("Pier - shut", "Pier – shut", {"dashes"}),
        ("Pier -- shut", "Pier — shut", {"dashes"}),
        ("cease-fire", "ceasefire", {"dashes"}),
        ("cease-fire", "cease fire", {"dashes", "white space"}),
        ("2019-20", "2019–20", {"dashes"}),
        ("red, white and blue", "red, white, and blue", {"punctuation"}),
        ("the U.S. fleet", "the US fleet", {"punctuation"}),
        ("Pier Shut", "PIER SHUT", {"case"}),
        ("“Pier” shut", '"PIER" shut', {"quotation marks", "case"}),
        ("cafe\u0301", "caf\u00e9", set()),
        ("the \ufb01rm", "the firm", set()),
        ("\uff2b\uff22 bank", "KB bank", set()),
    ],
)
def test_looks_other_and_says_the_same(old: str, new: str, classes: set[str]) -> None:
    assert difference(old, new) == Difference(Depth.LOOK, frozenset(classes))
    assert difference(new, old) == Difference(Depth.LOOK, frozenset(classes))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12 killed", "47 killed"),
        ("1.5 percent", "15 percent"),
        ("1,200", "12,00"),
        ("-5 degrees", "5 degrees"),
        ("3-5 days", "35 days"),
        ("3 5", "35"),
        ("$5", "5"),
        ("5%", "5"),
        ("Minister lied", "Minister lied?"),
        ("Police: he fell", "Police he fell"),
        ("its", "it's"),
        ("Paris", "Pаris"),
        ("пар", "nap"),
        ("may go", "will go"),
        ("There is no table", "There is notable"),
        ("a now here", "a no where"),
        ("safe \u202etext", "safe text"),
        ("10²", "102"),
    ],
)
def test_says_something_else(old: str, new: str) -> None:
    assert difference(old, new).depth is Depth.WORDS
    assert difference(new, old).depth is Depth.WORDS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a massacre", "a “massacre”"),
        ("He said he left.", "He said “he left.”"),
        ("‘He said “go”,’ she said", "‘He said go,’ she said"),
    ],
)
def test_quotation_marks_gained_or_lost_are_told_from_their_style(old: str, new: str) -> None:
    assert difference(old, new).depth is difference(new, old).depth is Depth.QUOTES


def test_equal_texts_do_not_differ() -> None:
    assert difference("The pier", "The pier") == Difference(Depth.NONE)


@pytest.mark.parametrize("name", FOLDS)
def test_each_class_can_be_heeded(name: str) -> None:
    text = "The “red” pier - shut, again"
    assert plain(text, heed=name) != plain(text)


@given(st.text(max_size=40))
@settings(deadline=None)
def test_numbers_are_never_set_aside(text: str) -> None:
    digits = [letter for letter in text if letter.isdecimal()]
    assert [letter for letter in plain(text) if letter.isdecimal()] == digits


@pytest.mark.parametrize("stuff", ["-", " ", "\u00a0", "'", ".", "a-", "5 ", "5-", "no "])
def test_long_monotonous_text_is_folded(stuff: str) -> None:
    assert len(plain(stuff * 50_000)) <= len(stuff) * 50_000
