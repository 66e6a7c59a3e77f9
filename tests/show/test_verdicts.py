"""A verdict in a few words."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.show.verdicts import in_short

COUNTS = {"found": 3, "not_found": 1, "cannot_check": 0, "unmentioned": 4, "telling": 2}
NONE = dict.fromkeys(COUNTS, 0)


@pytest.mark.parametrize(
    ("note", "label", "counts", "words"),
    [
        ("(x)", "update", COUNTS, "3 found · 1 not · 2 unmentioned"),
        ("(x)", "", {**COUNTS, "cannot_check": 5}, "3 found · 1 not · 5 unchecked · 2 unmentioned"),
        ("(x)", "update", NONE, "note not understood"),
        ("(x)", "update", {}, ""),
        ("", "update", NONE, "no note"),
        ("", "update", {}, ""),
        ("", None, NONE, ""),
        ("", "correction", COUNTS, "no note found"),
    ],
)  # fmt: skip
def test_in_short(note: str, label: str | None, counts: dict[str, Any], words: str) -> None:
    assert in_short(note, label, counts) == words
