"""The ledger in a browser, where it is served at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.pipeline.wire import START, STRIKE, Wire, watch
from tests.web.reading import read
from tracker.desk.alerting.ledger import Ledger
from tracker.desk.reading.comparing import Comparing
from tracker.store import outgoing
from tracker.store.database import Database
from tracker.web.app import create_app
from tracker.web.ledger import shortened


@pytest.fixture
def client(database: Database) -> Iterator[TestClient]:
    """A desk that owes each of three changes to a reader and to a program; one letter failed."""
    with database.writing() as session:
        wire = Wire(session)
        watch(wire, "all", email="ana.quill@example.org")
        watch(wire, "all", webhook="https://hook.example/key-of-theirs")
        for headline in ("Harbour strike", "Docks shut", "Army <called>", "Docks open"):
            wire.shows(replace(STRIKE, headline=headline))
        session.flush()
        [first, *_] = outgoing.loose(session, START.replace(year=2032), START - START)
        outgoing.put_together([first.alert], (1, 2))
        session.flush()
        said = "<ana.quill@example.org>: the mail server answered 451 <b>later</b>"
        outgoing.not_sent(session, first.alert.id or 0, START, said, START)
    app = create_app(Comparing(database), title="Desk", ledger=Ledger(database, None))
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def test_without_the_setting_there_is_no_ledger(ferry: TestClient) -> None:
    assert ferry.get("/alerts").status_code == 404
    assert ferry.get("/alerts/1").status_code == 404


def test_alerts_are_listed_by_state_and_watch(client: TestClient) -> None:
    everything = read(client.get("/alerts").text)
    assert [f"/alerts/{n}" for n in (6, 5, 4, 3, 2, 1)] == [
        link for link in everything.links if link.removeprefix("/alerts/").isdigit()
    ]
    assert "/s/1/2..3" in everything.links
    assert "There is no such alert" in client.get("/alerts?state=held").text
    of_one = read(client.get("/alerts?state=owed&watch=1").text)
    assert "/alerts/1" in of_one.links
    assert "/alerts/2" not in of_one.links
    before = read(client.get("/alerts?before=3").text)
    assert "/alerts/2" in before.links
    assert "/alerts/3" not in before.links


def test_an_alert_has_every_try_and_answer(client: TestClient) -> None:
    shown = client.get("/alerts/1")
    assert shown.headers["cache-control"] == "no-store"
    text = read(shown.text).text
    assert "the mail server answered 451 <b>later</b>" in text
    assert "Nothing was sent yet" in client.get("/alerts/2").text


@pytest.mark.parametrize("path", ["/alerts", "/alerts/1", "/alerts/2", "/alerts?watch=1"])
def test_no_page_tells_a_whole_address(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert "ana.quill" not in text
    assert "key-of-theirs" not in text


@pytest.mark.parametrize(
    ("path", "status"),
    [("/alerts/9", 404), ("/alerts/x", 404), ("/alerts?state=moon", 404), ("/alerts?watch=x", 404)],
)
def test_what_there_is_none_of_is_not_found(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a@example.org", "a…@example.org"),
        ("<ana.quill@example.org>: no", "<a…@example.org>: no"),
        ("550 5.1.1 ana+x@example.org, bo@b.example", "550 5.1.1 a…@example.org, b…@b.example"),
        ("nobody here", "nobody here"),
    ],
)
def test_an_address_is_shortened_wherever_it_stands(text: str, told: str) -> None:
    assert shortened(text) == told


def test_a_long_answer_is_shortened_in_a_moment() -> None:
    assert len(shortened("a" * 200_000 + "@")) <= 200_002
