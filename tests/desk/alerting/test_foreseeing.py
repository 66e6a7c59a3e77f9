"""What a watch would have brought, counted against what was stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.web.newsroom import FERRY, LATER, NOON, Newsroom
from tracker.desk.alerting.foreseeing import MOST, Foreseen, Wanted, foresee
from tracker.desk.alerting.gathering import RULES
from tracker.desk.alerting.wishes import When
from tracker.models.records.alerts import Notice
from tracker.models.records.feeds import Feed
from tracker.store import outlets
from tracker.store.database import Database

EVENING = NOON + timedelta(hours=8)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Two stories: a ferry's headline changes every quarter of an hour, a toll's once."""
    database = Database(database_url)
    newsroom = Newsroom(database)
    for said in (FERRY, LATER, FERRY, LATER):
        newsroom.publishes(said)
    toll = replace(FERRY, headline="Toll rises on two bridges")
    for said in (toll, replace(toll, headline="Toll rises on three bridges")):
        newsroom.publishes(said, "https://quay.example/9", outlet="quay", title="The Quay")
    yield database
    database.close()


def seen(database: Database, wanted: Wanted, *, days: int = 0) -> Foreseen:
    with database.reading() as session:
        return foresee(session, wanted, EVENING + timedelta(days=days), RULES)


@pytest.mark.parametrize(
    ("wanted", "changes", "often"),
    [
        (Wanted("all"), 4, "about 4 mails a day"),
        (Wanted("outlet", "quay"), 1, "about 1 mail a day"),
        (Wanted("outlet", "harbour"), 3, "about 3 mails a day"),
        (Wanted("story", "2"), 1, "about 1 mail a day"),
        (Wanted("words", "ferry"), 3, "about 3 mails a day"),
        (Wanted("words", "47", on="word_appears"), 2, "about 2 mails a day"),
        (Wanted("all", on="correction"), 0, "no mail"),
        (Wanted("all", wish=When("daily")), 4, "about 1 mail a day"),
    ],
)
def test_mails_are_foreseen_as_they_would_have_come(
    database: Database, wanted: Wanted, changes: int, often: str
) -> None:
    found = seen(database, wanted)
    assert (found.changes, found.often, found.span) == (changes, often, timedelta(days=1))


def test_the_latest_are_shown_first(database: Database) -> None:
    found = seen(database, Wanted("all"))
    assert [(one.outlet.name, one.old.headline, one.new.headline) for one in found.last] == [
        ("quay", "Toll rises on two bridges", "Toll rises on three bridges"),
        ("harbour", FERRY.headline, LATER.headline),
        ("harbour", LATER.headline, FERRY.headline),
    ]


def test_what_is_older_than_a_week_does_not_count(database: Database) -> None:
    later = seen(database, Wanted("all"), days=4)
    assert (later.changes, later.often) == (4, "about 1 mail a day")
    assert later.span.days == 4
    assert seen(database, Wanted("all"), days=8).changes == 0


def test_a_desk_that_has_seen_nothing_foresees_nothing(empty_wire: Database) -> None:
    assert seen(empty_wire, Wanted("all")).often == "no mail"
    assert MOST > 1_000


@pytest.fixture
def empty_wire(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


def test_of_feeds_their_failures_are_foreseen(empty_wire: Database) -> None:
    with empty_wire.writing() as session:
        outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        session.add(Feed(outlet_id=1, url="https://w.example/rss", added_at=NOON))
        session.flush()
        session.add(Notice(feed_id=1, outlet_id=1, since=NOON, error="timeout"))
    found = seen(empty_wire, Wanted("all", on="feed_failing"))
    assert (found.changes, found.often, found.last) == (1, "about 1 mail a week", [])
