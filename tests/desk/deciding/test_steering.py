"""What people have the desk do with a feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from tracker.config import OutletEntry, OutletFeed, Settings
from tracker.desk.deciding.steering import Steering, open_steering
from tracker.desk.following import Following
from tracker.desk.reading.profiles import Profiles
from tracker.errors import NotFoundError, RefusedError
from tracker.models.records.evidence import PollSpan
from tracker.models.records.feeds import Feed
from tracker.show.blind import blind_time
from tracker.store import polls
from tracker.store.database import Database
from tracker.store.polls import Look

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
URL = "https://w.example/rss"
NAMED = {"wire": OutletEntry(title="The Wire", feeds=[OutletFeed(url=URL)])}


class Desk:
    """A desk with one feed of outlets.toml, and a clock that goes by looks."""

    def __init__(self, database: Database) -> None:
        self.database, self.now = database, NOON
        self.following = Following(database, clock=lambda: self.now)
        self.steering = Steering(database, clock=lambda: self.now)
        self.following.take_over(NAMED)

    def feed(self) -> Feed:
        with self.database.reading() as session:
            return session.exec(select(Feed)).one()

    def looks(self, *, every: timedelta = 5 * MINUTE) -> None:
        with self.database.writing() as session:
            polls.remember(session, [Look(self.feed(), self.now, "same", self.now + every)])

    def due(self) -> list[str]:
        with self.database.reading() as session:
            return [due.url for due in polls.due_feeds(session, self.now)]


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    database = Database(database_url)
    yield Desk(database)
    database.close()


def test_a_look_now_is_due_at_once_but_not_twice_in_a_minute(desk: Desk) -> None:
    desk.looks()
    desk.now += MINUTE / 2
    assert desk.steering.look_now("1", by="ana").next_poll_at == NOON + MINUTE
    assert desk.due() == []
    desk.now += MINUTE
    assert desk.due() == [URL]


def test_what_was_due_before_stays_late(desk: Desk) -> None:
    desk.looks()
    desk.now += timedelta(hours=3)
    desk.steering.look_now(URL, by="ana")
    assert desk.feed().next_poll_at == NOON + 5 * MINUTE


def test_a_paused_feed_is_looked_at_by_nobody_until_it_is_resumed(desk: Desk) -> None:
    desk.looks()
    desk.steering.pause("1", by="ana")
    desk.now += timedelta(hours=3)
    desk.following.take_over(NAMED)
    assert desk.due() == []
    assert (desk.feed().state, desk.feed().paused_by) == ("paused", "ana")
    health = Profiles(desk.database).health(desk.now)
    assert (health.complaints, health.feeds, health.failing) == ((), 0, ())
    desk.steering.resume("1", by="bo")
    assert desk.due() == [URL]
    assert (desk.feed().state, desk.feed().paused_by) == ("active", "")
    _, told = desk.steering.instructions("1")
    assert [(one.by, one.what, one.at) for one in told] == [
        ("bo", "resume", desk.now),
        ("ana", "pause", NOON),
    ]


def test_a_pause_stays_on_record_as_not_looked_at(desk: Desk) -> None:
    for _ in range(6):
        desk.looks()
        desk.now += 5 * MINUTE
    desk.steering.pause("1", by="ana")
    desk.now += timedelta(hours=3)
    desk.steering.resume("1", by="ana")
    desk.looks()
    with desk.database.reading() as session:
        spans = session.exec(select(PollSpan)).all()
    assert [(one.from_at, one.to_at) for one in blind_time(spans, desk.now)] == [
        (NOON + 25 * MINUTE, desk.now)
    ]


def test_a_feed_that_is_added_by_hand_or_taken_out_is_paused_by_nobody(desk: Desk) -> None:
    desk.steering.pause("1", by="ana")
    with pytest.raises(RefusedError, match=r"outlets\.toml"):
        desk.following.remove_feed("1")
    desk.following.add_feed(URL, outlet="wire")
    assert desk.due() == [URL]
    desk.following.take_over({})
    with pytest.raises(RefusedError, match="nobody paused it"):
        desk.steering.resume("1", by="ana")


@pytest.mark.parametrize("by", ["", " ", "machine"])
def test_only_people_steer(desk: Desk, by: str) -> None:
    for what in (desk.steering.look_now, desk.steering.pause, desk.steering.resume):
        with pytest.raises(RefusedError, match="no person"):
            what("1", by=by)
        with pytest.raises(NotFoundError):
            what("9", by="ana")


@pytest.mark.usefixtures("desk")
def test_the_settings_open_the_same_wing(database_url: str) -> None:
    with open_steering(Settings.model_validate({"database": {"url": database_url}})) as steering:
        assert steering.pause("1", by="ana").state == "paused"
