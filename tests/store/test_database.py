"""The database itself: what a transaction is, and what is said when it cannot be used."""

from __future__ import annotations

import re
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import IntegrityError

from tracker.errors import DatabaseError
from tracker.models.records.outlets import Outlet
from tracker.store.database import SAFE_WAL, TRIES, Database, Session, sqlite_driver
from tracker.store.outlets import keep_outlet, outlet_named, outlets


def test_what_is_written_is_there_and_what_fails_is_not(database_url: str) -> None:
    database = Database(database_url)
    database.upgrade()
    with database.writing() as session:
        keep_outlet(session, "wire", title="Wire", dialect="any")
    with pytest.raises(IntegrityError):
        _write_two_of_one_name(database)
    with database.reading() as session:
        assert [outlet.name for outlet in outlets(session)] == ["wire"]
    database.close()


def test_a_writer_who_was_left_out_tries_again(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'tracker.db'}")
    database.upgrade()
    other = sqlite_driver().connect(tmp_path / "tracker.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused: list[str] = []
    database.close()  # what connects from here on waits no longer than a moment
    event.listen(database.engine, "connect", _wait_a_moment)

    @event.listens_for(database.engine, "handle_error")
    def let_in_after_the_first_try(context: ExceptionContext) -> None:
        refused.append(str(context.original_exception))
        other.rollback()

    database.write(lambda session: keep_outlet(session, "wire", title="Wire", dialect="any"))
    assert refused == ["database is locked"]
    other.close()
    database.close()


def _wait_a_moment(connection: DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA busy_timeout = 10")


def _write_two_of_one_name(database: Database) -> None:
    with database.writing() as session:
        keep_outlet(session, "paper", title="Paper", dialect="any")
        session.add(Outlet(name="wire", title="Another", dialect="any"))


def test_records_can_be_read_after_their_session(database_url: str) -> None:
    database = Database(database_url)
    database.upgrade()
    with database.writing() as session:
        outlet = keep_outlet(session, "wire", title="Wire", dialect="any")
    assert outlet.title == "Wire"
    database.close()


def test_eight_writers_wait_for_one_another(database_url: str) -> None:
    database = Database(database_url)
    database.upgrade()
    failures: list[BaseException] = []

    def count_up() -> None:
        try:
            for _ in range(20):
                with database.writing() as session:
                    outlet = session.get_one(Outlet, 1, with_for_update=True)
                    outlet.title = str(int(outlet.title) + 1)
                    session.add(outlet)
        except DatabaseError as error:
            failures.append(error)

    with database.writing() as session:
        keep_outlet(session, "wire", title="0", dialect="any")
    threads = [threading.Thread(target=count_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.get_one(Outlet, 1).title == "160"
    assert failures == []
    database.close()


def test_sqlite_keeps_a_log_and_syncs_it(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'deep' / 'tracker.db'}")
    database.upgrade()
    with database.engine.connect() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
    assert mode == ("wal" if sqlite_driver().sqlite_version_info >= SAFE_WAL else "truncate")
    assert synchronous == 2  # FULL
    database.close()


@pytest.mark.parametrize(
    "url",
    ["", "nonsense", "mysql+nothing://x/y", "sqlite+none:///x", "mysql://x/y", "postgresql://x/y"],
)
def test_an_address_that_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"is no database .*sqlite:///FILE or postgresql\+psy"):
        Database(url)


def test_no_password_is_told_of_a_database_that_cannot_be_used() -> None:
    with pytest.raises(DatabaseError) as caught:
        Database("mysql://desk:hunter2@db.example/news")
    assert "hunter2" not in str(caught.value)


def test_whether_a_database_answers_is_asked_without_making_it(tmp_path: Path) -> None:
    file = tmp_path / "tracker.db"
    database = Database(f"sqlite:///{file}")
    database.try_out()
    assert not file.exists()
    database.upgrade()
    database.try_out()
    database.close()


def test_a_file_that_is_no_database_is_said_so_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "tracker.db"
    file.write_bytes(b"not a database, but long enough to be taken for one" * 40)
    before = file.read_bytes()
    database = Database(f"sqlite:///{file}")
    with pytest.raises(DatabaseError, match=rf"database {re.escape(str(file))}: .*not a database"):
        database.upgrade()
    database.close()
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseError, match=r"cannot be made.*database\.url"):
        Database(f"sqlite:///{tmp_path / 'file' / 'deep' / 'tracker.db'}")


def test_a_server_that_is_not_there_is_said_so() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    with pytest.raises(DatabaseError, match=r"database: .*refused"):
        database.upgrade()
    database.close()


def test_the_driver_is_new_enough_for_two_writers_where_it_has_a_wheel() -> None:
    driver = sqlite_driver()
    assert driver is sqlite3 or driver.sqlite_version_info >= SAFE_WAL


def test_whoever_comes_second_looks_again_and_finds(database_url: str) -> None:
    """On PostgreSQL the unique key stops the second writer; on SQLite it waits for the first."""
    database = Database(database_url)
    database.upgrade()
    looks: list[int] = []

    def keep(session: Session) -> Outlet:
        found = outlet_named(session, "wire")
        looks.append(1)
        if found is None and len(looks) == 1 and session.get_bind().dialect.name == "postgresql":
            with database.writing() as other:
                keep_outlet(other, "wire", title="First", dialect="any")
        if found is None:
            found = Outlet(name="wire", title="Second", dialect="any")
            session.add(found)
            session.flush()
        return found

    on_postgres = database.engine.dialect.name == "postgresql"
    assert database.write(keep).title == ("First" if on_postgres else "Second")
    assert len(looks) == (2 if on_postgres else 1)
    database.close()


@pytest.mark.postgres
def test_a_key_that_is_in_the_way_again_and_again_has_a_name(postgres_url: str) -> None:
    database = Database(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    tries: list[int] = []

    def broken(session: Session) -> None:
        tries.append(1)
        session.connection().execute(text("CREATE TEMP TABLE one (key INT UNIQUE) ON COMMIT DROP"))
        session.connection().execute(text("INSERT INTO one VALUES (1), (1)"))

    with pytest.raises(DatabaseError, match=f"in the way {TRIES} times"):
        database.write(broken)
    assert len(tries) == TRIES
    database.close()


def test_a_fault_of_the_statement_is_not_tried_again(database_url: str) -> None:
    database = Database(database_url)
    database.upgrade()
    tries: list[int] = []

    def broken(session: Session) -> None:
        tries.append(1)
        session.connection().execute(text("INSERT INTO outlet (name) VALUES (NULL)"))

    with pytest.raises(IntegrityError):
        database.write(broken)
    assert len(tries) == 1
    database.close()
