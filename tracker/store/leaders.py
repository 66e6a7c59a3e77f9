"""One process polls, and the others wait: who it is, by its signs of life."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.models.records.leaders import Leader

LEASE = timedelta(seconds=60)
"""After so long without a sign of life, another process takes over. One answer is filed in less:
a writer waits for another one half as long."""


def leader(session: Session) -> Leader | None:
    """Who polls; None when nobody does, or the last one left in good order."""
    return session.get(Leader, 1)


def take_lead(
    session: Session, holder: str, now: datetime, tick_s: float, *, dead: Callable[[str], bool]
) -> Leader:
    """Give a sign of life, or take over from who is `dead` or gave none within LEASE.

    Whoever leads from now on comes back: `holder`, or the other one.
    """
    found = session.get(Leader, 1, with_for_update=True)
    if found is None:
        found = Leader(holder=holder, since=now, beat_at=now, tick_s=tick_s)
    elif found.holder != holder:
        if found.beat_at + LEASE >= now and not dead(found.holder):
            return found
        found.holder, found.since = holder, now
    found.beat_at, found.tick_s = now, tick_s
    session.add(found)
    session.flush()
    return found


def leave(session: Session, holder: str) -> None:
    """Let another process take over at once."""
    found = session.get(Leader, 1, with_for_update=True)
    if found and found.holder == holder:
        session.delete(found)
