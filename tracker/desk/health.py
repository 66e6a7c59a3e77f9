"""Whether looking and telling go on as they should: what a machine that watches over us asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tracker.models.records.leaders import Leader
from tracker.show.moments import exact
from tracker.store import ledger, polls
from tracker.store.database import Session
from tracker.store.leaders import leader
from tracker.store.ledger import Backlog

SHORTEST = timedelta(seconds=20)
"""A tick that is late by less says nothing: filing a feed of 5,000 new entries takes that long."""

TOO_LATE = timedelta(hours=1)
"""For a feed that is due. A host with 3,000 feeds, one a second, is once around in less. For a
letter too: between two tries at a mail server lies an hour at most."""


def complaints(session: Session, now: datetime) -> list[str]:
    """What is wrong, a line each; nothing when all is well, or when nobody is meant to poll."""
    polling = leader(session)
    if polling is None:
        return []
    return [
        *_of_the_ticks(polling, now),
        *_of_the_feeds(polls.longest_due(session), now),
        *_of_the_letters(ledger.backlog(session), now),
    ]


def _of_the_ticks(polling: Leader, now: datetime) -> list[str]:
    patience = max(2 * timedelta(seconds=polling.tick_s), SHORTEST)
    if now - polling.beat_at <= patience:
        return []
    return [f"no tick since {exact(polling.beat_at)}"]


def _of_the_feeds(due_at: datetime | None, now: datetime) -> list[str]:
    if due_at is None or now - due_at <= TOO_LATE:
        return []
    return [f"a feed has been due since {exact(due_at)}"]


def _of_the_letters(left: Backlog, now: datetime) -> Iterator[str]:
    """That one reader's mailbox is full is no complaint; that the mail server takes nothing is."""
    if left.due_since and now - left.due_since > TOO_LATE:
        yield f"a letter has been due since {exact(left.due_since)}"
    since = left.failing_since
    if since and now - since > TOO_LATE and not (left.taken_at and left.taken_at > since):
        yield f"no mail has left since {exact(since)}; letters that wait: {left.failing}"
    if left.held:
        yield f"alerts held until `tracker alerts retry`: {left.held}"
