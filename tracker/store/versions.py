"""Versions, their paragraphs, and the change that each one made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy
from sqlalchemy import bindparam, insert, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from tracker.errors import NotFoundError
from tracker.models.claims import verdict_of
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Change, Link, Paragraph, Version, VersionParagraph
from tracker.models.seals import paragraph_hash
from tracker.models.values import Article, Diff, Label, LabelKind, Span
from tracker.store import words
from tracker.store.chain import due


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


_ADD_PARAGRAPH = sqlalchemy.text(
    "INSERT INTO paragraph (hash, text) VALUES (:hash, :text) ON CONFLICT DO NOTHING"
)
"""Another worker may have kept it meanwhile. In the order of the hashes, so that of two workers
with the same paragraphs none holds what the other one waits for."""


def add_version(
    session: Session, version: Version, paragraphs: Sequence[str], story: Story
) -> Version:
    """Keep a version as the story's latest; each distinct paragraph is kept once.

    Its words can be searched for from then on.
    """
    session.add(version)
    session.flush()
    due(session, "version", version.id or 0)
    words.keep_version(session, version)
    ids = _paragraph_ids(session, paragraphs)
    rows = [
        {"version_id": version.id, "position": position, "paragraph_id": ids[text]}
        for position, text in enumerate(paragraphs)
    ]
    if rows:
        session.connection().execute(insert(VersionParagraph), rows)
    story.headline, story.changed_at = version.headline, version.seen_at
    story.versions, story.latest, story.numbers = story.versions + 1, version.number, version.number
    session.add(story)
    return version


def _paragraph_ids(session: Session, paragraphs: Sequence[str]) -> dict[str, int]:
    hashes = {text: paragraph_hash(text) for text in paragraphs}
    known = _known_paragraphs(session, list(hashes.values()))
    new = sorted((h, text) for text, h in hashes.items() if h not in known)
    if new:
        rows = [{"hash": h, "text": text} for h, text in new]
        session.connection().execute(_ADD_PARAGRAPH, rows)
        known = _known_paragraphs(session, list(hashes.values()))
        words.keep_paragraphs(session, {known[h]: text for h, text in new})
    return {text: known[h] for text, h in hashes.items()}


# What every text that is filed asks is put together once; that took longer than the answer.
_KNOWN = sqlalchemy.text("SELECT hash, id FROM paragraph WHERE hash IN :hashes").bindparams(
    bindparam("hashes", expanding=True)
)


def _known_paragraphs(session: Session, hashes: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(hashes), 500):
        some = {"hashes": hashes[start : start + 500]}
        rows = session.connection().execute(_KNOWN, some)
        found.update((row[0], row[1]) for row in rows)
    return found


def add_change(
    session: Session,
    old: Version,
    new: Version,
    diff: Diff,
    note: Mapping[str, Any],
    *,
    excerpt: Sequence[Span] = (),
) -> Change:
    """Keep what lists and filters need of a change; see `change_between`."""
    change = change_between(session, old, new, diff, note, excerpt=excerpt)
    session.add(change)
    session.flush()
    return change


def change_between(
    session: Session,
    old: Version,
    new: Version,
    diff: Diff,
    note: Mapping[str, Any],
    *,
    excerpt: Sequence[Span] = (),
) -> Change:
    """What lists and filters need of a change. Two equal texts weigh `cosmetic`.

    `note` is what the check of the edit note came to, as `NoteCheck.counts`; `excerpt` the first
    sentence that differs.
    """
    return Change(
        story_id=new.story_id,
        old_number=old.number,
        new_number=new.number,
        changed_at=new.seen_at,
        weight=(diff.weight or "cosmetic"),
        reasons=list(diff.reasons),
        counts=dict(diff.counts),
        note=dict(note),
        outlet_id=session.get_one(Story, new.story_id).outlet_id,
        label_kind=new.label_kind or "",
        verdict=verdict_of(new.note, note),
        size=diff.counts.get("words_added", 0) + diff.counts.get("words_removed", 0),
        excerpt=[[span.op, span.text] for span in excerpt],
    )


# -- reading -----------------------------------------------------------------------------------


_LATEST = sqlalchemy.text(
    "SELECT number, address_id, fingerprint FROM version"
    " WHERE story_id = :story AND number = :latest"
)
_ALIKE = sqlalchemy.text(
    "SELECT max(number), address_id, fingerprint FROM version WHERE story_id = :story"
    " AND fingerprint = :fingerprint GROUP BY address_id, fingerprint ORDER BY 1 DESC"
)


def told_before(session: Session, story: Story, fingerprint: str) -> list[tuple[int, int, str]]:
    """Number, address id and fingerprint of a story's latest version, then of those like a text.

    Of the versions of this fingerprint, the last one of each address, the latest first. However
    many versions a story has, no more are read.
    """
    session.flush()
    connection = session.connection()
    given = {"story": story.id, "latest": story.latest, "fingerprint": fingerprint}
    found = [*connection.execute(_LATEST, given), *connection.execute(_ALIKE, given)]
    return [(number, address_id, known) for number, address_id, known in found]


def version_numbered(session: Session, story_id: int, number: int) -> Version:
    """The version that has or had that number in that story, wherever it stands now.

    Raises NotFoundError.
    """
    named = {"story": story_id, "number": number}
    version = session.exec(_NUMBERED, params=named).first() or _moved_version(
        session, story_id, number
    )
    if version is None:
        raise NotFoundError(f"story {story_id} has no version {number}")
    return version


_NUMBERED = select(Version).where(
    col(Version.story_id) == bindparam("story"), col(Version.number) == bindparam("number")
)
"""As written once, like `_LINES`."""


def _moved_version(session: Session, story_id: int, number: int) -> Version | None:
    query = select(Version).join(Link, col(Link.version_id) == Version.id)
    return session.exec(query.where(Link.story_id == story_id, Link.number == number)).first()


def versions_of(session: Session, story_id: int) -> Sequence[Version]:
    """All versions of a story, in the order seen."""
    query = select(Version).where(Version.story_id == story_id)
    return session.exec(query.order_by(col(Version.seen_at), col(Version.number))).all()


def beside(session: Session, version: Version) -> tuple[int | None, int | None]:
    """The numbers of the versions seen just before and just after this one in its story."""
    place = tuple_(col(Version.seen_at), col(Version.number))
    here = (version.seen_at, version.number)
    others = select(Version.number).where(Version.story_id == version.story_id).limit(1)
    before = others.where(place < here).order_by(
        col(Version.seen_at).desc(), col(Version.number).desc()
    )
    after = others.where(place > here).order_by(col(Version.seen_at), col(Version.number))
    both: Any = sqlalchemy.select(before.scalar_subquery(), after.scalar_subquery())
    older, newer = session.exec(both).one()
    return older, newer


def versions(session: Session, ids: Sequence[int]) -> list[Version]:
    """The versions of these ids."""
    return list(session.exec(select(Version).where(col(Version.id).in_(ids))))


def versions_numbered(
    session: Session, story_id: int, numbers: Collection[int]
) -> Sequence[Version]:
    """The versions of a story that have one of these numbers, in the order of numbers."""
    query = select(Version).where(
        Version.story_id == story_id, col(Version.number).in_(sorted(numbers))
    )
    return session.exec(query.order_by(col(Version.number))).all()


def versions_up_to(session: Session, story_id: int, number: int, most: int) -> list[Version]:
    """A version of a story and those before it, at most so many, the oldest first."""
    query = select(Version).where(Version.story_id == story_id, Version.number <= number)
    newest = session.exec(query.order_by(col(Version.number).desc()).limit(most)).all()
    return list(reversed(newest))


def latest_versions(session: Session, story_ids: Sequence[int]) -> list[Version]:
    """The latest version of each of these stories."""
    query = select(Version).join(Story, col(Story.id) == Version.story_id)
    query = query.where(col(Story.id).in_(story_ids), Version.number == Story.latest)
    return list(session.exec(query))


def articles(session: Session, of: Sequence[Version]) -> dict[int, Article]:
    """The texts of these versions, by version id, in one query for all their paragraphs."""
    wanted = {v.id: v for v in of if v.id is not None}
    bodies: dict[int, list[str]] = {}
    for version_id, text in session.connection().execute(_BODIES, {"versions": list(wanted)}):
        bodies.setdefault(version_id, []).append(text)
    return {key: _article(v, bodies.get(key, [])) for key, v in wanted.items()}


_BODIES = (
    sqlalchemy.select(col(VersionParagraph.version_id), col(Paragraph.text))
    .join(Paragraph, col(Paragraph.id) == VersionParagraph.paragraph_id)
    .where(col(VersionParagraph.version_id).in_(bindparam("versions", expanding=True)))
    .order_by(col(VersionParagraph.version_id), col(VersionParagraph.position))
)
"""As written once, like `_LINES`."""


def shown_at(session: Session, key: str) -> Sequence[tuple[Version, str]]:
    """The versions that came from the addresses of that key, each with its address as written.

    In the order seen.
    """
    query = (
        select(Version, Address.value)
        .join(Address, col(Address.id) == Version.address_id)
        .where(
            # The index of addresses begins with the outlet.
            col(Address.outlet_id).in_(select(Outlet.id)),
            Address.kind == "url",
            Address.key == key,
        )
    )
    return session.exec(query.order_by(col(Version.seen_at), col(Version.id))).all()


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
    """All versions of a story in the order seen, in one query."""
    return [VersionLine(*row) for row in session.exec(_LINES, params={"story": story_id})]


_LINES = (
    select(Version, Address.value, Change)
    .join(Address, col(Address.id) == Version.address_id)
    .outerjoin(
        Change,
        (col(Change.story_id) == Version.story_id)
        & (col(Change.new_number) == Version.number)
        & col(Change.undone_at).is_(None),
    )
    .where(col(Version.story_id) == bindparam("story"))
    .order_by(col(Version.seen_at), col(Version.number))
)
"""As written once: building it anew took a quarter of the time of asking it."""


def newest_changes(
    session: Session,
    *,
    limit: int = 50,
    weights: Collection[str] = (),
    outlets: Collection[str] = (),
    labels: Collection[str] = (),
    verdicts: Collection[str] = (),
    story_id: int | None = None,
) -> list[ChangeLine]:
    """The newest changes, the latest first, in one query; an empty choice takes all."""
    old: Any = aliased(Version)
    new: Any = aliased(Version)
    query: Any = (
        sqlalchemy.select(Change, Story, Outlet, old, new)
        .join(Story, col(Story.id) == Change.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .join(old, (old.story_id == Change.story_id) & (old.number == Change.old_number))
        .join(new, (new.story_id == Change.story_id) & (new.number == Change.new_number))
        .where(col(Change.undone_at).is_(None))
        .order_by(col(Change.changed_at).desc(), col(Change.id).desc())
        .limit(limit)
    )
    if weights:
        query = query.where(col(Change.weight).in_(weights))
    if outlets:
        query = query.where(col(Outlet.name).in_(outlets))
    if labels:
        query = query.where(col(Change.label_kind).in_(labels))
    if verdicts:
        query = query.where(col(Change.verdict).in_(verdicts))
    if story_id is not None:
        query = query.where(Change.story_id == story_id)
    return [ChangeLine(*row) for row in session.exec(query)]
