"""A rereading in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.models.records.rereadings import Rereading
from tracker.show.anew import as_object, told


@pytest.mark.parametrize(
    ("pieces", "differ", "words"),
    [
        ({"paragraphs": ["a", "b"]}, 2, "2 paragraphs differ"),
        ({"paragraphs": ["a"], "captions": ["b"]}, 1, "1 paragraph differs"),
        ({"captions": ["b"], "dateline": "OSK"}, 0, "captions and dateline read otherwise"),
    ],
)
def test_it_says_who_read_and_what_differs(
    pieces: dict[str, object], differ: int, words: str
) -> None:
    at = datetime(2031, 5, 3, tzinfo=UTC)
    one = Rereading(version_id=1, reader="page 2", read_at=at, pieces=pieces, differ=differ)
    assert told(one) == f"read anew with page 2: {words}"
    assert as_object(one)["paragraphs_differ"] == differ
