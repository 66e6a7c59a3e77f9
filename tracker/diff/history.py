"""Draws everything together that can be said of a story over all its versions. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tracker.diff.articles import compare
from tracker.diff.drift import drift
from tracker.diff.lineage import lineage
from tracker.diff.reversals import reversals
from tracker.models.history import History, SeenVersion
from tracker.models.values import Article, Weight

MOST = 500
"""Versions that are read; of more, so many are chosen, evenly. 500 of 50 paragraphs, with an edit
or two each, take 1 s; where a fifth of 40 much alike paragraphs goes and comes each time, 6 s."""
PARAGRAPHS = 200_000
"""Paragraphs that are read, each counted for every version, as if it had as many as the latest."""
CHARACTERS = 20_000_000
"""Characters that are read, counted likewise."""


def history(
    versions: Sequence[SeenVersion],
    texts: Mapping[int, Article],
    steps: Mapping[int, Weight | None],
    *,
    limits: tuple[str, ...] = (),
) -> History:
    """Return the lives of all paragraphs, the reversals and the drift.

    `texts` are those of the versions, by number; `steps` are the weights of the steps, by the
    number of their later version. Raises ValueError where there is no version.
    """
    lines = lineage({version.number: texts[version.number] for version in versions})
    first, last = texts[versions[0].number], texts[versions[-1].number]
    whole = compare(first, last).weight
    return History(tuple(versions), lines, reversals(lines), drift(lines, whole, steps), limits)


def chosen(numbers: Sequence[int], latest: Article) -> tuple[Sequence[int], tuple[str, ...]]:
    """Return which versions can be read in a second or two, and in words what that leaves out.

    The text of the latest tells how large they are. The first and the last are always among them.
    """
    size = 1 + sum(map(len, latest.paragraphs))
    most = min(MOST, PARAGRAPHS // (1 + len(latest.paragraphs)), CHARACTERS // size)
    most = max(2, most)
    if len(numbers) <= most:
        return numbers, ()
    step = (len(numbers) - 1) / (most - 1)
    read = [numbers[round(step * place)] for place in range(most)]
    widest = max(after - before for before, after in pairwise(read))
    return read, (
        f"{len(read):,} of {len(numbers):,} versions were read: what came in one that was not is "
        f"told of the next that was, at most {widest - 1:,} versions later",
    )
