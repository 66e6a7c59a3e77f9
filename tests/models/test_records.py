"""What we keep: times keep their zone, ids are never used twice, constraints have names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import JSON, LargeBinary, create_engine
from sqlalchemy.exc import StatementError
from sqlmodel import Session, SQLModel, select

from tracker.models.records import Outlet, Paragraph, Story, UtcDateTime

SEOUL = timezone(timedelta(hours=9))
TABLES = list(SQLModel.metadata.tables.values())


@pytest.fixture
def session() -> Session:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    return Session(engine)


def test_a_time_comes_back_in_utc(session: Session) -> None:
    noon = datetime(2031, 5, 3, 21, tzinfo=SEOUL)
    with session:
        session.add(Story(outlet_id=1, headline="", begun_at=noon, changed_at=noon))
        session.commit()
        session.expire_all()
        story = session.exec(select(Story)).one()
        assert story.begun_at == noon
        assert story.begun_at.tzinfo is UTC
    session.get_bind().dispose()  # type: ignore[union-attr]


def test_a_time_without_a_zone_is_refused(session: Session) -> None:
    naive = datetime(2031, 5, 3, 12)  # noqa: DTZ001 (that is the point)
    with session:
        session.add(Story(outlet_id=1, headline="", begun_at=naive, changed_at=naive))
        with pytest.raises(StatementError, match="no zone"):
            session.flush()
    session.get_bind().dispose()  # type: ignore[union-attr]


@given(st.datetimes(timezones=st.sampled_from([UTC, SEOUL])))
def test_what_is_bound_is_what_was_meant(moment: datetime) -> None:
    kind, dialect = UtcDateTime(), create_engine("sqlite://").dialect
    bound = kind.process_bind_param(moment, dialect)
    assert bound is not None
    assert kind.process_result_value(bound.replace(tzinfo=None), dialect) == moment


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


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_constraint_has_a_name_and_every_id_fits_both_databases(table) -> None:  # type: ignore[no-untyped-def]
    for constraint in (*table.constraints, *table.indexes):
        assert constraint.name, constraint
    for column in table.columns:
        assert not isinstance(column.type, LargeBinary) or table.name == "capture"
        assert not isinstance(column.type, JSON) or not column.nullable
