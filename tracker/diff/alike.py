"""How alike sentences are that are not the same. Pure.

Likeness is 0 to 1: twice the weight of the words that two sentences share, over the weight of the
words that they have. A word weighs the more, the fewer of the compared sentences have it, so that
names and numbers count and `the` hardly does.
On 91 pairs of edited sentences in real rewrites, paired by hand, this finds 85 and no wrong one;
words in order, each of one weight, found 80 and 2 wrong ones.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log
from typing import NamedTuple

from tracker.diff.chain import Link

LONGEST = 6_000
"""Characters of a sentence that are looked at: 1,000 words."""
MEETINGS = 400_000
"""Most meetings of a word in an older sentence with the same word in a newer one that are counted.
Rarer words come first; where the commoner ones have no room, they do not count. The most
among 704 real pairs was 14,571."""
LETTERS_A_WORD = 15
"""Longer words than this on average mean a script without spaces, such as Japanese or Thai."""
FEWEST = 3
"""Words that a sentence must have to be told contained in another."""

_SCALE = 1 << 16
_MARKS = ".,;:!?\"'“”‘’«»()[]—–-…。、，！？「」『』؟،؛।"
# A Korean word by its first two syllables: what follows is most often a particle or an ending.
_HANGUL_STEM = re.compile(r"([가-힣]{2})[가-힣]+")


class Likeness(NamedTuple):
    """How alike two sentences are, and how much of each the other one has: all from 0 to 1."""

    score: float
    shares: tuple[float, float]
    """The weight of the words that both have, over that of all words of the older one and of the
    newer one; nothing where either has so few words that it tells nothing."""


class Bag(NamedTuple):
    """The words of a sentence, and what they weigh together."""

    words: set[str]
    weight: int


class Bags(NamedTuple):
    """The sentences of two texts, each by its place, and what each word weighs among them."""

    old: Mapping[int, Bag]
    new: Mapping[int, Bag]
    weights: Mapping[str, int]


def bags(old: Mapping[int, str], new: Mapping[int, str]) -> Bags:
    """Return the sentences of two texts, by their places, as bags of weighed words."""
    olds, news = ({at: words(text) for at, text in side.items()} for side in (old, new))
    counts = Counter(chain(*olds.values(), *news.values()))
    most = 1 + len(old) + len(new)
    by_count = {count: _weight(most / count) for count in set(counts.values())}
    weights = {word: by_count[count] for word, count in counts.items()}
    older, newer = (
        {at: Bag(bag, sum(map(weights.__getitem__, bag))) for at, bag in side.items()}
        for side in (olds, news)
    )
    return Bags(older, newer, weights)


def _weight(rarity: float) -> int:
    """Whole numbers, so that a sum is the same in every order."""
    return max(1, round(_SCALE * log(rarity)))


def likeness(among: Bags, here: int, there: int) -> Likeness:
    """Return how alike an older sentence and a newer one are."""
    old, new = among.old[here], among.new[there]
    both = sum(map(among.weights.__getitem__, old.words & new.words))
    if not both:
        return Likeness(0.0, (0.0, 0.0))
    telling = min(len(old.words), len(new.words)) >= FEWEST
    shares = (both / old.weight, both / new.weight) if telling else (0.0, 0.0)
    return Likeness(2 * both / (old.weight + new.weight), shares)


def likenesses(
    among: Bags, olds: Iterable[int], news: Iterable[int], enough: float
) -> tuple[dict[Link, float], bool]:
    """Return the scores of the pairs that reach enough, and whether every word had room."""
    older = {at: among.old[at] for at in olds}
    newer = {at: among.new[at] for at in news}
    found: dict[Link, float] = {}
    shared, complete = _meetings(older, newer, among.weights)
    for here, row in shared.items():
        one = older[here].weight
        for there, both in row.items():
            score = 2 * both / (one + newer[there].weight)
            if score >= enough:
                found[here, there] = score
    return found, complete


def words(text: str) -> set[str]:
    """Return the words by which a text is compared: two letters each where no spaces part them."""
    text = text[:LONGEST].casefold()
    parts = text.split()
    if not text.isascii():
        unspaced = len(parts) == 1 and not text.strip(_MARKS).isascii()
        if unspaced or len(text) > LETTERS_A_WORD * len(parts):
            return {text[at : at + 2] for at in range(len(text) - 1)} or {text}
        text = _HANGUL_STEM.sub(r"\1", text)
        parts = text.split()
    return {part.strip(_MARKS) for part in parts} - {""} or set(parts)


def _meetings(
    old: Mapping[int, Bag], new: Mapping[int, Bag], weights: Mapping[str, int]
) -> tuple[dict[int, dict[int, int]], bool]:
    """Return what weight the words have that an older sentence shares with a newer one."""
    common = _all_words(old) & _all_words(new)
    older, newer = _places(old, common), _places(new, common)
    costs = {word: len(places) * len(newer[word]) for word, places in older.items()}
    complete = sum(costs.values()) <= MEETINGS
    shared: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for word in common if complete else _rarest(costs):
        weight, news = weights[word], newer[word]
        for here in older[word]:
            row = shared[here]
            for there in news:
                row[there] += weight
    return shared, complete


def _all_words(sentences: Mapping[int, Bag]) -> set[str]:
    return set[str]().union(*(bag.words for bag in sentences.values()))


def _places(sentences: Mapping[int, Bag], common: set[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, bag in sentences.items():
        for word in bag.words & common:
            places[word].append(at)
    return places


def _rarest(costs: Mapping[str, int]) -> Sequence[str]:
    """Return as many of the words as there is room for, the rarest first."""
    kept, room = [], MEETINGS
    for word in sorted(costs, key=lambda word: (costs[word], word)):
        room -= costs[word]
        if room < 0:
            break
        kept.append(word)
    return kept
