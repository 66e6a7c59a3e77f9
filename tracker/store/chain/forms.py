"""The forms that the chain hashes, written by the database: the same on SQLite and PostgreSQL.

One query each serves whoever seals and whoever verifies, so that the two cannot disagree. It is
put together once and kept as a text: doing so anew for every page took a third of filing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce
from typing import Any

import sqlalchemy
from sqlalchemy import (
    JSON,
    Float,
    Integer,
    Row,
    Select,
    String,
    Text,
    bindparam,
    cast,
    func,
    literal,
    null,
    text,
    type_coerce,
)
from sqlalchemy import literal_column as as_written
from sqlalchemy.engine import make_url
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement, TextClause
from sqlmodel import Session, col

from tracker.models.records.columns import UtcDateTime
from tracker.models.records.evidence import Capture, Removal
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Link, Version
from tracker.models.seals import CAPTURE, DECISION, REMOVAL, TEXT, Kind

Columns = list[Any]
Query = Select[int, str, str | None, str]
AnyRow = Row[*tuple[Any, ...]]

_JOINED = {"sqlite": "group_concat(hash, ' ')", "postgresql": "string_agg(hash, ' ')"}
_PARAGRAPHS = (
    "(SELECT {joined} FROM (SELECT paragraph.hash FROM version_paragraph JOIN paragraph"
    " ON paragraph.id = version_paragraph.paragraph_id"
    " WHERE version_paragraph.version_id = version.id"
    " ORDER BY version_paragraph.position) AS ordered)"
)
"""A version's paragraphs by their hashes. Both databases join the rows in the order in which they
come; SQLite before 3.44 knows no other way to say it."""


def forms(session: Session, kind: Kind, ids: Sequence[int]) -> Sequence[AnyRow]:
    """Of these subjects: id, name, the form of the text (or None), the form of the rest; by id."""
    query = _of_ids(kind, session.get_bind().dialect.name)
    return session.connection().execute(query, {"ids": ids}).all()


@cache
def _of_ids(kind: Kind, database: str) -> TextClause:
    query = _FORMS[kind](database)
    dialect = make_url(f"{database}://").get_dialect()()
    written = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    key = f"{_TABLES[kind]}.id"
    no_names = str(written).replace(":", r"\:")
    return text(f"{no_names} WHERE {key} IN :ids ORDER BY {key}").bindparams(
        bindparam("ids", expanding=True)
    )


def _captures(dialect: str) -> Query:
    own = _plain(Capture, CAPTURE, dialect)
    return _query(col(Capture.id), literal(""), null(), _form("capture", own))


def _decisions(dialect: str) -> Query:
    own = _plain(Link, DECISION, dialect)
    return _query(col(Link.id), _name(), null(), _form("decision", own))


def _versions(dialect: str) -> Query:
    """A version as it was filed: the story and number of its first link, whatever came after."""
    links: Any = aliased(Link)
    first = sqlalchemy.select(func.min(links.id)).where(links.version_id == Version.id)
    words = _plain(Version, TEXT[:-1], dialect)
    words.append(as_written(_PARAGRAPHS.format(joined=_JOINED[dialect]), String))
    times = ("published_at", "updated_at", "unseen_until", "seen_at")
    own = [
        col(Version.id),
        *_plain(Link, ("story_id", "number"), dialect),
        col(Outlet.name),
        col(Address.value),
        col(Version.capture_id),
        col(Capture.body_hash),
        *_plain(Version, times, dialect),
        col(Version.fingerprint),
        *_plain(Link, ("score", "reasons"), dialect),
    ]
    return (
        _query(col(Version.id), _name(), _form("text", words), _form("version", own))
        .select_from(Version)
        .outerjoin(Link, col(Link.id) == first.correlate(Version).scalar_subquery())
        .outerjoin(Story, col(Story.id) == Link.story_id)
        .outerjoin(Outlet, col(Outlet.id) == Story.outlet_id)
        .outerjoin(Address, col(Address.id) == Version.address_id)
        .outerjoin(Capture, col(Capture.id) == Version.capture_id)
    )


def _query(*columns: Any) -> Query:
    found: Query = sqlalchemy.select(*columns)
    return found


def _name() -> ColumnElement[str]:
    return cast(Link.story_id, Text).concat("@").concat(cast(Link.number, Text))


def _form(kind: str, columns: Columns) -> ColumnElement[str]:
    first: ColumnElement[str] = literal(f"'{kind}'")
    return reduce(lambda form, one: form.concat(",").concat(_literal(one)), columns, first)


def _literal(column: ColumnElement[Any]) -> ColumnElement[str]:
    if isinstance(column.type, Integer):
        return func.coalesce(cast(column, Text), "NULL")
    doubled = func.replace(column, "'", "''", type_=Text)
    return func.coalesce(literal("'").concat(doubled).concat("'"), "NULL")


def _plain(noun: Any, names: tuple[str, ...], dialect: str) -> Columns:
    return [_column(noun.__table__.c[name], dialect) for name in names]


def _column(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """A column as a text or a whole number that is the same on each database."""
    if isinstance(column.type, JSON):
        return cast(column, Text)
    if isinstance(column.type, Float):
        return cast(func.round(column * 1000), Integer)
    if not isinstance(column.type, UtcDateTime):
        return column
    if dialect == "sqlite":
        return type_coerce(column, String)
    return func.to_char(func.timezone("UTC", column), "YYYY-MM-DD HH24:MI:SS.US", type_=String)


_TABLES = {"capture": "capture", "version": "version", "decision": "link", "removal": "removal"}


def _removals(dialect: str) -> Query:
    own = _plain(Removal, REMOVAL, dialect)
    name = cast(Version.story_id, Text).concat("@").concat(cast(Version.number, Text))
    return (
        _query(col(Removal.id), name, null(), _form("removal", own))
        .select_from(Removal)
        .join(Version, col(Version.id) == Removal.version_id)
    )


_FORMS = {
    "capture": _captures,
    "version": _versions,
    "decision": _decisions,
    "removal": _removals,
}
