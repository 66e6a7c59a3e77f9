"""Outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import sqlalchemy
from sqlmodel import Session, col, select

from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address


def outlet_named(session: Session, name: str) -> Outlet | None:
    """The outlet of that short name."""
    return session.exec(select(Outlet).where(Outlet.name == name)).first()


def outlets_at(session: Session, key: str, host: str) -> Sequence[Outlet]:
    """The outlets that have the address of that key; without any, those with a feed on that host.

    A host is looked for where it stands in a feed's address, port and subdomain included.
    """
    having = select(Address.outlet_id).where(Address.key == key, col(Address.in_use).is_(True))
    found = session.exec(select(Outlet).where(col(Outlet.id).in_(having))).all()
    if found:
        return found
    feeds = session.exec(select(Feed.outlet_id, Feed.url)).all()
    ids = {outlet_id for outlet_id, url in feeds if urlsplit(url).hostname == host}
    return session.exec(select(Outlet).where(col(Outlet.id).in_(ids))).all()


def keep_outlet(
    session: Session,
    name: str,
    *,
    title: str,
    dialect: str,
    labels: Mapping[str, str] | None = None,
    declares: Mapping[str, bool] | None = None,
    robots: bool = True,
    zone: str = "",
) -> Outlet:
    """The outlet of that short name, begun or brought up to date."""
    outlet = outlet_named(session, name) or Outlet(name=name, title=title, dialect=dialect)
    outlet.title, outlet.dialect, outlet.labels = title, dialect, dict(labels or {})
    outlet.declares, outlet.robots, outlet.zone = dict(declares or {}), robots, zone
    session.add(outlet)
    session.flush()
    return outlet


def outlets(session: Session) -> Sequence[Outlet]:
    """All outlets, by name."""
    return session.exec(select(Outlet).order_by(Outlet.name)).all()


class Named(NamedTuple):
    """An outlet, as a list names it."""

    id: int
    name: str
    title: str
    zone: str = ""
    """By whose clock its stories are told, by its name; empty where that is not known."""


def named(session: Session) -> tuple[Named, ...]:
    """All outlets as lists name them, by name."""
    return tuple(Named(*row) for row in session.connection().execute(_NAMED))


_O = Outlet.__table__  # type: ignore[attr-defined]
NAMED = tuple(_O.c[name] for name in Named._fields)
"""The columns of one, in a statement about more."""
_NAMED = sqlalchemy.select(*NAMED).order_by(_O.c.name)
"""Of every list of changes, so without whatever else is known of an outlet, and as written once."""
