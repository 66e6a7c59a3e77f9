"""What is taken for a form of our own pages, and what is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tracker.web.forms import LARGEST, MOST_FIELDS, Form

OURS = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()

    @app.post("/")
    def sent(form: Form) -> dict[str, str]:
        return form

    with TestClient(app, base_url="http://desk.example:8000") as client:
        yield client


def test_fields_come_stripped_and_the_last_of_a_name_counts(client: TestClient) -> None:
    answer = client.post("/", content="a=+1+&b=%00x&a=2&c=", headers=OURS)
    assert answer.json() == {"a": "2", "b": "x", "c": ""}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://desk.example:8000"}, 403),
        ({"Origin": "http://desk.example:8000"}, 200),
        ({"Origin": "http://desk.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/json"}, 415),
        ({"Content-Type": ""}, 415),
    ],
)
def test_a_form_of_another_site_is_refused(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    assert client.post("/", content="a=1", headers=OURS | headers).status_code == status


@pytest.mark.parametrize(
    "body",
    [
        "a=" + "x" * LARGEST,
        "&".join(f"f{number}=1" for number in range(MOST_FIELDS + 1)),
    ],
)
def test_a_form_of_too_much_is_refused(client: TestClient, body: str) -> None:
    assert client.post("/", content=body, headers=OURS).status_code == 413


def test_bytes_that_are_no_text_are_data(client: TestClient) -> None:
    assert client.post("/", content=b"a=%ff\xff&b=%zz", headers=OURS).json()["b"] == "%zz"
