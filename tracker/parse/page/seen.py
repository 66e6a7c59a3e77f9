"""A hash of what a reader sees of a page, by which a look that found nothing new is told. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

_OPENING = re.compile(
    rb"<(?:!--|svg(?:\s[^<>]*)?/>|(?:script|style|noscript|template|svg)(?=[\s/>]))"
)
_COMMENT_END = re.compile(rb"--!?>")
_NO_TAG = re.compile(rb"<(?![a-zA-Z/!?])")


def visible_hash(body: bytes) -> str:
    """A hash (blake2b, 128 bits, hex) of the text that the HTML shows, in time linear in its size.

    Comments, scripts, styles, templates, drawings and all tags are left out; white space counts
    once. Where an element never closes, the rest counts as it stands: two equal hashes must mean
    one text, while two hashes of one text only cost a second look.
    """
    shown = b" ".join(b"".join(_shown(body)).split())
    first, *pieces = _NO_TAG.sub(b"&lt;", shown).split(b"<")
    texts = [first]
    for piece in pieces:
        _, end, text = piece.partition(b">")
        texts.append(text.strip() if end else piece)
    return blake2b(b"\n".join(filter(None, texts)), digest_size=16).hexdigest()


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
