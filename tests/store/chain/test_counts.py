from __future__ import annotations

from tracker.store.chain.counts import Counts, counts
from tracker.store.database import Database


def test_an_empty_database_has_nothing_to_verify(database_url: str) -> None:
    database = Database(database_url)
    database.upgrade()
    with database.reading() as session:
        assert counts(session) == Counts(seals=0, versions=0, captures=0, late=0)
    database.close()
