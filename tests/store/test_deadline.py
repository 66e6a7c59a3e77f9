"""No search runs on for ever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from tests.store.searching import archive
from tracker.errors import RefusedError
from tracker.store import deadline
from tracker.store.database import Session


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with archive(database_url) as session:
        yield session


def test_a_search_without_an_end_is_given_up(session: Session) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900000000)"
        " SELECT count(*) FROM n"
    )
    with pytest.raises(RefusedError, match=r"longer than 0\.05 s"), deadline.in_time(session, 0.05):
        session.connection().execute(text(endless))
    session.rollback()
    with deadline.in_time(session, 5):
        assert session.connection().execute(text("SELECT 1")).scalar() == 1
