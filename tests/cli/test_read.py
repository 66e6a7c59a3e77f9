from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

COPY = """(LEAD) Harbour-ferry
(LEAD) Ferry with 14 aboard runs aground
(ATTN: CHANGES headline; UPDATES number of passengers)
KESTREL POINT, Oct. 14 (Harbour) -- A ferry with 14 people aboard ran aground on Tuesday.
Nobody was hurt, the coast guard said.
(END)
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "copy.txt"
    path.write_text(COPY, encoding="utf-8")
    return str(path)


def test_a_piece_of_copy_is_taken_apart(run: Run, file: str) -> None:
    read = run("read", file, "--outlet", "harbour", "--json").json
    assert (read["label"], read["label_kind"], read["label_ordinal"]) == ("LEAD", "update", 1)
    assert read["slug"] == "Harbour-ferry"
    assert read["headline"] == "Ferry with 14 aboard runs aground"
    assert read["note"].startswith("(ATTN: ")
    assert read["dateline"] == "KESTREL POINT, Oct. 14 (Harbour)"
    assert read["paragraphs"][1] == "Nobody was hurt, the coast guard said."
    assert read["boilerplate"] == ["(END)"]
    assert {"byline", "captions"} <= read.keys()


def test_several_files_are_one_list(run: Run, file: str) -> None:
    one = run("read", file, "--outlet", "yonhap", "--json").json
    assert run("read", file, file, "--outlet", "yonhap", "--json").json == [one, one]
    records = run("read", file, file).records
    assert [record for record in records if record[0] == "file"] == [["file", file]] * 2


def test_copy_is_read_from_a_pipe(run: Run, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run("read", file).out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COPY.encode())))
    assert run("read", "-").out == expected


def test_on_a_terminal_and_on_a_pipe_each_piece_has_its_name(
    run: Run, draw: Run, file: str
) -> None:
    assert ["headline", "Ferry with 14 aboard runs aground"] in run(
        "read", file, "--outlet", "yonhap"
    ).records
    assert "dateline" in draw("read", file, "--outlet", "yonhap").out


def test_an_unknown_outlet_ends_with_3_and_names_those_that_are_known(run: Run, file: str) -> None:
    ended = run("read", file, "--outlet", "zeppelin")
    assert ended.code == 3
    assert "harbour" in ended.err
    assert "reuters" in ended.err


def test_a_missing_file_ends_with_3_and_bytes_that_are_no_text_with_7(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\x00")
    assert run("read", str(tmp_path / "lost")).code == 3
    assert run("read", str(tmp_path / "bytes")).code == 7
