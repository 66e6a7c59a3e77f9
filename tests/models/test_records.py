"""What we keep: ids are never used twice, constraints have names."""

from __future__ import annotations

import pytest
from sqlalchemy import JSON, LargeBinary, create_engine
from sqlmodel import Session, select

from tracker.models.records.every import metadata
from tracker.models.records.outlets import Outlet
from tracker.models.records.versions import Paragraph

TABLES = list(metadata.tables.values())


@pytest.fixture
def session() -> Session:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    return Session(engine)


def test_an_id_is_never_used_twice(session: Session) -> None:
    with session:
        session.add(Outlet(name="a", title="A", dialect="any"))
        session.flush()
        session.delete(session.get_one(Outlet, 1))
        session.flush()
        session.add(Outlet(name="b", title="B", dialect="any"))
        session.flush()
        assert session.exec(select(Outlet.id)).one() == 2
    session.get_bind().dispose()  # type: ignore[union-attr]


def test_a_record_is_plain_data(session: Session) -> None:
    session.get_bind().dispose()  # type: ignore[union-attr]
    assert Paragraph(hash="a", text="b").model_dump() == {"id": None, "hash": "a", "text": "b"}


PACKED = {"capture", "clues"}
"""Tables that keep bytes: bodies, and hashes of 8 bytes each."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_constraint_has_a_name_and_every_id_fits_both_databases(table) -> None:  # type: ignore[no-untyped-def]
    for constraint in (*table.constraints, *table.indexes):
        assert constraint.name, constraint
    for column in table.columns:
        assert not isinstance(column.type, LargeBinary) or table.name in PACKED
        assert not isinstance(column.type, JSON) or not column.nullable
