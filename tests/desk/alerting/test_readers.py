"""What a reader's watches are about."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.desk.alerting.readers import reader_of
from tracker.models.records.alerts import Subscription
from tracker.store import outlets, stories
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("scope", "value", "about"),
    [
        ("all", "", ""),
        ("words", "ferry mole", "ferry mole"),
        ("outlet", "quay", "The Quay"),
        ("outlet", "zeppelin", "zeppelin"),
        ("story", "1", "Toll rises"),
        ("story", "99", "99"),
    ],
)
def test_a_watch_goes_by_the_name_of_what_it_is_about(
    sqlite_url: str, scope: str, value: str, about: str
) -> None:
    database = Database(sqlite_url)
    with database.writing() as session:
        outlets.keep_outlet(session, "quay", title="The Quay", dialect="any")
        stories.begin_story(session, 1, "Toll rises", NOON)
        watch = Subscription(email="a@example.org", scope=scope, value=value, begun_at=NOON)
        found = reader_of(session, watch.email, [watch])
    assert (found.email, [one.about for one in found.watches]) == ("a@example.org", [about])
    database.close()
