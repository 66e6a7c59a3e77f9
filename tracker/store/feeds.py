"""Feeds: where we look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy
from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select, update

from tracker.errors import NotFoundError
from tracker.models.records.feeds import Feed, FeedAddress, Instruction
from tracker.models.records.outlets import Outlet
from tracker.store.outlets import NAMED, Named


def feed_at(session: Session, url: str) -> Feed | None:
    """The feed of that address, or one that had it before it moved."""
    found = session.exec(select(Feed).where(Feed.url == url)).first()
    return (
        found or session.exec(select(Feed).join(FeedAddress).where(FeedAddress.url == url)).first()
    )


def all_feeds(session: Session) -> Sequence[tuple[Feed, Outlet]]:
    """All feeds with their outlets, by outlet and address."""
    query = select(Feed, Outlet).join(Outlet, col(Outlet.id) == Feed.outlet_id)
    return session.exec(query.order_by(Outlet.name, Feed.url)).all()


def feeds_of_outlet(session: Session, outlet_id: int) -> Sequence[Feed]:
    """The feeds of an outlet, by address."""
    return session.exec(select(Feed).where(Feed.outlet_id == outlet_id).order_by(Feed.url)).all()


class Turn(NamedTuple):
    """When an outlet's feed was looked at last, and when it is to be looked at next."""

    outlet: Named
    polled_at: datetime | None
    next_poll_at: datetime | None


def of_outlets_due(session: Session, now: datetime) -> list[Turn]:
    """All active feeds of those outlets of which one is due."""
    rows = session.connection().execute(_OF_OUTLETS_DUE, {"now": now})
    return [Turn(Named(*named), polled, following) for polled, following, *named in rows]


_F = Feed.__table__  # type: ignore[attr-defined]
_DUE = select(_F.c.outlet_id).where(
    _F.c.state == "active", _F.c.next_poll_at < bindparam("now", type_=_F.c.next_poll_at.type)
)
_OF_OUTLETS_DUE = (
    sqlalchemy.select(_F.c.polled_at, _F.c.next_poll_at, *NAMED)
    .join(Outlet, col(Outlet.id) == _F.c.outlet_id)
    .where(_F.c.state == "active", _F.c.outlet_id.in_(_DUE))
)
"""Of every list of changes, so as written once, and without what else is known of a feed."""


def feed_named(session: Session, named: str) -> tuple[Feed, Outlet]:
    """The feed of that id or address.

    Raises NotFoundError.
    """
    query = select(Feed, Outlet).join(Outlet, col(Outlet.id) == Feed.outlet_id)
    by_id = re.fullmatch(r"[0-9]{1,18}", named)
    found = None if by_id else feed_at(session, named)
    wanted = int(named) if by_id else found and found.id
    row = session.exec(query.where(Feed.id == wanted)).first()
    if row is None:
        raise NotFoundError(f"{named}: no such feed; see `tracker feeds list`")
    return row


def instruct(session: Session, feed: Feed, what: str, by: str, now: datetime) -> None:
    """Put on record what a person had us do with a feed."""
    session.add(Instruction(feed_id=feed.id or 0, at=now, by=by, what=what))


def instructions(session: Session, feed: Feed) -> Sequence[Instruction]:
    """What people had us do with a feed, the newest first."""
    query = select(Instruction).where(Instruction.feed_id == feed.id)
    return session.exec(query.order_by(col(Instruction.id).desc())).all()


def newest_instructions(session: Session) -> dict[int, Instruction]:
    """The newest instruction for each feed that has one, by the feed's id."""
    newest = select(func.max(Instruction.id)).group_by(col(Instruction.feed_id))
    found = session.exec(select(Instruction).where(col(Instruction.id).in_(newest)))
    return {one.feed_id: one for one in found}


def pause(session: Session, feed: Feed, by: str = "") -> None:
    """Look at a feed no more: until somebody resumes it, or, with no name, until it is added."""
    feed.state, feed.next_poll_at, feed.paused_by = "paused", None, by
    session.add(feed)


def resume(session: Session, feed: Feed, now: datetime) -> None:
    """Look at a paused feed again, at once.

    That look begins a run of its own, so that the time before it stays on record as not looked at;
    and of its rhythm a pause of ours says nothing.
    """
    feed.state, feed.next_poll_at, feed.paused_by, feed.span_id = "active", now, "", None
    if feed.silence_id is None:
        feed.news_at = None
    session.add(feed)


def keep_rhythm(session: Session, feed: Feed, **known: object) -> None:
    """Keep what is known of a feed's rhythm, by the names of its columns; the record stays."""
    session.connection().execute(update(Feed).where(col(Feed.id) == feed.id).values(**known))


def name_feed(session: Session, feed: Feed, title: str) -> None:
    """Note what a feed calls itself."""
    if title and title != feed.title:
        feed.title = title
        statement = update(Feed).where(col(Feed.id) == feed.id).values(title=title)
        session.connection().execute(statement)


def keep_standing(session: Session, feed: Feed, **facts: object) -> None:
    """Note the facts of a feed's standing, by the names of their columns."""
    for name, fact in facts.items():
        setattr(feed, name, fact)
    session.connection().execute(update(Feed).where(col(Feed.id) == feed.id).values(**facts))


def move_feed(session: Session, feed: Feed, url: str, at: datetime) -> bool:
    """Give a feed its new address, the old one staying known; False when another feed has it."""
    other = feed_at(session, url)
    if other is not None and other.id != feed.id:
        return False
    for known in session.exec(select(FeedAddress).where(FeedAddress.url == url)):
        session.delete(known)  # it is back where it was once
    session.flush()
    session.add(FeedAddress(feed_id=feed.id or 0, url=feed.url, until=at, moved_to=url))
    keep_standing(session, feed, url=url)
    return True


def addresses_before(session: Session, feed: Feed) -> Sequence[FeedAddress]:
    """The addresses that a feed had, in the order in which it left them."""
    query = select(FeedAddress).where(FeedAddress.feed_id == feed.id)
    return session.exec(query.order_by(col(FeedAddress.until))).all()
