"""Stored bytes read anew by a later reader: on record beside the version, never in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tracker.errors import DamagedError, NotFoundError
from tracker.identify import sources
from tracker.models.records.outlets import Outlet
from tracker.models.records.rereadings import Rereading
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import Answer, Article, PageText
from tracker.parse.article import page_article
from tracker.parse.wire import dialect_named
from tracker.store import captures, rereadings, versions
from tracker.store.database import Session

PIECES = ("dateline", "captions", "paragraphs")
"""What a version has from its page alone; the rest may be its feed's."""


def page_of(session: Session, version: Version) -> Answer | None:
    """The page that a version was read in, as it answered; None where its bytes are lost."""
    try:
        capture, body = captures.captured(session, version.capture_id)
    except (DamagedError, NotFoundError):
        return None
    return Answer(
        url=capture.url,
        final_url=capture.url,
        status=capture.status,
        headers=capture.headers,
        body=body,
        captured_at=capture.captured_at,
    )


def page_to_read_anew(
    session: Session, address: Address, outlet: Outlet, page: PageText, reader: str
) -> tuple[Version, Answer] | None:
    """The page to compare with, where a page seems changed and another reader read the one before.

    None where the page says what it said, where the same reader read both, or where there is
    nothing to read anew.
    """
    if not address.fields or address.reader == reader:
        return None
    if sources.piece_hashes(_said(page, outlet)) == address.fields:
        return None
    version = rereadings.last_page(session, address.id or 0)
    answer = page_of(session, version) if version else None
    return (version, answer) if version and answer else None


def keep_anew(
    session: Session,
    version: Version,
    outlet: Outlet,
    page: PageText,
    *,
    reader: str,
    now: datetime,
) -> Rereading | None:
    """Put on record what a version's bytes say now, if that is another text and not yet known."""
    kept, said = versions.article(session, version), _said(page, outlet)
    differ = _pieces_that_differ(kept, said)
    if not differ:
        return None
    lines = _lines_that_differ(kept.paragraphs, said.paragraphs)
    return rereadings.keep_rereading(session, version, reader, differ, differ=lines, now=now)


def note_anew(
    session: Session, address: Address, outlet: Outlet, page: PageText, reader: str
) -> None:
    """Have the next look at an address compared with what its last page says to this reader."""
    fields = sources.piece_hashes(_said(page, outlet))
    rereadings.note_reader(session, address, fields, reader)


def as_read_now(session: Session, version: Version, later: Article) -> Article:
    """A version's text, for a comparison with a later one: as its bytes read now, if they do.

    A piece that the later text has from the version itself is the version's own.
    """
    kept = versions.article(session, version)
    found = rereadings.newest_rereading(session, version)
    if found is None:
        return kept
    other = {piece for piece in found.pieces if getattr(kept, piece) != getattr(later, piece)}
    return replace(kept, **{piece: _value(found.pieces[piece]) for piece in other})


def _said(page: PageText, outlet: Outlet) -> Article:
    return page_article(page, dialect=dialect_named(outlet.dialect, outlet.labels))


def _pieces_that_differ(kept: Article, said: Article) -> dict[str, Any]:
    now = {piece: getattr(said, piece) for piece in PIECES}
    return {
        piece: list(value) if isinstance(value, tuple) else value
        for piece, value in now.items()
        if value != getattr(kept, piece)
    }


def _lines_that_differ(kept: Sequence[str], said: Sequence[str]) -> int:
    before, after = Counter(kept), Counter(said)
    return max((before - after).total(), (after - before).total())


def _value(kept: Any) -> Any:
    return tuple(kept) if isinstance(kept, list) else kept
