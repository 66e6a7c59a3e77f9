from __future__ import annotations

import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from tracker.cli import files
from tracker.cli.files import is_file, seen_at, text_of
from tracker.errors import NotFoundError, ParseError, RefusedError


def test_a_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "copy.txt"
    file.write_bytes("\ufeff제목\n".encode())
    assert text_of(str(file)) == "제목\n"
    assert is_file(str(file))


def test_a_dash_is_what_is_piped_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("한".encode()), "ascii"))
    assert is_file("-")
    assert text_of("-") == "한"


def test_what_cannot_be_read_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"Headline\n\xff\xfe")
    with pytest.raises(NotFoundError, match=r"lost\.txt: no such file"):
        text_of(str(tmp_path / "lost.txt"))
    with pytest.raises(RefusedError, match="directory"):
        text_of(str(tmp_path))
    with pytest.raises(ParseError, match=r"picture.txt: is no text in UTF-8 \(byte 10\)"):
        text_of(str(tmp_path / "picture.txt"))
    (tmp_path / "wide.txt").write_bytes("Ferry".encode("utf-16"))
    with pytest.raises(
        ParseError, match=r"wide\.txt: is UTF-16; only UTF-8 is read: iconv -f UTF-16"
    ):
        text_of(str(tmp_path / "wide.txt"))
    (tmp_path / "wider.txt").write_bytes("Ferry".encode("utf-32"))
    with pytest.raises(ParseError, match="is UTF-32"):
        text_of(str(tmp_path / "wider.txt"))
    assert not is_file(str(tmp_path / "lost.txt"))
    assert not is_file(str(tmp_path))


def test_a_file_that_is_far_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 10_000_000)
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 10_000_000)
    assert len(text_of(str(large))) == 10_000_000
    with large.open("ab") as file:
        file.write(b"x")
    with pytest.raises(RefusedError, match=r"large\.txt: is larger than 10 MB"):
        text_of(str(large))


def test_a_pipe_is_read_as_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert is_file(str(pipe))
    writer = Thread(target=pipe.write_bytes, args=(b"Ferry",))
    writer.start()
    assert text_of(str(pipe)) == "Ferry"
    writer.join()


def test_a_file_knows_when_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "copy.txt"
    file.write_bytes(b"Ferry")
    os.utime(file, (0, 0))
    assert seen_at(str(file)) == datetime(1970, 1, 1, tzinfo=UTC)
    assert seen_at("-") is None
