"""Invented stories, as many as are asked for: the same ones for the same numbers.

Words come as in any language, a few of them often and most of them seldom; a fifth of a body is
stock phrases, which many stories have. Headlines have no such words as *the*.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import accumulate

from tracker.models.values import Article

_CHANCE = random.Random(11)
_WORDS = ["".join(_CHANCE.choices("abdeiklmnorstuvz", k=2 + n % 8)) + str(n) for n in range(30_000)]
_OFTEN = list(accumulate(1 / (n + 8) for n in range(len(_WORDS))))
_TELLING = list(accumulate(1 / (n + 600) for n in range(len(_WORDS))))
_PHRASES = [_CHANCE.choices(_WORDS, cum_weights=_OFTEN, k=5) for _ in range(5_000)]
_STOCK = list(accumulate(1 / (n + 20) for n in range(len(_PHRASES))))


_OTHERS = 1 << 40
"""Numbers from here on are of the words that are new in a rewrite."""


def story(number: int) -> Article:
    """The story of a number: a headline of 5 to 10 words, a body of 40 to 400."""
    chance = random.Random(number)
    length = min(400, int(40 * chance.paretovariate(1.1)))
    words: list[str] = []
    while len(words) < length:
        words += chance.choices(_PHRASES, cum_weights=_STOCK)[0]
        words += chance.choices(_WORDS, cum_weights=_OFTEN, k=20)
    names = [name.capitalize() for name in chance.choices(_WORDS, k=6)]
    sentences = [" ".join(words[at : at + 12]) for at in range(0, length, 12)]
    for at, name in enumerate(names[: len(sentences)]):
        sentences[at] += f" {name}"
    headline = chance.choices(_WORDS, cum_weights=_TELLING, k=chance.randint(5, 10))
    return Article(" ".join(headline), paragraphs=tuple(f"{one}." for one in sentences))


def rewrite(number: int) -> Article:
    """That story, some hours on: two words of the headline and a third of its sentences are new."""
    old, other = story(number), story(number + _OTHERS)
    words = [*other.headline.split()[:2], *old.headline.split()[2:]]
    kept = [p for at, p in enumerate(old.paragraphs) if at % 3]
    return replace(old, headline=" ".join(words), paragraphs=(*other.paragraphs[:2], *kept))
