"""All that states a fact is read from a text, or what touches some places of it."""

from tracker.diff.facts.stated import AROUND, around, tokens, touching

TEXT = "At least 12 people died on Monday, Ann Lee said. “Safe,” said Bo Kim. Was it?"


def read(*reaches: tuple[int, int]) -> list[tuple[str, str]]:
    found = tokens(TEXT, reaches or None)
    return [(token.kind.value, TEXT[token.start : token.end]) for token in found]


def test_tokens() -> None:
    assert read() == [
        ("hedge", "At least"),
        ("number", "12"),
        ("outcome", "died"),
        ("date", "on Monday"),
        ("speaker", "Ann Lee"),
        ("attribution", "said"),
        ("quote", "“Safe,”"),
        ("outcome", "Safe"),
        ("attribution", "said"),
        ("speaker", "Bo Kim"),
        ("question", "?"),
    ]


def test_what_touches_a_place() -> None:
    assert read((9, 11)) == [("hedge", "At least"), ("number", "12")]
    assert read((50, 54)) == [("quote", "“Safe,”"), ("outcome", "Safe")]


def test_around_cuts_no_word() -> None:
    text = "word " * 100
    ((start, end),) = around([(250, 254)], text)
    assert (start % 5, end % 5) == (0, 4)
    assert start >= 250 - AROUND - 5
    assert around([(10, 12), (30, 32)], text) == [(0, 84)]


def test_touching() -> None:
    touches = touching([(5, 7), (20, 20)])
    assert [touches(place, place + 1) for place in (0, 3, 6, 8, 9, 18, 21, 22)] == [
        *(False, True, True, True, False, True, True, False)
    ]
