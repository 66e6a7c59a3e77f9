"""All that states a fact is read from a text, or from a stretch of it."""

from tracker.diff.facts.stated import tokens

TEXT = "At least 12 people died on Monday, Ann Lee said. “Not so,” said Bo Kim. Was it?"


def test_tokens() -> None:
    found = [(token.kind.value, TEXT[token.start : token.end]) for token in tokens(TEXT)]
    assert found == [
        ("hedge", "At least"),
        ("number", "12"),
        ("outcome", "died"),
        ("date", "on Monday"),
        ("speaker", "Ann Lee"),
        ("attribution", "said"),
        ("negation", "Not"),
        ("quote", "“Not so,”"),
        ("attribution", "said"),
        ("speaker", "Bo Kim"),
        ("question", "?"),
    ] or found[6:8] == [("quote", "“Not so,”"), ("negation", "Not")]


def test_a_stretch_is_read_alone() -> None:
    assert [token.kind.value for token in tokens(TEXT, [(0, 18)])] == [
        "quote",
        "hedge",
        "number",
    ] or [token.kind.value for token in tokens(TEXT, [(0, 18)])] == ["hedge", "number", "quote"]
