"""A text with the versions that its paragraphs and words come from. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.models.history import History, Life, Run
from tracker.show.lives import told


class Blamed(NamedTuple):
    """A paragraph of a version, or its headline."""

    born: int
    """The version that brought it."""
    edited: tuple[int, ...]
    """The versions that changed its words, in order."""
    runs: tuple[Run, ...]
    """Its text, run by run."""
    told: str
    """Its life so far in words."""

    def foreign(self, run: Run) -> bool:
        """Whether another version brought these words than the one that brought the paragraph."""
        return (run.version != self.born or run.returned) and any(map(str.isalnum, run.text))


def blamed(history: History) -> tuple[Blamed, list[Blamed]]:
    """The headline and the paragraphs of the latest version of a history."""
    number = history.versions[-1].number
    headline, *paragraphs = history.lineage.blame(number)
    lives = [history.lineage.lives[life] for life in history.lineage.bodies[number]]
    return (
        _one(history, history.lineage.headline, headline),
        [_one(history, life, runs) for life, runs in zip(lives, paragraphs, strict=True)],
    )


def _one(history: History, life: Life, runs: Sequence[Run]) -> Blamed:
    return Blamed(life.first, life.edited, tuple(runs), told(history, life))
