"""One change told to one reader: everything that the mail says, as a value. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tracker.alert.message.ways import NO_WAYS, Ways
from tracker.models.values import LabelKind, ParagraphChange, Span, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is told, as the outlet wrote it: nothing is cleaned or cut here. Times are UTC."""

    recipient: str
    subscription_id: int
    scope: str
    """Of the subscription: `all`, `outlet`, `story` or `words`."""
    value: str = ""
    outlet: str
    """Its short name."""
    outlet_title: str
    story_id: int
    first_headline: str
    """Of version 1: the subject of every mail on the story."""
    was: str
    now: str
    headline: tuple[Span, ...]
    """The step from `was` to `now`, word by word."""
    weight: Weight = Weight.HEADLINE
    labels: tuple[str | None, str | None] = (None, None)
    """Of the older and the newer version, verbatim."""
    label_kind: LabelKind | None = None
    """What the newer version says of itself, where the older one did not say so."""
    versions: tuple[int, int]
    """The numbers of the older and the newer version."""
    unseen_until: datetime | None
    """The last poll that had the older text."""
    seen_at: datetime
    published_at: datetime | None = None
    note: str = ""
    """The edit note of the newer version."""
    declared: tuple[tuple[str, str, str], ...] = ()
    """Of each claim in the note: the verdict, what the note says, what the text shows."""
    unmentioned: tuple[str, ...] = ()
    """What changed and is not mentioned in the note, where that is telling."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """As in `Diff.counts`."""
    facts: tuple[str, ...] = ()
    """What changed in substance, the gravest first, in words: `number 12 → 47 · paragraph 3`."""
    paragraphs: tuple[ParagraphChange, ...] = ()
    """As in `Diff.paragraphs`, without those that fold; the mail shows the five weightiest."""
    folded: str = ""
    """What folds, in words: `links (1)`; empty where nothing does."""
    address: str = ""
    """Of the newer version, at the outlet."""
    base_url: str = ""
    """Where people reach the pages of this desk; empty where it has none."""
    back: int | None = None
    """The earlier version that had this very headline, when another one came between."""
    changes: int = 1
    """How many changes the range spans that the watch asked for."""
    last: bool = False
    """No other letter on this story follows today but a digest."""
    ways: Ways = NO_WAYS
    """What the reader can do about it, each a link of their own."""
    message_id: str = ""
    """That it went out with before; empty before it first does."""
