"""Moments in words: exact for machines, short for people, UTC for both. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.show.lengths import at_most


def exact(at: datetime | None) -> str | None:
    """`2026-11-22T05:40:12Z` (RFC 3339); None for no moment."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


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
