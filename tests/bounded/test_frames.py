"""A frame comes whole, or not at all, and in time."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.bounded import frames

Line = tuple[socket.socket, socket.socket]


@pytest.fixture
def line() -> Iterator[Line]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@given(st.binary(max_size=200), st.binary(max_size=2000))
def test_what_is_sent_is_received(head: bytes, body: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        frames.send(ours, head, body)
        assert frames.receive(theirs) == (head, body)


@pytest.mark.parametrize("sent", [b"", b"\0\0", b"\0\0\0\1\0\0\0\1a"])
def test_what_breaks_off_is_nothing(line: Line, sent: bytes) -> None:
    line[0].sendall(sent)
    line[0].close()
    assert frames.receive(line[1]) is None


def test_what_is_larger_than_any_frame_is_not_waited_for(line: Line) -> None:
    line[0].sendall(struct.pack(">II", 1, frames.LARGEST + 1))
    with pytest.raises(ValueError, match="a frame of"):
        frames.receive(line[1])


def test_who_says_half_and_then_nothing_is_late(line: Line) -> None:
    line[0].sendall(struct.pack(">II", 1, 5) + b"a")
    with pytest.raises(TimeoutError):
        frames.receive(line[1], until=time.monotonic() + 0.05)
    with pytest.raises(TimeoutError):
        frames.receive(line[1], until=time.monotonic() - 1)


def test_who_does_not_listen_is_late(line: Line) -> None:
    with pytest.raises(TimeoutError):
        frames.send(line[0], b"a", bytes(8_000_000), until=time.monotonic() + 0.05)
