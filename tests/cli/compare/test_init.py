from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run


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
    assert kinds == ["added", "edited", "edited", "moved", "removed", "same"]


def test_on_a_pipe_each_change_is_a_line(run: Run, files: tuple[str, str]) -> None:
    records = run("diff", *files).records
    assert ["headline", "", "", "Ferry with [-12-]{+14+} aboard runs aground"] in records
    assert ["removed", "3", "", "[-Nobody was hurt.-]"] in records
    assert ["added", "", "3", "{+All were given tea.+}"] in records
    assert records[0] == ["weight", "", "", "headline"]
    assert all(len(record) == 4 for record in records)


def test_facts_stand_before_all_else_and_folded_pieces_are_counted(
    run: Run, files: tuple[str, str]
) -> None:
    records = run("diff", *files).records
    assert [record[0] for record in records[:3]] == ["weight", "fact", "fact"]
    assert records[2] == ["fact", "", "2", "number 12 → 14"]
    assert ["folded", "", "", "quotes_and_dashes 1"] in records
    assert ["folded", "", "", "moved 1"] in records
    assert not [record for record in records if record[0] == "moved"]


def test_what_is_folded_can_be_unfolded_and_chosen(run: Run, files: tuple[str, str]) -> None:
    unfolded = run("diff", *files, "--no-fold").records
    assert unfolded == run("diff", *files, "--fold", "none").records
    assert [
        "moved",
        "2",
        "1",
        "The harbour master spoke of thick fog over the bay that morning.",
    ] in (unfolded)
    some = run("diff", *files, "--fold", "moves,white-space").records
    assert [record[3] for record in some if record[0] == "folded"] == ["moved 1"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--stat", "--patch"), "--stat and --patch exclude each other"),
        (("--json", "--headline"), "--json and --headline exclude each other"),
        (("--fold", "case", "--no-fold"), "--fold and --no-fold exclude each other"),
        (("--patch", "--fold", "case"), "--patch folds nothing: it takes no --fold"),
        (("--json", "--no-fold"), "--json folds nothing: it takes no --fold"),
        (("--words", "--context", "2"), "--words takes no --context"),
        (("--fold", "cases"), "cases: no such class"),
        (("--context=-1",), "Invalid value for '--context'"),
    ],
)
def test_wishes_that_exclude_each_other_are_told(
    run: Run, files: tuple[str, str], options: tuple[str, ...], said: str
) -> None:
    ended = run("diff", *files, *options)
    assert (ended.code, ended.out) == (2, "")
    assert said in " ".join(ended.err.split())


def test_1_means_a_difference_and_only_where_it_was_asked_for(
    run: Run, draw: Run, files: tuple[str, str]
) -> None:
    old, new = files
    assert run("diff", old, new).code == 0
    assert run("diff", old, new, "--exit-code").code == 1
    Path("caps.txt").write_text(Path(old).read_text("utf-8").replace("Nobody", "nobody"), "utf-8")
    assert run("diff", old, "caps.txt", "--exit-code").code == 0
    assert run("diff", old, "caps.txt", "--exit-code", "--no-fold").code == 1
    assert run("diff", old, "caps.txt", "--exit-code", "--json").code == 1
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


@pytest.mark.usefixtures("archive")
@pytest.mark.skipif(not shutil.which("patch"), reason="no patch(1) here")
def test_a_patch_makes_one_version_of_the_other(run: Run, at_home: Path) -> None:
    older, newer = (run("show", f"kestrel@{number}", "--text").out for number in (1, 2))
    (at_home / "text.txt").write_text(older, encoding="utf-8")
    patch = run("diff", "kestrel", "1..2", "--patch").out
    subprocess.run(["patch", "-s", "--fuzz=0", "text.txt"], input=patch, text=True, check=True)
    assert (at_home / "text.txt").read_text("utf-8") == newer != older
    head = [line for line in patch.splitlines() if line.startswith(("---", "+++"))]
    assert all(re.fullmatch(r"... story-\d+@\d\.txt\t2025-10-14 [0-9:]{8} \+0000", x) for x in head)


def test_files_of_any_system_are_read(run: Run, tmp_path: Path, files: tuple[str, str]) -> None:
    text = Path(files[0]).read_text("utf-8")
    for name, data in {
        "windows.txt": text.replace("\n", "\r\n").encode("utf-8-sig"),
        "old-mac.txt": text.replace("\n", "\r").encode(),
        "spaces.txt": text.replace("\n\n", "\n \t\u3000\n\n").encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert run("diff", files[0], name, "--json").json["weight"] is None, name


@pytest.mark.parametrize(
    ("data", "weight"),
    [(b"", "headline"), (b"Ferry", "headline"), (b"\n\n \n", "headline"), (b"\0\0", "headline")],
)
def test_small_files_are_texts_too(
    run: Run, tmp_path: Path, files: tuple[str, str], data: bytes, weight: str
) -> None:
    (tmp_path / "small.txt").write_bytes(data)
    for one, other in ((files[0], "small.txt"), ("small.txt", files[0])):
        assert run("diff", one, other, "--json").json["weight"] == weight
        assert run("diff", one, other, "--patch").out.startswith("--- ")
    assert run("diff", "small.txt", "small.txt").out == ""


def test_standard_input_cannot_be_both(run: Run) -> None:
    ended = run("diff", "-", "-")
    assert ended.code == 2
    assert "not both" in ended.err
