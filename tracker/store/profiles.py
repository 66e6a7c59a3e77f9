"""What an outlet's changes come to: counted over its newest, so that its page stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col

from tracker.models.records.feeds import Feed, Silence
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Change, Version

COUNTED = 2_000
"""Changes, the newest, over which an outlet is described: some ten weeks of a large agency, and
10 ms of CPU (SQLite, 500,000 versions)."""

STORIES_COUNTED = 500
"""Stories, those that changed last, over which it is: medians of more hardly differ, and each is
looked up by itself, in 15 µs."""

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
_V = Version.__table__  # type: ignore[attr-defined]


_NEWEST = (
    select(_C.c.story_id, _C.c.new_number, _C.c.weight, _C.c.label_kind, _C.c.verdict)
    .where(_C.c.outlet_id == bindparam("outlet"), _C.c.undone_at.is_(None))
    .order_by(_C.c.changed_at.desc(), _C.c.id.desc())
    .limit(bindparam("counted"))
    .subquery()
    .c
)
_FACETS = (_NEWEST.weight, _NEWEST.label_kind, _NEWEST.verdict)
_CHANGES = select(*_FACETS, func.count()).group_by(*_FACETS)
_MANY = func.count().label("many")
_LABELS = (
    select(_V.c.label, _V.c.label_kind, _MANY)
    .where(_V.c.story_id == _NEWEST.story_id, _V.c.number == _NEWEST.new_number)
    .where(_NEWEST.label_kind != "", _V.c.label.is_not(None))
    .group_by(_V.c.label, _V.c.label_kind)
    .order_by(_MANY.desc(), _V.c.label)
    .limit(LABELS)
)
_LAST = (
    select(_S.c.id, _S.c.versions, _S.c.begun_at)
    .where(_S.c.outlet_id == bindparam("outlet"))
    .order_by(_S.c.changed_at.desc(), _S.c.id.desc())
    .limit(bindparam("counted"))
    .subquery()
    .c
)
_FIRST_CHANGE = (
    select(func.min(_C.c.changed_at))
    .where(_C.c.story_id == _LAST.id, _C.c.undone_at.is_(None))
    .scalar_subquery()
)
_STORIES = select(_LAST.versions, _LAST.begun_at, _FIRST_CHANGE).where(_LAST.versions > 0)


def change_uses(session: Session, outlet_id: int) -> list[ChangeUse]:
    """The newest changes of an outlet, counted."""
    return [ChangeUse(*row) for row in _rows(session, _CHANGES, outlet_id, COUNTED)]


def label_uses(session: Session, outlet_id: int) -> list[LabelUse]:
    """The labels of the versions that the newest changes of an outlet led to, counted."""
    return [LabelUse(*row) for row in _rows(session, _LABELS, outlet_id, COUNTED)]


def story_uses(session: Session, outlet_id: int) -> list[StoryUse]:
    """How the stories of an outlet went on that changed last."""
    return [StoryUse(*row) for row in _rows(session, _STORIES, outlet_id, STORIES_COUNTED)]


def _rows(session: Session, statement: Any, outlet_id: int, counted: int) -> Any:
    given = {"outlet": outlet_id, "counted": counted}
    return session.connection().execute(statement, given).all()


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
