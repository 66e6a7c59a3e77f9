"""An outlet's answer as a WARC response record has it; what cannot be true is refused. Pure.

Nothing here believes a record: its digests are held against its bytes, and what is packed is
unpacked up to a limit.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from tracker.evidence.records import LONGEST_HEAD, Record, fields
from tracker.models.values import Answer

AHEAD = timedelta(days=1)
"""How far a record's date may lie ahead of our clock: its zone may be wrong."""

_STATUS = re.compile(rb"HTTP/[0-9](?:\.[0-9])? ([1-5][0-9]{2})(?: |$)")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z")
_ALGORITHMS = {"sha1": 20, "sha256": 32, "md5": 16}
_LONGEST_ADDRESS = 4_000


class PassedOver(Exception):  # noqa: N818 (nothing went wrong)
    """Why a record is not taken in, in words that are counted: the same for the same cause."""


class Untrue(PassedOver):
    """The record is not what it says of itself."""


def answer_of(record: Record, *, file: str, now: datetime, limit: int) -> Answer:
    """The answer that a response record holds, its body unpacked; its time is the record's claim.

    Raises PassedOver for what is no answer that a text can be read in, and Untrue where a digest,
    a length or a date cannot be true. `limit` is the largest body in bytes.
    """
    block = _block(record)
    _check_digest("WARC-Block-Digest", record.headers, block)
    head, sent = _parted(block)
    first, headers = fields(head)
    status = _STATUS.match(first)
    if status is None:
        raise PassedOver("no HTTP answer")
    plain = _unchunked(sent, headers.pop("transfer-encoding", ""))
    _check_digest("WARC-Payload-Digest", record.headers, sent, plain)
    url = _address(record.headers)
    at = _date(record.headers.get("warc-date", ""), now)
    if int(status[1]) != 200:  # noqa: PLR2004 (the number is the name)
        raise PassedOver(f"status {int(status[1])}")
    body = _inflated(plain, headers.pop("content-encoding", ""), limit)
    headers.pop("content-length", None)
    return Answer(
        url=url,
        final_url=url,
        status=200,
        headers=headers,
        body=body,
        captured_at=at,
        imported_from=" ".join((file, _name(record.headers))).strip(),
    )


def _block(record: Record) -> bytes:
    kind = record.headers.get("warc-type", "").lower()
    if kind != "response":
        raise PassedOver("a revisit, whose text is in another record" if kind == "revisit" else _NO)
    if "warc-truncated" in record.headers:
        raise PassedOver("cut short when it was recorded")
    if record.headers.get("warc-segment-number", "1") != "1":
        raise PassedOver("cut short when it was recorded")
    if record.block is None:
        raise PassedOver("too large")
    return record.block


_NO = "no response record"


def _parted(block: bytes) -> tuple[bytes, bytes]:
    end = re.search(rb"\r?\n\r?\n", block[: LONGEST_HEAD + 4])
    if end is None:
        raise PassedOver("no HTTP answer")
    return block[: end.start()], block[end.end() :]


def _name(headers: Mapping[str, str]) -> str:
    return headers.get("warc-record-id", "")[:200]


def _address(headers: Mapping[str, str]) -> str:
    url = headers.get("warc-target-uri", "").strip("<>")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise PassedOver("no web address") from error
    known = parts.scheme in {"http", "https"} and parts.hostname
    if not known or not url.isprintable() or len(url) > _LONGEST_ADDRESS:
        raise PassedOver("no web address")
    return url


def _date(text: str, now: datetime) -> datetime:
    """The date of a record; the form is the standard's, to the second or finer."""
    match = _DATE.fullmatch(text)
    try:
        at = datetime.fromisoformat(match[1] if match else "").replace(tzinfo=UTC)
    except ValueError as error:
        raise Untrue("without a date that can be read") from error
    assert match is not None
    at += timedelta(microseconds=int((match[2] or "0")[:6].ljust(6, "0")))
    if at > now + AHEAD:
        raise Untrue("dated in the future")
    return at


def _check_digest(name: str, headers: Mapping[str, str], *may_be: bytes) -> None:
    """Hold a digest against the bytes that it may be of: archives differ on chunked answers.

    One of an algorithm that we do not know says nothing.
    """
    algorithm, _, known = headers.get(name.lower(), "").partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return
    wanted = _digest(known.strip(), _ALGORITHMS[algorithm])
    made = [hashlib.new(algorithm, one, usedforsecurity=False).digest() for one in may_be]
    if wanted not in made:
        raise Untrue(f"not the bytes of its {name}")


def _digest(text: str, size: int) -> bytes | None:
    """A digest from hex or base 32; None for what is neither."""
    try:
        if len(text) == 2 * size:
            return binascii.unhexlify(text)
        return base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except (ValueError, binascii.Error):
        return None


def _unchunked(sent: bytes, coding: str) -> bytes:
    """The body without its chunks; as it is where a program took them out and left the header."""
    if coding.strip().lower() not in {"", "identity", "chunked"}:
        raise PassedOver("sent in a coding that is not read")
    if coding.strip().lower() != "chunked" or not _CHUNK.match(sent):
        return sent
    found: list[bytes] = []
    place = 0
    while match := _CHUNK.match(sent, place):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(found)
        found.append(sent[match.end() : match.end() + size])
        place = match.end() + size
        place += 2 if sent[place : place + 2] == b"\r\n" else 1
    raise Untrue("its chunks break off")


def _inflated(body: bytes, coding: str, limit: int) -> bytes:
    coding = coding.strip().lower()
    if coding in {"gzip", "x-gzip"} and body[:2] == b"\x1f\x8b":
        body = _gunzipped(body, limit)
    elif coding not in {"", "identity", "gzip", "x-gzip"}:
        raise PassedOver(f"packed as {coding[:20]}, which is not read")
    if len(body) > limit:
        raise PassedOver("too large")
    return body


def _gunzipped(body: bytes, limit: int) -> bytes:
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        found = unpacking.decompress(body, limit + 1)
    except zlib.error as error:
        raise Untrue("its gzip cannot be unpacked") from error
    if len(found) <= limit and not unpacking.eof:
        raise Untrue("its gzip breaks off")
    return found
