"""Does a text belong to a story? One score from few, named features, each with its reason. Pure.

A wrong merge puts words into a story that never were in it; a missed link leaves two stories that
a person can join. So the threshold is high, and one likeness alone seldom reaches it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.identify.clues import Traits
from tracker.models.values import Label, LabelKind, Reason

WINDOW = timedelta(hours=72)
"""How long after its last version a story may be rewritten under a new address."""

THRESHOLD = 0.7
"""From this score on, a text belongs to the story."""

TEXT_POINTS = 1.15
"""For a body whose every word triple stands in the other; 0.6 of them reaches the threshold."""

HEADLINE_POINTS = 0.85
"""For headlines of the same words: alone enough only when nearly all of them are the same."""

SLUG_POINTS = 0.35
ORDINAL_POINTS = 0.1
PLACE_POINTS = 0.05
LATE_POINTS = -0.15
"""A day later, a like headline is more often the next day's column than a rewrite."""

LATE = timedelta(hours=18)
ENOUGH_TRIPLES = 50
"""A body of as many word triples counts in full, a shorter one in proportion: outlets give one
standfirst to two stories, and a flash of one sentence says little by its likeness."""

FEW_WORDS = 3


def score(new: Traits, old: Traits, *, gap: timedelta) -> tuple[float, tuple[Reason, ...]]:
    """How surely a new text belongs to a story whose latest text is `old`: 0 to 1, and why."""
    reasons = [
        reason
        for reason in (
            _text(new, old),
            _headline(new, old),
            _slug(new, old),
            _ordinal(new.label, old.label),
            _place(new, old),
            _late(gap),
        )
        if reason.points
    ]
    total = sum(reason.points for reason in reasons)
    return min(1.0, max(0.0, total)), tuple(reasons)


def _text(new: Traits, old: Traits) -> Reason:
    smaller = min(len(new.triples), len(old.triples))
    if not smaller:
        return Reason("text", "no text to compare", 0.0)
    share = len(new.triples & old.triples) / smaller
    points = TEXT_POINTS * share * min(1.0, smaller / ENOUGH_TRIPLES)
    return Reason("text", f"{share:.0%} of {smaller} word triples are shared", points)


def _headline(new: Traits, old: Traits) -> Reason:
    both, either = new.headline & old.headline, new.headline | old.headline
    if len(both) < min(FEW_WORDS, len(either)) or not either:
        return Reason("headline", "the headlines share few words", 0.0)
    alike = len(both) / len(either)
    inside = len(both) / min(len(new.headline), len(old.headline))
    if len(both) > FEW_WORDS:
        alike = max(alike, 0.9 * inside)  # one is the other, cut to make room for a label
    return Reason("headline", f"{len(both)} of {len(either)} words shared", HEADLINE_POINTS * alike)


def _slug(new: Traits, old: Traits) -> Reason:
    same = bool(new.slug) and new.slug == old.slug
    return Reason("slug", f"the slug is the same: {new.slug}", SLUG_POINTS if same else 0.0)


def _ordinal(new: Label | None, old: Label | None) -> Reason:
    if new is None or new.ordinal is None:
        return Reason("ordinal", "no counter in the label", 0.0)
    before = old.ordinal if old and old.ordinal else 0
    if new.ordinal == before + 1:
        return Reason("ordinal", f"{new.text} is the next one", ORDINAL_POINTS)
    repeats = old is not None and new.text == old.text and new.kind is LabelKind.UPDATE
    words = f"there is a {new.text} already"
    return Reason("ordinal", words, -2 * ORDINAL_POINTS if repeats else 0.0)


def _place(new: Traits, old: Traits) -> Reason:
    same = bool(new.place) and new.place == old.place
    return Reason("place", f"both from {new.place}", PLACE_POINTS if same else 0.0)


def _late(gap: timedelta) -> Reason:
    hours = gap.total_seconds() / 3600
    return Reason("time", f"{hours:.0f} hours later", LATE_POINTS if gap > LATE else 0.0)


def reused(new: Traits, old: Traits) -> bool:
    """Whether an address that is `dated_anew` was given to another story: nothing is shared.

    A headline that was rewritten from the first word to the last keeps its date or its text; only
    when both are gone is it another story.
    """
    return not (new.headline & old.headline or new.triples & old.triples)


def dated_anew(published: datetime | None, published_before: datetime | None) -> bool:
    """Whether the outlet dates what an address shows to another day than what it showed."""
    if published is None or published_before is None:
        return False
    return abs(published - published_before) > LATE
