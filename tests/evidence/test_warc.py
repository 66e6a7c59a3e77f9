"""Other archives' readers understand the captures that leave the house."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from warcio.archiveiterator import ArchiveIterator

from tracker.evidence.warc import written
from tracker.models.records.evidence import Capture

NOON = datetime(2031, 5, 3, 12, 0, 0, 70, tzinfo=UTC)


def capture(**more: object) -> Capture:
    return Capture.model_validate(
        {
            "id": 7,
            "url": "https://w.example/ß",
            "captured_at": NOON,
            "status": 404,
            "headers": {"via": "a\r\nb", "content-encoding": "gzip", "content-length": "9"},
            "body_hash": "",
            "size": 4,
            "body": b"",
            **more,
        }
    )


def test_a_capture_is_a_response_and_what_we_say_of_it() -> None:
    made = written([(capture(dialled="192.0.2.7"), b"gone")], software="Story Tracker")
    assert made == written([(capture(dialled="192.0.2.7"), b"gone")], software="Story Tracker")
    reader = ArchiveIterator(io.BytesIO(made), check_digests="raise")
    found = [
        (record.rec_type, record.rec_headers, record.http_headers, record.content_stream().read())
        for record in reader
    ]
    (_, head, http, body), (kind, _, _, about) = found
    assert body == b"gone"
    assert head.get_header("WARC-Date") == "2031-05-03T12:00:00.000070Z"
    assert head.get_header("WARC-IP-Address") == "192.0.2.7"
    assert http.get_statuscode() == "404"
    assert http.get_header("via") == "a b"
    assert http.get_header("X-Archive-Orig-content-encoding") == "gzip"
    assert http.get_header("content-length") == "4"
    assert (kind, about) == ("metadata", b"software: Story Tracker\r\nrequest-method: GET\r\n")


def test_a_capture_that_came_in_a_file_says_so() -> None:
    made = written([(capture(imported_from="a.warc"), b"")], software="Story Tracker")
    *_, last = (record.content_stream().read() for record in ArchiveIterator(io.BytesIO(made)))
    assert b"imported-from: a.warc\r\n" in last
