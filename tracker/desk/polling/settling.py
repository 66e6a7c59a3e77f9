"""A feed whose answers say often enough that it moved or is gone is treated so, on record."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from tracker.desk.polling.standing import REST, Standing, standing_after
from tracker.errors import FetchError, ParseError
from tracker.models.records.feeds import Feed
from tracker.models.values import Answer
from tracker.store import feeds
from tracker.store.database import Session
from tracker.store.polls import Look

log = logging.getLogger(__name__)

Result = Answer | FetchError | ParseError


def says_something_new(feed: Feed, result: Result, at: datetime) -> bool:
    """True when an answer changes what is remembered of a feed's address: most do not."""
    before = _standing(feed)
    return standing_after(before, result, at) != before or (
        feed.state == "suspended" and (isinstance(result, Answer) or before.rests(at))
    )


def settle(session: Session, feed: Feed, result: Result, look: Look) -> Look:
    """Remember it, and act on it: the feed takes its new address, rests, or is active again.

    The look comes back, with the next one in a week where the feed rests.
    """
    now = standing_after(_standing(feed), result, look.at)
    facts: dict[str, object] = {}
    if now.has_moved and now.moving_to:
        _move(session, feed, now.moving_to, look.at)
        now = Standing()
    if isinstance(result, Answer) and feed.state == "suspended":
        facts["state"] = "active"
        log.info("%s is back, and is polled as before", feed.url)
    if now.rests(look.at):
        facts["state"] = "suspended"
        look = replace(look, next_poll_at=look.at + REST)
    feeds.keep_standing(
        session,
        feed,
        moving_to=now.moving_to,
        moves=now.moves,
        gone_since=now.gone_since,
        gones=now.gones,
        **facts,
    )
    return look


def _move(session: Session, feed: Feed, url: str, at: datetime) -> None:
    before = feed.url
    if feeds.move_feed(session, feed, url, at):
        log.info("%s has moved to %s, and is polled there from now on", before, url)
    else:
        log.warning("%s has moved to %s, which is a feed of its own here", before, url)


def _standing(feed: Feed) -> Standing:
    return Standing(feed.moving_to, feed.moves, feed.gone_since, feed.gones)
