"""Links: why each version stands in its story, where it stood before, and who decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import bindparam, exists
from sqlmodel import Session, col, or_, select, update

from tracker.models.records.doubts import Doubt
from tracker.models.records.stories import Story
from tracker.models.records.versions import MACHINE, Link, Version
from tracker.models.values import Reason
from tracker.store.chain import due


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link with the version that it speaks of, which may stand in another story by now."""

    link: Link
    version: Version


def add_link(
    session: Session,
    version: Version,
    *,
    score: float,
    reasons: Sequence[Reason],
    now: datetime,
    by: str = MACHINE,
) -> None:
    """Put on record why this version stands where it stands, and who decided that."""
    link = Link(
        version_id=version.id or 0,
        story_id=version.story_id,
        number=version.number,
        score=round(score, 3),
        reasons=as_kept(reasons),
        decided_by=by,
        decided_at=now,
    )
    session.add(link)
    if by != MACHINE:
        session.flush()
        due(session, "decision", link.id or 0)


def as_kept(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    """Reasons as a JSON column has them."""
    return [{"feature": r.feature, "words": r.words, "points": round(r.points, 3)} for r in reasons]


def links_of(session: Session, story_id: int) -> list[tuple[int, Link]]:
    """Why the versions of a story belong to it: each version's number with its link, in order."""
    return list(session.exec(_LINKS, params={"story": story_id}))


def undone_links(session: Session, story_id: int) -> list[LinkLine]:
    """Links that were undone: of versions that left this story, and of those that came to it.

    In the order in which they were undone.
    """
    return [LinkLine(*row) for row in session.exec(_UNDONE, params={"story": story_id})]


_LINKS = (
    select(Version.number, Link)
    .join(Version, col(Version.id) == Link.version_id)
    .where(col(Link.story_id) == bindparam("story"), col(Link.undone_at).is_(None))
    .order_by(col(Version.seen_at), col(Version.number), col(Link.id))
)
"""As written once, like `_UNDONE`: building it anew took a quarter of the time of asking it."""
_OF_STORY = select(Link.id).where(
    col(Link.story_id) == bindparam("story"), col(Link.undone_at).is_not(None)
)
_OF_VERSIONS = (
    select(Link.id)
    .join(Version, col(Version.id) == Link.version_id)
    .where(col(Version.story_id) == bindparam("story"), col(Link.undone_at).is_not(None))
)
_UNDONE = (
    select(Link, Version)
    .join(Version, col(Version.id) == Link.version_id)
    .where(col(Link.id).in_(_OF_STORY.union(_OF_VERSIONS)))
    .order_by(col(Link.undone_at), col(Link.id))
)
"""Both ways in turn, each by its index: asked for one or the other, SQLite reads all links there
are, 3 ms for each 15,000."""
_DISPUTED = sqlalchemy.select(
    or_(
        exists().where(col(Story.goes_on_as) == bindparam("story")),
        exists().where(col(Doubt.story_id) == bindparam("story")),
        exists().where(col(Doubt.other_id) == bindparam("story")),
        _OF_STORY.exists(),
        _OF_VERSIONS.exists(),
    )
)


def is_disputed(session: Session, story_id: int) -> bool:
    """Whether more than links that stand was ever decided or asked about what belongs to a story.

    Of nearly every story it was not, which one question tells instead of three.
    """
    return bool(session.connection().execute(_DISPUTED, {"story": story_id}).scalar_one())


def numbers_in(session: Session, story_id: int, version_ids: Sequence[int]) -> dict[int, int]:
    """The numbers that these versions have or had in a story, by version id."""
    query = select(Link.version_id, Link.number).where(
        Link.story_id == story_id, col(Link.version_id).in_(version_ids)
    )
    return dict(session.exec(query).all())


def came_from(session: Session, story_id: int, to_id: int) -> set[int]:
    """The ids of the versions of one story that stood in another before."""
    query = select(Link.version_id).join(Version, col(Version.id) == Link.version_id)
    return set(session.exec(query.where(Link.story_id == story_id, Version.story_id == to_id)))


def undo(session: Session, version_ids: Sequence[int], now: datetime) -> None:
    """Note that these versions no longer stand where their links say."""
    statement = (
        update(Link)
        .where(col(Link.version_id).in_(version_ids), col(Link.undone_at).is_(None))
        .values(undone_at=now)
    )
    session.connection().execute(statement)
