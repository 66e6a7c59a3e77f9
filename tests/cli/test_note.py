"""`tracker note`: declared and found, declared and not, not mentioned."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("archive")
def test_on_a_pipe_each_claim_is_a_line(run: Run) -> None:
    ended = run("note", "ferry", "1..2")
    assert ended.code == 0
    assert [record[:2] for record in ended.records] == [
        ["1..2", "note"],
        ["1..2", "declared and found"],
        ["1..2", "declared and found"],
        ["1..2", "not mentioned in the note"],
    ]
    assert ended.records[0][2] == "(ATTN: CHANGES headline; UPDATES number of passengers)"
    assert ended.records[1][2] == "CHANGES headline"
    assert ended.records[-1][3] == "paragraph 4 is new"


@pytest.mark.usefixtures("archive")
def test_for_programs(run: Run) -> None:
    told = run("note", "ferry", "--json").json
    (step,) = told["steps"]
    assert (told["outlet"], step["from"], step["to"]) == ("harbour", 1, 2)
    assert [one["finding"] for one in step["claims"]] == ["confirmed", "confirmed"]
    assert step["counts"]["found"] == 2


@pytest.mark.usefixtures("archive")
def test_on_a_terminal(draw: Run) -> None:
    out = draw("note", "ferry").out
    assert "NOTE SAYS" in out
    assert "declared and found" in out
    assert "1 small change more not mentioned; --all shows" in " ".join(out.split())
    assert "paragraph 4 is new" in draw("note", "ferry", "--all").out


@pytest.mark.usefixtures("archive")
def test_a_newspaper_without_notes(draw: Run) -> None:
    ended = draw("note", "linnet bridge", "first..latest")
    assert ended.code == 0
    assert ended.out.count("no note") == 2


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("what", ["1..9", "7..9", "0..1"])
def test_versions_that_there_are_none_of(run: Run, what: str) -> None:
    assert run("note", "ferry", what).code in {2, 3}


def test_without_a_story(run: Run, at_home: Path) -> None:
    assert at_home.is_dir()
    assert run("note", "ferry").code == 3
