"""A note is cut at its verbs, and nowhere inside a quotation or a sentence that it reports."""

from __future__ import annotations

import pytest

from tracker.parse.wire.claims.clauses import hide_quotes, read_clauses


def cut(note: str) -> list[str]:
    hidden = hide_quotes(note)
    return [note[one.start : one.end].strip(" ,;.") for one in read_clauses(hidden)]


@pytest.mark.parametrize(
    ("note", "clauses"),
    [
        ("Adds quote, updates price", ["Adds quote", "updates price"]),
        ("Recasts; adds quote; price", ["Recasts", "adds quote", "price"]),
        ("Adds quote. Corrects age", ["Adds quote", "Corrects age"]),
        ("Adds quote and changes dateline", ["Adds quote", "changes dateline"]),
        ("Refiles to fix typo", ["Refiles", "fix typo"]),
        ("ADDS photo, MODIFIES lead", ["ADDS photo", "MODIFIES lead"]),
        ("Adds comments on cuts, changes in management", None),
        ('Corrects name to "Adds, Updates"', None),
        ("Corrects to show mill plans to change owner", None),
        ("Rewrites paragraph 11 to conform", None),
        ("Corrects age, conforms graf 3", ["Corrects age", "conforms graf 3"]),
        ("Corrected in age, corrected in price", ["Corrected in age", "corrected in price"]),
        ("This story has been corrected to show the mill is shut", None),
    ],
)
def test_clauses(note: str, clauses: list[str] | None) -> None:
    assert cut(note) == (clauses or [note])


@pytest.mark.parametrize("note", ["The mill adds flour.", "Miller's wife", "", ";;;,,, and to"])
def test_no_verb_no_clause(note: str) -> None:
    assert cut(note) == []


def test_quotes_are_hidden_and_nothing_moves() -> None:
    note = 'picks up 6th graf pvs, `The mill...\', adds "flour; price" ok'
    hidden = hide_quotes(note)
    assert len(hidden) == len(note)
    assert "mill" not in hidden
    assert "flour" not in hidden
