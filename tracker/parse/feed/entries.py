"""Makes an entry of what feedparser found in one item. Pure.

Whoever writes a feed can put any name and any kind of value into what feedparser hands over, so
nothing in it is taken for a text or a list before it was looked at.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

from tracker.errors import ParseError
from tracker.models.values import Entry
from tracker.parse.markup import (
    CUT_HERE,
    LONGEST_TEXT,
    address,
    html_lines,
    legible,
    looks_like_html,
    moment,
    one_line,
    shortened,
)

PLAIN = "text/plain"
CUT_OFF = "The feed breaks off; the items that are whole were read."

_MAILBOX = re.compile(r"[^\s@()]+@[^\s@()]+(?: ?\(([^()]*)\))?")


def entry_of(item: dict[str, Any], base: str, warnings: list[str], *, atom: bool) -> Entry:
    """The entry of one item; its relative links start from `base`."""
    published = moment(text_in(item, "published")) or moment(text_in(item, "created"))
    updated = moment(text_in(item, "updated"))
    if not published and not atom:  # RDF has one date for an item: when it was published
        published, updated = updated, None
    return Entry(
        title=one_line(text_in(item, "title")),
        guid=guid_of(text_in(item, "id")),
        link=_link(item, base),
        summary=text_lines(_summary(item), warnings),
        content=text_lines(_content(item, atom=atom), warnings),
        replaces=_replaces(item, base),
        byline=byline_of(_authors(item, atom=atom)),
        published_at=published,
        updated_at=updated,
    )


def text_in(said: Any, key: str) -> str:
    """The text under this name; empty where there is none, or something else."""
    value = dict.get(said, key) if isinstance(said, dict) else None
    return value if isinstance(value, str) else ""


def parts_in(said: Any, key: str) -> list[dict[str, Any]]:
    """The parts listed under this name; none where there is no list of parts."""
    value = dict.get(said, key) if isinstance(said, dict) else None
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def guid_of(text: str) -> str | None:
    """A guid as one line, or None for an empty one."""
    return " ".join(legible(text).split()) or None


def base_of(feed: Any) -> str:
    """The address that the feed gives itself, which relative links start from; may be empty."""
    named = (text_in(feed, "link"), *(text_in(link, "href") for link in parts_in(feed, "links")))
    return next((found for href in named if (found := address(href))), "")


def byline_of(names: Iterable[str]) -> str:
    """The names of the authors, in order; a mailbox counts for the name that stands with it."""
    lines = map(one_line, names)
    bare = (box[1] if (box := _MAILBOX.fullmatch(line)) else line for line in lines)
    return ", ".join(dict.fromkeys(filter(None, bare)))


def text_lines(markup: str, warnings: list[str]) -> tuple[str, ...]:
    """The lines of an item's text; none, with a warning, of one that no story looks like."""
    try:
        lines = shortened(html_lines(markup))
    except ParseError as error:
        warnings.append(f"A text in the feed: {str(error)[0].lower()}{str(error)[1:]}")
        return ()
    if lines and lines[-1].startswith(CUT_HERE):
        warnings.append(f"A text longer than {LONGEST_TEXT:,} characters was cut.")
    return lines


def as_html(text: str, kind: str) -> str:
    """A text as HTML; plain text by paragraphs, unless it holds markup after all."""
    text = legible(text)
    if kind != PLAIN or looks_like_html(text):
        return text
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())


def _link(item: dict[str, Any], base: str) -> str | None:
    """The item's own link, by its word from before a redirecting service got hold of it."""
    links = (link for link in parts_in(item, "links") if text_in(link, "rel") == "alternate")
    named = (
        text_in(item, "feedburner_origlink"),
        text_in(item, "link"),
        *(text_in(link, "href") for link in links),
    )
    return next((found for href in named if href and (found := address(href, base))), None)


def _summary(item: dict[str, Any]) -> str:
    # A summary without its detail is feedparser's own copy of the full text.
    detail = item.get("summary_detail")
    return as_html(text_in(item, "summary"), text_in(detail, "type")) if detail else ""


def _content(item: dict[str, Any], *, atom: bool) -> str:
    """The full text. In RSS a plain one is a second description that feedparser came upon."""
    texts = [
        as_html(text_in(part, "value"), text_in(part, "type"))
        for part in parts_in(item, "content")
        if "html" in text_in(part, "type") or (atom and text_in(part, "type") == PLAIN)
    ]
    return max(texts, key=len, default="")


def _authors(item: dict[str, Any], *, atom: bool) -> list[str]:
    authors = [text_in(author, "name") for author in parts_in(item, "authors")]
    # Of a mailbox in RSS feedparser makes a name, by cutting out what it takes for the address.
    return authors if atom or len(authors) > 1 else [text_in(item, "author")]


def _replaces(item: dict[str, Any], base: str) -> str | None:
    """What the item says it replaces: a link by RFC 5829, or the term of Dublin Core."""
    for link in parts_in(item, "links"):
        if text_in(link, "rel") == "predecessor-version":
            return address(text_in(link, "href"), base)
    return guid_of(text_in(item, "dcterms_replaces"))
