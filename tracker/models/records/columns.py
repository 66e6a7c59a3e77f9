"""What the columns of our tables are made of, and how constraints are named.

Every time is UTC; `UtcDateTime` puts the zone back that SQLite forgets. Ids are integers that are
never used twice, so that they survive a move to another database. Constraints have names, so that
a migration can speak of them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Index, Integer, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

SQLModel.model_config["defer_build"] = True
"""What would check the values of records is made on first use: tables check nothing, and making it
for all of them is half the time that importing them takes."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. Refuses a time without a zone; SQLite stores it without, we put it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC.

        Raises ValueError for a time without a zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up by itself only in a column declared INTEGER."""

NEVER_REUSED = {"sqlite_autoincrement": True}


def identity() -> Any:
    """The id of a row."""
    return Field(default=None, primary_key=True, sa_type=Id)


def of(target: str, *, index: bool = False) -> Any:
    """The id of the row of another table that this one belongs to."""
    return Field(foreign_key=target, sa_type=Id, index=index)


def perhaps_of(target: str, *, index: bool = False) -> Any:
    """The same, or None."""
    return Field(default=None, foreign_key=target, sa_type=Id, index=index)


def moment() -> Any:
    """A time that is always known."""
    return Field(sa_type=UtcDateTime)


def perhaps_moment(*, index: bool = False) -> Any:
    """A time, or None."""
    return Field(default=None, sa_type=UtcDateTime, index=index)


def not_undone(name: str, *columns: str) -> Index:
    """An index of the rows that stand: what a person undid is looked for by nobody.

    PostgreSQL's has the same condition, by its migration. Said here, it would load that dialect,
    a tenth of a second at each start.
    """
    return Index(name, *columns, sqlite_where=text("undone_at IS NULL"))
