from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter, ValidationError

from tests.web.newsroom import NOON, Newsroom
from tracker.desk.reading.comparing import Comparing
from tracker.models.records.evidence import PollSpan
from tracker.models.values import Article
from tracker.store.database import Database
from tracker.web.app import create_app
from tracker.web.asking import Id, Number

ID, NUMBER = TypeAdapter[int](Id), TypeAdapter[int](Number)


@pytest.mark.parametrize(("asked", "most"), [(ID, 2**63 - 1), (NUMBER, 2**31 - 1)])
def test_a_number_is_one_that_the_database_has_room_for(asked: TypeAdapter[int], most: int) -> None:
    assert asked.validate_python("1") == 1
    assert asked.validate_python(str(most)) == most
    for odd in ("0", "-1", "x", "1.5", str(most + 1)):
        with pytest.raises(ValidationError):
            asked.validate_python(odd)


def test_the_present_is_what_the_clock_of_the_place_shows(
    newsroom: Newsroom, database: Database
) -> None:
    address = newsroom.publishes(Article("Ferry runs aground")).address
    with database.writing() as session:
        span = PollSpan(url=address.value, address_id=address.id, outcome="same")
        span.from_at = span.to_at = NOON
        session.add(span)
    app = create_app(Comparing(database), title="Desk", clock=lambda: NOON + timedelta(days=3))
    with TestClient(app) as client:
        assert "last 3 days ago" in client.get("/s/1").text
