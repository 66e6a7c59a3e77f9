"""Extending the chain: at the end of a transaction, for everything that it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, exists, select

from tracker.models.records.evidence import Capture, Removal, Seal
from tracker.models.records.versions import MACHINE, Link, Version
from tracker.models.seals import BEGINNING, SEAL, Kind, digest, seal_hash, with_text
from tracker.store.chain.forms import forms

_DUE = "due to be sealed"

_ALONE = text("SELECT pg_advisory_xact_lock(hashtext('story tracker: chain'))")
"""One transaction at a time extends the chain. It is asked for last and kept to the commit, which
follows at once; on SQLite a writer is alone anyway."""

_AT_ONCE = 500
"""Subjects that are read in one query."""

SUBJECTS: dict[Kind, Any] = {
    "capture": Capture,
    "version": Version,
    "decision": Link,
    "removal": Removal,
}
"""The tables whose rows are sealed, in the order in which one transaction's are."""


def due(session: Session, kind: Kind, subject_id: int) -> None:
    """Have a row sealed when the transaction ends."""
    waiting: dict[Kind, list[int]] = session.info.setdefault(_DUE, {})
    waiting.setdefault(kind, []).append(subject_id)


def seal_due(session: Session) -> None:
    """Seal what this transaction keeps; to be called at its end."""
    waiting: dict[Kind, list[int]] = session.info.pop(_DUE, {})
    if waiting:
        session.flush()
        _extend(session, _subjects(session, waiting), late=False)


def seal_old(session: Session) -> None:
    """Seal what the database held before it had a chain; each seal says that it came late."""
    waiting = {kind: unsealed(session, kind) for kind in SUBJECTS}
    if any(waiting.values()):
        _extend(session, _subjects(session, waiting), late=True)


_LAST = text("SELECT sequence, hash FROM seal ORDER BY sequence DESC LIMIT 1")


def head(session: Session) -> tuple[int, str]:
    """The sequence and the hash of the last seal; 0 where there is none yet."""
    last = session.connection().execute(_LAST).first()
    return (last[0], last[1]) if last else (0, BEGINNING)


def unsealed(session: Session, kind: Kind) -> Sequence[int]:
    """The ids of the rows of a kind that have no seal, the oldest first."""
    noun = SUBJECTS[kind]
    sealed = exists().where(col(Seal.kind) == kind, col(Seal.subject_id) == noun.id)
    query = select(noun.id).where(~sealed, *wanted(kind))
    return session.exec(query.order_by(noun.id)).all()


def wanted(kind: Kind) -> list[ColumnElement[bool]]:
    """Which rows of a kind are sealed: of the links those that a person decided.

    The first link of a version is part of the version's own seal.
    """
    return [col(Link.decided_by) != MACHINE] if kind == "decision" else []


def _subjects(
    session: Session, waiting: dict[Kind, Sequence[int]] | dict[Kind, list[int]]
) -> Iterator[tuple[Kind, Sequence[Any]]]:
    for kind in SUBJECTS:
        ids = sorted(waiting.get(kind, ()))
        for start in range(0, len(ids), _AT_ONCE):
            for row in forms(session, kind, ids[start : start + _AT_ONCE]):
                yield kind, row


def _extend(
    session: Session, subjects: Iterable[tuple[Kind, Sequence[Any]]], *, late: bool
) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_ALONE)
    sequence, previous = head(session)
    rows = []
    for kind, row in subjects:
        sequence += 1
        sealed = {"sequence": sequence, "late": late, **sealed_words(kind, row)}
        previous = seal_hash(previous, [sealed[name] for name in SEAL])
        rows.append({**sealed, "hash": previous})
    if rows:
        session.connection().execute(insert(Seal), rows)


def sealed_words(kind: Kind, row: Sequence[Any]) -> dict[str, Any]:
    """What a seal says of a subject, given its row as `forms` reads it."""
    subject_id, name, text_form, form = row
    text = digest(text_form) if text_form is not None else None
    if kind == "version":
        form = with_text(form, text)
    words = {"kind": kind, "subject_id": subject_id, "name": name}
    return {**words, "text": text, "digest": digest(form)}
