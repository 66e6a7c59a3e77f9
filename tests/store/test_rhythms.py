"""What was learned of an outlet is kept, and what is kept later takes its place."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from tracker.models.records.rhythms import Rhythm
from tracker.store import outlets
from tracker.store.database import Database
from tracker.store.rhythms import keep_learned, learned_of

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def test_what_was_kept_last_is_what_was_learned(database_url: str) -> None:
    database = Database(database_url)
    with database.writing() as session:
        wire = outlets.keep_outlet(session, "wire", title="Wire", dialect="any").id or 0
        assert learned_of(session, wire) == {}
        keep_learned(session, wire, {"strain": 1.5}, NOON)
    with database.writing() as session:
        keep_learned(session, wire, {"strain": 2.5}, NOON + timedelta(hours=1))
    with database.reading() as session:
        assert learned_of(session, wire) == {"strain": 2.5}
        assert len(session.exec(select(Rhythm)).all()) == 1
    database.close()
