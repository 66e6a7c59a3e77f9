"""Captures: byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import NotFoundError
from tracker.models.values import Answer
from tracker.store.captures import body_hash, captured, keep_capture
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder: Path = tmp_path_factory.mktemp("captures")
    made = Database(f"sqlite:///{folder / 'tracker.db'}")
    made.upgrade()
    return made


@given(st.binary(max_size=5000))
def test_an_answer_comes_back_as_it_was(database: Database, body: bytes) -> None:
    answer = Answer("https://w.example/a", "https://w.example/b", 200, {"etag": '"1"'}, body, NOON)
    with database.writing() as session:
        capture_id = keep_capture(session, answer, feed_id=None)
    with database.reading() as session:
        capture, again = captured(session, capture_id)
    assert again == body
    assert (capture.url, capture.status, capture.size) == ("https://w.example/b", 200, len(body))
    assert (capture.headers, capture.captured_at) == ({"etag": '"1"'}, NOON)
    assert capture.body_hash == body_hash(body)


def test_a_capture_that_there_is_none_of(database: Database) -> None:
    with database.reading() as session, pytest.raises(NotFoundError, match="capture 999999"):
        captured(session, 999_999)
