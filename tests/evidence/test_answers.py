from __future__ import annotations

import base64
import gzip
import hashlib
import io
from datetime import timedelta

import pytest

from tests.evidence.archives import AT, response
from tracker.evidence.answers import PassedOver, Untrue, answer_of
from tracker.evidence.records import Record, records
from tracker.models.values import Answer

URL = "https://wire.example/a"
BODY = "<p>Gulls over the harbour – again</p>".encode()


def one(file: bytes) -> Record:
    return next(records(io.BytesIO(file)))


def read(file: bytes, limit: int = 10_000) -> Answer:
    return answer_of(one(file), file="a.warc", now=AT + timedelta(days=9), limit=limit)


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (body[:half], body[half:], b"")
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts)


HTML = "Content-Type: text/html"
CHUNKED = "Transfer-Encoding: chunked"
GZIP = "Content-Encoding: gzip"


def test_an_answer_says_from_where_it_is_and_when_that_was_seen() -> None:
    answer = read(response(URL, BODY))
    assert (answer.url, answer.final_url, answer.status, answer.body) == (URL, URL, 200, BODY)
    assert answer.captured_at == AT
    assert answer.imported_from == "a.warc <urn:example:093000:xample/a>"
    assert answer.dialled is None


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        (chunked(BODY), [HTML, CHUNKED]),
        (gzip.compress(BODY), [HTML, GZIP]),
        (chunked(gzip.compress(BODY)), [HTML, CHUNKED, GZIP]),
        (BODY, [HTML, CHUNKED]),
        (BODY, [HTML, GZIP]),
    ],
    ids=["chunked", "gzip", "both", "unchunked already", "unpacked already"],
)
def test_the_body_is_read_as_the_outlet_meant_it(sent: bytes, headers: list[str]) -> None:
    answer = read(response(URL, sent, *headers))
    assert answer.body == BODY
    assert "content-encoding" not in answer.headers
    assert "transfer-encoding" not in answer.headers


@pytest.mark.parametrize("of", [BODY, chunked(BODY)])
def test_a_digest_may_be_of_the_body_with_its_chunks_or_without(of: bytes) -> None:
    file = response(URL, chunked(BODY), HTML, CHUNKED, WARC_Payload_Digest=sha1(of))
    assert read(file).body == BODY


@pytest.mark.parametrize("name", ["WARC-Payload-Digest", "WARC-Block-Digest"])
@pytest.mark.parametrize("digest", [sha1(b"other"), "sha256:" + "0" * 64, "sha1:?", "md5:"])
def test_a_digest_that_is_not_of_these_bytes_is_refused(name: str, digest: str) -> None:
    with pytest.raises(Untrue, match=name):
        read(response(URL, BODY).replace(b"WARC-Date", f"{name}: {digest}\r\nWARC-Date".encode()))


def test_a_digest_of_an_algorithm_that_is_not_known_says_nothing() -> None:
    assert read(response(URL, BODY, WARC_Payload_Digest="tiger:ABC")).body == BODY


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (response(URL, BODY, WARC_Date="yesterday"), "date"),
        (response(URL, BODY, WARC_Date="2031-13-03T09:30:00Z"), "date"),
        (response(URL, BODY, WARC_Date="2099-01-03T09:30:00Z"), "future"),
        (response(URL, chunked(BODY)[:-20], HTML, CHUNKED), "chunks"),
        (response(URL, gzip.compress(BODY)[:-9], HTML, GZIP), "breaks off"),
        (response(URL, b"\x1f\x8b nonsense", HTML, GZIP), "unpacked"),
    ],
)
def test_what_cannot_be_true_is_refused(file: bytes, words: str) -> None:
    with pytest.raises(Untrue, match=words):
        read(file)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (response(URL, BODY, WARC_Type="request"), "no response"),
        (response(URL, BODY, WARC_Type="revisit"), "revisit"),
        (response(URL, BODY, WARC_Truncated="length"), "cut short"),
        (response(URL, BODY, WARC_Segment_Number="2"), "cut short"),
        (response(URL, BODY, status="404 Not Found"), "status 404"),
        (response("ftp://wire.example/a", BODY), "no web address"),
        (response("https://[wire", BODY), "no web address"),
        (response(URL, BODY, HTML, "Content-Encoding: br"), "packed as br"),
        (response(URL, BODY, HTML, "Transfer-Encoding: gzip, chunked"), "coding"),
        (response(URL, gzip.compress(bytes(9_000_000)), HTML, GZIP), "too large"),
        (response(URL, bytes(20_000)), "too large"),
        (response(URL, b"").replace(b"HTTP/1.1 200", b"HTTP 20000"), "no HTTP"),
    ],
)
def test_what_holds_no_text_is_passed_over(file: bytes, words: str) -> None:
    with pytest.raises(PassedOver, match=words):
        read(file)


def test_what_was_too_large_to_read_is_passed_over() -> None:
    record = Record({"warc-type": "response"}, None)
    with pytest.raises(PassedOver, match="too large"):
        answer_of(record, file="a.warc", now=AT, limit=10)
