"""Stories without words, by what an operator asks; their words are searched for elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.searching import archive, asked
from tracker.models.queries import Query
from tracker.store import operators
from tracker.store.database import Session


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with archive(database_url) as session:
        yield session


@pytest.mark.parametrize("few", [0, 2_000])
def test_a_label_is_found_whether_few_or_many_have_it(
    session: Session, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(operators, "FEW", few)
    for labels in (("lead",), ("UPDATE",), ("none", "2nd LD")):
        assert operators.stories_like(session, asked(labels=labels), 9) == [1], labels
    assert operators.stories_like(session, asked(labels=("lead",), outlets=("quay",)), 9) == []
    assert operators.stories_like(session, asked(labels=("le",)), 9) == []


def test_stories_come_with_the_latest_changed_first(session: Session) -> None:
    assert operators.stories_like(session, Query(), 9) == [2, 1]
    assert operators.stories_like(session, Query(), 1) == [2]


def test_the_versions_are_named_that_an_operator_is_about(session: Session) -> None:
    assert operators.versions_like(session, asked(labels=("lead",)), [1, 2]) == {1: [(3, "LEAD")]}
    assert operators.versions_like(session, asked(labels=("lead",)), [2]) == {}
