"""What the address of a list chooses, and what is said of what cannot be chosen."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.reading import text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("weight=huge", "no weight is named “huge”; there are headline, substantive, minor"),
        ("label=moon", "there are alert, update"),
        ("note=moon", "there are"),
        ("day=yesterday", "a day is written as 2031-05-03"),
        ("day=0001-01-01", "a day is written as 2031-05-03"),
        ("sort=moon", "there are newest, biggest, versions"),
        ("outlet=moon", "no outlet is named “moon”"),
    ],
)
def test_what_there_is_none_of_says_what_there_is(ferry: TestClient, query: str, said: str) -> None:
    for path in ("/", "/changes.json", "/changes.csv"):
        assert ferry.get(f"{path}?{query}").status_code == 404
    assert said.lower() in text(ferry, f"/?{query}", 404).lower()


@pytest.mark.parametrize("query", ["weight=&outlet=&sort=", "colour=red", "note=&day="])
def test_what_says_nothing_chooses_nothing(ferry: TestClient, query: str) -> None:
    assert ferry.get(f"/?{query}").status_code == 200


def test_what_is_chosen_twice_is_chosen_once(ferry: TestClient) -> None:
    shown = ferry.get("/?outlet=harbour&outlet=harbour").text
    assert shown.count("take this filter away") == 1
