"""`verify` and `anchor` at a terminal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("archive")
def test_verify_tells_what_it_walked_over_and_what_it_cannot_tell(run: Run) -> None:
    ended = run("verify")
    assert (ended.code, ended.out) == (0, "")
    assert "All as kept: 6 versions" in ended.err
    assert "No anchor was given" in ended.err
    assert "without their bytes" in run("verify", "--no-bytes").err
    assert run("verify", "--json").json["holds"] is True


def test_what_does_not_hold_is_a_record_and_ends_with_1(archive: Path, run: Run) -> None:
    assert run("anchor", "anchors.txt").code == 0
    connection = sqlite3.connect(archive / "data" / "tracker.db")
    connection.execute("UPDATE version SET note = 'Adds quotes' WHERE story_id = 1 AND number = 2")
    connection.commit()
    connection.close()
    ended = run("verify", "--anchor", "anchors.txt")
    assert ended.code == 1
    assert [line[0] for line in ended.records] == ["1@2"]
    assert "1 thing not as kept" in ended.err
    assert run("verify", "--json").json["flaws"][0]["name"] == "1@2"


def test_anchors_that_cannot_be_read_or_written(archive: Path, run: Run) -> None:
    assert run("verify", "--anchor", "nowhere.txt").code == 3
    (archive / "empty.txt").write_text("nothing", encoding="utf-8")
    ended = run("verify", "--anchor", "empty.txt")
    assert (ended.code, "empty.txt: holds no anchor" in ended.err) == (7, True)
    assert run("anchor", "no/such/folder.txt").code == 4
    assert run("anchor", "--mail", "you@w.example").code == 2
