"""Feeds that fail, and the letters that tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import Wire, watch
from tracker.models.records.alerts import Alert, Notice
from tracker.models.records.feeds import Feed
from tracker.store import ledger, notices, outgoing, outlets, polls
from tracker.store.database import Database, Session
from tracker.store.polls import Look

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A feed that was added at noon, a reader and a program."""
    database = Database(database_url)
    with database.writing() as session:
        wire = outlets.keep_outlet(session, "wire", title="Wire", dialect="any").id or 0
        session.add(Feed(outlet_id=wire, url="https://wire.example/rss", added_at=NOON))
        watch(Wire(session), "all", on="feed_failing")
        watch(Wire(session), "all", on="feed_failing", webhook="https://hook.example/in")
        session.flush()
        yield session
    database.close()


def looks(session: Session, hours: int, outcome: str) -> None:
    feed = session.exec(select(Feed)).one()
    error = None if outcome in notices.WELL else outcome
    polls.remember(session, [Look(feed, NOON + hours * HOUR, outcome, None, error=error)])
    session.flush()
    session.expire_all()


def test_a_feed_fails_since_it_last_answered_or_was_added(session: Session) -> None:
    assert notices.failing(session) == []
    looks(session, 1, "timeout")
    assert [since for _, since in notices.failing(session)] == [NOON]
    looks(session, 2, "changed")
    assert notices.failing(session) == []
    looks(session, 3, "dns")
    assert [since for _, since in notices.failing(session)] == [NOON + 2 * HOUR]


def owed(session: Session) -> Notice:
    notice = Notice(feed_id=1, outlet_id=1, since=NOON, error="timeout")
    told = [Alert(subscription_id=key, owed_at=NOON, next_try_at=NOON) for key in (1, 2)]
    notices.owe(session, notice, told)
    session.flush()
    return notice


def test_each_way_takes_its_own_letters_and_nobody_takes_them_twice(session: Session) -> None:
    notice = owed(session)
    assert notices.told(session) == {1: notice}
    for webhooks, watched in ((False, 1), (True, 2)):
        assert outgoing.anything_due(session, NOON, HOUR, webhooks=webhooks)
        [one] = notices.take_in_hand(session, NOON, NOON + HOUR, webhooks=webhooks)
        assert (one.subscription.id, one.feed.url) == (watched, "https://wire.example/rss")
        session.flush()
        assert notices.take_in_hand(session, NOON, NOON + HOUR, webhooks=webhooks) == []
    outgoing.sent(session, 1, NOON, "taken")
    session.expire_all()
    assert session.get_one(Alert, 1).state == "told"


def test_the_ledger_lists_them_with_all_others(session: Session) -> None:
    owed(session)
    found = ledger.lines(session)
    assert [one.alert.id for one in found] == [2, 1]
    assert isinstance(ledger.line(session, 2), notices.OwedNotice)
    assert [one.alert.id for one in ledger.lines(session, watch=1)] == [1]
    assert ledger.retry(session, 1, NOON).id == 1
