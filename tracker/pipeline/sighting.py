"""A text that a source showed, with all that says where it belongs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from tracker.models.records.outlets import Outlet
from tracker.models.records.versions import Version
from tracker.models.values import Article, Quality


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that an address is known by."""

    kind: Literal["url", "guid", "number"]
    value: str
    """As the outlet wrote it."""
    key: str
    """By which it is found again."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text, who showed it, when, and under what."""

    outlet: Outlet
    said: Article
    keys: tuple[Key, ...]
    """The surest first; the first is the address that the version is put under."""
    capture_id: int
    seen_at: datetime
    unseen_until: datetime | None = None
    """The last look that read this source, and did not show it."""
    feed_looks: tuple[datetime | None, datetime] | None = None
    """When the feed was read before, and when it listed this; None for what no feed listed."""
    said_before: Mapping[str, str] = field(default_factory=dict)
    """Piece hashes of what this source said last of this entry or page."""
    summary_only: bool = False
    quality: Quality = field(default_factory=Quality)
    reader: str = ""
    """What read it in a page; empty for what a feed gave."""
    replaces: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    imported_from: str | None = None
    """The file that it came in, where it was not us who saw it."""

    @property
    def dated(self) -> datetime | None:
        """When the outlet says this text is from, where that can be believed."""
        return believed(self.updated_at or self.published_at, self.seen_at)


BEFORE_FEEDS = datetime(1990, 1, 1, tzinfo=UTC)
"""What is dated earlier, in 1970 or in the year 1, comes from a clock that was never set."""

AHEAD = timedelta(days=1)
"""How far an outlet's date may lie after the moment at which we saw it: its zone may be wrong."""


def believed(claimed: datetime | None, seen_at: datetime) -> datetime | None:
    """The outlet's date, unless it cannot be true of something that we saw then."""
    if claimed is None or not BEFORE_FEEDS <= claimed <= seen_at + AHEAD:
        return None
    return claimed


def dated(version: Version) -> datetime | None:
    """When the outlet says that a version is from, where that can be believed."""
    return believed(version.updated_at or version.published_at, version.seen_at)
