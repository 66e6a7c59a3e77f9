"""What each feed last said of each of its entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.models.records.evidence import Capture
from tracker.models.records.feeds import Listing
from tracker.models.records.stories import Address
from tracker.store import listings, outlets, stories
from tracker.store.database import Database, Session

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.writing() as session:
        session.add(
            Capture(
                url="", captured_at=NOON, status=200, headers={}, body_hash="", size=0, body=b""
            )
        )
        for name in ("wire", "paper"):
            outlets.keep_outlet(session, name, title=name.title(), dialect="any")
        yield session
    database.close()


def begin(session: Session, headline: str, *, outlet: int = 1, hours: int = 0) -> int:
    story = stories.begin_story(session, outlet, headline, NOON + timedelta(hours=hours))
    return story.id or 0


def address(story: int, name: str, *, kind: str = "url", outlet: int = 1) -> Address:
    value = f"https://w.example/{name}" if kind == "url" else name
    return Address(
        outlet_id=outlet,
        story_id=story,
        kind=kind,
        value=value,
        key=f"{kind}:{value}",
        first_seen_at=NOON,
        last_seen_at=NOON,
    )


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
