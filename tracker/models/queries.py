"""What somebody looks for, as it was understood: frozen values. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tracker.models.claims import NoteVerdict
from tracker.models.values import Weight


class Piece(StrEnum):
    """In which piece of the copy words are looked for."""

    HEADLINE = "headline"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase: its words one right after another."""

    words: tuple[str, ...]
    """As `tracker.models.words` knows them; never empty."""
    open: bool = False
    """True where the last word may go on: `ferr*`."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """From how many to how many, both included; None where there is no end."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """A stretch of time: from there on, and before that; None where there is no end."""

    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. Without terms it asks for stories, whatever their words."""

    terms: tuple[Term, ...] = ()
    """All of them stand in one headline, one paragraph or one note."""
    without: tuple[Term, ...] = ()
    """None of which stands there."""
    pieces: frozenset[Piece] = frozenset(Piece)
    removed: bool = False
    """Only words that the latest version of their story no longer has."""
    outlets: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """Kinds, or labels as outlets write them, of the version that has the words."""
    weights: tuple[Weight, ...] = ()
    """Of the change that brought the version that has the words."""
    notes: tuple[NoteVerdict, ...] = ()
    """What the check of its edit note came to."""
    versions: Bounds = field(default_factory=Bounds)
    """How many the story has."""
    changed: Between = field(default_factory=Between)
    """When the story changed last."""
    seen: Between = field(default_factory=Between)
    """When the version that has the words was seen first."""
    refused: tuple[str, ...] = ()
    """In words, what of it could not be understood; then nothing is looked for."""

    @property
    def empty(self) -> bool:
        """True where nothing at all was asked for."""
        return self == Query()

    @property
    def of_versions(self) -> bool:
        """True where it asks something of the version that has the words."""
        return bool(self.labels or self.weights or self.notes or self.seen != Between())
