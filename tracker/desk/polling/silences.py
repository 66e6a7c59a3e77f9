"""A feed that is silent against its own rhythm: noticed once, and once when it is back."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.models.records.feeds import Feed, Silence
from tracker.show.lengths import at_most
from tracker.store import feeds
from tracker.store.database import Session

KNOWN = 10
"""Looks with news from which on a feed has a rhythm."""
SILENT = 2
"""So many times its longest pause: a desk that closes at weekends has long ones, and knows them."""
SHORTEST = timedelta(hours=6)
"""No pause that is shorter is a silence, however busy the feed was until then."""
KEPT = 0.99
"""Of the longest pause, from one look with news to the next: half of it is left after 70 of them,
so that an outage of long ago does not hide the next one."""


def has_fallen_silent(feed: Feed, now: datetime) -> bool:
    """Whether a feed without news now has had none for too long, and nobody has noticed yet."""
    if feed.silence_id is not None or feed.news_at is None or feed.news < KNOWN:
        return False
    return now - feed.news_at > max(SILENT * timedelta(seconds=feed.pause_s), SHORTEST)


def begin_silence(session: Session, feed: Feed, outcome: str, now: datetime) -> str:
    """Put a silence on record; what there is to say of it comes back."""
    assert feed.news_at is not None
    silence = Silence(
        feed_id=feed.id or 0,
        since=feed.news_at,
        pause_s=feed.pause_s,
        outcome=outcome,
        noticed_at=now,
    )
    feeds.keep_rhythm(session, feed, silence)
    longest = at_most(timedelta(seconds=feed.pause_s))
    why = "" if outcome == "same" else f"; the last look: {outcome}"
    return f"nothing new for {at_most(now - feed.news_at)}, longest pause so far {longest}{why}"


def hear(session: Session, feed: Feed, now: datetime, *, failed_before: bool) -> str | None:
    """Note that a feed has news; what there is to say when that ends a silence.

    A pause in which the feed could not be read says nothing of its rhythm.
    """
    if feed.news_at and not failed_before and feed.silence_id is None:
        pause_s = (now - feed.news_at).total_seconds()
        feed.pause_s = max(pause_s, feed.pause_s * KEPT)
    since, feed.news_at, feed.news = feed.news_at, now, feed.news + 1
    if feed.silence_id is None or since is None:
        feeds.keep_rhythm(session, feed)
        return None
    silence = session.get_one(Silence, feed.silence_id)
    silence.back_at, feed.silence_id = now, None
    session.add(silence)
    feeds.keep_rhythm(session, feed)
    return f"news again, after {at_most(now - since)}"
