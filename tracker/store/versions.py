"""Versions, their paragraphs, why each is where it is, and the change that each one made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import insert
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from tracker.errors import NotFoundError
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Change, Link, Paragraph, Version, VersionParagraph
from tracker.models.values import Article, Diff, Label, LabelKind, Reason


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version as lists show it: with its address, and the change that it made."""

    version: Version
    address: str
    change: Change | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as lists show it."""

    change: Change
    story: Story
    outlet: Outlet
    old: Version
    new: Version


def add_version(
    session: Session, version: Version, paragraphs: Sequence[str], story: Story
) -> Version:
    """Keep a version as the story's latest; each distinct paragraph is kept once."""
    session.add(version)
    session.flush()
    ids = _paragraph_ids(session, paragraphs)
    rows = [
        {"version_id": version.id, "position": position, "paragraph_id": ids[text]}
        for position, text in enumerate(paragraphs)
    ]
    if rows:
        session.connection().execute(insert(VersionParagraph), rows)
    story.headline, story.versions = version.headline, version.number
    story.changed_at = version.seen_at
    session.add(story)
    return version


def _paragraph_ids(session: Session, paragraphs: Sequence[str]) -> dict[str, int]:
    hashes = {text: _paragraph_hash(text) for text in paragraphs}
    known = _known_paragraphs(session, list(hashes.values()))
    new = [{"hash": h, "text": text} for text, h in hashes.items() if h not in known]
    if new:
        session.connection().execute(insert(Paragraph), new)
        known = _known_paragraphs(session, list(hashes.values()))
    return {text: known[h] for text, h in hashes.items()}


def _paragraph_hash(text: str) -> str:
    """blake2b-128 of a paragraph, in hex."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _known_paragraphs(session: Session, hashes: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(hashes), 500):
        part = hashes[start : start + 500]
        query = select(Paragraph.hash, Paragraph.id).where(col(Paragraph.hash).in_(part))
        found |= {h: key for h, key in session.exec(query) if key is not None}
    return found


def add_link(
    session: Session, version: Version, *, score: float, reasons: Sequence[Reason], now: datetime
) -> None:
    """Put on record why this version belongs to its story."""
    said: list[dict[str, Any]] = [
        {"feature": r.feature, "words": r.words, "points": round(r.points, 3)} for r in reasons
    ]
    session.add(
        Link(
            version_id=version.id or 0,
            story_id=version.story_id,
            score=round(score, 3),
            reasons=said,
            decided_at=now,
        )
    )


def add_change(
    session: Session, old: Version, new: Version, diff: Diff, note: Mapping[str, Any]
) -> Change:
    """Keep what lists and filters need of a change. Two equal texts weigh `cosmetic`.

    `note` is what the check of the edit note came to, as `NoteCheck.counts`.
    """
    change = Change(
        story_id=new.story_id,
        old_number=old.number,
        new_number=new.number,
        changed_at=new.seen_at,
        weight=(diff.weight or "cosmetic"),
        reasons=list(diff.reasons),
        counts=dict(diff.counts),
        note=dict(note),
    )
    session.add(change)
    session.flush()
    return change


# -- reading -----------------------------------------------------------------------------------


def fingerprints(session: Session, story_id: int) -> Sequence[tuple[int, int, str]]:
    """Number, address id and fingerprint of each version of a story, the latest first."""
    query = select(Version.number, Version.address_id, Version.fingerprint)
    query = query.where(Version.story_id == story_id).order_by(col(Version.number).desc())
    return session.exec(query).all()


def version_numbered(session: Session, story_id: int, number: int) -> Version:
    """That version of that story.

    Raises NotFoundError.
    """
    query = select(Version).where(Version.story_id == story_id, Version.number == number)
    version = session.exec(query).first()
    if version is None:
        raise NotFoundError(f"story {story_id} has no version {number}")
    return version


def versions(session: Session, ids: Sequence[int]) -> list[Version]:
    """The versions of these ids."""
    return list(session.exec(select(Version).where(col(Version.id).in_(ids))))


def versions_up_to(session: Session, story_id: int, number: int, most: int) -> list[Version]:
    """A version of a story and those before it, at most so many, the oldest first."""
    query = select(Version).where(Version.story_id == story_id, Version.number <= number)
    newest = session.exec(query.order_by(col(Version.number).desc()).limit(most)).all()
    return list(reversed(newest))


def latest_versions(session: Session, story_ids: Sequence[int]) -> list[Version]:
    """The latest version of each of these stories."""
    query = select(Version).join(Story, col(Story.id) == Version.story_id)
    query = query.where(col(Story.id).in_(story_ids), Version.number == Story.versions)
    return list(session.exec(query))


def articles(session: Session, of: Sequence[Version]) -> dict[int, Article]:
    """The texts of these versions, by version id, in one query for all their paragraphs."""
    query = (
        select(VersionParagraph.version_id, Paragraph.text)
        .join(Paragraph, col(Paragraph.id) == VersionParagraph.paragraph_id)
        .where(col(VersionParagraph.version_id).in_([v.id for v in of]))
        .order_by(col(VersionParagraph.version_id), col(VersionParagraph.position))
    )
    bodies: dict[int, list[str]] = {}
    for version_id, text in session.exec(query):
        bodies.setdefault(version_id, []).append(text)
    return {v.id: _article(v, bodies.get(v.id, [])) for v in of if v.id is not None}


def article(session: Session, version: Version) -> Article:
    """The text of one version. It never changes, so that a session reads it once."""
    read: dict[int, Article] = session.info.setdefault("articles", {})
    key = version.id or 0
    if key not in read:
        read[key] = articles(session, [version])[key]
    return read[key]


def _article(version: Version, paragraphs: Sequence[str]) -> Article:
    label = None
    if version.label is not None and version.label_kind is not None:
        label = Label(version.label, LabelKind(version.label_kind), version.label_ordinal)
    return Article(
        headline=version.headline,
        label=label,
        slug=version.slug,
        note=version.note,
        dateline=version.dateline,
        byline=version.byline,
        captions=tuple(version.captions),
        paragraphs=tuple(paragraphs),
        boilerplate=tuple(version.boilerplate),
    )


def version_lines(session: Session, story_id: int) -> list[VersionLine]:
    """All versions of a story in order, in one query."""
    query = (
        select(Version, Address.value, Change)
        .join(Address, col(Address.id) == Version.address_id)
        .outerjoin(
            Change,
            (col(Change.story_id) == Version.story_id) & (col(Change.new_number) == Version.number),
        )
        .where(Version.story_id == story_id)
        .order_by(col(Version.number))
    )
    return [VersionLine(*row) for row in session.exec(query)]


def links_of(session: Session, story_id: int) -> list[tuple[int, Link]]:
    """Why the versions of a story belong to it: each version's number with its link, in order."""
    query = (
        select(Version.number, Link)
        .join(Version, col(Version.id) == Link.version_id)
        .where(Link.story_id == story_id, col(Link.undone_at).is_(None))
        .order_by(col(Version.number), col(Link.id))
    )
    return list(session.exec(query))


def newest_changes(
    session: Session, *, limit: int = 50, weight: str = "", outlet: str = ""
) -> list[ChangeLine]:
    """The newest changes, the latest first, in one query."""
    old: Any = aliased(Version)
    new: Any = aliased(Version)
    query: Any = (
        sqlalchemy.select(Change, Story, Outlet, old, new)
        .join(Story, col(Story.id) == Change.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .join(old, (old.story_id == Change.story_id) & (old.number == Change.old_number))
        .join(new, (new.story_id == Change.story_id) & (new.number == Change.new_number))
        .order_by(col(Change.changed_at).desc(), col(Change.id).desc())
        .limit(limit)
    )
    if weight:
        query = query.where(Change.weight == weight)
    if outlet:
        query = query.where(Outlet.name == outlet)
    return [ChangeLine(*row) for row in session.exec(query)]
