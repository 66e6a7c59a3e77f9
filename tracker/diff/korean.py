"""Marks of Korean words only what follows the stem: `정부[-가-]{+는+}`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Prefix

from tracker.diff.tokens import is_word
from tracker.models.values import Op

HANGUL = re.compile(r"[가-힣]+")
# The particles that follow a noun in news copy, with the forms that they take after a consonant
# and after a vowel. After a stem of one syllable only these count as a tail: 군[-이-]{+은+} has a
# stem, while 사과 and 사람 are two words that happen to begin alike.
PARTICLE = re.compile(
    r"(?:이|가|은|는|을|를|의|에|에서|에게|에는|에도|께서|로|으로|와|과|도|만|부터|까지|보다|처럼|라고|이라고)?"
)
LONGEST = 40
"""Pieces of one change that are taken apart, spaces counted: a sentence. Longer ones are shown
whole, which also bounds the spans of a text."""
STEM = 2
"""Syllables that stand for a stem whatever follows: 발표[-했다-]{+한다+}."""


def tails(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Op, str]]:
    """Yield what went and what came at one place, shared stems apart, from the pieces of both.

    Stems are set apart where the words pair up one by one and at least half of the pairs have one.
    """
    before, after = "".join(old), "".join(new)
    if len(old) == len(new) <= LONGEST and HANGUL.search(before) and HANGUL.search(after):
        pairs = list(zip(old, new, strict=True))
        stems = [stem(*pair) for pair in pairs if any(map(is_word, pair))]
        if 2 * sum(map(bool, stems)) >= len(stems):
            yield from _piece_by_piece(pairs)
            return
    yield "-", before
    yield "+", after


def _piece_by_piece(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[Op, str]]:
    for old, new in pairs:
        same = old if old == new else stem(old, new)
        yield "=", same
        yield "-", old[len(same) :]
        yield "+", new[len(same) :]


def stem(old: str, new: str) -> str:
    """Return what both words begin with where that is a stem; empty where they are unlike."""
    if not (HANGUL.fullmatch(old) and HANGUL.fullmatch(new)):
        return ""
    shared = Prefix.similarity(old, new)
    only_particles = PARTICLE.fullmatch(old, shared) and PARTICLE.fullmatch(new, shared)
    return old[:shared] if shared >= STEM or (shared and only_particles) else ""
