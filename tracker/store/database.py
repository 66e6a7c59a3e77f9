"""The database itself: how it is opened, what a transaction is, and bringing it up to date.

SQLite before 3.51.3 can corrupt a WAL database that has two writers, so the `pysqlite3` driver,
which brings its own, is taken where there is one. SQLite forgets who writes: a writer says so at
its first word (BEGIN IMMEDIATE), or it may fail half-way for a reason that waiting would have
cured.
"""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import DatabaseError as BrokenDatabase
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlmodel import Session as Session  # noqa: PLC0414 (handed on: the word for a transaction)
from sqlmodel import create_engine

from tracker.errors import DatabaseError
from tracker.store import chain

Done = TypeVar("Done")

HEAD = "20261125_instructions"
"""The newest migration; a test compares it with the folder, which takes half a second to read."""

SAFE_WAL = (3, 51, 3)
"""The first SQLite whose WAL survives two writers (sqlite.org/wal.html, "The WAL-Reset Bug")."""

CONNECT_S = 10
"""Seconds until a server must have answered; the library's own 130 are a long silence at a start.
"""

BUSY_S = 30
"""Seconds that a writer waits for another one before it gives up."""

TRIES = 5
"""Times that a transaction is begun when others keep coming in its way. A second one was always
enough where two workers filed the same thousand stories."""

KEPT_OPEN = 16
"""Connections that are kept once they were opened, as many as questions are asked at a time. Beyond
the five of SQLAlchemy each page would open one anew, and read again what another has at hand."""

_IN_THE_WAY = frozenset({"23505", "40001", "40P01"})
"""PostgreSQL's unique_violation, serialization_failure and deadlock_detected: another worker wrote
the same just now, so that looking again finds it."""

_BUSY = 5
"""SQLite's SQLITE_BUSY (sqlite.org/rescode.html): it serves those who wait in no order, so that one
of two busy workers can be left out for BUSY_S while no transaction takes a second."""

_SCRUB = (
    "INSERT INTO paragraph_words (paragraph_words) VALUES ('optimize')",
    "INSERT INTO version_words (version_words) VALUES ('optimize')",
    "VACUUM",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)
"""A word that the index gave up stays in its older parts until these are written as one
(sqlite.org/fts5.html, "optimize"); what is in no table any more stays in the file until VACUUM."""

_TAKE_TURN = text(
    "SELECT set_config('lock_timeout', :longest, true),"
    " pg_advisory_xact_lock(hashtext('story tracker: outlet'), CAST(:outlet AS integer))"
)
"""One outlet at a time, not one story: two workers may meet one new story under two addresses,
which no unique key would tell. No text goes from one outlet's story to another's, so that workers
of different outlets never wait for each other."""


class Database:
    """One database: `writing()` and `reading()` open a session that ends with the block."""

    def __init__(self, url: str) -> None:
        """Prepare to connect; nothing is opened yet.

        Raises DatabaseError for an address that names no database that we know.
        """
        self.engine = _engine(url)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction: committed at the end of the block, or not at all.

        Raises DatabaseError when the database is locked for longer than BUSY_S or unreachable.
        """
        # What is written in one transaction is put in order by foreign keys, over all tables; who
        # only reads needs but the few that it reads.
        from tracker.models.records import every  # noqa: F401, PLC0415

        with (
            _told(self.engine),
            Session(_for_writing(self.engine), expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session
            chain.seal_due(session)

    def write(self, work: Callable[[Session], Done]) -> Done:
        """What `work` makes of a session in one transaction; again when another writer was first.

        Records that `work` holds from before are read anew then, so they must be added to its
        session before it reads them. Raises DatabaseError as `writing` does, and when others came
        in the way TRIES times.
        """
        from tracker.models.records import every  # noqa: F401, PLC0415 (as above)

        with (
            _told(self.engine),
            Session(_for_writing(self.engine), expire_on_commit=False) as session,
        ):
            for _ in range(TRIES):
                try:
                    with session.begin():
                        done = work(session)
                        chain.seal_due(session)
                        return done
                except DBAPIError as error:
                    if not _in_the_way(error):
                        raise
                    session.info.clear()
        raise DatabaseError(
            f"database: others came in the way {TRIES} times while this was to be written;"
            " nothing of it is kept, try again"
        )

    def try_out(self) -> None:
        """Connect, and ask nothing; a file that is not there is not made.

        Raises DatabaseError when the database does not answer.
        """
        url = self.engine.url
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
            return
        with _told(self.engine), self.engine.connect() as connection:
            _revision(connection)

    def scrub(self) -> None:
        """Leave nothing in the file of what was deleted; PostgreSQL does so by itself, later."""
        if self.engine.dialect.name != "sqlite":
            return
        with _told(self.engine):
            connection = self.engine.raw_connection()
            try:
                for statement in _SCRUB:
                    connection.cursor().execute(statement)
            finally:
                connection.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database and changes nothing."""
        with _told(self.engine), Session(self.engine, expire_on_commit=False) as session:
            yield session

    def upgrade(self) -> None:
        """Bring the schema up to date; a database that is up to date costs one query.

        Raises DatabaseError when it was written by a newer version of this program.
        """
        with _told(self.engine):
            with self.engine.connect() as connection:
                at = _revision(connection)
            if at != HEAD:
                # Reading the migrations takes longer than most commands run.
                from tracker.store import migrate, words  # noqa: PLC0415

                migrate.upgrade(_for_writing(self.engine), at)
                with self.writing() as session:
                    chain.seal_old(session)
                    words.index_old(session)

    def close(self) -> None:
        """Give up every connection."""
        self.engine.dispose()


def take_turn(session: Session, outlet_id: int) -> None:
    """Wait until no other worker files for this outlet; the turn ends with the transaction.

    What is read after this is all that the others have filed. On SQLite a writer is alone anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_TAKE_TURN, {"outlet": outlet_id, "longest": f"{BUSY_S}s"})


def _in_the_way(error: DBAPIError) -> bool:
    if getattr(error.orig, "sqlstate", None) in _IN_THE_WAY:
        return True
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == _BUSY


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise DatabaseError(f"{url}: is no database address; {_KNOWN}") from error
    match address.drivername:
        case "sqlite":
            return _sqlite(url, address.database)
        case "postgresql+psycopg":
            patience = {"connect_timeout": CONNECT_S}
            return create_engine(
                url, pool_pre_ping=True, pool_size=KEPT_OPEN, connect_args=patience
            )
    shown = address.render_as_string(hide_password=True)
    raise DatabaseError(f"{shown}: is no database that this program can use; {_KNOWN}")


_KNOWN = "write sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME"


def _sqlite(url: str, file: str | None) -> Engine:
    if file and file != ":memory:":
        _make_folder(Path(file).parent)
    driver = sqlite_driver()
    kept = {"pool_size": KEPT_OPEN} if file and file != ":memory:" else {}
    engine = create_engine(url, module=driver, connect_args={"timeout": BUSY_S}, **kept)
    wal = driver.sqlite_version_info >= SAFE_WAL

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'TRUNCATE'}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Its own folds ASCII only: Ä would not be found by ä.
        connection.create_function("lower", 1, _lower, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _lower(text: str | None) -> str | None:
    return text.lower() if isinstance(text, str) else text


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"{folder}: cannot be made for the database ({error.strerror});"
            " see database.url in the settings"
        ) from error


def sqlite_driver() -> ModuleType:
    """The module to speak SQLite with: pysqlite3 where there is one, else the standard library."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


def _for_writing(engine: Engine) -> Engine:
    return engine.execution_options(writes=True)


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Turn the driver's words for trouble with the database itself into ours."""
    try:
        yield
    except NoConnectionLeft as error:
        raise DatabaseError("database: all connections are taken; try again") from error
    except DBAPIError as error:
        # The statement's own faults (a broken constraint, a wrong query) are for the caller.
        if isinstance(error, OperationalError) or type(error) is BrokenDatabase:
            raise DatabaseError(
                f"{_named(engine)}: {error.orig}; see database.url in the settings"
            ) from error
        raise


def _named(engine: Engine) -> str:
    """The file of a database; of a server nothing but that, since its own words name it."""
    is_file = engine.dialect.name == "sqlite" and engine.url.database
    return f"database {engine.url.database}" if is_file else "database"
