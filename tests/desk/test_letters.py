"""What is owed is sent, and what is not taken stays owed: against a real mail server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from sqlmodel import select

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tests.mailserver import MailServer
from tracker.desk.letters import LONGEST_WAIT, open_post
from tracker.models.records.alerts import Alert, Delivery

STRIKE = Item("Harbour strike enters second day", "/strike", body=BODY)


class Letterbox:
    """Takes letters, or answers with an error."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.answer = "250 taken"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer.startswith("2"):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer


# aiosmtpd asks in a way that Python 3.14 no longer likes.
pytestmark = pytest.mark.filterwarnings("ignore:.*iscoroutinefunction:DeprecationWarning:aiosmtpd")


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    """A newsroom in which a headline has changed, which one reader watches."""
    with open_newsroom(database_url) as room:
        room.items = [STRIKE]
        room.follow()
        room.looks()
        room.following.watch("reader@example.org", scope="all")
        room.items = [replace(STRIKE, title="Docks shut as talks fail")]
        outcome, _ = room.looks()
        assert outcome.owed == 1
        yield room


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, int]]:
    box = Letterbox()
    server = MailServer(box, hostname="127.0.0.1", port=0)
    server.start()
    yield box, server.port
    server.stop()


def send(room: Newsroom, port: int) -> int:
    smtp = {"host": "127.0.0.1", "port": port, "tls": "none", "sender": "desk@example.org"}
    settings = room.settings.model_copy(
        update={"smtp": room.settings.smtp.model_validate({**smtp})}
    )
    return open_post(settings, room.database, lambda: room.now).send_due()


def deliveries(room: Newsroom) -> list[tuple[bool, str]]:
    with room.database.reading() as session:
        return [(d.sent, d.answer) for d in session.exec(select(Delivery))]


def test_a_letter_tells_now_and_was(room: Newsroom, letterbox: tuple[Letterbox, int]) -> None:
    box, port = letterbox
    assert send(room, port) == 1
    [letter] = box.letters
    assert letter["To"] == "reader@example.org"
    text = letter.get_body(("plain",)).get_content()
    assert "Docks shut as talks fail" in text
    assert "Harbour strike enters second day" in text
    assert deliveries(room) == [(True, "taken")]


def test_what_was_sent_is_not_sent_again(room: Newsroom, letterbox: tuple[Letterbox, int]) -> None:
    box, port = letterbox
    send(room, port)
    assert send(room, port) == 0
    assert len(box.letters) == 1


def test_a_mail_server_that_is_down_leaves_the_alert_owed(
    room: Newsroom, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    for _ in range(12):
        assert send(room, 9) == 0
        room.now += LONGEST_WAIT
    assert [sent for sent, _ in deliveries(room)] == [False] * 12
    assert send(room, port) == 1
    assert len(box.letters) == 1


def test_a_passing_refusal_is_tried_again_and_a_final_one_is_not(
    room: Newsroom, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    box.answer = "451 later"
    send(room, port)
    assert send(room, port) == 0
    assert len(deliveries(room)) == 1
    room.now += timedelta(minutes=1)
    box.answer = "554 never"
    send(room, port)
    room.now += timedelta(days=7)
    assert send(room, port) == 0
    assert [sent for sent, _ in deliveries(room)] == [False, False]
    with room.database.reading() as session:
        assert session.get_one(Alert, 1).sent_at is None


def test_without_a_mail_server_everything_stays_owed(room: Newsroom) -> None:
    post = open_post(room.settings, room.database, lambda: room.now)
    assert post.send_due() == 0
    [letter] = post.due()
    assert (letter.was, letter.now) == (STRIKE.title, "Docks shut as talks fail")
    assert deliveries(room) == []


def test_a_watch_that_ended_is_sent_nothing(
    room: Newsroom, letterbox: tuple[Letterbox, int]
) -> None:
    box, port = letterbox
    room.following.end_watch(1)
    assert send(room, port) == 0
    assert box.letters == []
