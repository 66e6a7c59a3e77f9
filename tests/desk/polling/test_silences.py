from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from tests.desk.newsroom import BODY, START, Item, Newsroom, open_newsroom
from tests.loopback import Reply
from tracker.desk.polling.rounds import Noticed
from tracker.desk.polling.silences import KNOWN, begin_silence, has_fallen_silent, hear, take_in
from tracker.models.records.feeds import Feed, Silence

ITEM = Item("Harbour strike enters its first hour", "", guid="0", summary=BODY[0])


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    """A feed that had something new every hour, a few times more than makes a rhythm."""
    with open_newsroom(database_url) as room:
        room.follow()
        for number in range(KNOWN + 2):
            news(room, number)
            room.looks(minutes=60)
        yield room


def news(room: Newsroom, number: int) -> None:
    room.items = [replace(ITEM, title=f"Harbour strike, hour {number}", guid=str(number))]


def noticed(room: Newsroom, minutes: int) -> list[str]:
    _, told = room.looks(minutes=minutes)
    return [one.text.partition(": ")[2] for one in told if isinstance(one, Noticed)]


def silences(room: Newsroom) -> list[Silence]:
    with room.database.reading() as session:
        return list(session.exec(select(Silence)))


def test_a_silence_is_noticed_once_and_once_when_it_ends(room: Newsroom) -> None:
    last = room.now
    assert noticed(room, 5 * 60) == []
    assert noticed(room, 62) == ["nothing new for 7 h, longest pause so far 60 min"]
    assert noticed(room, 60) == []
    [(feed, _)] = room.following.feeds()
    assert feed.silence_id == 1
    news(room, 99)
    assert noticed(room, 60) == ["news again, after 9 h"]
    news(room, 100)
    assert noticed(room, 60) == []
    [silence] = silences(room)
    assert (silence.since, silence.outcome) == (last, "same")
    assert silence.back_at == room.now - timedelta(hours=1)
    [(feed, _)] = room.following.feeds()
    assert (feed.silence_id, feed.news_at) == (None, room.now)


def test_a_feed_that_does_not_answer_is_silent_too(room: Newsroom) -> None:
    room.answers["/feed"] = lambda _: Reply(b"", status=503)
    assert noticed(room, 5 * 60) == []
    [words] = noticed(room, 2 * 60)
    assert words.endswith("; the last look: http 503")


def feed(**known: Any) -> Feed:
    return Feed(id=1, outlet_id=1, url="u", added_at=START, **known)


@pytest.mark.parametrize(
    ("hours", "pause_h", "count", "silent"),
    [
        (6, 1, KNOWN, False),
        (7, 1, KNOWN, True),
        (7, 1, KNOWN - 1, False),
        (95, 48, KNOWN, False),
        (97, 48, KNOWN, True),
    ],
)
def test_a_feed_is_compared_with_its_own_pauses(
    hours: int, pause_h: int, count: int, *, silent: bool
) -> None:
    known = feed(news=count, news_at=START, pause_s=3600 * pause_h)
    assert has_fallen_silent(known, START + timedelta(hours=hours)) is silent
    known.silence_id = 3
    assert not has_fallen_silent(known, START + timedelta(days=99))
    assert not has_fallen_silent(feed(), START + timedelta(days=99))


def test_a_pause_in_which_nothing_could_be_read_is_no_rhythm(room: Newsroom) -> None:
    [(one, _)] = room.following.feeds()
    before = one.pause_s
    with room.database.writing() as session:
        for days, failed in ((3, True), (6, False)):
            heard = hear(session, one, room.now + timedelta(days=days), failed_before=failed)
            take_in(one, heard)
            assert heard.words == ""
            assert one.pause_s == (before if failed else timedelta(days=3).total_seconds())
        assert "longest pause so far 3 d" in begin_silence(
            session, one, "same", room.now + timedelta(days=20)
        )


def test_what_is_heard_again_before_it_is_kept_counts_once(room: Newsroom) -> None:
    [(one, _)] = room.following.feeds()
    at = room.now + timedelta(hours=1)
    with room.database.writing() as session:
        first, again = (hear(session, one, at, failed_before=False) for _ in range(2))
    assert first == again
    assert first.news == one.news + 1
