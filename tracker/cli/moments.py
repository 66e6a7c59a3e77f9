"""Moments in words for people, in UTC. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.show.lengths import at_most

if TYPE_CHECKING:
    from tracker.models.records.versions import Version


def short(at: datetime | None) -> str:
    """`2026-11-22 05:40`; a dash for no moment."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else "–"


def window(unseen_until: datetime | None, seen_at: datetime, imported: str | None = None) -> str:
    """How long before it was seen a text can have appeared at most: `≤ 5 min`, rounded up.

    `first seen` where no earlier poll says that it was not there yet; `imported` where it was not
    us who saw it.
    """
    if imported:
        return "imported"
    if unseen_until is None:
        return "first seen"
    return f"≤ {at_most(seen_at - unseen_until)}"


def imported(version: Version) -> str:
    """From where a version came that was not seen by us, and when it was seen by that."""
    return f"imported from {version.imported_from}, dated {short(version.seen_at)} UTC by it"
