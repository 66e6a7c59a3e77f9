from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("archive")
def test_a_bundle_is_written_and_checked(run: Run) -> None:
    ended = run("evidence", "1", "1..2", "-o", "bundle.zip")
    assert (ended.code, ended.records[0][0]) == (0, "bundle.zip")
    checked = run("evidence", "check", "bundle.zip")
    assert (checked.code, checked.out) == (0, "")
    assert "Everything holds" in checked.err


def test_what_does_not_hold_is_a_record_and_ends_with_1(archive: Path, run: Run) -> None:
    (archive / "bundle.zip").write_bytes(b"no archive")
    ended = run("evidence", "check", "bundle.zip")
    assert (ended.code, ended.records[0][0].startswith("the archive is damaged")) == (1, True)


@pytest.mark.usefixtures("archive")
def test_wrong_usage_is_told(run: Run) -> None:
    assert run("evidence", "1", "1..2").code == 2
    assert run("evidence", "check", "nothing.zip").code == 3
    assert run("evidence", "1", "1..2", "-o", "no/such/folder.zip").code == 4
    assert run("evidence", "1", "1..9", "-o", "bundle.zip").code == 3
