from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Screen
from tracker.cli import replay
from tracker.desk.archive import Recording


@pytest.mark.usefixtures("archive")
def test_an_archive_that_was_replayed_is_left_as_it_is(run: Run) -> None:
    before = run("stories", "--json").json
    ended = run("replay", "archive", "--json")
    assert ended.code == 0
    assert (ended.json["answers"], ended.json["versions"]) == (6, 0)
    assert run("stories", "--json").json == before


def test_what_cannot_be_read_is_said_and_costs_nothing(archive: Path, run: Run) -> None:
    before = run("stories", "--json").json
    for stamp, body in (("20251015T073000Z", b"<html><p>no feed"), ("20251015T083000Z", b"")):
        (archive / "archive" / "quay" / f"{stamp}.xml").write_bytes(body)
    ended = run("replay", "archive/quay")
    assert ended.code == 0
    assert ["answers", "6"] in ended.records
    assert ended.err.count("quay") >= 2
    assert run("stories", "--json").json == before


def test_a_folder_can_belong_to_an_outlet(archive: Path, run: Run) -> None:
    (archive / "archive" / "harbour").rename(archive / "port")
    # Read as that outlet's: `(LEAD)` is no label of the quay's, and its feed lists both.
    assert run("replay", "port", "--outlet", "quay", "--json").json["stories"] == 2
    found = run("stories", "aboard", "--outlet", "quay", "--json").json
    assert {story["outlet"] for story in found} == {"quay"}
    assert [story["versions"] for story in found] == [1, 1]


def test_a_folder_without_recordings_ends_with_3(at_home: Path, run: Run) -> None:
    ended = run("replay", str(at_home))
    assert ended.code == 3
    assert "holds no recorded answers" in ended.err
    assert "no such folder" in run("replay", str(at_home / "nowhere")).err


def test_a_bar_is_drawn_on_a_terminal_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    recording = Recording("quay", datetime(2025, 10, 14, tzinfo=UTC), Path("x"))
    monkeypatch.setattr(sys, "stderr", screen)
    with replay.progress(2) as tell:
        tell(recording)
    assert screen.getvalue() == ""
    monkeypatch.setattr(replay, "PATIENCE_S", -1)
    with replay.progress(2) as tell:
        tell(recording)
        tell(recording)
    assert "2025-10-14" in screen.getvalue()
