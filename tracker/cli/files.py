"""Texts that the reader of the screen has in files, or pipes in."""

from __future__ import annotations

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from datetime import UTC, datetime
from pathlib import Path

from tracker.errors import NotFoundError, ParseError, RefusedError

STDIN = "-"
LARGEST = 100_000_000
"""Bytes of a text that are read, ten times the longest that anybody would call a story."""

_OTHERS = {
    BOM_UTF32_LE: "UTF-32",
    BOM_UTF32_BE: "UTF-32",
    BOM_UTF16_LE: "UTF-16",
    BOM_UTF16_BE: "UTF-16",
}
"""How a text begins that says of itself that it is not in UTF-8; the longer beginnings first."""


def is_file(name: str) -> bool:
    """True when there is such a file or pipe, or when it stands for standard input."""
    return name == STDIN or Path(name).is_file() or Path(name).is_fifo()


def seen_at(name: str) -> datetime | None:
    """When a file was last written; None for what is piped in."""
    return datetime.fromtimestamp(Path(name).stat().st_mtime, UTC) if name != STDIN else None


def text_of(name: str) -> str:
    """What a file holds, or for `-` what is piped in.

    Raises NotFoundError, RefusedError where it may not be read or is too large, and ParseError for
    what is no text in UTF-8.
    """
    try:
        data = _bytes_of(name)
    except FileNotFoundError as error:
        raise NotFoundError(f"{name}: no such file") from error
    except OSError as error:
        raise RefusedError(f"{name}: cannot be read ({error.strerror})") from error
    if len(data) > LARGEST:
        raise RefusedError(f"{name}: is larger than {LARGEST // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(f"{name}: {_other(data, error)}") from error


def _bytes_of(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST + 1)


def _other(data: bytes, error: UnicodeDecodeError) -> str:
    for beginning, encoding in _OTHERS.items():
        if data.startswith(beginning):
            return f"is {encoding}; only UTF-8 is read: iconv -f {encoding} -t UTF-8"
    return f"is no text in UTF-8 (byte {error.start + 1})"
