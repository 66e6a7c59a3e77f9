"""The fields that the chain hashes, read as plain strings and numbers, the same on each database.

One query each serves whoever seals and whoever verifies, so that the two cannot disagree.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy
from sqlalchemy import JSON, Select, String, Text, cast, func, literal_column, type_coerce
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from tracker.models.records.columns import UtcDateTime
from tracker.models.records.evidence import Capture
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Link, Version
from tracker.models.seals import CAPTURE, DECISION, TEXT, Kind

_PARAGRAPHS = {
    "sqlite": "group_concat(hash, ' ')",
    "postgresql": "string_agg(hash, ' ')",
}
_IN_ORDER = (
    "(SELECT {joined} FROM (SELECT paragraph.hash FROM version_paragraph JOIN paragraph"
    " ON paragraph.id = version_paragraph.paragraph_id"
    " WHERE version_paragraph.version_id = version.id"
    " ORDER BY version_paragraph.position) AS ordered)"
)
"""A version's paragraphs by their hashes. Both databases join the rows in the order in which they
come; SQLite before 3.44 knows no other way to say it."""


def fields(session: Session, kind: Kind) -> Select[Any]:
    """Reads all subjects of a kind: of a version its text's fields first, then its own.

    The id is the first column of the rest. To be narrowed by whoever asks.
    """
    return _FORMS[kind](session.get_bind().dialect.name)


def _captures(dialect: str) -> Select[Any]:
    return sqlalchemy.select(*_plain(Capture, CAPTURE, dialect))


def _decisions(dialect: str) -> Select[Any]:
    return sqlalchemy.select(*_plain(Link, DECISION, dialect))


def _versions(dialect: str) -> Select[Any]:
    """A version as it was filed: the story and number of its first link, whatever came after."""
    links: Any = aliased(Link)
    first = sqlalchemy.select(func.min(links.id)).where(links.version_id == Version.id)
    return (
        sqlalchemy.select(
            *_plain(Version, TEXT[:-1], dialect),
            literal_column(_IN_ORDER.format(joined=_PARAGRAPHS[dialect]), String),
            col(Version.id),
            *_plain(Link, ("story_id", "number"), dialect),
            col(Outlet.name),
            col(Address.value),
            col(Version.capture_id),
            col(Capture.body_hash),
            *_plain(Version, ("published_at", "updated_at", "unseen_until", "seen_at"), dialect),
            col(Version.fingerprint),
            *_plain(Link, ("score", "reasons"), dialect),
        )
        .select_from(Version)
        .outerjoin(Link, col(Link.id) == first.correlate(Version).scalar_subquery())
        .outerjoin(Story, col(Story.id) == Link.story_id)
        .outerjoin(Outlet, col(Outlet.id) == Story.outlet_id)
        .outerjoin(Address, col(Address.id) == Version.address_id)
        .outerjoin(Capture, col(Capture.id) == Version.capture_id)
    )


def _plain(noun: Any, names: tuple[str, ...], dialect: str) -> list[ColumnElement[Any]]:
    return [_column(noun.__table__.c[name], dialect) for name in names]


def _column(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """A column as the database has it, without making a Python value of a time or of JSON."""
    if isinstance(column.type, JSON):
        return cast(column, Text)
    if not isinstance(column.type, UtcDateTime):
        return column
    if dialect == "sqlite":
        return type_coerce(column, String)
    return func.to_char(func.timezone("UTC", column), "YYYY-MM-DD HH24:MI:SS.US")


_FORMS = {"capture": _captures, "version": _versions, "decision": _decisions}
