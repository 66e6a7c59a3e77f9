"""Hashes of what a reader sees of a page, by which a look that found nothing new is told. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from hashlib import blake2b

from tracker.parse.page.passing import is_stamp, passes

_OPENING = re.compile(
    rb"<(?:!--|svg(?:\s[^<>]*)?/>|(?:script|style|noscript|template|svg)(?=[\s/>]))"
)
_COMMENT_END = re.compile(rb"--!?>")
_NO_TAG = re.compile(rb"<(?![a-zA-Z/!?])")
_TAG = re.compile(rb"<[^<>]*>")
_BLOCK = re.compile(
    rb"</?(?:address|article|aside|blockquote|body|div|dl|dd|dt|figcaption|figure|footer|form|head|"
    rb"header|h[2-6]|hr|html|li|main|nav|ol|p|section|table|tr|ul)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
"""The edges of a line. A heading of the first rank is none, so that a line with one is known."""
_HEADLINE = re.compile(rb"<(?:h1|title)(?=[\s/>])", re.IGNORECASE)
_STAMP = re.compile(
    rb"<(time|span|small|em|i)(\s[^<>]{0,400})?>([^<>]{1,120})</\1\s*>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    rb"""\s([^\s"'<>/=]{1,40})(?:\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
)

LONGEST_LINE = 600
"""Bytes, tags included: a line with more is never taken for a time or a counter."""

_texts: dict[bytes, str] = {}
"""Hashes of visible text, by the markup that it was found in."""

MOST_TEXTS = 16_384
"""That are remembered: 4 MB."""


def visible_hash(body: bytes) -> str:
    """A hash (blake2b, 128 bits, hex) of the text that the HTML shows, in time linear in its size.

    Comments, scripts, styles, templates, drawings and all tags are left out; white space counts
    once. Where an element never closes, the rest counts as it stands: two equal hashes must mean
    one text, while two hashes of one text only cost a second look.

    Most pages come back with the markup that they had, scripts apart. To know that again takes
    0.2 ms for a page of 76 KB, to find the text in it 0.6 ms: so what was found is remembered.
    """
    shown = b"".join(_shown(body))
    markup = blake2b(shown, digest_size=16).digest()
    known = _texts.get(markup)
    if known is None:
        known = _hash(_text_and_tags(shown))
        if len(_texts) >= MOST_TEXTS:
            _texts.clear()
        _texts[markup] = known
    return known


def steady_hash(body: bytes) -> str:
    """A hash like `visible_hash`, without the times and counters that are new at every look.

    Left out is what `read_page` takes out of every text: a line that is nothing but a time or a
    counter, and an element that is there for one. Whatever else stands on the page counts in full,
    so that two equal hashes mean one article.
    """
    steady = _STAMP.sub(_unless_stamp, _text_and_tags(b"".join(_shown(body))))
    return _hash(b"<p>".join(line for line in _BLOCK.split(steady) if not _passes(line)))


def _text_and_tags(shown: bytes) -> bytes:
    return _NO_TAG.sub(b"&lt;", b" ".join(shown.split()))


def _hash(shown: bytes) -> str:
    first, *pieces = shown.split(b"<")
    texts = [first]
    for piece in pieces:
        _, end, text = piece.partition(b">")
        texts.append(text.strip() if end else piece)
    return blake2b(b"\n".join(filter(None, texts)), digest_size=16).hexdigest()


def _passes(line: bytes) -> bool:
    if len(line) > LONGEST_LINE or _HEADLINE.search(line):
        return False
    return passes(_words(_TAG.sub(b"", line)))


def _unless_stamp(element: re.Match[bytes]) -> bytes:
    found = dict(reversed(_ATTRIBUTE.findall(element[2] or b"")))
    names = b" ".join(found.get(name, b"").strip(b"\"'") for name in (b"class", b"id"))
    tag, said = element[1].decode().lower(), names.decode("utf-8", "replace")
    return b"" if is_stamp(tag, said, _words(element[3])) else element[0]


def _words(text: bytes) -> str:
    return " ".join(html.unescape(text.decode("utf-8", "replace")).split())


def _shown(body: bytes) -> Iterator[bytes]:
    """The stretches of the page outside of comments and of elements that are not shown."""
    lower = body.lower()
    at = 0
    while opening := _OPENING.search(lower, at):
        end = _end(lower, opening)
        if end < 0:
            break
        yield body[at : opening.start()]
        at = end
    yield body[at:]


def _end(lower: bytes, opening: re.Match[bytes]) -> int:
    """Where the element that opens here ends; -1 when it never does."""
    if opening[0] == b"<!--":
        end = _COMMENT_END.search(lower, opening.start() + 2)
        return end.end() if end else -1
    if opening[0].endswith(b"/>"):
        return opening.end()
    return lower.find(b"</" + opening[0][1:], opening.end())
