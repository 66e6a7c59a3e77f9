"""Clues: how a story is found again under another address, without reading all of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Pool, bindparam, text
from sqlmodel import Session, col, func, select

from tracker.models.records.clues import Clues
from tracker.models.records.columns import UtcDateTime
from tracker.models.records.stories import Story

_TAKE = text("DELETE FROM clues WHERE story_id = :story_id RETURNING clues, form")

_KEEP = text(
    "INSERT INTO clues (outlet_id, story_id, form, dated_at, clues, traits)"
    " VALUES (:outlet_id, :story_id, :form, :dated_at, :clues, :traits)"
).bindparams(bindparam("dated_at", type_=UtcDateTime()))

_KNOWN = (
    "SELECT clues.id, clues.story_id, clues.clues, story.changed_at"
    " FROM clues JOIN story ON story.id = clues.story_id"
    " WHERE clues.outlet_id = :outlet AND clues.form = :form"
)
_COLUMNS = {"changed_at": UtcDateTime()}
_SINCE = (
    text(f"{_KNOWN} AND story.changed_at >= :since ORDER BY clues.story_id")
    .bindparams(bindparam("since", type_=UtcDateTime()))
    .columns(**_COLUMNS)
)
_AFTER = text(f"{_KNOWN} AND clues.id > :after ORDER BY clues.id").columns(**_COLUMNS)

_COMPARED = (
    "SELECT story_id, dated_at, traits, (SELECT max(last_seen_at) FROM (SELECT last_seen_at"
    " FROM listing WHERE listing.story_id = clues.story_id ORDER BY listing.id DESC LIMIT 50)"
    " AS latest) AS listed_at FROM clues WHERE form = {0} AND story_id IN ({0}{1})"
    " ORDER BY story_id"
)
"""Of a ticker with hundreds of entries the latest 50 say when it was seen."""

_MARKS = {"sqlite": "?", "postgresql": "%s"}
"""What the drivers want in the place of a value."""


@dataclass(frozen=True, slots=True)
class Known:
    """By what a story is found."""

    row: int
    story_id: int
    changed_at: datetime
    clues: bytes
    """Empty for a story that is to be found no more."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a story is compared by."""

    story_id: int
    dated_at: datetime
    traits: bytes
    listed_at: datetime | None
    """When an entry of it was last seen in a feed."""


def take_clues(session: Session, story_id: int, form: int) -> bytes:
    """Take a story's row away; its clues come back, empty where they were kept in no such form."""
    row = session.connection().execute(_TAKE, {"story_id": story_id}).first()
    return bytes(row.clues) if row is not None and row.form == form else b""


def keep_clues(session: Session, row: Clues) -> None:
    """Keep by what a story may be known again; what was known is to be taken away before."""
    session.connection().execute(_KEEP, row.model_dump(exclude={"id"}))


def known_since(session: Session, outlet_id: int, form: int, since: datetime) -> list[Known]:
    """By what the outlet's stories that changed since then are found, in the order begun."""
    return _known(session, _SINCE, {"outlet": outlet_id, "form": form, "since": since})


def known_after(session: Session, outlet_id: int, form: int, row: int) -> list[Known]:
    """By what the outlet's stories are found, of those rows that came after one, in that order."""
    return _known(session, _AFTER, {"outlet": outlet_id, "form": form, "after": row})


def last_row(session: Session, outlet_id: int) -> int:
    """The id of the last row of an outlet; 0 where it has none."""
    query = select(func.max(Clues.id)).where(Clues.outlet_id == outlet_id)
    return session.exec(query).one() or 0


def _known(session: Session, query: Any, given: dict[str, Any]) -> list[Known]:
    found = session.connection().execute(query, given)
    return [Known(row, story, changed, bytes(kept)) for row, story, kept, changed in found]


def unknown_since(session: Session, outlet_id: int, form: int, since: datetime) -> list[int]:
    """The outlet's stories that changed since then of which nothing is kept in this form."""
    kept = select(Clues.story_id).where(Clues.outlet_id == outlet_id, Clues.form == form)
    query = select(Story.id).where(
        Story.outlet_id == outlet_id,
        Story.changed_at >= since,
        Story.versions > 0,
        col(Story.id).not_in(kept),
    )
    return [key for key in session.exec(query.order_by(col(Story.id))) if key is not None]


def compared(session: Session, story_ids: Collection[int], form: int) -> list[Compared]:
    """What each of these stories is compared by, in the order begun.

    It is asked once for every text that may be a rewrite, and asked of the driver itself: of a
    look-up's time SQLAlchemy took a fifth here, SQLite a fortieth.
    """
    if not story_ids:
        return []
    connection = session.connection()
    mark = _MARKS[connection.dialect.name]
    query = _COMPARED.format(mark, f", {mark}" * (len(story_ids) - 1))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(query, (form, *story_ids))
        return [
            Compared(story, _moment(dated), bytes(traits), _moment(listed) if listed else None)
            for story, dated, traits, listed in cursor.fetchall()
        ]
    finally:
        cursor.close()


def _moment(kept: datetime | str) -> datetime:
    """A moment as the driver gives it: SQLite's is text, in UTC, without a zone."""
    return datetime.fromisoformat(kept).replace(tzinfo=UTC) if isinstance(kept, str) else kept


_resident: WeakKeyDictionary[Pool, dict[int, Any]] = WeakKeyDictionary()


def resident(session: Session) -> dict[int, Any]:
    """What this process holds in memory of each outlet, by its id, while the database is open."""
    bind = session.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    return _resident.setdefault(engine.pool, {})
