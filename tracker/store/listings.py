"""Listings: what each feed last said of each of its entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select, update

from tracker.models.records.feeds import Listing


def listings(session: Session, feed_id: int, keys: Sequence[str]) -> dict[str, Listing]:
    """What this feed last said of these entries, by key."""
    found: dict[str, Listing] = {}
    for start in range(0, len(keys), 500):
        query = select(Listing).where(
            Listing.feed_id == feed_id, col(Listing.key).in_(keys[start : start + 500])
        )
        found |= {listing.key: listing for listing in session.exec(query)}
    return found


def still_listed(session: Session, ids: Sequence[int], now: datetime) -> None:
    """Note that these entries stood in their feed at this poll too."""
    if ids:
        statement = update(Listing).where(col(Listing.id).in_(ids)).values(last_seen_at=now)
        session.connection().execute(statement)


def last_listed(session: Session, story_ids: Sequence[int]) -> dict[int, datetime]:
    """When an entry of each story was last seen in a feed."""
    query = select(Listing.story_id, Listing.last_seen_at).where(
        col(Listing.story_id).in_(story_ids)
    )
    found: dict[int, datetime] = {}
    for story_id, seen in session.exec(query):
        found[story_id] = max(seen, found.get(story_id, seen))
    return found
