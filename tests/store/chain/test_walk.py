"""Tampering with a database that the pipeline filled: each kind is found, and named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.store.chain.tampering import TAMPERING, tamper, verify


def test_what_nobody_touched_holds(archive: Path) -> None:
    found = verify(archive)
    assert found.flaws == ()
    assert (found.counts.seals, found.counts.versions, found.counts.captures) == (14, 6, 6)
    assert (found.head.sequence, found.counts.late, found.anchors) == (14, 0, 0)
    assert verify(archive, found.head).flaws == ()


@pytest.mark.parametrize(
    ("statements", "names"), [case[1:] for case in TAMPERING], ids=[case[0] for case in TAMPERING]
)
def test_tampering_is_found_and_named(
    copy: Path, statements: Sequence[str], names: Sequence[str]
) -> None:
    tamper(copy, statements)
    found = {flaw.name for flaw in verify(copy).flaws}
    assert set(names) <= found
