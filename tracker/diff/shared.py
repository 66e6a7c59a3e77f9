"""How much of their text any two of several texts share. Pure.

A text is what its headline and its paragraphs say in threes of words in a row. Two texts share
twice the threes that stand in both, over those that both have (the coefficient of Dice, over what
Broder, "On the resemblance and containment of documents", 1997, calls shingles). A word that
changed costs the three threes that it is in; a paragraph that moved costs none. A distinct
paragraph is taken apart once, and no text is compared with another word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from tracker.diff.tokens import is_word, pieces_of
from tracker.models.values import Article

IN_A_ROW = 3
"""Words: by single ones, any two texts of one language are half the same."""

CHARACTERS = 500_000
"""Of all texts together that are read by words; longer ones are compared by whole paragraphs. 20
texts of 500 words take 17 ms, of 4,000 words, which reach it, 240 ms."""

Shares = tuple[tuple[float, ...], ...]


def shares(texts: Sequence[Article]) -> Shares:
    """Return, for each text, what it shares with each, 0 to 1, in their order.

    It shares all, 1, with itself; so do two texts without a word.
    """
    bodies = [(text.headline, *text.paragraphs) for text in texts]
    held = [frozenset(_numbered(pieces)) for pieces in _pieces(bodies)]
    rows = [[_share(one, other) for other in held[:place]] for place, one in enumerate(held)]
    return tuple(
        (*row, 1.0, *(later[place] for later in rows[place + 1 :]))
        for place, row in enumerate(rows)
    )


def _pieces(bodies: Sequence[Sequence[str]]) -> list[list[Hashable]]:
    """What each text is compared by."""
    if sum(map(len, (line for body in bodies for line in body))) > CHARACTERS:
        return [list(filter(None, body)) for body in bodies]
    threes = {line: _threes(line) for line in {line for body in bodies for line in body}}
    return [[three for line in body for three in threes[line]] for body in bodies]


def _threes(line: str) -> list[tuple[str, ...]]:
    """Each run of words; of a line with fewer, the line as a whole."""
    words = [piece for piece in pieces_of(line) if is_word(piece)]
    if not words:
        return []
    last = max(len(words) - IN_A_ROW, 0)
    return [tuple(words[at : at + IN_A_ROW]) for at in range(last + 1)]


def _numbered(pieces: Iterable[Hashable]) -> Iterable[tuple[Hashable, int]]:
    """Each repetition of a piece as another one."""
    for piece, times in Counter(pieces).items():
        for nth in range(times):
            yield piece, nth


def _share(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    whole = len(one) + len(other)
    return 2 * len(one & other) / whole if whole else 1.0
