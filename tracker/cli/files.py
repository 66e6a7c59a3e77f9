"""Texts that the reader of the screen has in files, or pipes in."""

from __future__ import annotations

import sys
from pathlib import Path

from tracker.errors import NotFoundError, ParseError, RefusedError

STDIN = "-"


def is_file(name: str) -> bool:
    """True when there is such a file, or when it stands for standard input."""
    return name == STDIN or Path(name).is_file()


def text_of(name: str) -> str:
    """What a file holds, or for `-` what is piped in.

    Raises NotFoundError, RefusedError where it may not be read, and ParseError for what is no
    text in UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(f"{name}: no such file") from error
    except OSError as error:
        raise RefusedError(f"{name}: cannot be read ({error.strerror})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(f"{name}: is no text in UTF-8 (byte {error.start + 1})") from error
