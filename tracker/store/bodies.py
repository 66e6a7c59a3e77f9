"""The bytes of every capture, read and held against their hash, each page along its own road."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import tuple_
from sqlalchemy.orm import load_only
from sqlmodel import Session, col, select

from tracker.errors import DamagedError, NotFoundError
from tracker.models.records.evidence import Capture
from tracker.models.records.versions import Version
from tracker.store.captures import body_hash, captured, unpacked
from tracker.store.chain.walk import Flaw, Tell

AT_ONCE = 100
"""Captures that are held in memory together."""

_NEEDED: tuple[Any, ...] = (
    Capture.url,
    Capture.base_id,
    Capture.body_hash,
    Capture.size,
    Capture.body,
)
"""Not the headers, which may be no JSON any more."""

_SHOWN = 5
"""Versions that are named with a capture."""


def bodies(session: Session, tell: Tell = lambda _: None) -> Iterator[Flaw]:
    """The captures whose bytes cannot be read any more or are not what was kept."""
    last, body = ("", 0), b""
    while some := _after(session, last):
        for capture in some:
            try:
                body = _body(session, capture, last[1], body)
            except (DamagedError, NotFoundError, ValueError) as error:
                yield Flaw(f"capture {capture.id}", _told(session, capture, str(error)))
                body = b""
            last = capture.url, capture.id or 0
        tell(len(some))
        session.expunge_all()


def _after(session: Session, last: tuple[str, int]) -> Sequence[Capture]:
    query = (
        select(Capture)
        .options(load_only(*_NEEDED))
        .where(tuple_(col(Capture.url), col(Capture.id)) > last, col(Capture.removed_at).is_(None))
    )
    return session.exec(query.order_by(col(Capture.url), col(Capture.id)).limit(AT_ONCE)).all()


def _body(session: Session, capture: Capture, last: int, before: bytes) -> bytes:
    """A capture's body: from the body before it, which is its base nearly always."""
    if capture.base_id is None or (capture.base_id == last and before):
        body = unpacked(capture, before if capture.base_id else None)
        if body_hash(body) == capture.body_hash:
            return body
    return captured(session, capture.id or 0)[1]


def _told(session: Session, capture: Capture, words: str) -> str:
    """What is wrong with a capture, and which versions were read from it."""
    rest = words.removeprefix(f"capture {capture.id}: ").removeprefix(f"capture {capture.id} ")
    query = select(Version.story_id, Version.number).where(Version.capture_id == capture.id)
    found = session.exec(query.order_by(col(Version.id)).limit(_SHOWN)).all()
    of = ", ".join(f"{story_id}@{number}" for story_id, number in found)
    return f"{rest}; the evidence of {of}" if of else rest
