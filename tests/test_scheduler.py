from __future__ import annotations

import logging
import os
import platform
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.loopback import Loopback, Reply, Request
from tracker.clock import utc_now
from tracker.config import Database, Fetch, Poll, Settings, Site, Smtp, Web
from tracker.desk.following import open_following
from tracker.desk.opening import open_database
from tracker.desk.reading.stories import open_reading
from tracker.scheduler import run_rounds
from tracker.store import leaders
from tracker.store.database import sqlite_driver

FEED = """<rss version="2.0"><channel><title>All</title><item><title>{}</title><guid>1</guid>
<description>The lamp on Tern Rock is lit again after three dark nights.</description>
</item></channel></rss>"""


class Wire:
    """An outlet: each answer of its feed is the next in line, the last one again and again."""

    def __init__(self) -> None:
        self.replies = [Reply(FEED.format("Lamp lit").encode())]
        self.asked = threading.Event()
        self.times = 0

    def __call__(self, request: Request) -> Reply:
        if request.path != "/feed":
            return Reply(status=404)
        self.times += 1
        self.asked.set()
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def settings(tmp_path: Path, wire: Wire) -> Iterator[Settings]:
    with Loopback(wire) as server:
        settings = Settings.model_construct(
            site=Site(),
            database=Database(url=f"sqlite:///{tmp_path / 'tracker.db'}"),
            fetch=Fetch(gap=0, allow_private=["127.0.0.0/8"]),
            poll=Poll(interval=0.05, tick=0.05),
            smtp=Smtp(),
            web=Web(),
        )
        with open_following(settings, from_files=False) as following:
            following.add_feed(server.url("/feed"), outlet="harbour")
        connection = sqlite_driver().connect(tmp_path / "tracker.db")
        connection.execute("UPDATE feed SET interval_s = 1")  # as a person may choose it
        connection.commit()
        connection.close()
        yield settings


def until(condition: Callable[[], bool]) -> Callable[[], None]:
    """A function that comes back when something holds; it gives up after a minute."""

    def wait() -> None:
        end = time.monotonic() + 60
        while not condition() and time.monotonic() < end:
            time.sleep(0.02)

    return wait


def headlines(settings: Settings) -> list[str]:
    with open_reading(settings) as reading:
        return [
            line.version.headline
            for story in reading.stories()
            for line in reading.story(story.story.id or 0).versions
        ]


def test_tick_after_tick_what_is_new_is_kept(settings: Settings, wire: Wire) -> None:
    wire.replies.append(Reply(FEED.format("Lamp lit after three dark nights").encode()))
    run_rounds(settings, until(lambda: len(headlines(settings)) == 2))
    assert headlines(settings) == ["Lamp lit", "Lamp lit after three dark nights"]


def test_what_goes_wrong_in_one_tick_is_logged_and_the_next_one_comes(
    settings: Settings, wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.replies.insert(0, Reply(b"<html>The press room is closed.</html>"))
    with caplog.at_level(logging.INFO, "tracker"):
        run_rounds(settings, until(lambda: len(headlines(settings)) == 1))
    assert headlines(settings) == ["Lamp lit"]
    logged = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert any(level == "WARNING" and "/feed" in text for level, text in logged)
    assert any("story 1 version 1 (new): Lamp lit" in text for _, text in logged)
    assert not any("\n" in text for _, text in logged)


def test_an_error_of_the_desk_itself_does_not_end_the_rounds(
    settings: Settings, wire: Wire, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """A table is taken away for some ticks, and comes back."""

    def rename(old: str, new: str) -> None:
        connection = sqlite_driver().connect(tmp_path / "tracker.db", timeout=30)
        connection.execute(f"ALTER TABLE {old} RENAME TO {new}")
        connection.close()

    def wait() -> None:
        until(lambda: len(headlines(settings)) == 1)()
        rename("feed", "lost")
        until(lambda: any(record.levelname == "ERROR" for record in caplog.records))()
        rename("lost", "feed")
        wire.replies = [Reply(FEED.format("Lamp out again").encode())]
        until(lambda: len(headlines(settings)) == 2)()

    run_rounds(settings, wait)
    assert headlines(settings) == ["Lamp lit", "Lamp out again"]
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert all("no such table: feed" in text for text in errors)


def test_the_round_in_hand_ends_with_the_answer_that_it_has(settings: Settings, wire: Wire) -> None:
    wire.replies = [Reply(FEED.format("Lamp lit").encode(), delay_s=0.5)]
    run_rounds(settings, until(wire.asked.is_set))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetch")]
    assert headlines(settings) in ([], ["Lamp lit"])


def test_what_ends_the_waiting_ends_the_rounds_too(settings: Settings) -> None:
    def wait() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_rounds(settings, wait)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("APScheduler")]


def test_a_second_process_waits_and_takes_over_when_the_first_is_gone(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """The first is one of this machine that was killed, and is found out when its time is up."""

    def logged(words: str) -> bool:
        return any(words in record.getMessage() for record in caplog.records)

    machine = platform.node().replace(" ", "-")
    first = f"{machine} {os.getppid()} first"

    def wait() -> None:
        until(lambda: logged("polls into it already; waiting"))()
        assert headlines(settings) == []
        with open_database(settings) as database, database.writing() as session:
            leaders.leave(session, first)
        until(lambda: len(headlines(settings)) == 1)()

    with open_database(settings) as database, database.writing() as session:
        leaders.take_lead(session, first, utc_now(), 5, dead=lambda _: False)
    with caplog.at_level(logging.INFO, "tracker"):
        run_rounds(settings, wait)
    assert headlines(settings) == ["Lamp lit"]
    assert logged(f"process {os.getppid()} on {machine} polls into it already; waiting")
    assert logged("polling has been taken over")
    with open_database(settings) as database, database.reading() as session:
        assert leaders.leader(session) is None


def test_a_tick_a_week_late_is_one_tick(settings: Settings, wire: Wire) -> None:
    """The clock jumps by a week, as after a long sleep: what is due is looked at once."""
    ahead = [timedelta()]

    def clock() -> datetime:
        return utc_now() + ahead[0]

    slow = settings.model_copy(update={"poll": Poll(interval=3600, tick=0.05)})

    def wait() -> None:
        until(lambda: wire.times == 1)()
        ahead[0] = timedelta(days=7)
        until(lambda: wire.times == 2)()
        time.sleep(0.3)

    run_rounds(slow, wait, clock=clock)
    assert wire.times == 2
