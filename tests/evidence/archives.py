"""WARC records as other programs write them, byte by byte."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

AT = datetime(2031, 5, 3, 9, 30, tzinfo=UTC)


def record(block: bytes, **fields: str) -> bytes:
    """A record of these fields; an underscore in a name stands for a hyphen."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    head = "\r\n".join(["WARC/1.0", *lines, f"Content-Length: {len(block)}"])
    return head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer as it came over the wire."""
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html; charset=utf-8",))]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def response(
    url: str, body: bytes, *headers: str, at: datetime = AT, status: str = "200 OK", **more: str
) -> bytes:
    """A response record; its id is made of address and time."""
    known = {
        "WARC_Type": "response",
        "WARC_Target_URI": url,
        "WARC_Date": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "WARC_Record_ID": f"<urn:example:{at:%H%M%S}:{url[-8:]}>",
        "Content_Type": "application/http;msgtype=response",
    }
    return record(http(body, *headers, status=status), **{**known, **more})


def packed(*some: bytes) -> bytes:
    """Records each with gzip of its own."""
    return b"".join(gzip.compress(one, mtime=0) for one in some)


def page(headline: str, *paragraphs: str) -> bytes:
    """A page of an outlet."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<html><head><title>{headline}</title></head><body><nav>Home</nav>"
        f"<article><h1>{headline}</h1>{body}</article></body></html>"
    ).encode()
