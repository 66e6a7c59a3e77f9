"""The list of changes: a row a story, filtered, sorted and paged; and how many there are of what.

A page never skips rows that it does not show: it goes on behind the place of its last row. What
rows are chosen by stands in indexes of `change`, so that passing over a row reads no row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
    tuple_,
)
from sqlmodel import Session

from tracker.models.records.stories import Story
from tracker.models.records.versions import Change, Version

COUNTED = 2_000
"""Changes, the newest, over which facets are counted: a week of a large agency (283 a day were
seen). More would be read anew for every page."""

SHOWN = 4
"""Changes of one story that a page has: the one that stands for it and three behind a fold. In
43 chains of a large agency half have no more."""

QUESTIONS = 128
"""Statements that are kept as they were put together, by what is wanted: that takes twice as long
as the database takes to answer."""

KEPT = 2_048
"""Changes that are kept for all readers as they were read: the first fifteen pages."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are wanted; an empty choice takes all."""

    outlets: tuple[int, ...] = ()
    weights: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """Kinds of the newer version's label; the empty one is that of no label."""
    verdicts: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The change that stands for its story, and where the list goes on behind it."""

    change_id: int
    story_id: int
    place: tuple[Any, int]


@dataclass(frozen=True, slots=True)
class Side:
    """What a list shows of one version of a change."""

    number: int
    headline: str
    label: str | None
    label_kind: str | None


@dataclass(frozen=True, slots=True)
class Newer(Side):
    """What a list shows of the version that a change led to."""

    note: str
    seen_at: datetime
    unseen_until: datetime | None
    imported_from: str | None
    back: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A change as the list shows it; the very same one as long as nothing of it changes.

    So whoever keeps what was made of it need not compare it field by field.
    """

    id: int
    story_id: int
    outlet_id: int
    changed_at: datetime
    weight: str
    reasons: str
    """As it is kept: JSON, like the other three. A row that was shown before is not read again."""
    counts: str
    checked: str
    """What the check of the note came to, as `NoteCheck.counts`."""
    excerpt: str
    verdict: str
    size: int
    versions: int
    """Of the story."""
    state: str
    """Of the story."""
    of_story: int
    """Changes of the story that are wanted."""
    old: Side
    new: Newer


_C = Change.__table__  # type: ignore[attr-defined]
_S = Story.__table__  # type: ignore[attr-defined]
_V = Version.__table__  # type: ignore[attr-defined]
_KEY, _LIMIT = bindparam("key", type_=_C.c.id.type), bindparam("limit", type_=_C.c.id.type)
_STORIES: Any = bindparam("stories", expanding=True)
_LEADS: Any = bindparam("leads", expanding=True)
_ONE, _OTHER, _OLD, _NEW = _C.alias("one"), _C.alias("other"), _V.alias("old"), _V.alias("new")
"""Made once: an alias costs a millisecond, as much as the question itself."""


def _fit(change: Any, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What is true of the changes that are wanted."""
    columns = change.c
    chosen = (
        (columns.outlet_id, wanted.outlets),
        (columns.weight, wanted.weights),
        (columns.label_kind, wanted.labels),
        (columns.verdict, wanted.verdicts),
    )
    fit = [column.in_(values) for column, values in chosen if values]
    if wanted.days:
        fit.append(or_(*(_on(columns.changed_at, day) for day in wanted.days)))
    return [columns.undone_at.is_(None), *fit]


def _fit_in(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The same within a few stories, whose outlets are wanted already.

    SQLite would take the index of the days where that of the stories is a hundredth of the work.
    """
    unindexed = func.coalesce(_C.c.changed_at, None, type_=_C.c.changed_at.type)
    days = [or_(*(_on(unindexed, day) for day in wanted.days))] if wanted.days else []
    return [*_fit(_C, replace(wanted, outlets=(), days=())), *days]


def _on(column: Any, day: date) -> ColumnElement[bool]:
    start = datetime.combine(day, time(), UTC)
    return and_(column >= start, column < start + timedelta(days=1))


# -- which stories a page has ----------------------------------------------------------------------


def newest(
    session: Session, wanted: Wanted, *, limit: int, after: tuple[datetime, int] | None = None
) -> list[Lead]:
    """Each story's newest change, the newest story first; behind a place, if there is one."""
    return _leading(session, wanted, "changed_at", limit, after)


def biggest(
    session: Session, wanted: Wanted, *, limit: int, after: tuple[int, int] | None = None
) -> list[Lead]:
    """Each story's change with the most words that came and went, the biggest first."""
    return _leading(session, wanted, "size", limit, after)


def _leading(
    session: Session, wanted: Wanted, by: str, limit: int, after: tuple[Any, int] | None
) -> list[Lead]:
    query = _leading_question(wanted, by, goes_on=after is not None)
    rows = session.connection().execute(query, {"limit": limit} | _behind(after))
    return [Lead(key, story_id, (value, key)) for key, story_id, value in rows]


def _behind(after: tuple[Any, int] | None) -> dict[str, Any]:
    return {"value": after[0], "key": after[1]} if after else {}


@lru_cache(QUESTIONS)
def _leading_question(wanted: Wanted, by: str, *, goes_on: bool) -> Any:
    one, other = _ONE, _OTHER
    place, beyond = (tuple_(table.c[by], table.c.id) for table in (one, other))
    same_story = other.c.story_id == one.c.story_id
    leads = ~exists().where(same_story, beyond > place, *_fit(other, wanted)).correlate(one)
    query: Any = select(one.c.id, one.c.story_id, one.c[by]).where(*_fit(one, wanted), leads)
    if goes_on:
        query = query.where(place < tuple_(bindparam("value", type_=one.c[by].type), _KEY))
    return query.order_by(one.c[by].desc(), one.c.id.desc()).limit(_LIMIT)


def most_versions(
    session: Session, wanted: Wanted, *, limit: int, after: tuple[int, int] | None = None
) -> list[Lead]:
    """Each story's newest change, the story with the most versions first."""
    query = _most_versions_question(wanted, goes_on=after is not None)
    rows = session.connection().execute(query, {"limit": limit} | _behind(after))
    return [Lead(key, story_id, (many, story_id)) for key, story_id, many in rows]


@lru_cache(QUESTIONS)
def _most_versions_question(wanted: Wanted, *, goes_on: bool) -> Any:
    latest = select(_C.c.id).where(_C.c.story_id == _S.c.id, *_fit(_C, wanted)).correlate(_S)
    latest = latest.order_by(_C.c.changed_at.desc(), _C.c.id.desc()).limit(1)
    lead = latest.scalar_subquery()
    query: Any = select(lead, _S.c.id, _S.c.versions).where(_S.c.versions > 1, lead.is_not(None))
    if wanted.outlets:
        query = query.where(_S.c.outlet_id.in_(wanted.outlets))
    if goes_on:
        value = bindparam("value", type_=_S.c.versions.type)
        query = query.where(tuple_(_S.c.versions, _S.c.id) < tuple_(value, _KEY))
    return query.order_by(_S.c.versions.desc(), _S.c.id.desc()).limit(_LIMIT)


# -- what a page shows of them -----------------------------------------------------------------


def steps(
    session: Session, leads: Sequence[Lead], wanted: Wanted, *, of_each: int = SHOWN
) -> list[Step]:
    """The leading changes, and so many of the newest of each story, the latest first."""
    given = {
        "stories": [one.story_id for one in leads],
        "leads": [one.change_id for one in leads],
        "limit": of_each,
    }
    rows = session.connection().execute(_steps_question(wanted), given)
    return [_step(tuple(row)) for row in rows]


@lru_cache(QUESTIONS)
def _steps_question(wanted: Wanted) -> Any:
    turn = func.row_number().over(
        partition_by=_C.c.story_id, order_by=(_C.c.changed_at.desc(), _C.c.id.desc())
    )
    many = func.count().over(partition_by=_C.c.story_id)
    ranked = select(_C.c.id, turn.label("turn"), many.label("many"))
    rank = ranked.where(_C.c.story_id.in_(_STORIES), *_fit_in(wanted)).subquery()
    shown = or_(rank.c.turn <= _LIMIT, rank.c.id.in_(_LEADS))
    old, new = _OLD, _NEW
    return (
        select(*_of_step(rank), *_of_side(old, Side), *_of_side(new, Newer))
        .join(rank, rank.c.id == _C.c.id)
        .join(_S, _S.c.id == _C.c.story_id)
        .join(old, and_(old.c.story_id == _C.c.story_id, old.c.number == _C.c.old_number))
        .join(new, and_(new.c.story_id == _C.c.story_id, new.c.number == _C.c.new_number))
        .where(shown)
        .order_by(_C.c.changed_at.desc(), _C.c.id.desc())
    )


def _of_step(rank: Any) -> list[Any]:
    own = [_C.c[name] for name in ("id", "story_id", "outlet_id", "changed_at", "weight")]
    kept = [cast(_C.c[name], String) for name in ("reasons", "counts", "note", "excerpt")]
    return [*own, *kept, _C.c.verdict, _C.c.size, _S.c.versions, _S.c.state, rank.c.many]


def _of_side(version: Any, side: type[Side]) -> list[Any]:
    return [version.c[one.name] for one in fields(side)]


@lru_cache(KEPT)
def _step(told: tuple[Any, ...]) -> Step:
    given = (*told[:_OWN], Side(*told[_OWN:_NEWER]), Newer(*told[_NEWER:]))
    return Step(*given)


_OWN = len(fields(Step)) - 2
_NEWER = _OWN + len(fields(Side))
"""Where in a row the sides begin."""


# -- how many there are ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the changes that were counted have these facets."""

    outlet: int
    weight: str
    label: str
    verdict: str
    day: date
    number: int


def tallies(session: Session, days: Sequence[date] = ()) -> list[Tally]:
    """The newest `COUNTED` changes, of these days if some are named, counted by their facets."""
    query = _tallies_question(session.get_bind().dialect.name, tuple(days))
    rows = session.connection().execute(query, {"limit": COUNTED})
    return [
        Tally(outlet, weight, label, verdict, _date(day), number)
        for outlet, weight, label, verdict, day, number in rows
    ]


@lru_cache(QUESTIONS)
def _tallies_question(dialect: str, days: tuple[date, ...]) -> Any:
    latest = (
        select(_C.c.outlet_id, _C.c.weight, _C.c.label_kind, _C.c.verdict, _C.c.changed_at)
        .where(*_fit(_C, Wanted(days=days)))
        .order_by(_C.c.changed_at.desc(), _C.c.id.desc())
        .limit(_LIMIT)
        .subquery()
    )
    c = latest.c
    facets = (c.outlet_id, c.weight, c.label_kind, c.verdict, _day(dialect, c.changed_at))
    return select(*facets, func.count()).group_by(*facets)


def _day(dialect: str, moment: Any) -> Any:
    if dialect == "postgresql":
        return func.date(func.timezone("UTC", moment))
    return func.date(moment)


def _date(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


_NEWEST_ID = select(func.max(_C.c.id))


def newest_id(session: Session) -> int:
    """The highest id of a change; 0 where there is none."""
    return session.connection().execute(_NEWEST_ID).scalar() or 0


def kept_since(session: Session, change_id: int, wanted: Wanted, *, most: int) -> int:
    """How many changes were kept after that one, at most so many."""
    given = {"than": change_id, "limit": most}
    found: int = session.connection().execute(_since_question(wanted), given).scalar_one()
    return found


@lru_cache(QUESTIONS)
def _since_question(wanted: Wanted) -> Any:
    later = _C.c.id > bindparam("than", type_=_C.c.id.type)
    some = select(_C.c.id).where(later, *_fit(_C, wanted)).limit(_LIMIT).subquery()
    return select(func.count()).select_from(some)
