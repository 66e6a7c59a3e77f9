"""Feeds: where we look."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlmodel import Session, col, select, update

from tracker.errors import NotFoundError
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet


def feed_at(session: Session, url: str) -> Feed | None:
    """The feed of that address."""
    return session.exec(select(Feed).where(Feed.url == url)).first()


def all_feeds(session: Session) -> Sequence[tuple[Feed, Outlet]]:
    """All feeds with their outlets, by outlet and address."""
    query = select(Feed, Outlet).join(Outlet, col(Outlet.id) == Feed.outlet_id)
    return session.exec(query.order_by(Outlet.name, Feed.url)).all()


def feed_named(session: Session, named: str) -> tuple[Feed, Outlet]:
    """The feed of that id or address.

    Raises NotFoundError.
    """
    query = select(Feed, Outlet).join(Outlet, col(Outlet.id) == Feed.outlet_id)
    by_id = re.fullmatch(r"[0-9]{1,18}", named)
    row = session.exec(query.where(Feed.id == int(named) if by_id else Feed.url == named)).first()
    if row is None:
        raise NotFoundError(f"{named}: no such feed; see `tracker feeds list`")
    return row


def name_feed(session: Session, feed: Feed, title: str) -> None:
    """Note what a feed calls itself."""
    if title and title != feed.title:
        feed.title = title
        statement = update(Feed).where(col(Feed.id) == feed.id).values(title=title)
        session.connection().execute(statement)
