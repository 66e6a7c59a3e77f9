"""What changed lately, as far as it decides who would have heard of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import and_
from sqlalchemy.orm import aliased, load_only
from sqlmodel import Session, col, func, select

from tracker.models.records.alerts import Notice
from tracker.models.records.outlets import Outlet
from tracker.models.records.versions import Change, Version


@dataclass(frozen=True, slots=True)
class Stepped:
    """A change with its outlet and its two versions, of which only what is listed is read."""

    change: Change
    outlet: Outlet
    old: Version
    new: Version


_READ: Any = (Version.number, Version.headline, Version.label, Version.label_kind, Version.note)


def changes_since(
    session: Session, since: datetime, *, outlet: str = "", story_id: int = 0, limit: int
) -> list[Stepped]:
    """The newest changes since then, of an outlet or a story if one is named, the newest first."""
    old: Any = aliased(Version)
    new: Any = aliased(Version)
    query: Any = (
        sqlalchemy.select(Change, Outlet, old, new)
        .join(Outlet, col(Outlet.id) == col(Change.outlet_id))
        .join(old, and_(old.story_id == Change.story_id, old.number == Change.old_number))
        .join(new, and_(new.story_id == Change.story_id, new.number == Change.new_number))
        .where(col(Change.changed_at) > since, col(Change.undone_at).is_(None))
        .order_by(col(Change.changed_at).desc(), col(Change.id).desc())
        .limit(limit)
    )
    for one in (old, new):
        query = query.options(load_only(*(getattr(one, name.key) for name in _READ)))
    if outlet:
        query = query.where(col(Outlet.name) == outlet)
    if story_id:
        query = query.where(col(Change.story_id) == story_id)
    return [Stepped(*row) for row in session.exec(query)]


def first_change(session: Session, since: datetime) -> datetime | None:
    """When the first change after then was seen; None where there was none."""
    query = select(func.min(Change.changed_at)).where(col(Change.changed_at) > since)
    return session.exec(query).one()


def notices_since(session: Session, since: datetime, *, outlet: str = "") -> int:
    """How often feeds, of an outlet if one is named, began to fail since then, or were back."""
    lately = func.coalesce(Notice.back_at, Notice.since) > since
    query = select(func.count()).select_from(Notice).where(lately)
    if outlet:
        query = query.join(Outlet, col(Outlet.id) == Notice.outlet_id).where(Outlet.name == outlet)
    return session.exec(query).one()
