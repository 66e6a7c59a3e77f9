from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from tracker.store.removals import tombstone


def test_a_tombstone_says_when_by_utc_and_why() -> None:
    at = datetime(2026, 11, 23, 1, tzinfo=timezone(timedelta(hours=2)))
    assert tombstone(at, "court order") == "text removed on 22 November 2026: court order"
    assert tombstone(datetime(2026, 3, 1, tzinfo=UTC), "x").startswith("text removed on 1 March")
