"""Outlets are kept once."""

from __future__ import annotations

from tracker.store import outlets
from tracker.store.database import Database


def test_an_outlet_is_kept_once_and_brought_up_to_date(database_url: str) -> None:
    database = Database(database_url)
    with database.writing() as session:
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        again = outlets.keep_outlet(session, "wire", title="The Wire", dialect="ap")
        assert [(o.id, o.title, o.dialect) for o in outlets.outlets(session)] == [
            (again.id, "The Wire", "ap")
        ]
        assert outlets.outlet_named(session, "paper") is None
    database.close()


def test_the_labels_of_an_outlet_come_and_go_with_its_settings(database_url: str) -> None:
    database = Database(database_url)
    labels = {"UPDATE {n}:": "update", "{headline} (종합)": "wrapup"}
    with database.writing() as session:
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any", labels=labels)
    with database.writing() as session:
        kept = outlets.outlet_named(session, "wire")
        assert kept is not None
        assert kept.labels == labels
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
    with database.reading() as session:
        kept = outlets.outlet_named(session, "wire")
        assert kept is not None
        assert kept.labels == {}
    database.close()


def test_the_zone_of_an_outlet_is_that_of_its_settings(database_url: str) -> None:
    database = Database(database_url)
    with database.writing() as session:
        wire = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        assert wire.zone == ""
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any", zone="Asia/Kolkata")
    with database.reading() as session:
        kept = outlets.outlet_named(session, "wire")
        assert kept is not None
        assert kept.zone == "Asia/Kolkata"
    database.close()
