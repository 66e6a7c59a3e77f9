"""What a child says of an input, asked as a process: in this one its limits would hold us too."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tracker.bounded import child, frames


@contextmanager
def serving(*modules: str) -> Iterator[socket.socket]:
    """Our end of the line to a child."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", "tracker.bounded.child", "256", "20", *modules]
    with ours, subprocess.Popen(command, stdin=theirs.fileno()) as process:
        theirs.close()
        yield ours
        ours.close()
        assert process.wait(20) in {0, 1}


def asked(step: str, **options: object) -> bytes:
    return json.dumps({"step": step, "options": options}).encode()


@pytest.mark.parametrize(
    ("step", "body", "said"),
    [
        ("builtins:len", b"four", (child.VALUE, b"4")),
        ("json:loads", b'["\\u2026", null]', (child.VALUE, b'["\\u2026", null]')),
        ("tracker.parse.feed:read_feed", b"", (child.REFUSED, b"The answer is empty. Look at")),
        ("builtins:bytearray", b"x", (child.BROKE, b"TypeError")),
        ("json:loads", b"[", (child.BROKE, b"JSONDecodeError")),
        ("json:no_such", b"[", (child.BROKE, b"AttributeError")),
    ],
)
def test_an_input_comes_to_a_value_or_to_words(
    step: str, body: bytes, said: tuple[bytes, bytes]
) -> None:
    with serving("json") as line:
        assert frames.receive(line) == (child.READY, b"")
        frames.send(line, asked(step), body)
        kind, words = frames.receive(line) or (b"", b"")
    assert (kind, words[: len(said[1])]) == said


def test_a_child_whose_parent_has_gone_ends() -> None:
    with serving() as line:
        assert frames.receive(line) == (child.READY, b"")
