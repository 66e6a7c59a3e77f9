from __future__ import annotations

from fastapi import Request, Response

from tracker.web.fresh import fresh


def asked(*known: str) -> Request:
    return Request({"type": "http", "headers": [(b"if-none-match", one.encode()) for one in known]})


def test_the_same_words_are_sent_once() -> None:
    name = fresh(asked(), Response("one")).headers["etag"]
    again = fresh(asked(f'"other", {name}'), Response("one"))
    assert (again.status_code, again.body, again.headers["etag"]) == (304, b"", name)
    assert fresh(asked(name), Response("two")).body == b"two"


def test_a_page_about_an_error_has_no_name() -> None:
    assert "etag" not in fresh(asked(), Response("gone", status_code=410)).headers
