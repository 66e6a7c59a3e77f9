"""Names are told from words that open a sentence, and speakers from names."""

import pytest

from tracker.diff.facts.names import names


def read(text: str) -> list[tuple[str, str]]:
    return [
        (token.kind.value, text[token.start : token.end]) for token in names(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The prize went to Anna Alder.", [("name", "Anna Alder")]),
        ("Boats sank off Alder.", [("name", "Alder")]),
        ("“It is safe,” Lee said.", [("speaker", "Lee")]),
        ("It is safe, said Ann Lee.", [("speaker", "Ann Lee")]),
        ("According to Ann Lee it is.", [("speaker", "Ann Lee")]),
        ("Doctors said so.", []),
        ("the U.S. fleet", [("name", "U.S.")]),
        ("Ann Lee's boat", [("name", "Ann Lee")]),
        ("une défaite à Évian", [("name", "Évian")]),
        ("김영수 대표는 떠났다", [("name", "김영수")]),
        ("田中首相は", [("name", "田中")]),
    ],
)
def test_names(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize("piece", ["A", "A ", "A.", "Aa of ", "A'", "田", "가"])
def test_hostile_texts_come_through(piece: str) -> None:
    assert all(
        token.end <= len(piece) * 9_000 for token in names(piece * 9_000, 0, len(piece) * 9_000)
    )
