"""Measures how far a story went from its first version, and what no single step shows. Pure.

*Left* is the share of the first version's words, headline and body, that stand in a later one and
are credited to the first: words that only happen to be the same do not count, words that came back
do. A *creep* is a headline or a paragraph that was rewritten by small steps: together they changed
at least `WHOLE` of its words, and none of them more than `STEP`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise

from tracker.diff.reasons import LONGEST, shown, words_differing
from tracker.diff.tokens import count_words
from tracker.diff.words import word_spans
from tracker.models.history import Creep, Drift, Life, Lineage, Stage
from tracker.models.values import Weight

WHOLE = 0.5
"""The share of words from which a headline or a paragraph has become another one."""
STEP = 0.35
"""The largest share of words that a small step changes: three of a headline of nine."""
FEWEST = 5
"""Words that a headline or a paragraph has to have: of fewer, one is too large a share."""

_HEAVIEST_FIRST = list(Weight)


def drift(lines: Lineage, weight: Weight | None, steps: Mapping[int, Weight | None]) -> Drift:
    """Return how far a story went, with a sentence for each thing that there is to say.

    `weight` is that of first against last, `steps` those of the steps, by their later version.
    """
    left = _left(lines)
    known = [step for step in steps.values() if step]
    heaviest = min(known, key=_HEAVIEST_FIRST.index, default=None)
    creeps = tuple(_creeps(lines))
    words = (*_told(left), *_outweighed(weight, heaviest), *map(_crept, creeps))
    return Drift(left, weight, heaviest, creeps, words)


def _left(lines: Lineage) -> dict[int, float]:
    first = next(iter(lines.bodies))
    gains: Counter[int | None] = Counter()
    for life in (lines.headline, *lines.lives):
        for stage in life.stages:
            brought = _brought(stage, first)
            gains[stage.first] += brought
            gains[stage.until] -= brought
    standing = accumulate(gains[version] for version in lines.bodies)
    begun = gains[first]
    return {
        version: min(1.0, words / begun) if begun else 1.0
        for version, words in zip(lines.bodies, standing, strict=True)
    }


def _brought(stage: Stage, version: int) -> int:
    return sum(count_words(run.text) for run in stage.runs if run.version == version)


def _creeps(lines: Lineage) -> Iterator[Creep]:
    for place, life in ((None, lines.headline), *enumerate(lines.lives)):
        if len(life.stages) > 2 and not life.gaps:  # noqa: PLR2004 (two steps at the least)
            creep = _creep(place, life)
            if creep.whole >= WHOLE and creep.largest <= STEP:
                yield creep


def _creep(place: int | None, life: Life) -> Creep:
    texts = [stage.text for stage in life.stages]
    return Creep(
        life=place,
        versions=tuple(stage.first for stage in life.stages),
        old=texts[0],
        new=texts[-1],
        largest=max(_unlike(old, new) for old, new in pairwise(texts)),
        whole=_unlike(texts[0], texts[-1]),
    )


def _unlike(old: str, new: str) -> float:
    words = max(count_words(old), count_words(new))
    return words_differing(word_spans(old, new)) / words if words >= FEWEST else 0.0


# -- in words ----------------------------------------------------------------------------------


def _told(left: Mapping[int, float]) -> Iterator[str]:
    last = list(left)[-1]
    if len(left) > 1:
        yield f"{percent(left[last])} of the first version's words are left in version {last}"


def _outweighed(weight: Weight | None, heaviest: Weight | None) -> Iterator[str]:
    if weight and heaviest and _HEAVIEST_FIRST.index(weight) < _HEAVIEST_FIRST.index(heaviest):
        whole, step = (name.replace("_", " ") for name in (weight, heaviest))
        yield f"from first to last the change weighs {whole}; no step weighed more than {step}"


def _crept(creep: Creep) -> str:
    steps = len(creep.versions) - 1
    what = "headline" if creep.life is None else f"paragraph “{_beginning(creep.new)}”"
    return (
        f"{what}: {percent(creep.whole)} of its words differ after {steps} steps, "
        f"none of which changed more than {percent(creep.largest)}"
    )


def percent(share: float) -> str:
    """Return `63 %`; what is not nothing and not all is never rounded to it."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"


def _beginning(text: str) -> str:
    line = shown(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
