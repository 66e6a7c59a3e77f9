from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.models.claims import NoteVerdict
from tracker.models.queries import Between, Bounds, Query, Term
from tracker.models.values import Weight


def test_nothing_was_asked_for() -> None:
    assert Query().empty
    assert not Query(terms=(Term(("x",)),)).empty
    assert not Query(refused=("no",)).empty


@pytest.mark.parametrize(
    ("query", "of_versions"),
    [
        (Query(labels=("LEAD",)), True),
        (Query(weights=(Weight.MINOR,)), True),
        (Query(notes=(NoteVerdict.NO_NOTE,)), True),
        (Query(seen=Between(since=datetime(2031, 5, 3, tzinfo=UTC))), True),
        (Query(outlets=("harbour",), versions=Bounds(2), changed=Between()), False),
    ],
)
def test_what_asks_something_of_the_version_that_has_the_words(
    query: Query, of_versions: bool
) -> None:
    assert query.of_versions is of_versions
