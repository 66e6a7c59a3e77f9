"""A desk that polls every half minute, one reader of everything, and a mail server that answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from sqlmodel import select

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tests.mailserver import Letterbox
from tracker.config import Settings
from tracker.desk.alerting.letters import open_posts
from tracker.desk.alerting.wishes import When
from tracker.desk.way_out import open_fetcher
from tracker.models.records.alerts import Alert, Delivery

SETTLED = timedelta(seconds=90)
STRIKE = Item("Harbour strike enters second day", "/strike", body=BODY)
READER = "reader@example.org"
DOWN = 9
"""A port at which no mail server is."""


@contextmanager
def newsroom(url: str, **wish: str) -> Iterator[Newsroom]:
    """A newsroom that looks every half minute, and one reader of everything."""
    with open_newsroom(url) as room:
        room.items = [STRIKE]
        room.follow()
        room.looks()
        room.following.watch(READER, scope="all", wish=When(**wish))  # type: ignore[arg-type]
        yield room


def shows(room: Newsroom, title: str, seconds: int = 30) -> None:
    room.now += timedelta(seconds=seconds)
    room.items = [replace(STRIKE, title=title)]
    room.looks(0)


def texts(box: Letterbox) -> list[str]:
    """Each in one line, however it was broken into lines."""
    return [" ".join(letter.get_body(("plain",)).get_content().split()) for letter in box.letters]


def reasons(room: Newsroom) -> list[str]:
    with room.database.reading() as session:
        return [alert.reason for alert in session.exec(select(Alert).order_by("id"))]


def send(room: Newsroom, port: int, **alerts: int) -> int:
    smtp = {"host": "127.0.0.1", "port": port, "tls": "none", "sender": "desk@example.org"}
    sections = {
        "smtp": room.settings.smtp.model_validate(smtp),
        "alerts": room.settings.alerts.model_validate(alerts),
    }
    settings = room.settings.model_copy(update=sections)
    return posted(room, settings)


def posted(room: Newsroom, settings: Settings) -> int:
    """Send what is due on every way; how many letters were taken comes back."""
    with open_fetcher(settings, clock=lambda: room.now) as fetcher:
        posts = open_posts(settings, room.database, fetcher, lambda: room.now)
        return sum(post.send_due() for post in posts)


def deliveries(room: Newsroom) -> list[tuple[bool, str]]:
    with room.database.reading() as session:
        return [(d.sent, d.answer) for d in session.exec(select(Delivery))]
