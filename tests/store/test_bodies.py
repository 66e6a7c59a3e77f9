"""Bytes are read and held against their hash; the versions that rest on lost ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.chain.tampering import TAMPERING, tamper, verify


@pytest.mark.parametrize("name", ["a capture's bytes", "another answer's bytes"])
def test_bytes_are_found_by_reading_them_alone(copy: Path, name: str) -> None:
    tamper(copy, next(statements for known, statements, _ in TAMPERING if known == name))
    assert verify(copy, read_bytes=False).flaws == ()


def test_each_lost_capture_is_named_with_its_versions_and_the_rest_reads(copy: Path) -> None:
    tamper(copy, ["UPDATE capture SET body = x'00' WHERE id = 5"])
    found = {flaw.name: flaw.words for flaw in verify(copy).flaws}
    assert found.keys() == {"capture 5", "capture 6"}
    assert found["capture 5"].endswith("; the evidence of 3@1")
    assert found["capture 6"].startswith("is lost with it: capture 5: its bytes are damaged")
    assert found["capture 6"].endswith("; the evidence of 2@4")
