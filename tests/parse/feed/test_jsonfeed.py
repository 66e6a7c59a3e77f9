"""JSON Feed is read by its specification, and as far as it goes where it breaks off."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tracker.errors import ParseError
from tracker.models.values import Entry
from tracker.parse.feed.entries import CUT_OFF
from tracker.parse.feed.jsonfeed import read_json_feed

VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: Any, **more: Any) -> bytes:
    return json.dumps({"version": VERSION, "title": "Wire", **more, "items": items}).encode()


def read(item: dict[str, Any], **more: Any) -> Entry:
    return read_json_feed(feed(item, **more)).entries[0]


def test_every_field_is_read() -> None:
    item = {
        "id": "urn:ferry:1",
        "url": "https://wire.example/ferry",
        "title": "Ferry talks\nfail",
        "summary": "Crews & captains",
        "content_html": "<p>Crews walked out.</p>",
        "authors": [{"name": "Ilse Marn"}, {"name": "Odo Kell"}],
        "date_published": "2024-10-28T21:30:00+09:00",
        "date_modified": "2024-10-28T13:00:00Z",
    }
    assert read(item) == Entry(
        title="Ferry talks fail",
        guid="urn:ferry:1",
        link="https://wire.example/ferry",
        summary=("Crews & captains",),
        content=("Crews walked out.",),
        byline="Ilse Marn, Odo Kell",
        published_at=datetime(2024, 10, 28, 12, 30, tzinfo=UTC),
        updated_at=datetime(2024, 10, 28, 13, 0, tzinfo=UTC),
    )


def test_version_one_is_read() -> None:
    body = feed(
        {"id": 7, "author": {"name": "Ilse Marn"}}, version="https://jsonfeed.org/version/1"
    )
    entry = read_json_feed(body).entries[0]
    assert (entry.guid, entry.byline) == ("7", "Ilse Marn")


def test_a_plain_text_becomes_paragraphs() -> None:
    assert read({"content_text": "One < two.\n\nThree."}).content == ("One < two.", "Three.")


def test_a_relative_link_starts_from_the_home_page() -> None:
    assert (
        read({"url": "/1"}, home_page_url="https://wire.example/").link == "https://wire.example/1"
    )
    assert read({"external_url": "https://other.example/1"}).link == "https://other.example/1"
    assert read({"url": "/1"}).link is None


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"id": None, "title": 7, "url": ["x"], "authors": "Ilse", "author": "Ilse"},
        {"id": {}, "content_html": {"a": 1}, "date_published": 5, "authors": [None, "x"]},
    ],
)
def test_a_field_of_another_kind_is_as_good_as_none(item: dict[str, Any]) -> None:
    assert read(item) == Entry(title="")


def test_an_item_that_is_none_is_passed_over() -> None:
    assert len(read_json_feed(feed("text", None, {"id": "1"}, 5)).entries) == 1


def test_half_characters_and_nul_stay_outside() -> None:
    item = '{"id": "a\\u0000b", "title": "Mi\\ud800ll", "content_html": "<p>\\udfff\\u0001x</p>"}'
    body = f'{{"version": "{VERSION}", "items": [{item}]}}'.encode()
    entry = read_json_feed(body).entries[0]
    assert (entry.guid, entry.title, entry.content) == ("ab", "Mill", ("x",))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_any_unicode_is_read(charset: str) -> None:
    text = json.dumps(
        {"version": VERSION, "items": [{"title": "Fähre – 여객선"}]}, ensure_ascii=False
    )
    found = read_json_feed(text.encode(charset))
    assert (found.entries[0].title, found.warnings) == ("Fähre – 여객선", ())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_another_charset_costs_no_letter(mark: bytes) -> None:
    text = json.dumps({"version": VERSION, "items": [{"title": "Fähre"}]}, ensure_ascii=False)
    found = read_json_feed(mark + text.encode("cp1252"))
    assert found.entries[0].title == "Fähre"
    assert "Not all of it is utf-8" in found.warnings[0]


def test_a_feed_cut_off_anywhere_gives_its_whole_items() -> None:
    whole = feed({"title": "One"}, {"title": "Two"}).decode()
    first = whole.index('[{"')
    for end in range(first + 1, len(whole) - 2):
        found = read_json_feed(whole[:end].encode())
        assert [entry.title for entry in found.entries] == ["One", "Two"][: whole[:end].count("}")]
        assert found.warnings == (CUT_OFF,)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{}", "no JSON Feed"),
        (b'{"items": []}', "no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": {}}', "no JSON Feed"),
        (b'{"version": 1, "items": []}', "no JSON Feed"),
        (b"{nothing", "cannot be read"),
        (b'{"a": {"items": [1, 2', "cannot be read"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b"[" * 90_000, "nested"),
    ],
)
def test_what_is_no_json_feed_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(ParseError, match=words):
        read_json_feed(body)
