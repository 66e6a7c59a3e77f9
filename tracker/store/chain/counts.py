"""How much there is to verify."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from tracker.models.records.evidence import Capture, Seal
from tracker.models.records.versions import Version


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows that the walk goes over."""

    seals: int
    versions: int
    captures: int
    late: int
    """Seals of what was in the database before it had a chain."""


def counts(session: Session) -> Counts:
    """Rows that the walk goes over, as they stand now."""
    seals, versions, captures = (
        session.exec(select(func.count()).select_from(noun)).one()
        for noun in (Seal, Version, Capture)
    )
    late = select(func.count()).where(col(Seal.late).is_(True))
    return Counts(seals, versions, captures, session.exec(late).one())
