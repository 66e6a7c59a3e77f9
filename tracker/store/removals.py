"""Removals: a text that must not be kept goes from every table; what proves that it was stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from html import escape

import zstandard
from sqlalchemy import delete
from sqlmodel import Session, col, or_, select

from tracker.errors import DamagedError
from tracker.models.records.clues import Clues
from tracker.models.records.evidence import Capture, Frame, Removal
from tracker.models.records.feeds import Listing
from tracker.models.records.rereadings import Rereading
from tracker.models.records.versions import Change, Link, Paragraph, Version, VersionParagraph
from tracker.store import words
from tracker.store.captures import LEVEL, captured
from tracker.store.chain import due


def tombstone(removed_at: datetime, reason: str) -> str:
    """What stands where the text stood: `text removed on 22 November 2026: reason`."""
    at = removed_at.astimezone(UTC)
    return f"text removed on {at.day} {at:%B %Y}: {reason}"


def removals(session: Session) -> list[tuple[Removal, Version]]:
    """All removals with their versions, the oldest first."""
    query = select(Removal, Version).join(Version, col(Version.id) == Removal.version_id)
    return list(session.exec(query.order_by(col(Removal.id))))


def sharing(session: Session, version: Version) -> Sequence[Version]:
    """The other versions, of whatever story, that have one of its paragraphs."""
    own = select(VersionParagraph.paragraph_id).where(VersionParagraph.version_id == version.id)
    having = select(VersionParagraph.version_id).where(col(VersionParagraph.paragraph_id).in_(own))
    query = select(Version).where(col(Version.id).in_(having), Version.id != version.id)
    return session.exec(query.order_by(col(Version.id))).all()


def remove_text(
    session: Session, version: Version, *, by: str, reason: str, now: datetime
) -> Removal:
    """Take the text of a version away; the removal is sealed with the transaction.

    Paragraphs that another version has stay with that. Raises DamagedError where a capture that
    hangs on the one that goes cannot be read.
    """
    removal = Removal(version_id=version.id or 0, removed_at=now, removed_by=by, reason=reason)
    session.add(removal)
    session.flush()
    due(session, "removal", removal.id or 0)
    _remove_paragraphs(session, version)
    _remove_bodies(session, version, now)
    words.forget_version(session, version)
    version.headline, version.removed_at = tombstone(now, reason), now
    version.slug = version.note = version.dateline = version.byline = ""
    version.captions, version.boilerplate, version.doubts = [], [], []
    session.add(version)
    _remove_from_changes(session, version)
    clues = delete(Clues).where(col(Clues.story_id) == version.story_id)
    session.connection().execute(clues)
    anew = delete(Rereading).where(col(Rereading.version_id) == version.id)
    session.connection().execute(anew)
    session.info.pop("articles", None)
    session.flush()
    return removal


def _remove_paragraphs(session: Session, version: Version) -> None:
    own = select(VersionParagraph.paragraph_id).where(VersionParagraph.version_id == version.id)
    ids = sorted(set(session.exec(own)))
    rows = delete(VersionParagraph).where(col(VersionParagraph.version_id) == version.id)
    session.connection().execute(rows)
    kept = set(
        session.exec(
            select(VersionParagraph.paragraph_id).where(col(VersionParagraph.paragraph_id).in_(ids))
        )
    )
    going = [one for one in ids if one not in kept]
    words.forget_paragraphs(session, going)
    gone = delete(Paragraph).where(col(Paragraph.id).in_(going))
    session.connection().execute(gone)


def _remove_from_changes(session: Session, version: Version) -> None:
    """The words that changes to it and from it quote, in each story where it stood."""
    places = session.exec(
        select(Link.story_id, Link.number).where(Link.version_id == version.id)
    ).all()
    for story_id, number in places:
        query = select(Change).where(
            Change.story_id == story_id,
            or_(col(Change.old_number) == number, col(Change.new_number) == number),
        )
        for change in session.exec(query):
            change.reasons, change.note, change.excerpt = ["text removed"], {}, []
            session.add(change)


def _remove_bodies(session: Session, version: Version, now: datetime) -> None:
    """The body that it was read from, and those of feeds that have its headline.

    What hangs on them is packed anew.
    """
    read_from = session.get_one(Capture, version.capture_id)
    same = select(Capture).where(
        Capture.url == read_from.url, Capture.body_hash == read_from.body_hash
    )
    found = {capture.id: capture for capture in session.exec(same)}
    found |= {capture.id: capture for capture in _naming(session, version)}
    going = [found[key] for key in sorted(found, key=lambda key: key or 0, reverse=True)]
    for capture in going:
        hanging = select(Capture.id).where(Capture.base_id == capture.id)
        for key in session.exec(hanging).all():
            _make_full(session, key or 0)
    for capture in going:
        capture.body, capture.base_id, capture.depth, capture.removed_at = b"", None, 0, now
        session.add(capture)
    ids = [capture.id for capture in going]
    session.connection().execute(delete(Frame).where(col(Frame.capture_id).in_(ids)))


def _naming(session: Session, version: Version) -> Iterator[Capture]:
    """The answers of the feeds that list its story in which its headline stands."""
    listing = select(Listing.feed_id).where(Listing.story_id == version.story_id)
    forms = {one.encode() for one in (version.headline, escape(version.headline)) if one}
    of_feeds = select(Capture.id).where(
        col(Capture.feed_id).in_(listing), col(Capture.removed_at).is_(None)
    )
    for key in session.exec(of_feeds.order_by(col(Capture.id))).all():
        with suppress(DamagedError):
            capture, body = captured(session, key or 0)
            if any(form in body for form in forms):
                yield capture


def _make_full(session: Session, capture_id: int) -> None:
    capture, body = captured(session, capture_id)
    capture.body = zstandard.ZstdCompressor(level=LEVEL).compress(body)
    capture.base_id, capture.depth = None, 0
    session.add(capture)
    session.flush()
