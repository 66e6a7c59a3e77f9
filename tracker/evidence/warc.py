"""Captures as WARC records (ISO 28500), and back: what other archives read and write."""

from __future__ import annotations

import io
from collections.abc import Iterable
from http import HTTPStatus

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tracker.models.records.evidence import Capture

_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that speak of the bytes as they travelled; kept are the bytes as they were unpacked, so
that these stand under another name, as other archives do it."""


def written(captures: Iterable[tuple[Capture, bytes]], *, software: str) -> bytes:
    """A gzip WARC file, the same bytes for the same captures, in their order."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    for capture, body in captures:
        _write(writer, capture, body, software)
    return out.getvalue()


def _write(writer: WARCWriter, capture: Capture, body: bytes, software: str) -> None:
    name = f"urn:story-tracker:capture:{capture.id}"
    date = f"{capture.captured_at:%Y-%m-%dT%H:%M:%S.%fZ}"
    response = writer.create_warc_record(
        capture.url,
        "response",
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=_http(capture, body),
        warc_headers_dict={
            "WARC-Record-ID": f"<{name}>",
            "WARC-Date": date,
            **({"WARC-IP-Address": capture.dialled} if capture.dialled else {}),
        },
    )
    about = _about(capture, software).encode()
    metadata = writer.create_warc_record(
        capture.url,
        "metadata",
        payload=io.BytesIO(about),
        length=len(about),
        warc_headers_dict={
            "WARC-Record-ID": f"<{name}:metadata>",
            "WARC-Date": date,
            "WARC-Concurrent-To": f"<{name}>",
        },
    )
    writer.write_record(response)
    writer.write_record(metadata)


def _http(capture: Capture, body: bytes) -> StatusAndHeaders:
    known = {status.value: status.phrase for status in HTTPStatus}
    headers = [
        (f"X-Archive-Orig-{name}" if name in _OF_THE_WIRE else name, " ".join(value.split()))
        for name, value in capture.headers.items()
    ]
    headers.append(("content-length", str(len(body))))
    phrase = f"{capture.status} {known.get(capture.status, 'Unknown')}"
    return StatusAndHeaders(phrase, headers, protocol="HTTP/1.1")


def _about(capture: Capture, software: str) -> str:
    lines = [f"software: {software}", "request-method: GET"]
    if capture.imported_from:
        lines.append(f"imported-from: {capture.imported_from}")
    return "".join(f"{line}\r\n" for line in lines)
