"""Feeds, and which are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.errors import NotFoundError
from tracker.models.records.feeds import Feed
from tracker.store import feeds, outlets
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.writing() as session:
        wire = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        for name, minutes, state in (("a", 5, "active"), ("b", 1, "active"), ("c", 0, "paused")):
            due = NOON + timedelta(minutes=minutes)
            url = f"https://w.example/{name}"
            session.add(
                Feed(outlet_id=wire.id or 0, url=url, added_at=NOON, next_poll_at=due, state=state)
            )
        session.flush()
        yield session
    database.close()


def test_all_feeds_are_listed_by_outlet_and_address(session: Session) -> None:
    assert [feed.url[-1] for feed, _ in feeds.all_feeds(session)] == ["a", "b", "c"]


@pytest.mark.parametrize("named", ["1", "https://w.example/a"])
def test_a_feed_is_named_by_id_or_address(session: Session, named: str) -> None:
    assert feeds.feed_named(session, named)[0].url == "https://w.example/a"


@pytest.mark.parametrize("named", ["99", "", "²", "https://w.example/none", "9" * 30])
def test_a_feed_that_there_is_none_of(session: Session, named: str) -> None:
    with pytest.raises(NotFoundError, match="no such feed"):
        feeds.feed_named(session, named)


def test_a_feed_is_called_what_it_calls_itself(session: Session) -> None:
    feed, _ = feeds.feed_named(session, "1")
    for title in ("World news", "", "World news"):
        feeds.name_feed(session, feed, title)
    session.expire_all()
    assert feeds.feed_named(session, "1")[0].title == "World news"


def test_what_people_had_done_with_a_feed_is_on_record(session: Session) -> None:
    one, other, _ = (feed for feed, _ in feeds.all_feeds(session))
    for minute, (feed, what) in enumerate(((one, "pause"), (one, "resume"), (other, "look"))):
        feeds.instruct(session, feed, what, "ana", NOON + timedelta(minutes=minute))
    session.flush()
    assert [told.what for told in feeds.instructions(session, one)] == ["resume", "pause"]
    newest = feeds.newest_instructions(session)
    assert {key: told.what for key, told in newest.items()} == {
        one.id: "resume",
        other.id: "look",
    }


def test_a_paused_feed_begins_anew_when_it_is_resumed(session: Session) -> None:
    feed, _ = feeds.feed_named(session, "1")
    feed.span_id, feed.news_at = 7, NOON
    feeds.pause(session, feed, "ana")
    assert (feed.state, feed.next_poll_at, feed.paused_by) == ("paused", None, "ana")
    feeds.resume(session, feed, NOON)
    assert (feed.state, feed.next_poll_at, feed.paused_by) == ("active", NOON, "")
    assert not any((feed.span_id, feed.news_at))
