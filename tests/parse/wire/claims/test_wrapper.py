"""What stands around the clauses is blanked, and nothing moves."""

from __future__ import annotations

import pytest

from tracker.parse.wire.claims.wrapper import unwrapped


@pytest.mark.parametrize(
    ("note", "inner"),
    [
        ("(ATTN: ADDS photo)", "ADDS photo"),
        ("(Adds quote)", "Adds quote"),
        ("Eds: ADDS quote", "ADDS quote"),
        ("(EDS: UPDATING)", "UPDATING"),
        ("EDITOR'S NOTE — Adds quote", "Adds quote"),
        ("Mill Burns ^Eds: ADDS quote", "ADDS quote"),
        ("<<사진 추가>>", "사진 추가"),
        ("(Adds quote", "Adds quote"),
        ("Adds\x00quote", "Adds quote"),
    ],
)
def test_wrappers(note: str, inner: str) -> None:
    assert unwrapped(note).strip() == inner
    assert len(unwrapped(note)) == len(note)
