"""A feed that is silent against its own rhythm: noticed once, and once when it is back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

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
    session.add(silence)
    session.flush()
    feed.silence_id = silence.id
    feeds.keep_rhythm(session, feed, silence_id=silence.id)
    longest = at_most(timedelta(seconds=feed.pause_s))
    why = "" if outcome == "same" else f"; the last look: {outcome}"
    return f"nothing new for {at_most(now - feed.news_at)}, longest pause so far {longest}{why}"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a feed with news is known by, and what there is to say when that ends a silence."""

    news: int
    news_at: datetime
    pause_s: float
    silence_id: int | None
    words: str = ""


def hear(session: Session, feed: Feed, now: datetime, *, failed_before: bool) -> Heard:
    """Note in the database that a feed has news; `take_in` has the record say so once it is kept.

    So it may be done again when another writer was first. A pause in which the feed could not be
    read says nothing of its rhythm.
    """
    pause_s = feed.pause_s
    if feed.news_at and not failed_before and feed.silence_id is None:
        pause_s = max((now - feed.news_at).total_seconds(), pause_s * KEPT)
    words, silence_id = "", feed.silence_id
    if feed.news_at and silence_id is not None:
        silence = session.get_one(Silence, silence_id)
        silence.back_at, silence_id = now, None
        session.add(silence)
        words = f"news again, after {at_most(now - feed.news_at)}"
    heard = Heard(feed.news + 1, now, pause_s, silence_id, words)
    feeds.keep_rhythm(session, feed, **_known(heard))
    return heard


def take_in(feed: Feed, heard: Heard) -> None:
    """Have the record say what the database does."""
    for name, value in _known(heard).items():
        setattr(feed, name, value)


def _known(heard: Heard) -> dict[str, Any]:
    known = asdict(heard)
    del known["words"]
    return known
