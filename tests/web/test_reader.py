from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.reading import read
from tracker.web import app
from tracker.web.preferences import CHOICES, COOKIE

SCRIPT = Path(app.__file__).parent / "static" / "desk.js"


def test_what_was_chosen_is_kept_and_the_next_page_looks_so(ferry: TestClient) -> None:
    form = {"theme": "dark", "palette": "mono", "keys": "off", "back": "/s/1?x=1"}
    answer = ferry.post("/preferences", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/1?x=1")
    kept = answer.headers["set-cookie"]
    assert kept.startswith(f"{COOKIE}=theme:dark|palette:mono|keys:off; Max-Age=31536000")
    assert "samesite=lax" in kept.lower()
    page = ferry.get("/").text
    assert '<html lang="en" data-theme="dark" data-palette="mono" data-keys="off">' in page
    assert '<meta name="color-scheme" content="dark">' in page
    chosen = ferry.get("/preferences").text
    assert chosen.count(" checked") == len(CHOICES)
    assert 'name="palette" value="mono" checked' in chosen
    ferry.cookies.clear()
    assert '<html lang="en">' in ferry.get("/").text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_it_leads_to_no_other_site(ferry: TestClient, back: str) -> None:
    answer = ferry.post("/preferences", data={"back": back})
    assert answer.headers["location"] == "/"
    assert read(ferry.get("/preferences", params={"back": back}).text).values["back"] == "/"


def test_another_site_chooses_nothing(ferry: TestClient) -> None:
    elsewhere = {"sec-fetch-site": "cross-site"}
    answer = ferry.post("/preferences", data={"theme": "dark"}, headers=elsewhere)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_hostile_cookie_does_nothing(ferry: TestClient) -> None:
    hostile = 'desk="theme:dark\\" onload=alert(1)|palette:<script>"'
    assert '<html lang="en">' in ferry.get("/", headers={"cookie": hostile}).text


def test_each_page_leads_to_the_choice_and_it_leads_back(ferry: TestClient) -> None:
    page = ferry.get("/s/1/1..2?view=split&fold=case").text
    assert 'href="/preferences?back=%2Fs%2F1%2F1..2%3Fview%3Dsplit%26fold%3Dcase"' in page


def test_every_key_that_the_script_knows_is_listed(ferry: TestClient) -> None:
    listed = set(re.findall(r"<kbd>([^<]+)</kbd>", ferry.get("/keys").text))
    own = SCRIPT.read_text("utf-8").partition("const OWN = {")[2].partition("};")[0]
    known = set(re.findall(r'^ +"?([a-z.])"?(?::|,)', own, re.MULTILINE))
    assert known >= {"j", "k", "n", "p", "h", "l", ".", "y"}
    assert known <= listed
    pressed = {key for page in ("/", "/s/1", "/s/1/1..2") for key in keys_of(ferry.get(page).text)}
    assert {"/", "?", "g", "c", "s"} <= pressed <= listed


def keys_of(page: str) -> set[str]:
    return {key for pressed in re.findall(r'data-key="([^"]+)"', page) for key in pressed.split()}


def test_the_script_is_small() -> None:
    assert SCRIPT.stat().st_size < 10_000
