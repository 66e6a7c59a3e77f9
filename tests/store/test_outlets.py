"""Outlets are kept once."""

from __future__ import annotations

from tracker.store import outlets
from tracker.store.database import Database


def test_an_outlet_is_kept_once_and_brought_up_to_date(database_url: str) -> None:
    database = Database(database_url)
    database.upgrade()
    with database.writing() as session:
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        again = outlets.keep_outlet(session, "wire", title="The Wire", dialect="ap")
        assert [(o.id, o.title, o.dialect) for o in outlets.outlets(session)] == [
            (again.id, "The Wire", "ap")
        ]
        assert outlets.outlet_named(session, "paper") is None
    database.close()
