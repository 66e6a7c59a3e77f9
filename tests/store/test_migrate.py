"""The schema that the migrations make is the one that the records declare."""

from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.pipeline.wire import START, STRIKE, Wire, watch
from tracker.errors import DatabaseError
from tracker.models.records import every
from tracker.models.records.alerts import Alert, Delivery
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.models.records.versions import Change
from tracker.models.values import Article
from tracker.store.database import HEAD, Database
from tracker.store.migrate import configuration, declared


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD


def test_the_migrated_schema_is_the_declared_one(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    database.upgrade()
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": declared}
        )
        differences = compare_metadata(context, every.metadata)
    database.close()
    assert differences == []


def test_upgrading_twice_changes_nothing_and_downgrading_leaves_nothing(
    empty_database_url: str,
) -> None:
    database = Database(empty_database_url)
    database.upgrade()
    database.upgrade()
    config = configuration()
    with database.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with database.engine.connect() as connection:
        left = compare_metadata(MigrationContext.configure(connection), every.metadata)
    database.close()
    added = {change[1].name for change in left if change[0] == "add_table"}
    assert added == set(every.metadata.tables)


def test_a_database_with_stories_from_before_notes_were_checked_keeps_them(
    empty_database_url: str,
) -> None:
    database = Database(empty_database_url)
    config = configuration()
    with database.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "20261122_first")
        for statement in _OLD_ROWS:
            connection.execute(text(statement))
    database.upgrade()
    with database.reading() as session:
        change = session.get_one(Change, 1)
        outlet = session.get_one(Outlet, 1)
    database.close()
    assert (change.note, change.reasons, change.counts) == ({}, ["1 word differs"], {"edited": 1})
    assert (outlet.declares, outlet.labels) == ({}, {})


_OLD_ROWS = (
    "INSERT INTO outlet (id, name, title, dialect) VALUES (1, 'wire', 'Wire', 'any')",
    "INSERT INTO story (id, outlet_id, headline, versions, state, begun_at, changed_at)"
    " VALUES (1, 1, 'Docks shut', 2, 'open', '2031-05-03 12:00:00.000000',"
    " '2031-05-03 12:15:00.000000')",
    "INSERT INTO change (id, story_id, old_number, new_number, changed_at, weight, reasons, counts)"
    " VALUES (1, 1, 1, 2, '2031-05-03 12:15:00.000000', 'substantive',"
    " '[\"1 word differs\"]',"
    " '{\"edited\": 1}')",
)


def test_a_database_of_a_newer_version_is_refused_and_left_alone(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    database.upgrade()
    with database.engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '29991231_later'"))
    with pytest.raises(DatabaseError, match="newer than this program"):
        database.upgrade()
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == (
            "29991231_later"
        )
    database.close()


def test_a_migration_that_dies_half_way_leaves_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'half.db'}")
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE version (in_the_way INTEGER)"))
    with pytest.raises(DatabaseError, match="already exists"):
        database.upgrade()
    with database.engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        assert [name for (name,) in tables if not name.startswith("sqlite_")] == ["version"]
    database.close()


def test_texts_from_before_bodies_lay_in_order_are_the_same_after(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.db'}")
    config = configuration()
    with database.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "20261122_first")
        for statement in (*_OLD_ROWS, *_OLD_BODY):
            connection.execute(text(statement))
    database.upgrade()
    with database.engine.connect() as connection:
        body = connection.execute(text("SELECT * FROM version_paragraph ORDER BY position")).all()
    with database.engine.connect() as connection, pytest.raises(OperationalError, match="rowid"):
        connection.execute(text("SELECT rowid FROM version_paragraph"))
    database.close()
    assert [tuple(row) for row in body] == [(1, 0, 2), (1, 1, 1), (1, 2, 2)]


def test_when_an_address_was_last_read_is_told_by_its_runs_of_looks(
    empty_database_url: str,
) -> None:
    database = Database(empty_database_url)
    config = configuration()
    with database.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "20261122_first")
        for statement in (*_OLD_ROWS, *_OLD_LOOKS):
            connection.execute(text(statement))
    database.upgrade()
    with database.reading() as session:
        read = [session.get_one(Address, number).read_at for number in (1, 2, 3)]
        feed = session.get_one(Feed, 1)
    database.close()
    assert read == [START + timedelta(minutes=15), START, None]
    assert (feed.read_at, feed.polled_at) == (START, START + timedelta(minutes=15))


_NOON = "'2031-05-03 12:00:00.000000'"
_OLD_BODY = (
    "INSERT INTO capture (id, url, captured_at, status, headers, body_hash, size, body)"
    f" VALUES (1, 'https://w.example/1', {_NOON}, 200, '{{}}', 'x', 1, 'x')",
    "INSERT INTO address (id, outlet_id, story_id, kind, value, key, fields, failures,"
    " first_seen_at, last_seen_at)"
    f" VALUES (1, 1, 1, 'url', 'x', 'x', '{{}}', 0, {_NOON}, {_NOON})",
    "INSERT INTO version (id, story_id, number, address_id, capture_id, headline, slug, note,"
    " dateline, byline, captions, boilerplate, seen_at, fingerprint)"
    f" VALUES (1, 1, 1, 1, 1, 'Docks shut', '', '', '', '', '[]', '[]', {_NOON}, 'f')",
    "INSERT INTO link (id, version_id, story_id, score, reasons, decided_by, decided_at)"
    f" VALUES (1, 1, 1, 1.0, '[]', 'machine', {_NOON})",
    "INSERT INTO paragraph (id, hash, text) VALUES (1, 'a', 'One.'), (2, 'b', 'Two.')",
    "INSERT INTO version_paragraph VALUES (1, 2, 2), (1, 0, 2), (1, 1, 1)",
)
"""The body of the first version of `_OLD_ROWS`: its last line was its first as well."""

_QUARTER_PAST = _NOON.replace("12:00", "12:15")
_OLD_LOOKS = (
    "INSERT INTO feed (id, outlet_id, url, title, state, configured, failures, added_at,"
    " polled_at, last_error)"
    f" VALUES (1, 1, 'f', '', 'active', false, 1, {_NOON}, {_QUARTER_PAST}, 'late')",
    *(
        "INSERT INTO address (id, outlet_id, story_id, kind, value, key, fields, failures,"
        " first_seen_at, last_seen_at, polled_at, last_error)"
        f" VALUES ({number}, 1, 1, 'url', '{number}', '{number}', '{{}}', 0, {_NOON}, {_NOON},"
        f" {_QUARTER_PAST}, {error})"
        for number, error in ((1, "NULL"), (2, "'late'"), (3, "'late'"))
    ),
    *(
        "INSERT INTO poll_span (id, url, feed_id, address_id, outcome, from_at, to_at, polls,"
        f" longest_gap_s) VALUES ({row}, {source}, '{outcome}', {at}, {at}, 1, 0)"
        for row, source, outcome, at in (
            (1, "'f', 1, NULL", "same", _NOON),
            (2, "'f', 1, NULL", "timeout", _QUARTER_PAST),
            (3, "'2', NULL, 2", "changed", _NOON),
            (4, "'2', NULL, 2", "timeout", _QUARTER_PAST),
            (5, "'3', NULL, 3", "timeout", _QUARTER_PAST),
        )
    ),
)
"""A feed and three addresses: the feed and the second failed last, the third always."""


def test_alerts_and_their_tries_live_through_the_table_being_made_anew(
    empty_database_url: str,
) -> None:
    database = Database(empty_database_url)
    database.upgrade()
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all")
        for headline in ("Harbour strike", "Docks shut", "Docks open"):
            wire.shows(Article(headline, paragraphs=STRIKE.paragraphs))
        for alert_id in (1, 2, 2):
            session.add(Delivery(alert_id=alert_id, tried_at=START, sent=False, answer="later"))
    for to in ("20261123_words", "head"):
        config = configuration()
        with database.engine.execution_options(writes=True).begin() as connection:
            config.attributes["connection"] = connection
            (command.upgrade if to == "head" else command.downgrade)(config, to)
        with database.engine.connect() as connection:
            joined = (
                "SELECT d.id, a.id FROM delivery d JOIN alert a ON a.id = d.alert_id ORDER BY 1"
            )
            assert connection.execute(text(joined)).all() == [(1, 1), (2, 2), (3, 2)]
    with database.writing() as session:
        session.add(Alert(subscription_id=1, owed_at=START))
        session.flush()
        session.add(Delivery(alert_id=99, tried_at=START, sent=False, answer="of none"))
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()
    database.close()
