"""What a source changed of what it said before: each source is compared with itself. Pure.

A feed and a page often word one headline differently, and for days. Were they compared with each
other, every poll would make a version. So each remembers a short hash of every piece that it
last gave, and only a piece that a source itself changed reaches the story's text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace

from tracker.models.values import Article

PIECES = tuple(field.name for field in fields(Article))
"""Headline, label, slug, note, dateline, byline, captions, paragraphs, boilerplate."""

_OF_A_SUMMARY = ("headline", "label", "slug", "note")
"""What an entry without full text can tell of a story whose page has been read."""


def piece_hashes(article: Article) -> dict[str, str]:
    """A short hash (blake2b-64, hex) of each piece."""
    return {piece: _hash(repr(getattr(article, piece))) for piece in PIECES}


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def text_now(
    said: Article, before: Mapping[str, str], shown: Article | None, *, summary_only: bool = False
) -> Article:
    """The story's text after a source said `said`.

    `before` has the piece hashes of what this source said last, empty at its first word; `shown`
    is the text that the address showed last. At its first word a source gives what was missing
    so far; afterwards, what it changed. A summary is never taken for the text of a story whose
    page was read.
    """
    if shown is None:
        return said
    allowed = _OF_A_SUMMARY if summary_only and _has_read_text(shown, said) else PIECES
    now = piece_hashes(said)
    if before:
        taken = [piece for piece in allowed if before.get(piece) != now[piece]]
    else:
        taken = [piece for piece in allowed if getattr(said, piece) and _adds(piece, said, shown)]
    return replace(shown, **{piece: getattr(said, piece) for piece in taken})


def _adds(piece: str, said: Article, shown: Article) -> bool:
    """Whether a source's first word on a piece tells more than is known."""
    if piece == "paragraphs":
        return _length(said) > _length(shown)
    return not getattr(shown, piece)


def _has_read_text(shown: Article, said: Article) -> bool:
    return _length(shown) > _length(said)


def _length(article: Article) -> int:
    return sum(len(paragraph) for paragraph in article.paragraphs)
