"""Moments for programs: exact, in UTC. Pure."""

from __future__ import annotations

from datetime import UTC, datetime


def exact(at: datetime | None) -> str | None:
    """`2026-11-22T05:40:12Z` (RFC 3339); None for no moment."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
