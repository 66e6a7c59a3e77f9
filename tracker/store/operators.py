"""Operators of a search: what they ask of stories, and of their versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, and_, func, or_, text
from sqlmodel import Session, col, select

from tracker.models.queries import Between, Query
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Change, Version
from tracker.models.values import LabelKind


def of_story(query: Query) -> Iterator[ColumnElement[bool]]:
    """Conditions on a story, for a statement that has stories."""
    if query.outlets:
        yield or_(*(col(Story.outlet_id) == _id_of(name) for name in query.outlets))
    if query.versions.least is not None:
        yield col(Story.versions) >= query.versions.least
    if query.versions.most is not None:
        yield col(Story.versions) <= query.versions.most
    yield from _between(col(Story.changed_at), query.changed)


def _id_of(outlet: str) -> Any:
    """Known before a story is read, so that those of one outlet are read in their own order."""
    return sqlalchemy.select(col(Outlet.id)).where(col(Outlet.name) == outlet).scalar_subquery()


def of_version(query: Query) -> Iterator[ColumnElement[bool]]:
    """Conditions on one of its versions, for a statement that has versions."""
    if query.labels:
        yield or_(*(_is_label(label.lower()) for label in query.labels))
    if query.weights or query.notes:
        brought = and_(
            col(Change.story_id) == Version.story_id,
            col(Change.new_number) == Version.number,
            col(Change.undone_at).is_(None),
        )
        of_change = [col(Change.weight).in_(query.weights)] if query.weights else []
        of_change += [col(Change.verdict).in_(query.notes)] if query.notes else []
        yield select(Change.id).where(brought, *of_change).exists()
    yield from _between(col(Version.seen_at), query.seen)


def _is_label(asked: str) -> ColumnElement[bool]:
    """That a label is of this kind or has this spelling, whatever follows it.

    CORRECTED finds CORRECTED-UPDATE 1, which is a correction as well.
    """
    label = func.lower(Version.label)
    longer = (label.startswith(f"{asked}{end}", autoescape=True) for end in LABEL_ENDS)
    return or_(col(Version.label_kind) == asked, label == asked, *longer)


def _between(moment: Any, asked: Between) -> Iterator[ColumnElement[bool]]:
    if asked.since is not None:
        yield moment >= asked.since
    if asked.before is not None:
        yield moment < asked.before


# -- stories, whatever their words -----------------------------------------------------------------


def stories_like(session: Session, query: Query, most: int) -> list[int]:
    """The ids of the stories that the operators let through, the latest changed first."""
    asked: Any = sqlalchemy.select(col(Story.id)).where(
        col(Story.goes_on_as).is_(None), *of_story(query)
    )
    if query.labels:
        asked = asked.where(*_of_rare_labels(session, query.labels))
    asked_of_versions = list(of_version(query))
    if asked_of_versions:
        having = select(Version.id).where(Version.story_id == Story.id, *asked_of_versions)
        asked = asked.where(having.exists())
    newest = asked.order_by(col(Story.changed_at).desc(), col(Story.id).desc())
    return list(session.connection().execute(newest.limit(most)).scalars())


LABEL_ENDS = (" ", "-")
"""What may follow a label that was asked for: a number, or a further label."""

FEW = 2_000
"""Versions up to which a label counts as rare: asked for by their ids, their stories take a few ms.
Of what more have, the first twenty are soon found among the stories that changed last."""

_KNOWN_LABELS = text(
    "WITH RECURSIVE kinds (kind) AS"  # noqa: S608 (names of our own)
    f" (VALUES {', '.join(f'({kind.value!r})' for kind in LabelKind)}), known (kind, label) AS ("
    " SELECT kind, (SELECT min(label) FROM version WHERE label_kind = kind) FROM kinds"
    " UNION ALL SELECT kind, (SELECT min(label) FROM version WHERE label_kind = known.kind"
    " AND label > known.label) FROM known WHERE label IS NOT NULL)"
    " SELECT kind, label FROM known WHERE label IS NOT NULL"
)
"""From one to the next in the index: as many looks as there are labels, however many versions."""


def _of_rare_labels(session: Session, labels: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    """Where few versions have one of these labels, that it is a story of theirs.

    Without it, all stories would be looked through for a label that hardly any has.
    """
    asked = tuple(label.lower() for label in labels)
    longer = tuple(f"{label}{end}" for label in asked for end in LABEL_ENDS)
    known = session.connection().execute(_KNOWN_LABELS).all()
    fit = [
        (kind, label)
        for kind, label in known
        if kind in asked or label.lower() in asked or label.lower().startswith(longer)
    ]
    kinds, spelled = {kind for kind, _ in fit}, {label for _, label in fit}
    having = sqlalchemy.select(col(Version.story_id)).where(
        col(Version.label_kind).in_(kinds), col(Version.label).in_(spelled)
    )
    ids = session.connection().execute(having.limit(FEW + 1)).scalars().all()
    if len(ids) <= FEW:
        yield col(Story.id).in_(set(ids))


def versions_like(
    session: Session, query: Query, ids: Sequence[int]
) -> dict[int, list[tuple[int, str | None]]]:
    """Of these stories the versions that the operators are about: numbers and labels, in order."""
    asked: Any = sqlalchemy.select(
        col(Version.story_id), col(Version.number), col(Version.label)
    ).where(col(Version.story_id).in_(ids), *of_version(query))
    found: dict[int, list[tuple[int, str | None]]] = {}
    for story_id, *version in session.connection().execute(asked.order_by(col(Version.number))):
        found.setdefault(story_id, []).append((version[0], version[1]))
    return found


def versions_asked(session: Session, query: Query, ids: Sequence[int]) -> set[int]:
    """The ids of those versions of these stories that the operators of a search are about."""
    asked: Any = sqlalchemy.select(col(Version.id)).where(
        col(Version.story_id).in_(ids), *of_version(query)
    )
    return set(session.connection().execute(asked).scalars())
