"""A program is told of a changed headline over real HTTP, and of nothing twice that it took."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from tests.loopback import Loopback, Raw, Reply, Request, redirect
from tests.pipeline.wire import START, STRIKE, Wire, watch
from tracker.alert.webhook import WAITS, secret_of
from tracker.config import Settings
from tracker.desk.alerting.letters import open_posts
from tracker.desk.way_out import open_fetcher
from tracker.fetch import Fetcher
from tracker.models.records.alerts import Alert, Delivery, Subscription
from tracker.models.values import Article
from tracker.store.database import Database

SECRET = secret_of(bytes(range(24)))
LATER = timedelta(hours=1)


@dataclass
class Room:
    """A desk, and a wire that it follows."""

    database: Database
    now: datetime = START
    minutes: int = 0
    said: dict[str, Article] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fetcher = self.way_out("127.0.0.0/8")

    def shows(self, headline: str) -> None:
        """A headline that has settled by now."""
        self.minutes = int((self.now - START).total_seconds()) // 60
        with self.database.writing() as session:
            Wire(session, self.minutes, self.said).shows(replace(STRIKE, headline=headline))
        self.now += LATER

    def watches(self, url: str) -> None:
        with self.database.writing() as session:
            watch(Wire(session), "all", webhook=url, secret=SECRET if url else "")

    def sends(self, *, private: bool = True) -> int:
        """How many letters were taken, on whichever way."""
        with self.way_out() if not private else nullcontext(self.fetcher) as fetcher:
            posts = open_posts(Settings(), self.database, fetcher, lambda: self.now)
            return sum(post.send_due() for post in posts)

    def way_out(self, *allowed: str) -> Fetcher:
        fetch = {"gap": 0, "timeout": 5, "allow_private": list(allowed)}
        settings = Settings.model_validate({"fetch": fetch})
        return open_fetcher(settings, clock=lambda: self.now)

    def ended_at(self) -> datetime | None:
        with self.database.reading() as session:
            return session.get_one(Subscription, 1).ended_at

    def alert(self) -> Alert:
        with self.database.reading() as session:
            return session.get_one(Alert, 1)

    def answers(self) -> list[tuple[bool, str]]:
        with self.database.reading() as session:
            return [(one.sent, one.answer) for one in session.exec(select(Delivery))]


class Program:
    """Answers messages as it is told to."""

    def __init__(self) -> None:
        self.answer: Reply | Raw = Reply(b"thanks")

    def __call__(self, _request: Request) -> Reply | Raw:
        return self.answer


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
def hook(program: Program) -> Iterator[Loopback]:
    with Loopback(program) as server:
        yield server


@pytest.fixture
def room(database_url: str, hook: Loopback) -> Iterator[Room]:
    """One in which a headline has changed, which one program watches."""
    room = Room(Database(database_url))
    room.shows(STRIKE.headline)
    room.watches(hook.url("/in"))
    room.shows("Docks shut as talks fail")
    yield room
    room.fetcher.close()
    room.database.close()


def is_signed(request: Request, secret: str) -> bool:
    """What a program does that knows the rules, and nothing of us."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    head = request.headers
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + request.body
    made = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return f"v1,{made}" in head["webhook-signature"].split(" ")


def test_a_program_is_told_once_and_knows_who_told_it(room: Room, hook: Loopback) -> None:
    assert room.sends() == 1
    assert room.sends() == 0
    [request] = hook.requests
    assert (request.method, request.path) == ("POST", "/in")
    assert is_signed(request, SECRET)
    assert not is_signed(request, "whsec_" + base64.b64encode(bytes(24)).decode())
    data = json.loads(request.body)["data"]
    assert data["headline"] == {"old": STRIKE.headline, "new": "Docks shut as talks fail"}
    assert room.answers() == [(True, "200 thanks")]
    assert room.alert().state == "told"


def test_every_try_has_the_same_id_and_a_signature_of_its_own(
    room: Room, hook: Loopback, program: Program
) -> None:
    program.answer = Reply(b"later", status=503)
    for wait in WAITS[:3]:
        assert room.sends() == 0
        room.now += wait
    program.answer = Reply()
    assert room.sends() == 1
    assert len({request.headers["webhook-id"] for request in hook.requests}) == 1
    assert len({request.headers["webhook-timestamp"] for request in hook.requests}) == 4
    assert all(is_signed(request, SECRET) for request in hook.requests)
    assert [sent for sent, _ in room.answers()] == [False, False, False, True]


def test_what_a_program_may_have_worked_on_stays_as_it_was(
    room: Room, hook: Loopback, program: Program
) -> None:
    program.answer = Reply(b"later", status=503)
    assert room.sends() == 0
    program.answer = Reply()
    room.shows(STRIKE.headline)
    room.now += WAITS[0]
    assert room.sends() >= 1
    first, second, *_ = hook.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


def test_a_sender_that_was_killed_after_the_message_left_sends_it_with_the_same_id(
    room: Room, hook: Loopback
) -> None:
    with room.database.reading() as session:
        before = session.get_one(Alert, 1).model_dump()
    room.sends()
    with room.database.writing() as session:
        told = session.get_one(Alert, 1)
        # What a kill leaves: in hand and named, and no answer on record.
        told.state, told.sent_at, told.tries = "owed", None, 0
        told.next_try_at = before["next_try_at"]
        session.add(told)
    assert room.sends() == 1
    first, second = hook.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


def test_a_message_is_given_up_after_ten_tries(room: Room, program: Program) -> None:
    program.answer = Reply(status=500)
    for wait in (*WAITS, timedelta()):
        assert room.sends() == 0
        room.now += wait
    assert len(room.answers()) == 10
    assert room.alert().reason.startswith("given up after 10 tries: ")
    assert room.ended_at() is None


def test_a_webhook_that_is_gone_ends_its_watch(room: Room, program: Program) -> None:
    program.answer = Reply(status=410)
    assert room.sends() == 0
    assert room.ended_at() == room.now
    assert "410" in room.alert().reason


def test_a_webhook_that_takes_nothing_for_five_days_ends_its_watch(
    room: Room, program: Program
) -> None:
    program.answer = Reply(status=500)
    room.sends()
    for day in range(1, 7):
        assert (room.ended_at() is None) == (day < 6)
        room.shows(f"Docks shut for day {day}")
        room.now += timedelta(days=1)
        room.sends()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (redirect("/elsewhere", 307), "redirects a message"),
        (Raw([b"no HTTP at all\r\n\r\n"]), "HTTP"),
        (Reply(status=403), "403"),
    ],
)
def test_a_message_that_is_not_taken_stays_owed_with_the_answer(
    room: Room, hook: Loopback, program: Program, answer: Reply | Raw, words: str
) -> None:
    program.answer = answer
    assert room.sends() == 0
    assert [request.path for request in hook.requests] == ["/in"]
    assert words in room.alert().reason
    assert room.alert().state == "owed"


def test_of_an_answer_of_ten_megabytes_a_line_is_kept(room: Room, program: Program) -> None:
    program.answer = Reply(b"yes \r\n" * 1_700_000)
    assert room.sends() == 1
    [(sent, answer)] = room.answers()
    assert sent
    assert answer.startswith("200 yes yes")
    assert len(answer) < 320


def test_a_private_address_is_not_asked(room: Room, hook: Loopback) -> None:
    assert room.sends(private=False) == 0
    assert hook.connections == 0
    assert "private address" in room.alert().reason


def test_one_program_that_fails_does_not_keep_another_waiting(room: Room, hook: Loopback) -> None:
    with Loopback(lambda _request: Reply()) as other:
        for url in ("http://127.0.0.1:9/in", other.url("/in")):
            room.watches(url)
        room.shows("Army runs docks")
        assert room.sends() == 2
        assert len(other.requests) == 1
    assert len(hook.requests) == 1


def test_what_a_program_is_told_waits_for_no_mail_server(room: Room, hook: Loopback) -> None:
    room.watches("")
    room.shows("Army runs docks")
    assert room.sends() == 1
    with room.database.reading() as session:
        mails = session.exec(select(Alert).where(Alert.subscription_id == 2)).all()
    assert [one.state for one in mails] == ["owed"]
    assert len(hook.requests) == 1
