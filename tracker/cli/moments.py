"""Moments in words for people, in UTC. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.show.lengths import at_most


def short(at: datetime | None) -> str:
    """`2026-11-22 05:40`; a dash for no moment."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else "–"


def window(unseen_until: datetime | None, seen_at: datetime) -> str:
    """How long before it was seen a text can have appeared at most: `≤ 5 min`, rounded up.

    `first seen` where no earlier poll says that it was not there yet.
    """
    if unseen_until is None:
        return "first seen"
    return f"≤ {at_most(seen_at - unseen_until)}"
