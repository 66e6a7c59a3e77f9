"""Words are found by their lower case, in a stretch of a text."""

from tracker.diff.quantities.token import Token, words_in
from tracker.models.values import FactKind


def test_words_in_a_stretch() -> None:
    text = "Two of TWO-thirds, twofold"
    assert words_in(text, {"two"}) == [("two", 0, 3), ("two", 7, 10)]
    assert words_in(text, {"two"}, 5) == [("two", 7, 10)]


def test_a_token_says_where_it_stands() -> None:
    token = Token(FactKind.NUMBER, ("2", ""), 0, 3)
    assert "Two of"[token.start : token.end] == "Two"
