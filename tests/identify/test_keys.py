"""By which keys an address is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.identify.keys import canonical_url, guid_key, keys_in, url_key

ONE_STORY = [
    "https://wire.example/news/harbour-strike",
    "http://wire.example/news/harbour-strike",
    "https://www.wire.example/news/harbour-strike/",
    "https://m.wire.example/news/harbour-strike",
    "https://amp.wire.example/news/harbour-strike/amp",
    "HTTPS://Wire.Example:443/news/harbour-strike#comments",
    "https://wire.example/news/harbour-strike?utm_source=rss&utm_medium=feed",
    " https://wire.example/news/harbour-strike?fbclid=abc ",
]


@pytest.mark.parametrize("url", ONE_STORY)
def test_every_spelling_of_an_address_has_one_key(url: str) -> None:
    assert url_key(url) == "url:https://wire.example/news/harbour-strike"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://wire.example/a?id=1", "https://wire.example/a?id=2"),
        ("https://wire.example/a", "https://wire.example/b"),
        ("https://wire.example/A", "https://wire.example/a"),
        ("https://wire.example/a", "https://other.example/a"),
        ("https://wire.example:8080/a", "https://wire.example/a"),
    ],
)
def test_two_addresses_stay_two(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


def test_parameters_are_sorted() -> None:
    assert canonical_url("https://w.example/?b=2&a=1") == canonical_url("https://w.example?a=1&b=2")


@pytest.mark.parametrize("text", ["", "tag:wire.example,2026:1", "http://[bad", "http://h:99999/"])
def test_what_is_no_address_comes_back_as_it_is(text: str) -> None:
    assert canonical_url(text) == text


def test_a_guid_that_is_an_address_is_known_as_one() -> None:
    assert guid_key("http://www.wire.example/a/") == url_key("https://wire.example/a")
    assert guid_key("AEN2026") == "guid:AEN2026"


def test_what_a_person_types_is_looked_for_under_every_kind_of_key() -> None:
    assert url_key("https://wire.example/a") in keys_in("https://wire.example/a")
    assert "guid:AEN2026" in keys_in("AEN2026")


@given(st.text())
def test_a_canonical_form_is_its_own(text: str) -> None:
    assert canonical_url(canonical_url(text)) == canonical_url(text)


@given(st.from_regex(r"https?://[a-z.]{1,12}(:\d{1,4})?/[a-zA-Z0-9/._%-]{0,20}(\?[a-z=&]{0,12})?"))
def test_a_canonical_address_is_its_own(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
