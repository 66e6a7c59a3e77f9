from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tracker.cli.files import is_file, text_of
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
    assert not is_file(str(tmp_path / "lost.txt"))
    assert not is_file(str(tmp_path))
