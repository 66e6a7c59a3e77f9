"""A web address and a moment lead to the version that stood there."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.newsroom import FERRY, LATER, Newsroom

ADDRESS = "https://harbour.example/1"


@pytest.fixture
def two_versions(newsroom: Newsroom) -> None:
    newsroom.publishes(FERRY, f"{ADDRESS}?page=2")
    newsroom.publishes(LATER, f"{ADDRESS}?page=2")


@pytest.mark.usefixtures("two_versions")
@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 2),
        ({"Accept-Datetime": "Sat, 03 May 2031 11:00:00 GMT"}, 1),
        ({"Accept-Datetime": "Sat, 03 May 2031 12:14:00 GMT"}, 1),
        ({"Accept-Datetime": "Sat, 03 May 2031 12:15:00 GMT"}, 2),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_timegate_leads_to_what_stood_there(
    client: TestClient, asked: dict[str, str], number: int, method: str
) -> None:
    answer = client.request(method, f"/timegate/{ADDRESS}?page=2", headers=asked)
    assert answer.status_code == 302
    assert answer.headers["location"] == f"http://testserver/s/1/v/{number}"
    assert answer.headers["vary"].lower() == "accept-datetime"
    assert f'<{ADDRESS}?page=2>; rel="original"' in answer.headers["link"]


@pytest.mark.usefixtures("two_versions")
def test_a_version_is_a_memento_of_its_address(client: TestClient) -> None:
    answer = client.get("/s/1/v/2")
    assert answer.headers["memento-datetime"] == "Sat, 03 May 2031 12:15:00 GMT"
    timemap = f"http://testserver/timemap/link/{ADDRESS}?page=2"
    assert f'<{timemap}>; rel="timemap"' in answer.headers["link"]
    listed = client.get(timemap)
    assert listed.headers["content-type"].startswith("application/link-format")
    assert listed.text.count("http://testserver/s/1/v/") == 2
    again = client.get(timemap, headers={"If-None-Match": listed.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.usefixtures("two_versions")
def test_a_slash_that_a_server_swallowed_is_put_back(client: TestClient) -> None:
    swallowed = ADDRESS.replace("//", "/")
    assert client.get(f"/timemap/link/{swallowed}?page=2").status_code == 200


@pytest.mark.usefixtures("two_versions")
@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/timegate/https://harbour.example/other", {}, 404),
        ("/timegate/javascript:alert(1)", {}, 404),
        ("/timegate/", {}, 404),
        ("/timemap/link/https://harbour.example/%00", {}, 404),
        (f"/timegate/{ADDRESS}?page=2", {"Accept-Datetime": "last week"}, 400),
    ],
)
def test_what_is_not_known_is_said(
    client: TestClient, path: str, headers: dict[str, str], status: int
) -> None:
    assert client.get(path, headers=headers).status_code == status


def test_what_came_without_a_web_address_is_no_memento(
    client: TestClient, newsroom: Newsroom
) -> None:
    newsroom.publishes(FERRY, "a guid alone")
    assert "memento-datetime" not in client.get("/s/1/v/1").headers
