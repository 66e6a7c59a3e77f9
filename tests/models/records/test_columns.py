"""What columns are made of: times keep their zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError
from sqlalchemy.schema import CreateIndex
from sqlmodel import Session, select

from tracker.models.records.columns import UtcDateTime, not_undone
from tracker.models.records.every import metadata
from tracker.models.records.stories import Story

SEOUL = timezone(timedelta(hours=9))


@pytest.fixture
def session() -> Session:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
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


def test_an_index_of_what_stands_leaves_out_what_was_undone() -> None:
    table = Table("t", MetaData(), Column("a", Integer), not_undone("ix_t_a", "a"))
    [index] = table.indexes
    assert "WHERE undone_at IS NULL" in str(CreateIndex(index).compile(dialect=sqlite.dialect()))
