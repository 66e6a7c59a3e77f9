from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

OLD = """Ferry with 12 aboard runs aground

A ferry with 12 people aboard ran aground
on Tuesday, the coast guard said.

The harbour master spoke of thick fog over the bay that morning.

Nobody was hurt.
"""
NEW = """Ferry with 14 aboard runs aground

The harbour master spoke of thick fog over the bay that morning.

A ferry with 14 people aboard ran aground on Tuesday, the coast guard said.

All were given tea.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    return "old.txt", "new.txt"


def test_two_files_are_compared(run: Run, files: tuple[str, str]) -> None:
    told = run("diff", *files, "--json").json
    assert told["weight"] == "headline"
    assert told["headline"]["ops"] == [
        ["=", "Ferry with "],
        ["-", "12"],
        ["+", "14"],
        ["=", " aboard runs aground"],
    ]
    kinds = sorted(one["kind"] for one in told["paragraphs"])
    assert kinds == ["added", "edited", "moved", "removed"]


def test_on_a_pipe_each_change_is_a_line(run: Run, files: tuple[str, str]) -> None:
    records = run("diff", *files).records
    assert ["headline", "", "", "Ferry with [-12-]{+14+} aboard runs aground"] in records
    assert ["removed", "3", "", "[-Nobody was hurt.-]"] in records
    assert ["added", "", "3", "{+All were given tea.+}"] in records
    assert records[0] == ["weight", "", "", "headline"]
    assert all(len(record) == 4 for record in records)


def test_on_a_terminal_every_change_has_its_sign(
    draw: Run, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = draw("diff", *files).out
    assert "\x1b[1;9;38;5;172m12" in drawn
    monkeypatch.setenv("NO_COLOR", "1")
    plain = draw("diff", *files).out
    assert "[-12-]{+14+}" in plain
    assert "38;5" not in plain
    for sign in ("↕", "−", "+"):
        assert sign in plain
    assert "was paragraph" in plain
    assert "¶ +1 −1" in plain


def test_1_means_a_difference_and_only_where_it_was_asked_for(
    run: Run, draw: Run, files: tuple[str, str]
) -> None:
    old, new = files
    assert run("diff", old, new).code == 0
    assert run("diff", old, new, "--exit-code").code == 1
    same = run("diff", old, old, "--exit-code")
    assert (same.code, same.out) == (0, "")
    assert run("diff", old, old, "--json").json["weight"] is None
    assert "No difference." in draw("diff", old, old).out


def test_a_file_that_is_missing_ends_with_3(run: Run, files: tuple[str, str]) -> None:
    ended = run("diff", files[0], "lost.txt", "--exit-code")
    assert (ended.code, ended.out) == (3, "")
    assert "lost.txt: no such file" in ended.err


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("arguments", "versions"),
    [
        (("linnet",), (2, 3)),
        (("linnet", "1..3"), (1, 3)),
        (("linnet", "first.."), (1, 3)),
        (("linnet", "first..latest"), (1, 3)),
        (("linnet", "..2"), (1, 2)),
        (("linnet", "..latest"), (2, 3)),
        (("linnet", "prev.."), (2, 3)),
        (("linnet", "bridge", "1..2"), (1, 2)),
        (("linnet@2",), (1, 2)),
        (("linnet", "3..1"), (3, 1)),
    ],
)
def test_any_two_versions_are_compared(
    run: Run, arguments: tuple[str, ...], versions: tuple[int, int]
) -> None:
    told = run("diff", *arguments, "--json").json
    assert (told["from"], told["to"]) == versions
    assert isinstance(told["story"], int)


@pytest.mark.usefixtures("archive")
def test_versions_that_there_are_none_of_are_refused(run: Run, draw: Run) -> None:
    assert run("diff", "linnet", "1..9").code == 3
    assert "one version so far" in run("diff", "spring").err
    assert run("diff", "linnet", "0..2").code == 2
    assert run("diff", "1..2").code == 2
    assert "version 1 → 3" in draw("diff", "linnet", "1..3").out
    assert "No difference." in draw("diff", "linnet", "1..3").out


@pytest.mark.usefixtures("archive")
def test_label_and_note_are_told_with_the_words(run: Run) -> None:
    records = run("diff", "kestrel").records
    assert ["label", "", "", "{+LEAD+}"] in records
    assert [record[0] for record in records if "ATTN" in record[3]] == ["note"]
