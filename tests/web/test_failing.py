"""The pages of what went wrong."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom
from tests.web.reading import read
from tracker.desk.proving.removing import Removing
from tracker.desk.reading.comparing import Comparing
from tracker.desk.reading.river import Late
from tracker.store.database import Database
from tracker.web.app import HEADERS, create_app


def test_a_database_that_does_not_answer(
    database: Database, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with database.writing() as session:
        session.connection().exec_driver_sql("DROP TABLE link")
        session.connection().exec_driver_sql("DROP TABLE change")
    answer = client.get("/")
    assert answer.status_code == 503
    assert "The database does not answer." in answer.text
    assert "change" not in answer.text.split("<main")[1].lower().replace("newest changes", "")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert re.search("[0-9a-f]{8}: /: database .*: no such table", caplog.text)


class Broken(Comparing):
    def late(self, now: datetime) -> list[Late]:
        raise RuntimeError("the secret of the database")


def test_a_bug_is_a_page_too(database: Database) -> None:
    app = create_app(Broken(database), title="Desk")
    answer = TestClient(app, raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "This is a bug" in answer.text
    assert "secret" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_bug_is_told_to_who_runs_the_server(database: Database) -> None:
    app = create_app(Broken(database), title="Desk")
    with pytest.raises(RuntimeError, match="the secret"):
        TestClient(app).get("/")


def test_what_is_told_can_be_found_in_the_log(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Broken(database), title="Desk")
    answer = TestClient(app, raise_server_exceptions=False).get("/?outlet=")
    number = re.search("<code>([0-9a-f]{8})</code>", answer.text)
    assert number is not None
    assert f"{number[1]}: /: RuntimeError" in caplog.text
    assert "/?outlet=" in read(answer.text).links


def test_what_may_pass_says_when_to_come_again(database: Database, client: TestClient) -> None:
    with database.writing() as session:
        session.connection().exec_driver_sql("DROP TABLE link")
        session.connection().exec_driver_sql("DROP TABLE change")
    assert client.get("/").headers["retry-after"] == "60"


def test_beside_a_text_that_was_taken_down_its_story_is_named(
    database: Database, newsroom: Newsroom, client: TestClient
) -> None:
    for said in (FERRY, LATER):
        newsroom.publishes(said)
    Removing(database).remove(1, 1, by="ada", reason="order of a <court>")
    answer = client.get("/s/1/1..2")
    assert answer.status_code == 410
    page = read(answer.text)
    assert "order of a <court>" in page.text
    assert "/s/1" in page.links


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/s/9", "Story 9: there is none."),
        ("/s/0", "There is no page at this address."),
        ("/s/../../etc/passwd", "There is no page at this address."),
    ],
)
def test_what_is_not_there_offers_to_look_for_it(
    client: TestClient, address: str, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert said.lower() in read(answer.text).text.lower()
    assert answer.text.count('action="/search"') == 2
