"""What the chain hashes: the canonical form of captures, texts, versions and seals. Pure.

Everything is SHA-256, in hex, over the fields as SQL literals, parted by commas, in UTF-8: what a
database can write by itself, and 20 times as many a second as Python could. The first field says
the kind. A time is `YYYY-MM-DD HH:MM:SS.ffffff` in UTC; headers, captions and reasons are their
JSON text. The script in an evidence bundle has all of this once more, in its own words, so that a
mistake in either shows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Literal

Kind = Literal["capture", "version", "decision", "removal"]

BEGINNING = "story tracker, chain 1"
"""What stands in the place of the hash before the first seal."""

CAPTURE = (
    "id",
    "url",
    "feed_id",
    "captured_at",
    "status",
    "headers",
    "body_hash",
    "size",
    "dialled",
    "imported_from",
)
TEXT = (
    "headline",
    "label",
    "label_kind",
    "label_ordinal",
    "slug",
    "note",
    "dateline",
    "byline",
    "captions",
    "boilerplate",
    "paragraphs",
)
"""The last is the hashes of the paragraphs (blake2b-128), in order, parted by blanks."""
VERSION = (
    "id",
    "story_id",
    "number",
    "outlet",
    "address",
    "capture_id",
    "body_hash",
    "published_at",
    "updated_at",
    "unseen_until",
    "seen_at",
    "fingerprint",
    "score",
    "reasons",
    "text",
)
"""Story, number, score (in thousandths) and reasons are those with which it was filed; the last is
the digest of its text."""
DECISION = (
    "id",
    "version_id",
    "story_id",
    "number",
    "score",
    "reasons",
    "decided_by",
    "decided_at",
)
REMOVAL = ("id", "version_id", "removed_at", "removed_by", "reason")
SEAL = ("sequence", "kind", "subject_id", "name", "late", "text", "digest")
"""The names of the fields of each form, in their order."""

_LITERAL = re.compile(r"(NULL|-?[0-9]{1,20}|'(?:[^']|'')*+')(?:,|$)")


def form(fields: Sequence[object]) -> str:
    """Fields as SQL literals, parted by commas: `'it''s',2,NULL`."""
    return ",".join(map(_literal, fields))


def _literal(field: object) -> str:
    if field is None:
        return "NULL"
    return str(field) if isinstance(field, int) else "'" + str(field).replace("'", "''") + "'"


def fields_of(form: str) -> list[str | int | None]:
    """The fields that a form is made of; for forms of our own."""
    return [_value(literal) for literal in _LITERAL.findall(form)]


def _value(literal: str) -> str | int | None:
    if literal == "NULL":
        return None
    return literal[1:-1].replace("''", "'") if literal[0] == "'" else int(literal)


def digest(form: str) -> str:
    """SHA-256 of a form, in hex."""
    return hashlib.sha256(form.encode()).hexdigest()


def with_text(form: str, text: str | None) -> str:
    """The form of a version, with the digest of its text as the last field."""
    return f"{form},'{text}'"


def seal_hash(previous: str, seal: Sequence[object]) -> str:
    """The hash of a seal (its fields in the order of `SEAL`) over the hash of the one before.

    None of the fields ever holds a quotation mark or a comma, so that no other ones spell the same.
    """
    sequence, kind, subject_id, name, late, text, of = seal
    words = f"'{text}'" if text else "NULL"
    form = f"'{previous}',{sequence},'{kind}',{subject_id},'{name}',{late:d},{words},'{of}'"
    return hashlib.sha256(form.encode()).hexdigest()


def paragraph_hash(text: str) -> str:
    """blake2b-128 of a paragraph, in hex."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
