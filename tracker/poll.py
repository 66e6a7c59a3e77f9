"""When to look again. Pure.

A feed is looked at by its interval, and less often while it fails. A story's page is looked at
often while the story is young, and ever more rarely as it ages.
"""

from __future__ import annotations

from datetime import datetime, timedelta

LONGEST = timedelta(days=1)
"""However often something failed: it is looked at once a day, so that it can come back."""

PAGE_STEPS = (
    (timedelta(hours=3), timedelta(minutes=15)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=6)),
    (timedelta(days=30), timedelta(days=1)),
)
"""Up to this age, a page is looked at this often; then never (after NewsDiffs' schedule)."""


def next_feed_poll(now: datetime, interval: timedelta, failures: int) -> datetime:
    """When to look at a feed again: doubled with every failure in a row, up to a day."""
    return now + min(_backed_off(interval, failures), max(LONGEST, interval))


def next_page_poll(now: datetime, changed_at: datetime, failures: int) -> datetime | None:
    """When to look at a story's page again; None when the story has been quiet for a month."""
    age = now - changed_at
    for up_to, step in PAGE_STEPS:
        if age < up_to:
            return now + min(_backed_off(step, failures), LONGEST)
    return None


def _backed_off(step: timedelta, failures: int) -> timedelta:
    doubled: int = 2 ** min(failures, 10)
    return step * doubled
