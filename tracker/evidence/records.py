"""The records of a WARC file from elsewhere, one after another, however long or hostile it is.

Written here and not left to warcio, which reads a header of any length into memory, takes damaged
gzip for the end of the file, and writes to standard error. At most one record of `LARGEST` bytes
is held, and nothing is inflated further than it is read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from tracker.errors import ParseError

LARGEST = 64_000_000
"""Bytes of a record that are read; a longer one is passed over. A news page has 100,000."""

LONGEST_HEAD = 65_536
"""Bytes of the header of a record or of an answer; real ones stay under 8,000."""

PIECE = 65_536
"""Bytes that are read, and inflated, at once."""

_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,80})[ \t]*:[ \t]*([^\r\n]*)")

Tell = Callable[[int], None]
"""Told how many bytes of the file have been read by now."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the file."""

    headers: Mapping[str, str]
    """Names in lower case; of a repeated one the last."""
    block: bytes | None
    """None where it is larger than anything that is read."""


class CutOffError(ParseError):
    """The file ends, or is damaged, in the middle of a record; those before it are whole."""


def records(file: IO[bytes], tell: Tell = lambda _: None) -> Iterator[Record]:
    """The records of a WARC file, packed with gzip or not, in its order.

    Raises ParseError for what is no WARC file, and CutOffError where it ends or breaks midway.
    """
    flow = _Flow(file, tell)
    number = 0
    while flow.skip_blank_lines():
        number += 1
        yield _record(flow, number)
    if not number:
        raise ParseError("is no WARC file: it is empty")


def _record(flow: _Flow, number: int) -> Record:
    first, headers = fields(_head(flow, number))
    if not first.startswith(b"WARC/"):
        words = "is no WARC file" if number == 1 else f"record {number} is none: the file is cut"
        raise (ParseError if number == 1 else CutOffError)(words)
    length = headers.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", length):
        raise CutOffError(f"record {number} does not say how long it is")
    size = int(length)
    if size > LARGEST:
        flow.skip(size)
        return Record(headers, None)
    return Record(headers, flow.take(size))


def _head(flow: _Flow, number: int) -> bytes:
    try:
        return flow.head()
    except CutOffError as error:
        if number == 1 and not flow.looks_like_a_warc:
            raise ParseError("is no WARC file") from error
        raise


def fields(head: bytes) -> tuple[bytes, dict[str, str]]:
    """The first line of a head, and its fields; a line that is no field is passed over."""
    first, *lines = re.sub(rb"\r?\n[ \t]+", b" ", head).split(b"\n")
    found: dict[str, str] = {}
    for line in lines:
        if match := _FIELD.match(line.rstrip(b"\r")):
            found[match[1].decode().lower()] = _text(match[2]).strip()
    return first.rstrip(b"\r"), found


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class _Flow:
    """The bytes of a file as they are unpacked; no more than asked for and a piece are held."""

    def __init__(self, file: IO[bytes], tell: Tell) -> None:
        self._file, self._tell = file, tell
        self._raw = file.read(PIECE)
        self._read = len(self._raw)
        self._gzip = zlib.decompressobj(_GZIP) if self._raw[:2] == _MAGIC else None
        self._held = bytearray()

    @property
    def looks_like_a_warc(self) -> bool:
        return self._held.startswith(b"WARC/")

    def skip_blank_lines(self) -> bool:
        """Whether there is anything more than the lines between two records."""
        while True:
            kept = self._held.lstrip(b"\r\n")
            if kept:
                self._held = kept
                return True
            self._held.clear()
            if not self._fill():
                return False

    def head(self) -> bytes:
        """Everything up to the next empty line, which is passed over."""
        while True:
            if end := re.search(rb"\r?\n\r?\n", self._held[: LONGEST_HEAD + 4]):
                head = bytes(self._held[: end.start()])
                del self._held[: end.end()]
                return head
            if len(self._held) > LONGEST_HEAD:
                raise CutOffError("a record has a header without an end")
            self._more()

    def take(self, size: int) -> bytes:
        while len(self._held) < size:
            self._more()
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken

    def skip(self, size: int) -> None:
        while len(self._held) < size:
            size -= len(self._held)
            self._held.clear()
            self._more()
        del self._held[:size]

    def _more(self) -> None:
        if not self._fill():
            raise CutOffError("the file ends in the middle of a record")

    def _fill(self) -> bool:
        """Hold a piece more; False at the end of the file."""
        while True:
            if not self._raw and not self._read_on():
                return self._end()
            if piece := self._unpacked():
                self._held += piece
                return True

    def _end(self) -> bool:
        """What was kept back in the unpacking comes first; gzip that does not end is cut."""
        if self._gzip is None or self._gzip.eof:
            return False
        if piece := self._gzip.decompress(self._gzip.unconsumed_tail, PIECE):
            self._held += piece
            return True
        raise CutOffError("the file ends in the middle of its gzip")

    def _read_on(self) -> bool:
        self._raw = self._file.read(PIECE)
        self._read += len(self._raw)
        self._tell(self._read)
        return bool(self._raw)

    def _unpacked(self) -> bytes:
        if self._gzip is None:
            piece, self._raw = self._raw, b""
            return piece
        if self._gzip.eof:  # each record is packed by itself
            self._raw = self._raw.lstrip(b"\0")
            if not self._raw:
                return b""
            self._gzip = zlib.decompressobj(_GZIP)
        try:
            piece = self._gzip.decompress(self._raw, PIECE)
        except zlib.error as error:
            raise CutOffError("the file is damaged: its gzip cannot be unpacked") from error
        self._raw = self._gzip.unused_data or self._gzip.unconsumed_tail
        return piece
