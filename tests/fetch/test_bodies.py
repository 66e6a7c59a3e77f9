from __future__ import annotations

import asyncio
import gzip
import itertools
import zlib
from collections.abc import AsyncIterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import FetchError
from tracker.fetch.bodies import PIECE, Gunzip, read_body
from tracker.fetch.visit import begin
from tracker.models.values import Ask

VISIT = begin(Ask("https://wire.example/feed"), 30)
GZIPPED = {"content-encoding": "gzip"}
PLAIN: dict[str, str] = {}
LIMIT = 10_000
TEXT = b"The ferry left the harbour at nine. " * 20


def read(
    chunks: Sequence[bytes], headers: Mapping[str, str] = PLAIN, limit: int = LIMIT
) -> tuple[bytes, int]:
    """The body, and how many of the chunks were taken."""
    taken = 0

    async def arriving() -> AsyncIterator[bytes]:
        nonlocal taken
        for chunk in chunks:
            taken += 1
            yield chunk

    return asyncio.run(read_body(VISIT, headers, arriving(), limit)), taken


def kind_of(chunks: Sequence[bytes], headers: Mapping[str, str], limit: int = LIMIT) -> str:
    with pytest.raises(FetchError) as caught:
        read(chunks, headers, limit)
    assert str(caught.value).startswith("https://wire.example/feed: ")
    return caught.value.kind


def cut_up(data: bytes, places: Sequence[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[start:end] for start, end in itertools.pairwise(edges)]


places = st.lists(st.integers(min_value=0), max_size=8)


@given(st.binary(max_size=2_000), places, st.sampled_from(["gzip", "x-gzip", " GZIP "]))
def test_what_was_gzipped_comes_back_however_it_arrives(
    text: bytes, places: list[int], coding: str
) -> None:
    chunks = cut_up(gzip.compress(text), places)
    assert read(chunks, {"content-encoding": coding})[0] == text


@given(st.binary(max_size=2_000), places, st.sampled_from(["", "identity"]))
def test_a_plain_body_is_left_as_it_is(text: bytes, places: list[int], coding: str) -> None:
    assert read(cut_up(text, places), {"content-encoding": coding})[0] == text


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), places)
def test_several_gzips_in_a_row_are_one_body(texts: list[bytes], places: list[int]) -> None:
    chunks = cut_up(b"".join(gzip.compress(text) for text in texts), places)
    assert read(chunks, GZIPPED)[0] == b"".join(texts)


@given(st.integers(min_value=1))
def test_gzip_cut_anywhere_is_never_a_body(place: int) -> None:
    whole = gzip.compress(TEXT)
    assert kind_of([whole[: 1 + place % (len(whole) - 1)]], GZIPPED) == "truncated"


def test_padding_after_the_end_is_ignored() -> None:
    assert read([gzip.compress(TEXT) + b"\0\0\r\n", b"more"], GZIPPED)[0] == TEXT


def test_nothing_at_all_is_an_empty_body() -> None:
    assert read([], GZIPPED)[0] == read([], PLAIN)[0] == b""


@pytest.mark.parametrize(
    "data",
    [
        b"not gzip",
        zlib.compress(TEXT),
        gzip.compress(TEXT)[:-8] + b"\0" * 8,
        gzip.compress(TEXT) + b"\x1f",
        gzip.compress(TEXT) + b"\x1f\x8bnot gzip",
    ],
    ids=["plain", "zlib", "wrong sum", "a second one begun", "a second one damaged"],
)
def test_gzip_that_cannot_be_inflated_is_no_body(data: bytes) -> None:
    assert kind_of([data], GZIPPED) in {"encoding", "truncated"}


@pytest.mark.parametrize("coding", ["br", "deflate", "zstd", "gzip, gzip", "gzip,br", "none", "x"])
def test_any_other_coding_is_refused_unread(coding: str) -> None:
    assert kind_of([TEXT], {"content-encoding": coding}) == "encoding"


@pytest.mark.parametrize("size", [0, 1, LIMIT - 1, LIMIT])
def test_a_body_may_be_as_large_as_the_limit(size: int) -> None:
    text = b"x" * size
    assert read([text]) == (text, 1)
    assert read([gzip.compress(text)], GZIPPED) == (text, 1)


def test_a_body_over_the_limit_is_not_read_on() -> None:
    assert kind_of([b"x" * LIMIT, b"x"], PLAIN) == "too large"
    assert kind_of([gzip.compress(b"x" * (LIMIT + 1))], GZIPPED) == "too large"


@pytest.mark.parametrize("length", [str(LIMIT + 1), "9" * 400])
def test_an_announced_length_over_the_limit_is_refused_unread(length: str) -> None:
    assert kind_of([], {"content-length": length}) == "too large"


@pytest.mark.parametrize("length", ["", "-1", "many", str(LIMIT)])
def test_any_other_announced_length_says_nothing(length: str) -> None:
    assert read([TEXT], {"content-length": length})[0] == TEXT


def test_gzip_that_inflates_to_nothing_is_limited_on_the_wire() -> None:
    """Empty blocks without end: no byte ever comes out, and the body never ends."""
    squeeze = zlib.compressobj(wbits=31)
    blocks = [squeeze.compress(b"") + squeeze.flush(zlib.Z_FULL_FLUSH) for _ in range(LIMIT)]
    assert kind_of(blocks, GZIPPED) == "too large"


def test_a_bomb_is_inflated_piece_by_piece() -> None:
    bomb = gzip.compress(bytes(64 * PIECE))
    pieces = list(Gunzip().pieces(bomb))
    assert max(map(len, pieces)) <= PIECE
    assert sum(map(len, pieces)) == 64 * PIECE
    assert kind_of([bomb], GZIPPED, limit=PIECE) == "too large"


def test_the_limit_is_told_in_mebibytes() -> None:
    with pytest.raises(FetchError, match=r"is larger than 15 MiB"):
        read([], {"content-length": "99999999"}, limit=15 * 1024 * 1024)
