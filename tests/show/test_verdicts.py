"""A verdict in a few words."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.show.verdicts import in_short, in_words

COUNTS = {"found": 3, "not_found": 1, "cannot_check": 0, "unmentioned": 4, "telling": 2}
NONE = dict.fromkeys(COUNTS, 0)
ONE_LEFT = {**NONE, "found": 1, "telling": 1}


@pytest.mark.parametrize(
    ("note", "label", "counts", "words"),
    [
        ("(x)", "update", COUNTS, "3 found · 1 not found · 2 not mentioned"),
        ("(x)", "", {**NONE, "cannot_check": 5, "found": 1}, "1 found · 5 unchecked"),
        ("(x)", "", {**NONE, "found": 5, "partly": 1}, "5 found · 1 in part"),
        ("(x)", "", {**NONE, "partly": 1}, "1 in part"),
        ("(x)", "update", NONE, "note not understood"),
        ("(x)", "", {**ONE_LEFT, "carried": True}, "the same note as before · 1 not mentioned"),
        ("(x)", "update", {}, ""),
        ("", "update", NONE, "no note"),
        ("", "update", {}, ""),
        ("", None, NONE, ""),
        ("", "correction", COUNTS, "no note found"),
    ],
)  # fmt: skip
def test_in_short(note: str, label: str | None, counts: dict[str, Any], words: str) -> None:
    assert in_short(note, label, counts) == words


@pytest.mark.parametrize(
    ("note", "label", "counts", "words"),
    [
        ("(x)", None, COUNTS, "3 of 4 claims found; 2 changes not mentioned in the note"),
        ("(x)", None, {**NONE, "found": 1}, "1 of 1 claim found"),
        ("(x)", None, {**NONE, "found": 5, "partly": 1}, "5 of 6 claims found, 1 in part"),
        ("(x)", None, {**NONE, "cannot_check": 2}, "2 claims that cannot be checked"),
        ("(x)", None, {**NONE, "found": 4, "cannot_check": 1},
         "4 of 4 claims found, 1 cannot be checked"),
        ("(x)", None, {**ONE_LEFT, "carried": True},
         "the same note as before; 1 change not mentioned in the note"),
        ("(x)", None, ONE_LEFT, "1 of 1 claim found; 1 change not mentioned in the note"),
        ("(x)", None, NONE, "note not understood"),
        ("(x)", None, {}, ""),
        ("", None, NONE, ""),
        ("", "update", NONE, ""),
        ("", "correction", NONE, "no note found"),
    ],
)  # fmt: skip
def test_in_words(note: str, label: str | None, counts: dict[str, Any], words: str) -> None:
    assert in_words(note, label, counts) == words
