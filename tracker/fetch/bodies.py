"""Reads the body of an answer: inflates it ourselves, under a cap, and never settles for half."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from io import BytesIO

from tracker.fetch.visit import Visit

# Largest piece inflated at once. 1 KiB of gzip can hold 1 MiB, so a network chunk is never
# inflated whole: at most the cap and one such piece are in memory.
PIECE = 256 * 1024

GZIP = 16 + zlib.MAX_WBITS
GZIP_MAGIC = 0x1F
MEBIBYTE = 1024 * 1024


class Gunzip:
    """Inflates gzip as it arrives."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(GZIP)
        self._begun = False

    @property
    def whole(self) -> bool:
        """True when nothing arrived, or all that did arrive ended where gzip ends."""
        return self._member.eof or not self._begun

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes inflate to, at most PIECE at a time. Raises zlib.error."""
        while data:
            if self._member.eof:
                if data[0] != GZIP_MAGIC:  # padding after the end, which browsers ignore too
                    return
                self._member = zlib.decompressobj(GZIP)
            self._begun = True
            yield self._member.decompress(data, PIECE)
            data = self._member.unused_data or self._member.unconsumed_tail


async def read_body(
    visit: Visit, headers: Mapping[str, str], chunks: AsyncIterable[bytes], limit: int
) -> bytes:
    """The whole body, inflated.

    Raises FetchError: `too large` over `limit` bytes, on the wire or inflated; `encoding` for a
    coding other than gzip or a damaged one; `truncated` where gzip ends early.
    """
    gunzip = _gunzip(visit, headers)
    _check_size(visit, _announced(headers), limit)
    body, arrived = BytesIO(), 0
    async for chunk in chunks:
        arrived += len(chunk)
        for piece in _inflated(visit, gunzip, chunk):
            body.write(piece)
            _check_size(visit, body.tell(), limit)
        _check_size(visit, arrived, limit)
    if gunzip and not gunzip.whole:
        raise visit.fails("truncated", "broke off before the end of its gzip")
    return body.getvalue()


async def read_start(
    visit: Visit, headers: Mapping[str, str], chunks: AsyncIterable[bytes], limit: int
) -> bytes:
    """The first `limit` bytes of the body, inflated; the rest is not read.

    Raises FetchError (`encoding`) as `read_body` does.
    """
    gunzip = _gunzip(visit, headers)
    body, arrived = BytesIO(), 0
    async for chunk in chunks:
        arrived += len(chunk)
        for piece in _inflated(visit, gunzip, chunk):
            body.write(piece)
            if body.tell() >= limit:
                return body.getvalue()[:limit]
        if arrived >= limit:
            break
    return body.getvalue()


def _gunzip(visit: Visit, headers: Mapping[str, str]) -> Gunzip | None:
    coding = headers.get("content-encoding", "").strip().lower()
    if coding in {"", "identity"}:
        return None
    if coding in {"gzip", "x-gzip"}:
        return Gunzip()
    raise visit.fails("encoding", f"is encoded as {coding[:40]!r}, which was not asked for")


def _inflated(visit: Visit, gunzip: Gunzip | None, chunk: bytes) -> Iterable[bytes]:
    if gunzip is None:
        yield chunk
        return
    try:
        yield from gunzip.pieces(chunk)
    except zlib.error as error:
        raise visit.fails("encoding", "sent gzip that cannot be inflated") from error


def _announced(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


def _check_size(visit: Visit, size: int, limit: int) -> None:
    if size > limit:
        raise visit.fails("too large", f"is larger than {limit / MEBIBYTE:.3g} MiB")
