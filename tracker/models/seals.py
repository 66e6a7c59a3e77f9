"""What the chain hashes: the canonical form of captures, texts, versions and seals. Pure.

Everything is SHA-256, in hex, over a JSON array as Python's `json.dumps` writes it: in ASCII, with
`, ` between the items. A time is `YYYY-MM-DD HH:MM:SS.ffffff` in UTC; a list or an object inside
(headers, captions, reasons) is a string, its own JSON text. The script in an evidence bundle has
all of this once more, in its own words, so that a mistake in either shows.
"""

from __future__ import annotations

import hashlib
import json
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
"""Story, number, score and reasons are those with which it was filed; the last is the digest of
its text."""
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
"""The names of the fields of each form, in their order."""


def digest(kind: Kind | Literal["text"], fields: Sequence[object]) -> str:
    """The digest of a subject: of its kind and of its fields, in the order of the names above."""
    return _sha256([kind, *fields])


def seal_hash(
    previous: str,
    sequence: int,
    kind: str,
    subject_id: int,
    name: str,
    *,
    late: bool,
    text: str | None,
    digest: str,
) -> str:
    """The hash of a seal over the hash of the one before."""
    return _sha256([previous, sequence, kind, subject_id, name, bool(late), text, digest])


def paragraph_hash(text: str) -> str:
    """blake2b-128 of a paragraph, in hex."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _sha256(words: list[object]) -> str:
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()
