"""Outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session, select

from tracker.models.records.outlets import Outlet


def outlet_named(session: Session, name: str) -> Outlet | None:
    """The outlet of that short name."""
    return session.exec(select(Outlet).where(Outlet.name == name)).first()


def keep_outlet(
    session: Session,
    name: str,
    *,
    title: str,
    dialect: str,
    labels: Mapping[str, str] | None = None,
    declares: Mapping[str, bool] | None = None,
    robots: bool = True,
) -> Outlet:
    """The outlet of that short name, begun or brought up to date."""
    outlet = outlet_named(session, name) or Outlet(name=name, title=title, dialect=dialect)
    outlet.title, outlet.dialect, outlet.labels = title, dialect, dict(labels or {})
    outlet.declares, outlet.robots = dict(declares or {}), robots
    session.add(outlet)
    session.flush()
    return outlet


def outlets(session: Session) -> Sequence[Outlet]:
    """All outlets, by name."""
    return session.exec(select(Outlet).order_by(Outlet.name)).all()
