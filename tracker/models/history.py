"""How a story grew over its versions: frozen values. Pure.

Versions are named by their numbers, paragraphs and lives by their positions, from 0.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter

from tracker.models.values import Kind, Label, Weight


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that one version brought."""

    text: str
    version: int
    """The first version that had them."""
    returned: bool = False
    """True where they were gone in between."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One wording of a paragraph, and the versions that had it."""

    first: int
    until: int | None
    """The version that had it no longer; None where it stands in the latest."""
    how: Kind
    """How it came to be: `added`, `edited`, `split`, `merged` or `repeated`."""
    runs: tuple[Run, ...]
    """The whole text, in order."""
    words: int
    returned: bool = False
    """True where the paragraph was gone before."""

    @property
    def text(self) -> str:
        """The wording itself."""
        return "".join([run.text for run in self.runs])


@dataclass(frozen=True, slots=True)
class Life:
    """A paragraph on its way through the versions: edited, it is the same one going on."""

    stages: tuple[Stage, ...]
    """Its wordings in order. Where one ends before the next begins, it was gone in between."""
    moved: tuple[int, ...] = ()
    """The versions in which it stands elsewhere among its neighbours than in the one before."""
    origin: int | None = None
    """The life that it was a part of until it was split off."""
    heir: int | None = None
    """The life that it was merged into at its end."""

    @property
    def first(self) -> int:
        """The version that brought it."""
        return self.stages[0].first

    @property
    def until(self) -> int | None:
        """The version that took it; None where it stands in the latest."""
        return self.stages[-1].until

    @property
    def text(self) -> str:
        """Its last wording."""
        return self.stages[-1].text

    @property
    def edited(self) -> tuple[int, ...]:
        """The versions that changed its words where it stood."""
        return tuple(stage.first for stage in self.stages[1:] if not stage.returned)

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Each time that it was gone: the version that took it, the one that brought it back."""
        return tuple(
            (before.until, stage.first)
            for before, stage in zip(self.stages, self.stages[1:], strict=False)
            if stage.returned and before.until is not None
        )

    def at(self, version: int) -> Stage:
        """Return its wording in a version that has it.

        Raises KeyError for any other version.
        """
        for stage in self.stages:
            if stage.first <= version and (stage.until is None or version < stage.until):
                return stage
        raise KeyError(version)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The life of the headline, and of every paragraph that any version had."""

    headline: Life
    lives: tuple[Life, ...]
    """In the order of reading: each stands after the one that it followed when it came."""
    bodies: Mapping[int, tuple[int, ...]]
    """For each version in order, the lives of its paragraphs in order."""

    def blame(self, version: int) -> tuple[tuple[Run, ...], ...]:
        """Return which version brought which words: of the headline, then of each paragraph.

        Raises KeyError for a version that there is none of.
        """
        stages = [self.lives[life].at(version) for life in self.bodies[version]]
        return (self.headline.at(version).runs, *(stage.runs for stage in stages))

    def words(self, version: int) -> int:
        """Return how many words headline and body of a version have."""
        lives = [self.headline, *(self.lives[life] for life in self.bodies[version])]
        return sum(life.at(version).words for life in lives)


class Turn(StrEnum):
    """What went from A to B and back to A."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    """It was taken and came back, or it was rewritten and has its old words again."""
    PHRASE = "phrase"
    """A few words or a number, in a headline or a paragraph."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """Words that gave way to others and came back: A → B → A."""

    what: Turn
    life: int | None
    """Whose; None for the headline."""
    old: str
    """A: what stood before, and stands again. Empty where something came and went."""
    meanwhile: tuple[str, ...]
    """B, or all that stood in between; an empty text where it was gone."""
    turned: int
    """The version in which A gave way."""
    back: int
    """The version in which A was back."""


@dataclass(frozen=True, slots=True)
class Creep:
    """Many small steps that make a large one: no step shows it."""

    life: int | None
    """Whose words; None for the headline."""
    versions: tuple[int, ...]
    """The version that it began with, then each that changed it."""
    old: str
    new: str
    largest: float
    """The share of words, 0 to 1, that differ over its largest step."""
    whole: float
    """The share of words, 0 to 1, that differ from first to last."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a story has gone from its first version, and what no single step shows."""

    left: Mapping[int, float]
    """For each version, the share of the first version's words, 0 to 1, that stand in it."""
    weight: Weight | None
    """What first against last weighs; None where they are the same."""
    heaviest: Weight | None
    """What the heaviest step weighed; None where no step is known."""
    creeps: tuple[Creep, ...] = ()
    words: tuple[str, ...] = ()
    """All of it for a reader, a sentence each; none for a story of one version."""


@dataclass(frozen=True, slots=True)
class SeenVersion:
    """A version as its story's history names it."""

    number: int
    seen_at: datetime
    unseen_until: datetime | None = None
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something stood, as far as polls can tell."""

    at_least: timedelta
    at_most: timedelta | None
    """None where it stands still, or where no poll looked before it was there."""


@dataclass(frozen=True, slots=True)
class History:
    """A story over all its versions."""

    versions: tuple[SeenVersion, ...]
    lineage: Lineage
    reversals: tuple[Reversal, ...]
    drift: Drift
    limits: tuple[str, ...] = ()
    """In words, why it is coarser than it could be; empty for all but huge stories."""

    def seen(self, number: int) -> SeenVersion:
        """Return the version of that number, or the next one that was read."""
        return self.versions[self._place(number)]

    def stood(self, first: int, until: int | None) -> Duration:
        """Return how long words stood that version `first` brought and version `until` took.

        At least from the poll that saw the first to the last one that did not see the other; at
        most from the last poll before the first to the poll that saw the other.
        """
        came = self.seen(first)
        if until is None:
            return Duration(self.versions[-1].seen_at - came.seen_at, None)
        went = self.seen(until)
        still = self.versions[self._place(until) - 1].seen_at
        least = max(still, went.unseen_until or still) - came.seen_at
        unseen = came.unseen_until
        return Duration(max(least, timedelta()), went.seen_at - unseen if unseen else None)

    def _place(self, number: int) -> int:
        return bisect_left(self.versions, number, key=attrgetter("number"))
