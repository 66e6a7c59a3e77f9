"""Traits and clues as bytes, as they are kept beside a story. Pure."""

from __future__ import annotations

import json
import struct
from collections.abc import Collection
from dataclasses import replace

from tracker.identify.clues import Clues, Traits
from tracker.models.values import Label, LabelKind

FORM = 2
"""Goes up whenever texts are taken apart otherwise, or kept otherwise: what is kept in an older
form is made anew from the text."""

MOST_CLUES = 128
"""Words, and passages, that are kept of a story with many versions: those of the latest first."""


def pack_traits(of: Traits) -> bytes:
    """Traits as bytes: about 2.5 kB for a text of 400 words."""
    label = of.label and (of.label.text, of.label.kind, of.label.ordinal)
    words = of.headline, of.opening - of.headline, of.names
    parts = [*map(sorted, words), of.slug, of.address, of.place, label]
    text = json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _U32.pack(len(text)) + text + _pack(sorted(of.triples))


def unpack_traits(kept: bytes) -> Traits:
    """The traits that were packed."""
    end = _U32.size + _U32.unpack_from(kept)[0]
    text = kept[_U32.size : end].decode("utf-8", "surrogatepass")
    headline, more, names, slug, address, place, label = json.loads(text)
    return Traits(
        headline=frozenset(headline),
        triples=frozenset(_unpack(kept[end:])),
        opening=frozenset(headline + more),
        names=frozenset(names),
        slug=slug,
        address=address,
        place=place,
        label=Label(label[0], LabelKind(label[1]), label[2]) if label else None,
    )


def pack_clues(of: Clues) -> bytes:
    """Clues as bytes: about 170 for a text of 400 words."""
    return _pack((of.triples, of.headline, len(of.words), *of.words, *of.passages))


def unpack_clues(kept: bytes) -> Clues:
    """The clues that were packed."""
    triples, headline, count, *hashes = _unpack(kept)
    return Clues(tuple(hashes[:count]), tuple(hashes[count:]), triples, headline)


def with_earlier(now: Clues, before: Clues) -> Clues:
    """The clues of a story: those of its latest text, and as many of the earlier ones as fit."""
    words = tuple(dict.fromkeys(now.words + before.words))[:MOST_CLUES]
    passages = tuple(dict.fromkeys(now.passages + before.passages))[:MOST_CLUES]
    return replace(now, words=words, passages=passages)


_U32 = struct.Struct("<I")


def _pack(numbers: Collection[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _unpack(kept: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(kept) // 4}I", kept)
