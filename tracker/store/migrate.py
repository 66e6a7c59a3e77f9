"""Bringing a database to the newest schema. Apart, because Alembic is slow to start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from tracker.errors import DatabaseError
from tracker.store.words import TABLES

_HERE = Path(__file__).resolve()
_PLACES = (_HERE.parents[2] / "migrations", _HERE.parents[1] / "migrations")
"""Beside the package in a checkout, inside it in a wheel."""


def configuration() -> Config:
    """Alembic's configuration, pointing at the folder of migrations."""
    config = Config()
    place = next(place for place in _PLACES if (place / "env.py").exists())
    config.set_main_option("script_location", str(place))
    config.set_main_option("path_separator", "os")
    return config


def declared(name: str | None, kind: str, _parents: object) -> bool:
    """Whether the records declare a thing of that name; the index of words is each database's own.

    It is all in the migrations: FTS5 makes tables of its own beside those that it is asked for.
    """
    return not (kind == "table" and name is not None and name.startswith(TABLES))


def upgrade(engine: Engine, at: str | None) -> None:
    """Run what is missing since revision `at`, all of it or none, in one transaction.

    Raises DatabaseError when `at` is a revision that we do not know.
    """
    config = configuration()
    try:
        if at is not None:
            ScriptDirectory.from_config(config).get_revision(at)
    except CommandError as error:
        raise DatabaseError(
            f"database: its schema ({at}) is newer than this program; update Story Tracker"
        ) from error
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
