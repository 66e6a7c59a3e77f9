"""Reads JSON Feed, versions 1.0 and 1.1 (jsonfeed.org). Pure."""

from __future__ import annotations

import json
import re
from typing import Any

from tracker.errors import ParseError
from tracker.models.values import Entry, FeedText
from tracker.parse.charsets import mostly_utf_8
from tracker.parse.feed.entries import (
    CUT_OFF,
    PLAIN,
    as_html,
    byline_of,
    guid_of,
    parts_in,
    text_in,
    text_lines,
)
from tracker.parse.markup import address, legible, moment, one_line

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


def read_json_feed(body: bytes) -> FeedText:
    """What a JSON Feed says; of one that breaks off, the items that are whole.

    Raises ParseError for an answer that is none.
    """
    warnings: list[str] = []
    try:
        feed = _data(_text(body, warnings), warnings)
    except RecursionError:
        raise ParseError("This JSON is nested deeper than any feed. Check the address.") from None
    named = "jsonfeed.org/version/" in text_in(feed, "version")
    if not named or not isinstance(feed.get("items"), list):
        raise ParseError("This is JSON, but no JSON Feed. Check the address.")
    base = address(text_in(feed, "home_page_url")) or address(text_in(feed, "feed_url")) or ""
    entries = tuple(_entry(item, base, warnings) for item in parts_in(feed, "items"))
    return FeedText(text_in(feed, "title"), entries, tuple(warnings))


def _text(body: bytes, warnings: list[str]) -> str:
    charset = json.detect_encoding(body)
    try:
        return body.decode(charset)
    except UnicodeDecodeError:
        warnings.append(f"Not all of it is {charset}.")
    wide = not charset.startswith("utf-8")
    text = body.decode(charset, "replace") if wide else mostly_utf_8(body)
    return text.removeprefix("\ufeff")


def _data(text: str, warnings: list[str]) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        start = _ITEMS.search(text)
    try:
        feed = json.loads(f"{text[: start.end()]}]}}") if start else None
    except ValueError:
        feed = None
    if not start or not isinstance(feed, dict):
        raise ParseError("This begins like JSON and cannot be read as such. Check the address.")
    warnings.append(CUT_OFF)
    return {**feed, "items": _whole_values(text, start.end())}


def _whole_values(text: str, at: int) -> list[Any]:
    """The values of a list that may break off, from this place on."""
    values: list[Any] = []
    while between := _BETWEEN.match(text, at):
        try:
            value, at = json.JSONDecoder().raw_decode(text, between.end())
        except ValueError:
            break
        values.append(value)
    return values


def _entry(item: dict[str, Any], base: str, warnings: list[str]) -> Entry:
    authors = parts_in(item, "authors") or parts_in({"author": [item.get("author")]}, "author")
    content, plain = text_in(item, "content_html"), text_in(item, "content_text")
    return Entry(
        title=one_line(text_in(item, "title")),
        guid=_guid(item.get("id")),
        link=address(text_in(item, "url") or text_in(item, "external_url"), base),
        summary=text_lines(as_html(text_in(item, "summary"), PLAIN), warnings),
        content=text_lines(legible(content) or as_html(plain, PLAIN), warnings),
        byline=byline_of(text_in(author, "name") for author in authors),
        published_at=moment(text_in(item, "date_published")),
        updated_at=moment(text_in(item, "date_modified")),
    )


def _guid(value: object) -> str | None:
    return guid_of(str(value)) if isinstance(value, str | int | float) else None
