from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tracker.web import preferences
from tracker.web.preferences import CHOICES, chosen, links, read, unusual, way_back, written

USUAL = {"theme": "system", "palette": "blue", "times": "outlet", "keys": "on", "marks": "silent"}


@pytest.mark.parametrize(
    ("cookie", "differs"),
    [
        ("", {}),
        ("theme:dark", {"theme": "dark"}),
        (
            "palette:mono|keys:off|marks:spoken",
            {"palette": "mono", "keys": "off", "marks": "spoken"},
        ),
        ("theme:purple|times:mine", {"times": "mine"}),
        ("theme:light|theme:dark", {"theme": "dark"}),
        ('theme:dark" onload="alert(1)|colour:red|||:', {}),
        ("theme:system|palette:blue", {}),
    ],
)
def test_a_cookie_is_read_as_far_as_it_names_what_there_is(
    cookie: str, differs: dict[str, str]
) -> None:
    assert read(cookie) == USUAL | differs
    assert unusual(read(cookie)) == differs


@pytest.mark.parametrize(
    ("asked", "differs"),
    [
        ({}, {"theme": "dark"}),
        ({"theme": "light", "times": "mine"}, {"theme": "light", "times": "mine"}),
        ({"theme": "system"}, {}),
        ({"theme": "purple", "fold": "case"}, {"theme": "dark"}),
    ],
)
def test_what_an_address_asks_for_goes_before_the_cookie(
    asked: dict[str, str], differs: dict[str, str]
) -> None:
    assert preferences.of({"desk": "theme:dark"}, asked) == USUAL | differs


@given(st.fixed_dictionaries({name: st.sampled_from(list(of)) for name, of in CHOICES.items()}))
def test_what_is_written_is_read_again(told: dict[str, str]) -> None:
    assert chosen(told) == told
    cookie = written(told)
    assert read(cookie) == told
    assert set(cookie) <= set("abcdefghijklmnopqrstuvwxyz:|")


@given(st.text())
def test_whatever_the_cookie_one_of_each_is_chosen(cookie: str) -> None:
    assert all(value in CHOICES[name] for name, value in read(cookie).items())
    assert set(read(cookie)) == set(CHOICES)


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/", "/"),
        ("/s/1/1..2?view=split&fold=case", "/s/1/1..2?view=split&fold=case"),
        ("", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("/\t/evil.example", "/"),
        ("/s/é", "/"),
    ],
)
def test_a_form_leads_to_our_own_pages_only(address: str, leads_to: str) -> None:
    assert way_back(address) == leads_to


def test_the_cookie_has_the_name_that_the_script_writes() -> None:
    assert preferences.COOKIE == "desk"


@pytest.mark.parametrize(
    ("asked", "cookie", "plain", "told"),
    [
        ([], "", "/s/1/1..2", "/s/1/1..2"),
        ([("upto", "3")], "keys:off", "/s/1/1..2?upto=3", "/s/1/1..2?upto=3"),
        (
            [("view", "split"), ("theme", "light"), ("q", "a&b")],
            "palette:mono",
            "/s/1/1..2?q=a%26b",
            "/s/1/1..2?q=a%26b&view=split&theme=light&palette=mono",
        ),
    ],
)
def test_a_page_is_handed_on_plain_or_with_its_settings(
    asked: list[tuple[str, str]], cookie: str, plain: str, told: str
) -> None:
    assert links("/s/1/1..2", asked, read(cookie, dict(asked))) == (plain, told)


def test_pages_name_their_links_unless_a_token_opens_them(ferry: TestClient) -> None:
    page = ferry.get("/s/1/1..2?view=split&times=utc").text
    assert '<a data-copy href="/s/1/1..2">Plain link</a>' in page
    told = '<a data-copy href="/s/1/1..2?view=split&amp;times=utc">Link with these settings</a>'
    assert told in page
    assert "Link with these settings" not in ferry.get("/").text
    assert "data-copy" not in ferry.get("/watches").text
