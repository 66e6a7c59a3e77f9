"""Finds the items of RSS, RDF and Atom, whole or broken, with feedparser. Pure."""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass, replace
from typing import Any
from xml.sax import SAXException

import feedparser
from lxml import etree  # type: ignore[import-untyped]

from tracker.errors import ParseError
from tracker.models.values import FeedText
from tracker.parse.charsets import charset_of, encoded_once, fits, mostly_utf_8
from tracker.parse.feed.entries import CUT_OFF, base_of, entry_of, parts_in, text_in
from tracker.parse.markup import feed_gate, one_line

# What begins so is not ASCII underneath: it is decoded before anyone looks for markup in it.
_WIDE = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"), (b"\0\0\0<", "utf-32-be"), (b"<\0\0\0", "utf-32-le"),
    (b"\0<", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\x4c\x6f\xa7\x94", "cp037"),
)  # fmt: skip

# Comments, instructions and document type, step by step; no step gives back what it took.
_PROLOG = re.compile(
    rb"(?:\s++|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*+(?:\[.*?\]\s*)?>)*+",
    re.DOTALL | re.IGNORECASE,
)
_DECLARATION = re.compile(rb"\s*<\?xml[^<>]{0,200}")
_ROOT = re.compile(rb"<([A-Za-z][\w:.-]{0,60})")
_ITEM_END = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_PAGE_ROOTS = frozenset(
    {"a", "b", "body", "br", "center", "div", "font", "h1", "head", "html", "link", "meta", "p",
     "script", "style", "table", "title"}
)  # fmt: skip
# feedparser takes the description of a picture for a second one of the item: for its full text.
_OF_MEDIA = re.compile(rb"<(/?)(media|itunes):(description|summary)(?=[\s/>])")

# feedparser has no error of its own for hostile input: this is what its parts let out.
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError,
    ValueError, SAXException, feedparser.UndeclaredNamespace,
)  # fmt: skip


_AS_UTF_8 = "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Tamed:
    """A feed that feedparser may have, the HTTP header to go with it, its own charset."""

    body: bytes
    content_type: str
    charset: str | None
    warnings: tuple[str, ...] = ()


def read_xml_feed(body: bytes, content_type: str, limit: int) -> FeedText:
    """What an RSS, RDF or Atom feed says; one item more than `limit` where there are more.

    Of a feed that breaks off, the item that it breaks off in is left out. Raises ParseError for an
    answer that is no such feed.
    """
    feed = _tamed(body, content_type)
    body = _first_items(feed.body, limit + 1)
    feed_gate(body.decode("latin-1"))  # tags are ASCII in every charset that is left
    read, broken = _read_leniently(body, feed.content_type)
    _refuse_other(read, body)
    items, warnings = list(read["entries"]), list(feed.warnings)
    if broken:
        items, warning = _whole(items, body)
        warnings.append(warning)
    atom, base = (read["version"] or "").startswith("atom"), base_of(read["feed"])
    # Items without an end tag are not left out before they are parsed.
    wanted = items[: limit + 1]
    entries = tuple(entry_of(dict(item), base, warnings, atom=atom) for item in wanted)
    return FeedText(text_in(read["feed"], "title"), entries, tuple(warnings))


def _tamed(body: bytes, content_type: str) -> _Tamed:
    """The feed from its first element on.

    What stands before that element is left out: feedparser looks through it in cubic time (20 KB
    take half a minute), and entities are declared there. So are codecs that decode no text.
    """
    feed = _decodable(body, content_type)
    prolog = _PROLOG.match(feed.body)
    root = _ROOT.search(feed.body, prolog.end() if prolog else 0)
    if not root:
        raise ParseError("This is neither XML nor JSON, so no feed. Check the address.")
    head = f'<?xml version="1.0" encoding="{feed.charset}"?>\n' if feed.charset else ""
    rest = _OF_MEDIA.sub(rb"<\1\2:of-media-\3", feed.body[root.start() :])
    return replace(feed, body=head.encode() + rest)


def _decodable(body: bytes, content_type: str) -> _Tamed:
    """The feed as it came where a declared charset fits it, else as UTF-8.

    Left alone, feedparser reads the whole feed as cp1252 for one byte that is wrong, and for a
    header that says so.
    """
    declaration = _DECLARATION.match(body)
    own = charset_of(declaration[0].decode("latin-1")) if declaration else None
    sent = charset_of(content_type)
    wide = next((codec for mark, codec in _WIDE if body.startswith(mark)), None)
    if wide:
        return _Tamed(body.decode(wide, "replace").encode(), _AS_UTF_8, "utf-8")
    declared = [name for name in (sent, own) if name]
    fitting = next((name for name in (*declared, "utf-8") if fits(body, name)), None)
    if fitting:
        wrong = declared and fitting != declared[0]
        warnings = (f"Declared as {declared[0]}, read as {fitting}.",) if wrong else ()
        if fitting == "utf-8":
            return _once(body.decode(), warnings)
        return _Tamed(body, content_type if sent else content_type.partition(";")[0], own, warnings)
    meant = next((name for name in declared if name != "ascii"), "utf-8")
    text = mostly_utf_8(body) if meant == "utf-8" else body.decode(meant, "replace")
    return _Tamed(text.encode(), _AS_UTF_8, "utf-8", (f"Not all of it is {meant}, as declared.",))


def _once(text: str, warnings: tuple[str, ...]) -> _Tamed:
    meant = encoded_once(text)
    twice = () if meant == text else ("Its letters were encoded twice; read as they were meant.",)
    return _Tamed(meant.encode(), _AS_UTF_8, "utf-8", warnings + twice)


def _first_items(body: bytes, limit: int) -> bytes:
    """The feed without the items after the first `limit`: 3,000 items take feedparser a second."""
    ends = _item_ends(body)
    return body[: ends[limit - 1]] + body[ends[-1] :] if len(ends) > limit else body


def _item_ends(body: bytes) -> list[int]:
    return [end.end() for end in _ITEM_END.finditer(body)]


def _read_leniently(body: bytes, content_type: str) -> tuple[Any, bool]:
    """What feedparser finds, and whether the XML is broken.

    Of broken XML feedparser may take two items for one: if there is more in it once lxml mended
    it, that counts.
    """
    read = _read(body, content_type)
    if read and not isinstance(read.get("bozo_exception"), SAXException):
        return read, False
    mended = _read(_mended(body, (read or {}).get("encoding") or "utf-8"), "")
    if not read and not mended:
        raise ParseError("This is too broken to be read as a feed. Look at it in a browser.")
    if not read or (mended and len(mended["entries"]) > len(read["entries"])):
        return mended, True
    return read, True


def _read(body: bytes, content_type: str) -> Any:
    """What feedparser finds; None where it stumbles over it."""
    try:  # over a stream, since feedparser would open a file whose name the bytes are
        return feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": content_type} if content_type else {},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _STUMBLES:
        return None


def _mended(body: bytes, charset: str) -> bytes:
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    root = etree.fromstring(body.decode(charset, "replace").encode(), parser)
    if root is None:
        return b"<none/>"
    # Of a reference to half a character lxml makes bytes that are no UTF-8.
    return str(etree.tostring(root, encoding="utf-8"), "utf-8", "replace").encode()


def _refuse_other(read: Any, body: bytes) -> None:
    """Raises ParseError where nothing that was found makes a feed."""
    root = _ROOT.search(body)
    name = root[1].decode() if root else ""
    page = name.lower() in _PAGE_ROOTS
    if read["entries"] and (read["version"] or not page):
        return
    if page:
        raise ParseError(f"This is a web page, not a feed. {_where_else(read['feed'])}")
    if not read["version"]:
        raise ParseError(f"This is XML (<{name}>), but no RSS, RDF or Atom. Check the address.")


def _where_else(page: Any) -> str:
    for link in parts_in(page, "links"):
        feed = text_in(link, "type").endswith(("+xml", "feed+json"))
        if feed and text_in(link, "rel") == "alternate":
            return f"It names a feed: {one_line(text_in(link, 'href'))[:200]}"
    return "Look on it for a link called RSS or Atom."


def _whole(items: list[Any], body: bytes) -> tuple[list[Any], str]:
    """The items of a broken feed without a half one at its end, and what there is to say of it."""
    ends = _item_ends(body)
    if _END.search(body, ends[-1] if ends else 0):
        return items, "The feed is not well-formed XML; it was read as well as it goes."
    return items[:-1] if len(items) > len(ends) else items, CUT_OFF
