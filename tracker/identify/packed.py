"""Traits and clues as bytes, as they are kept beside a story. Pure."""

from __future__ import annotations

import json
import struct
from collections.abc import Collection
from dataclasses import replace
from itertools import chain

from tracker.identify.clues import Clues, Traits
from tracker.models.values import Label, LabelKind

FORM = 3
"""Goes up whenever texts are taken apart otherwise, or kept otherwise: what is kept in an older
form is made anew from the text."""

MOST_CLUES = 128
"""Words, and passages, that are kept of a story with many versions: those of the latest first."""


def pack_traits(of: Traits) -> bytes:
    """Traits as bytes: about 2.3 kB for a text of 400 words."""
    headline = sorted(of.headline, key=lambda word: (word not in of.numbers, word))
    more = sorted(frozenset(of.opening) - of.headline)
    hashes = (headline, more, sorted(of.names), sorted(of.triples))
    label = of.label and (of.label.text, of.label.kind, of.label.ordinal)
    text = json.dumps((of.slug, of.address, of.place, label), ensure_ascii=False)
    counts = (len(of.numbers), *map(len, hashes))
    return _COUNTS.pack(*counts) + _pack(tuple(chain(*hashes))) + text.encode(*_UTF_8)


def unpack_traits(kept: bytes) -> Traits:
    """The traits that were packed."""
    numbers, headline, more, names, triples = _COUNTS.unpack_from(kept)
    opening = headline + more
    all_names = opening + names
    end = _COUNTS.size + _U32 * (all_names + triples)
    hashes = _unpack(kept[_COUNTS.size : end])
    slug, address, place, label = json.loads(kept[end:].decode(*_UTF_8))
    return Traits(
        headline=frozenset(hashes[:headline]),
        numbers=frozenset(hashes[:numbers]),
        opening=hashes[:opening],
        names=hashes[opening:all_names],
        triples=hashes[all_names:],
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


_COUNTS = struct.Struct("<5H")
"""Of numbers, headline, more of the opening, names, triples; see `clues` for how few they are."""

_U32 = 4
_UTF_8 = ("utf-8", "surrogatepass")


def _pack(numbers: Collection[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _unpack(kept: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(kept) // _U32}I", kept)
