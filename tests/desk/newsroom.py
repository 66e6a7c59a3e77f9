"""A whole desk on a database of its own, and an outlet on loopback that says what it is told."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.loopback import Loopback, Raw, Reply, Request
from tests.readers import shared_readers
from tracker.config import Settings
from tracker.desk.following import Following
from tracker.desk.opening import open_database
from tracker.desk.polling.rounds import Round, Rounds, open_rounds
from tracker.desk.reading.comparing import Comparing
from tracker.pipeline.file import Filed
from tracker.store.database import Database

START = datetime(2031, 5, 3, 12, tzinfo=UTC)

BODY = (
    "Dockers in Port Elsine stayed away from work for a second day on Tuesday after talks over"
    " night shifts broke down, leaving eleven ships at anchor outside the harbour.",
    "The union said that it would meet again on Thursday to decide whether to go on.",
    "Fruit importers warned of empty shelves, and two shipping lines sent their ships north.",
)


@dataclass
class Item:
    """One item of the outlet's feed, and the page behind it."""

    title: str
    path: str
    guid: str = ""
    summary: str = ""
    body: Sequence[str] = ()
    """On the page; empty: there is none."""
    dated: datetime | None = None


STRIKE = Item("Harbour strike enters second day", "/strike", guid="dock-1", body=BODY)
WHEAT = Item("Wheat crop seen smaller", "/wheat", body=("Rain kept machines off the fields.",) * 2)


@dataclass
class Newsroom:
    """An outlet's server, a desk that follows it, and a clock that both go by."""

    settings: Settings
    database: Database
    server: Loopback
    now: datetime = START
    items: list[Item] = field(default_factory=list)
    answers: dict[str, Callable[[Request], Reply | Raw]] = field(default_factory=dict)
    """What some paths answer instead."""

    @property
    def reading(self) -> Comparing:
        return Comparing(self.database)

    @property
    def following(self) -> Following:
        return Following(self.database, clock=lambda: self.now)

    def follow(self, path: str = "/feed", **more: Any) -> None:
        self.following.add_feed(self.server.url(path), outlet="wire", dialect="any", **more)

    def looks(self, minutes: int = 15, *, everything: bool = True) -> tuple[Round, list[Any]]:
        """One round, so many minutes after the last; and what it told."""
        told: list[Any] = []
        self.now += timedelta(minutes=minutes)
        with self.rounds() as rounds:
            return rounds.poll(everything=everything, tell=told.append), told

    @contextmanager
    def rounds(self) -> Iterator[Rounds]:
        with open_rounds(self.settings, clock=lambda: self.now, lent=shared_readers()) as rounds:
            yield rounds

    def headlines(self, story_id: int = 1) -> list[str]:
        return [line.version.headline for line in self.reading.story(story_id).versions]

    def reply(self, request: Request) -> Reply | Raw:
        path = request.path
        if path in self.answers:
            return self.answers[path](request)
        if path == "/feed":
            return Reply(self.feed(), headers={"Content-Type": "application/rss+xml"})
        page = next((item for item in self.items if item.path == path and item.body), None)
        return Reply(_page(page)) if page else Reply(b"no such page", status=404)

    def feed(self) -> bytes:
        items = "".join(self._item(item) for item in self.items)
        return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()

    def _item(self, item: Item) -> str:
        dated = f"<pubDate>{format_datetime(item.dated)}</pubDate>" if item.dated else ""
        guid = f"<guid isPermaLink='false'>{item.guid}</guid>" if item.guid else ""
        link = f"<link>{self.server.url(item.path)}</link>" if item.path else ""
        said = f"<title>{html.escape(item.title)}</title>{link}{guid}{dated}"
        return f"<item>{said}<description>{html.escape(item.summary)}</description></item>"


def _page(item: Item) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in item.body)
    return (
        f"<html><head><title>{html.escape(item.title)}</title></head><body><nav>Home</nav>"
        f"<article><h1>{html.escape(item.title)}</h1>{paragraphs}</article></body></html>"
    ).encode()


@contextmanager
def open_newsroom(url: str) -> Iterator[Newsroom]:
    """A newsroom whose desk keeps its records at that database."""
    settings = Settings.model_validate(
        {
            "database": {"url": url},
            "fetch": {"per_host": 8, "gap": 0, "timeout": 5, "allow_private": ["127.0.0.0/8"]},
        }
    )
    room: list[Newsroom] = []

    def answer(request: Request) -> Reply | Raw:
        return room[0].reply(request)

    with open_database(settings) as database, Loopback(answer) as server:
        room.append(Newsroom(settings, database, server))
        yield room[0]


def versions_told(told: Sequence[Any]) -> list[tuple[int, int]]:
    """Story and number of each version that a round told of."""
    return [
        (news.story.id or 0, news.version.number)
        for news in told
        if isinstance(news, Filed) and news.version
    ]
