"""How a story went, a line a version: what naming its versions and stepping through them needs."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import sqlalchemy
from sqlalchemy import bindparam
from sqlmodel import Session, col

from tracker.models.records.versions import Change, Version


class Outlined(NamedTuple):
    """A version without its text."""

    number: int
    seen_at: datetime
    headline: str
    label: str | None
    fingerprint: str
    removed_at: datetime | None


_OUTLINE = (
    sqlalchemy.select(
        col(Version.number),
        col(Version.seen_at),
        col(Version.headline),
        col(Version.label),
        col(Version.fingerprint),
        col(Version.removed_at),
    )
    .where(col(Version.story_id) == bindparam("story"))
    .order_by(col(Version.seen_at), col(Version.number))
)
"""As written once: building it anew took as long as reading it."""


def outline(session: Session, story_id: int) -> tuple[Outlined, ...]:
    """All versions of a story in the order seen; none for a story that there is none of."""
    rows = session.connection().execute(_OUTLINE, {"story": story_id})
    return tuple(Outlined(*row) for row in rows)


_SIZES = sqlalchemy.select(col(Change.new_number), col(Change.size)).where(
    col(Change.story_id) == bindparam("story"), col(Change.undone_at).is_(None)
)


def sizes(session: Session, story_id: int) -> dict[int, int]:
    """How many words came and went with each version of a story that came after another one."""
    rows = session.connection().execute(_SIZES, {"story": story_id})
    return {row.new_number: row.size for row in rows}
