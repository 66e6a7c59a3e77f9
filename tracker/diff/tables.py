"""Reads lists of words that are written as text, which is how a person can look them over. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def listed(words: str) -> tuple[str, ...]:
    """Return words parted by space, in their order."""
    return tuple(words.split())


def lexicon(words: str) -> frozenset[str]:
    """Return the set of words parted by space."""
    return frozenset(words.split())


def table(lines: str) -> Mapping[str, str]:
    """Return what each word of a table comes to.

    A line begins with what its words come to, itself one of them; `_` stands for a space in a word.
    """
    rows = [line.split() for line in lines.strip().splitlines()]
    found = {word.replace("_", " "): row[0].replace("_", " ") for row in rows for word in row}
    return MappingProxyType(found)
