"""What shows that a few records are those that the chain holds: their forms, and the seals on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, and_, col, func, or_, select

from tracker.errors import DamagedError
from tracker.models.records.evidence import Seal
from tracker.models.seals import BEGINNING, fields_of
from tracker.store.chain.forms import forms


def capture_fields(session: Session, ids: Sequence[int]) -> list[list[Any]]:
    """What was sealed of captures, in the order of their ids."""
    return [fields_of(row[3])[1:] for row in forms(session, "capture", ids)]


def version_fields(session: Session, version_id: int) -> tuple[list[Any], list[Any]]:
    """What was sealed of a version: the fields of its text, then its own."""
    [(_, _, text, own)] = forms(session, "version", [version_id])
    return fields_of(text or "")[1:], fields_of(own)[1:]


def seals_of(session: Session, subjects: Sequence[tuple[str, int]]) -> Sequence[Seal]:
    """The seals of these subjects, in the order of the chain; none for what is not sealed yet."""
    own = [and_(Seal.kind == kind, Seal.subject_id == number) for kind, number in subjects]
    return session.exec(select(Seal).where(or_(*own)).order_by(col(Seal.sequence))).all()


def seals_since(
    session: Session, subjects: Sequence[tuple[str, int]]
) -> tuple[str, list[list[Any]]]:
    """The hash before the first seal of these subjects, and all seals from it to the chain's end.

    Raises DamagedError where one of them has none.
    """
    first: list[int] = []
    for kind, subject_id in subjects:
        query = select(func.min(Seal.sequence)).where(
            Seal.kind == kind, Seal.subject_id == subject_id
        )
        found = session.exec(query).one()
        if found is None:
            raise DamagedError(f"{kind} {subject_id}: has no seal; see `tracker verify`")
        first.append(found)
    table = Seal.__table__  # type: ignore[attr-defined]
    query = table.select().where(table.c.sequence >= min(first)).order_by(table.c.sequence)
    seals = [list(row) for row in session.connection().execute(query)]
    before = select(Seal.hash).where(Seal.sequence == min(first) - 1)
    return session.exec(before).first() or BEGINNING, seals
