"""What each feed last said of each of its entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.store.archived import NOON, address, begin, two_outlets
from tracker.models.records.feeds import Listing
from tracker.store import listings, stories
from tracker.store.database import Session


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with two_outlets(database_url) as session:
        yield session


def test_what_a_feed_said_is_found_by_key(session: Session) -> None:
    from tracker.models.records.feeds import Feed

    story = begin(session, "Harbour strike")
    kept = stories.add_address(session, address(story, "a"))
    session.add(Feed(outlet_id=1, url="https://w.example/f", added_at=NOON))
    session.flush()
    for number in range(3):
        session.add(
            Listing(
                feed_id=1,
                key=f"guid:{number}",
                story_id=story,
                address_id=kept.id or 0,
                entry_hash="a",
                first_seen_at=NOON,
                last_seen_at=NOON,
            )
        )
    session.flush()
    keys = [f"guid:{number}" for number in range(1, 1200)]
    found = listings.listings(session, 1, keys)
    assert sorted(found) == ["guid:1", "guid:2"]
    later = NOON + timedelta(hours=1)
    listings.still_listed(session, [found["guid:1"].id or 0], later)
    session.expire_all()
    again = listings.listings(session, 1, keys)
    assert [again[f"guid:{n}"].last_seen_at for n in (1, 2)] == [later, NOON]
