"""Rereadings: what the stored bytes of versions say to a later reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select, update

from tracker.models.records.evidence import Capture
from tracker.models.records.outlets import Outlet
from tracker.models.records.rereadings import Rereading
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Version


def keep_rereading(
    session: Session,
    version: Version,
    reader: str,
    pieces: Mapping[str, Any],
    *,
    differ: int,
    now: datetime,
) -> Rereading | None:
    """Put on record that a version reads otherwise now; None where that reader said it before."""
    known = select(Rereading.id).where(
        Rereading.version_id == version.id, Rereading.reader == reader
    )
    if session.exec(known).first() is not None:
        return None
    kept = Rereading(
        version_id=version.id or 0, reader=reader, read_at=now, pieces=dict(pieces), differ=differ
    )
    session.add(kept)
    session.flush()
    return kept


def newest_rereading(session: Session, version: Version) -> Rereading | None:
    """What was last read anew in the bytes of a version, where that is another text."""
    query = select(Rereading).where(Rereading.version_id == version.id)
    return session.exec(query.order_by(col(Rereading.id).desc()).limit(1)).first()


def rereadings_of(session: Session, version_ids: Sequence[int]) -> dict[int, list[Rereading]]:
    """All that was read anew in the bytes of these versions, the oldest first, by version id."""
    query = select(Rereading).where(col(Rereading.version_id).in_(version_ids))
    found: dict[int, list[Rereading]] = {}
    for one in session.exec(query.order_by(col(Rereading.id))):
        found.setdefault(one.version_id, []).append(one)
    return found


def note_reader(session: Session, address: Address, fields: dict[str, str], reader: str) -> None:
    """Remember what an address's last page says to that reader."""
    address.fields, address.reader = fields, reader
    change = update(Address).where(col(Address.id) == address.id)
    session.connection().execute(change.values(fields=fields, reader=reader))


def last_page(session: Session, address_id: int) -> Version | None:
    """The last version of an address that was read in its page, and not in a feed."""
    query = select(Version).join(Capture, col(Capture.id) == Version.capture_id)
    query = query.where(
        Version.address_id == address_id,
        col(Capture.feed_id).is_(None),
        col(Version.removed_at).is_(None),
    )
    return session.exec(query.order_by(col(Version.id).desc()).limit(1)).first()


def pages_read(
    session: Session, *, story_id: int | None = None, outlet: str = ""
) -> list[tuple[Version, Address, Outlet]]:
    """The versions that were read in pages, of one story, one outlet or all, in the order kept."""
    query = (
        select(Version, Address, Outlet)
        .join(Capture, col(Capture.id) == Version.capture_id)
        .join(Address, col(Address.id) == Version.address_id)
        .join(Story, col(Story.id) == Version.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .where(col(Capture.feed_id).is_(None), col(Version.removed_at).is_(None))
        .order_by(col(Version.id))
    )
    if story_id is not None:
        query = query.where(Version.story_id == story_id)
    if outlet:
        query = query.where(Outlet.name == outlet)
    return list(session.exec(query))
