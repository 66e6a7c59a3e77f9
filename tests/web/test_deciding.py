"""Editors decide which stories are one; nobody else does."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import read, text
from tracker.desk.deciding.editing import Editing
from tracker.desk.deciding.linking import Linking
from tracker.desk.deciding.steering import Steering
from tracker.desk.reading.comparing import Comparing
from tracker.models.values import Article
from tracker.store.database import Database
from tracker.web.app import create_app

OWLS = Article("Owls nest in the belfry", paragraphs=("Three owls moved in on Monday.",))
HASH = PasswordHasher(time_cost=1, memory_cost=64).hash("opens")
"""Weak, and a hundred times as fast as what the settings should keep."""


@pytest.fixture
def client(database: Database, newsroom: Newsroom) -> Iterator[TestClient]:
    """A desk with one editor, and two stories of which the first has two versions."""
    newsroom.publishes(FERRY)
    newsroom.publishes(LATER)
    newsroom.publishes(OWLS, "https://harbour.example/2")
    editing = Editing(Linking(database), Steering(database), {"ana": HASH})
    app = create_app(Comparing(database), title="Desk", editing=editing)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def decide(client: TestClient, what: str, password: str = "opens", **form: Any) -> int | str:
    """Where an editor is sent, or the status of what went wrong."""
    given = base64.b64encode(f"ana:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {given}"}
    answer = client.post(f"/decide/{what}", data=form, headers=headers)
    return answer.headers.get("location") or answer.status_code


def test_an_editor_merges_and_splits_and_each_is_on_record(client: TestClient) -> None:
    assert decide(client, "merge", story=2, other=1) == "/s/1"
    assert "decided by: ana" in read(client.get("/s/1").text).text
    assert client.get("/s/2").headers["location"] == "/s/1"
    assert decide(client, "split", story=1, first=3) == "/s/2"
    assert client.get("/s/2").status_code == 200


def test_an_editor_keeps_two_apart(client: TestClient) -> None:
    assert decide(client, "apart", story=1, other=2) == "/s/1"
    assert "Story 2 is another one decided by: ana" in read(client.get("/s/1").text).text


def test_a_story_page_of_a_desk_with_editors_has_their_forms(client: TestClient) -> None:
    assert {"/decide/merge", "/decide/split"} <= set(read(client.get("/s/1").text).links)
    assert "/decide/split" not in read(client.get("/s/2").text).links


@pytest.mark.parametrize(
    "given",
    [
        "",
        "Basic",
        "Basic !",
        "Basic /w==",
        "Bearer x",
        "Basic " + base64.b64encode(b"bo:x").decode(),
    ],
)
def test_nobody_else_decides(client: TestClient, given: str) -> None:
    answer = client.post(
        "/decide/merge", data={"story": 1, "other": 2}, headers={"Authorization": given}
    )
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic ")
    assert decide(client, "merge", "opened", story=1, other=2) == 401
    assert client.get("/s/2").status_code == 200


def test_no_other_site_decides(client: TestClient) -> None:
    given = base64.b64encode(b"ana:opens").decode()
    answer = client.post(
        "/decide/merge",
        data={"story": 1, "other": 2},
        headers={"Authorization": f"Basic {given}", "Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("what", "form", "status"),
    [
        ("merge", {"story": 1}, 400),
        ("merge", {"story": 1, "other": "two"}, 400),
        ("merge", {"story": 1, "other": "9" * 30}, 400),
        ("merge", {"story": 1, "other": "0"}, 400),
        ("merge", {"story": 1, "other": 99}, 404),
        ("merge", {"story": 1, "other": 1}, 403),
        ("split", {"story": 1, "first": 1}, 403),
        ("split", {"story": 1, "first": 9}, 404),
    ],
)
def test_what_cannot_be_decided_is_said(
    client: TestClient, what: str, form: dict[str, Any], status: int
) -> None:
    assert decide(client, what, **form) == status


def test_a_desk_without_editors_has_no_such_page(database: Database, newsroom: Newsroom) -> None:
    newsroom.publishes(FERRY)
    app = create_app(Comparing(database), title="Desk")
    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.post("/decide/merge", data={"story": 1, "other": 2}).status_code == 404
        assert "/decide" not in client.get("/s/1").text


@pytest.mark.usefixtures("followed")
def test_an_editor_steers_a_feed_and_that_is_on_record(client: TestClient) -> None:
    page = read(client.get("/feeds").text)
    assert {"look", "pause"} == {"look", "pause"} & set(page.text.lower().split())
    assert (
        decide(client, "look", feed=1, back="/feeds?state=silent") == "/feeds?state=silent#feed-1"
    )
    assert "a look now was asked for by ana, " in text(client, "/feeds?state=silent")
    assert decide(client, "pause", feed=1) == "/feeds#feed-1"
    assert "Paused by ana until somebody resumes it." in text(client, "/feeds?state=paused")
    assert client.get("/feeds.json").json()["feeds"][0]["paused_by"] == "ana"
    assert decide(client, "pause", feed=1) == 403
    assert decide(client, "look", feed=1) == 403
    assert decide(client, "resume", feed=1, back="//evil.example") == "/#feed-1"
    assert "resumed by ana, " in text(client, "/feeds")
    assert decide(client, "look", feed=9) == 404
    assert decide(client, "look", "opened", feed=1) == 401
    assert decide(client, "look", feed="x") == 400


@pytest.mark.usefixtures("followed")
def test_nobody_steers_where_there_are_no_editors(database: Database) -> None:
    with TestClient(create_app(Comparing(database), title="Desk")) as client:
        assert "/decide/" not in client.get("/feeds").text
