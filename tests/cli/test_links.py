"""`links`, `merge`, `split`, `apart`: why each version is here, and what a person decides."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker.models.values import Reason
from tracker.store import doubts
from tracker.store.database import Database

TOLL, VOTE, FERRY = "toll", "votes", "ferry"


def ids(run: Run) -> tuple[str, str, str]:
    """Of the stories of the toll, the vote and the ferry."""
    found = {one["headline"].split()[0]: str(one["id"]) for one in run("stories", "--json").json}
    return found["Linnet"], found["Council"], found["Ferry"]


def put_in_doubt(folder: Path, one: str, other: str) -> None:
    database = Database(f"sqlite:///{folder / 'data' / 'tracker.db'}")
    reason = Reason("text", "\x1b[31m49% shared", 0.61)
    now = datetime(2031, 5, 3, 12, tzinfo=UTC)
    with database.writing() as session:
        doubts.keep_doubt(session, int(one), int(other), score=0.61, reasons=[reason], now=now)
    database.close()


@pytest.mark.usefixtures("archive")
def test_links_say_why_each_version_is_here(run: Run) -> None:
    ferry = run("links", "ferry", "--json").json
    assert (ferry["outlet"], ferry["undone"], ferry["possibly"]) == ("harbour", [], [])
    first, second = ferry["versions"]
    assert (first["number"], first["decided_by"], first["reasons"][0]["feature"]) == (
        1,
        "machine",
        "first",
    )
    assert 0.7 <= second["score"] <= 1
    records = run("links", "ferry").records
    assert [(row[0], row[2], row[4]) for row in records] == [
        ("here", "1", "machine"),
        ("here", "2", "machine"),
    ]
    assert "first +1.00: no story of this outlet is like it" in records[0][6]


@pytest.mark.usefixtures("archive")
def test_a_merge_says_where_everything_went_and_how_to_undo_it(run: Run) -> None:
    toll, vote, _ = ids(run)
    told = run("merge", vote, toll, "--by", "ada")
    assert (told.code, told.out) == (0, "")
    assert f"Story {vote} goes on as story {toll}: {vote}@1 is {toll}@4." in told.err
    assert f"Undo it with `tracker split {toll}@4..4`." in told.err
    versions = run("versions", vote, "--json").json
    assert [one["number"] for one in versions] == [1, 2, 3, 4]
    assert run("show", f"{vote}@1", "--json").json["number"] == 4
    links = run("links", toll, "--json").json
    assert links["versions"][3]["decided_by"] == "ada"
    assert links["undone"][0]["now"] == {"story": int(toll), "number": 4}
    undone = run("split", f"{toll}@4..4", "--json").json
    assert (undone["new"], undone["undo"]) == (int(vote), f"tracker merge {toll} {vote}")
    assert [row[0] for row in run("links", vote).records] == ["here", "undone", "undone", "apart"]


@pytest.mark.usefixtures("archive")
def test_who_decides_is_the_one_who_is_logged_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ida")
    toll, vote, _ = ids(run)
    assert run("apart", toll, vote, "--json").json == {"apart": sorted([int(toll), int(vote)])}
    assert run("links", toll, "--json").json["apart"][0]["answered_by"] == getpass.getuser()


def test_a_doubt_is_shown_with_the_commands_that_answer(archive: Path, run: Run, draw: Run) -> None:
    toll, vote, _ = ids(run)
    put_in_doubt(archive, toll, vote)
    told = run("versions", toll)
    assert f"possibly one story with {vote} “Council votes in spring” (0.61 of 1)" in told.err
    assert len(told.records) == 3
    for command in ("versions", "links"):
        drawn = draw(command, vote).out
        assert f"tracker merge {vote} {toll}" in drawn
        assert f"tracker apart {vote} {toll}" in drawn
        assert "␛[31m49% shared" in drawn
    [one] = run("links", vote, "--json").json["possibly"]
    assert (one["story"], one["score"]) == (int(toll), 0.61)
    run("apart", vote, toll)
    assert run("links", vote, "--json").json["possibly"] == []
    assert "possibly" not in run("versions", vote).err


@pytest.mark.usefixtures("archive")
def test_what_cannot_be_decided_says_what_to_do(run: Run) -> None:
    toll, vote, ferry = ids(run)
    for arguments, code, words in (
        (("merge", toll, ferry), 4, "the outlet bounds a story"),
        (("merge", toll, toll), 4, f"tracker split {toll}@N.."),
        (("merge", toll, "9999"), 3, "tracker stories"),
        (("split", f"{vote}@1.."), 4, "nothing to part"),
        (("split", f"{toll}@7.."), 3, "no version 7"),
        (("split", toll), 2, "12@3.."),
        (("apart", toll, vote, "--by", "machine"), 4, "--by NAME"),
    ):
        ended = run(*arguments)
        assert (ended.code, words in " ".join(ended.err.split())) == (code, True), ended.err
