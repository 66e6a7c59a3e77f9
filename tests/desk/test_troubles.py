"""A feed that fails for hours is told of once, and once when it is back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from sqlmodel import select

from tests.mailserver import MailServer
from tracker.alert.mail import Mailer
from tracker.config import OutletEntry
from tracker.desk.following import Following
from tracker.desk.ledger import Ledger
from tracker.desk.letters import Post
from tracker.desk.troubles import EVERY, LONG, Troubles
from tracker.desk.ways import ByMail
from tracker.models.records.alerts import Alert, Notice
from tracker.models.records.feeds import Feed
from tracker.store import polls
from tracker.store.database import Database
from tracker.store.notices import OwedNotice
from tracker.store.polls import Look

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
URL = "https://wire.example/rss"


@dataclass
class Room:
    database: Database
    troubles: Troubles
    now: datetime = NOON

    def looks(self, after: timedelta, outcome: str) -> int:
        """Look at the feed after so long; how many alerts are owed by now comes back."""
        self.now += after
        with self.database.writing() as session:
            feed = session.exec(select(Feed)).one()
            error = None if outcome == "same" else f"{outcome}: no answer"
            polls.remember(session, [Look(feed, self.now, outcome, None, error=error)])
        self.troubles.look(self.now)
        with self.database.reading() as session:
            return len(session.exec(select(Alert).where(Alert.state == "owed")).all())


@pytest.fixture
def room(database_url: str) -> Iterator[Room]:
    """A desk with one feed, which answered at noon, and a watch for its failing."""
    database = Database(database_url)
    following = Following(database, clock=lambda: NOON)
    following.take_over({"wire": OutletEntry(title="The Wire", feeds=[URL])})
    following.watch("ana@example.org", scope="outlet", value="wire", on="feed_failing")
    following.watch("ben@example.org", scope="all", on="headline")
    room = Room(database, Troubles(database))
    room.looks(timedelta(), "same")
    yield room
    database.close()


def notices(room: Room) -> list[tuple[datetime, bool]]:
    with room.database.reading() as session:
        found = session.exec(select(Notice).order_by("id"))
        return [(one.since, one.back_at is not None) for one in found]


def test_a_failure_is_told_after_six_hours_and_once(room: Room) -> None:
    assert room.looks(LONG - EVERY, "timeout") == 0
    assert room.looks(EVERY, "timeout") == 1
    assert room.looks(LONG, "dns") == 1
    assert notices(room) == [(NOON, False)]


def test_that_it_is_back_is_told_once_and_the_next_failure_anew(room: Room) -> None:
    room.looks(LONG, "timeout")
    assert room.looks(EVERY, "same") == 2
    assert room.looks(EVERY, "same") == 2
    assert room.looks(LONG, "timeout") == 3
    assert notices(room) == [(NOON, False), (NOON, True), (NOON + LONG + 2 * EVERY, False)]


def test_a_short_failure_is_nobodys_trouble(room: Room) -> None:
    room.looks(LONG / 2, "timeout")
    assert room.looks(LONG / 3, "same") == 0
    assert notices(room) == []


def test_a_feed_that_is_paused_does_not_fail(room: Room) -> None:
    Following(room.database, clock=lambda: NOON).take_over({})
    assert room.looks(2 * LONG, "timeout") == 0


def test_a_watch_that_rests_is_told_nothing_and_the_ledger_says_so(room: Room) -> None:
    Following(room.database, clock=lambda: NOON).pause_watch(1, 7)
    assert room.looks(LONG, "timeout") == 0
    [line] = Ledger(room.database, None).lines(state="put_down")
    assert "paused" in line.alert.reason


class Box:
    """Takes every letter."""

    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


# aiosmtpd asks in a way that Python 3.14 no longer likes.
@pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")
def test_it_leaves_by_the_same_post_and_stands_in_the_same_ledger(room: Room) -> None:
    room.looks(LONG, "timeout")
    room.looks(EVERY, "same")
    box = Box()
    server = MailServer(box, hostname="127.0.0.1", port=0)
    server.start()
    mailer = Mailer(host="127.0.0.1", port=server.port, tls="none", sender="desk@example.org")
    post = Post(room.database, ByMail(mailer), base_url="", clock=lambda: room.now)
    assert (post.send_due(), post.send_due()) == (2, 0)
    server.stop()
    first, second = box.letters
    assert first["To"] == "ana@example.org"
    assert second["References"] == first["Message-ID"]
    ledger = Ledger(room.database, None)
    lines = ledger.lines(state="told")
    assert [isinstance(line, OwedNotice) for line in lines] == [True, True]
    _, tries = ledger.show(lines[0].alert.id or 0)
    assert [(one.sent, one.answer) for one in tries] == [(True, "taken")]
