"""What an outlet's changes come to: counted over its newest, so that its page stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlmodel import Session, col

from tracker.models.records.feeds import Feed, Silence
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Change, Version

COUNTED = 2_000
"""Changes and stories, the newest, over which an outlet is described: some ten weeks of a large
agency, and 30 ms."""

LABELS = 40
"""Labels that are listed, the most frequent first."""


@dataclass(frozen=True, slots=True)
class LabelUse:
    """How often an outlet marked a version so."""

    label: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class ChangeUse:
    """How many changes have this weight, kind of label and verdict on the note."""

    weight: str
    label_kind: str
    verdict: str
    number: int


@dataclass(frozen=True, slots=True)
class StoryUse:
    """How one story went on."""

    versions: int
    begun_at: datetime
    first_change: datetime | None


_C = Change.__table__  # type: ignore[attr-defined]
_S = Story.__table__  # type: ignore[attr-defined]


def _newest_changes(outlet_id: int) -> Any:
    query = select(_C.c.story_id, _C.c.new_number, _C.c.weight, _C.c.label_kind, _C.c.verdict)
    query = query.where(_C.c.outlet_id == outlet_id, _C.c.undone_at.is_(None))
    return query.order_by(_C.c.changed_at.desc(), _C.c.id.desc()).limit(COUNTED).subquery()


def change_uses(session: Session, outlet_id: int) -> list[ChangeUse]:
    """The newest changes of an outlet, counted."""
    c = _newest_changes(outlet_id).c
    facets = (c.weight, c.label_kind, c.verdict)
    query: Any = select(*facets, func.count()).group_by(*facets)
    rows = session.connection().execute(query)
    return [ChangeUse(weight, kind, verdict, many) for weight, kind, verdict, many in rows]


def label_uses(session: Session, outlet_id: int) -> list[LabelUse]:
    """The labels of the versions that the newest changes of an outlet led to, counted."""
    newest = _newest_changes(outlet_id)
    version = Version.__table__  # type: ignore[attr-defined]
    here = and_(version.c.story_id == newest.c.story_id, version.c.number == newest.c.new_number)
    many = func.count().label("many")
    query: Any = select(version.c.label, version.c.label_kind, many).join(newest, here)
    query = query.where(version.c.label.is_not(None)).group_by(
        version.c.label, version.c.label_kind
    )
    rows = session.connection().execute(query.order_by(many.desc(), version.c.label).limit(LABELS))
    return [LabelUse(label, kind, number) for label, kind, number in rows]


def story_uses(session: Session, outlet_id: int) -> list[StoryUse]:
    """How the stories of an outlet went on that changed last."""
    newest = select(_S.c.id, _S.c.versions, _S.c.begun_at).where(_S.c.outlet_id == outlet_id)
    s = newest.order_by(_S.c.changed_at.desc(), _S.c.id.desc()).limit(COUNTED).subquery().c
    first = select(func.min(_C.c.changed_at)).where(_C.c.story_id == s.id, _C.c.undone_at.is_(None))
    query: Any = select(s.versions, s.begun_at, first.scalar_subquery()).where(s.versions > 0)
    return [StoryUse(*row) for row in session.connection().execute(query)]


def last_changes(session: Session) -> dict[int, datetime]:
    """When a story of each outlet changed last."""
    outlet = Outlet.__table__  # type: ignore[attr-defined]
    last = select(func.max(_S.c.changed_at)).where(_S.c.outlet_id == outlet.c.id)
    query: Any = select(outlet.c.id, last.scalar_subquery())
    return {key: at for key, at in session.connection().execute(query) if at is not None}


def silences(session: Session) -> Sequence[tuple[Silence, Feed, Outlet]]:
    """The silences that go on, with their feeds and outlets, the longest first.

    None of feeds that are paused.
    """
    query: Any = (
        select(Silence, Feed, Outlet)
        .join(Feed, col(Feed.silence_id) == Silence.id)
        .join(Outlet, col(Outlet.id) == Feed.outlet_id)
        .where(col(Feed.state) != "paused")
        .order_by(col(Silence.since))
    )
    found: Sequence[tuple[Silence, Feed, Outlet]] = session.exec(query).all()
    return found
