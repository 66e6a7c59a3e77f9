from __future__ import annotations

import gzip
import io
import itertools
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.archives import packed, response
from tracker.errors import ParseError
from tracker.evidence import records as module
from tracker.evidence.records import CutOffError, Record, fields, records

ONE = response("https://wire.example/a", b"<p>one")
TWO = response("https://wire.example/b", b"<p>two")


@pytest.mark.parametrize("file", [ONE + TWO, packed(ONE, TWO), gzip.compress(ONE + TWO)])
def test_the_records_come_in_their_order(file: bytes) -> None:
    found = list(records(io.BytesIO(file)))
    named = [record.headers["warc-target-uri"] for record in found]
    assert named == ["https://wire.example/a", "https://wire.example/b"]
    assert [record.block and record.block[-3:] for record in found] == [b"one", b"two"]


@pytest.mark.parametrize("file", [ONE + TWO, packed(ONE, TWO), gzip.compress(ONE + TWO)])
def test_a_file_that_is_cut_anywhere_says_so_and_gives_what_is_before(file: bytes) -> None:
    whole = list(records(io.BytesIO(file)))
    for end in range(len(file)):
        read: list[Record] = []
        with suppress(ParseError):
            read.extend(records(io.BytesIO(file[:end])))
        assert read == whole[: len(read)]


def test_a_file_cut_in_the_middle_of_its_second_record() -> None:
    whole = next(records(io.BytesIO(ONE)))
    reading = records(io.BytesIO((ONE + TWO)[:-20]))
    assert next(reading).block == whole.block
    with pytest.raises(CutOffError, match="in the middle of a record"):
        next(reading)


@given(st.binary(max_size=400))
def test_whatever_it_is_nothing_but_our_own_errors_comes_of_it(noise: bytes) -> None:
    for file in (noise, ONE + noise, packed(ONE) + noise):
        try:
            list(records(io.BytesIO(file)))
        except ParseError:
            continue


@pytest.mark.parametrize("file", [b"PK\x03\x04" * 50, b"<html>", b"WARC", b"\x1f\x8bnot gzip"])
def test_what_is_no_warc_file_is_said_to_be_none(file: bytes) -> None:
    with pytest.raises(ParseError):
        list(records(io.BytesIO(file)))


def test_a_record_without_a_length_ends_the_reading() -> None:
    with pytest.raises(CutOffError, match="how long"):
        list(records(io.BytesIO(ONE.replace(b"Content-Length: ", b"Content-Length: -"))))


def test_a_record_that_is_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 300)
    large = response("https://wire.example/large", bytes(200_000))
    found = list(records(io.BytesIO(packed(large, ONE))))
    assert [record.block is None for record in found] == [True, False]


def test_a_bomb_is_not_unpacked_further_than_it_is_read() -> None:
    packing = zlib.compressobj(9, wbits=31)
    claimed = b"WARC/1.1\r\nContent-Length: 300000000\r\n\r\n"
    zeros = bytes(1_000_000)
    bomb = b"".join(packing.compress(one) for one in (claimed, *itertools.repeat(zeros, 80)))
    tracemalloc.start()
    with pytest.raises(CutOffError):
        list(records(io.BytesIO(bomb + packing.flush())))
    with pytest.raises(CutOffError):
        list(records(io.BytesIO(gzip.compress(b"WARC/1.1\r\nX: " + zeros * 20))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


def test_it_is_told_how_far_the_file_was_read() -> None:
    told: list[int] = []
    file = response("https://wire.example/long", bytes(300_000))
    list(records(io.BytesIO(file), told.append))
    assert told[-1] == len(file)


def test_a_field_that_goes_on_in_the_next_line_is_one() -> None:
    assert fields(b"HTTP/1.1 200 OK\r\nA: one\r\n  two\r\nno field\r\nB : x")[1] == {
        "a": "one two",
        "b": "x",
    }
