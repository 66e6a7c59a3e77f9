"""What parent and child say to each other: a head and a body, each with its length before it."""

from __future__ import annotations

import socket
import struct
import time

_LENGTHS = struct.Struct(">II")

LARGEST = 256 * 1024 * 1024
"""Bytes in one part of a frame: a feed of 15 MiB makes a twentieth of it as JSON."""

PIECE = 1 << 20
"""Bytes taken from the system at once."""


def send(to: socket.socket, head: bytes, body: bytes = b"", *, until: float | None = None) -> None:
    """Send one frame. Raises TimeoutError as `receive` does; OSError when nobody is there."""
    for piece in (_LENGTHS.pack(len(head), len(body)) + head, body):
        _hurry(to, until)
        to.sendall(piece)


def receive(source: socket.socket, *, until: float | None = None) -> tuple[bytes, bytes] | None:
    """The next frame, its head and its body; None when the other side has gone.

    Raises TimeoutError when it is not there by `until`, on the monotonic clock, and ValueError
    for a frame larger than any.
    """
    lengths = _exactly(source, _LENGTHS.size, until)
    if lengths is None:
        return None
    sizes = _LENGTHS.unpack(lengths)
    if max(sizes) > LARGEST:
        raise ValueError(f"a frame of {max(sizes):,} bytes")
    head, body = (_exactly(source, size, until) for size in sizes)
    return None if head is None or body is None else (head, body)


def _exactly(source: socket.socket, size: int, until: float | None) -> bytes | None:
    got = bytearray()
    while len(got) < size:
        _hurry(source, until)
        piece = source.recv(min(size - len(got), PIECE))
        if not piece:
            return None
        got += piece
    return bytes(got)


def _hurry(way: socket.socket, until: float | None) -> None:
    """Let the next step on it end in time: one byte a second must not buy a second for each."""
    if until is None:
        return
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    way.settimeout(left)
