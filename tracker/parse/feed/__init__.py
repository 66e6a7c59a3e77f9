"""Reads a feed (RSS, RDF, Atom, JSON Feed) into entries, and says what had to be mended. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.errors import ParseError
from tracker.models.values import Entry, FeedText
from tracker.parse.feed.jsonfeed import read_json_feed
from tracker.parse.feed.xmlfeed import read_xml_feed
from tracker.parse.markup import one_line

LONGEST_TITLE = 1_000
LONGEST_ADDRESS = 2_048
"""Of an address or a guid; no item of 9,000 real ones comes near either limit."""


def read_feed(body: bytes, *, content_type: str | None = None, limit: int = 5_000) -> FeedText:
    """The entries of a feed in its order, at most `limit` of them; texts legible, times in UTC.

    `content_type` is the HTTP header as it came; its charset counts by the rules of RFC 3023.
    What had to be mended or left out is said in the warnings. Raises ParseError, in words for
    people, for an answer that is no feed.
    """
    start = body.lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n")[:1]
    if not start:
        raise ParseError("The answer is empty. Look at the address in a browser.")
    if start in b"{[":
        feed = read_json_feed(body)
    else:
        feed = read_xml_feed(body, content_type or "", limit)
    warnings = list(feed.warnings)
    if len(feed.entries) > limit:
        warnings.append(f"The feed has more than {limit:,} items; the first {limit:,} were read.")
    entries = tuple(_bounded(entry, warnings) for entry in feed.entries[:limit])
    warnings += _shared_guids(entries)
    title = one_line(feed.title)[:LONGEST_TITLE]
    return FeedText(title, entries, tuple(dict.fromkeys(warnings)))


def _shared_guids(entries: Sequence[Entry]) -> Iterator[str]:
    """A word on each guid by which a feed calls more than one link; it names none of them."""
    first: dict[str, str | None] = {}
    for entry in entries:
        if entry.guid and first.setdefault(entry.guid, entry.link) != entry.link:
            yield "Items of different links have the same guid; they are told apart by their links."


def _bounded(entry: Entry, warnings: list[str]) -> Entry:
    """The entry without what is too long to be a title, an address or a guid."""
    if len(entry.title) > LONGEST_TITLE:
        warnings.append(f"A title longer than {LONGEST_TITLE:,} characters was cut.")
        entry = replace(entry, title=entry.title[:LONGEST_TITLE].rstrip())
    return replace(
        entry,
        link=_short(entry.link, "link", warnings),
        guid=_short(entry.guid, "guid", warnings),
        replaces=_short(entry.replaces, "address", warnings),
    )


def _short(text: str | None, name: str, warnings: list[str]) -> str | None:
    if text is None or len(text) <= LONGEST_ADDRESS:
        return text
    warnings.append(f"A {name} longer than {LONGEST_ADDRESS:,} characters was left out.")
    return None
