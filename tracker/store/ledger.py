"""The ledger of alerts: what is owed, what was told, what was put down, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, and_, true
from sqlmodel import Session, col, func, select, update

from tracker.errors import NotFoundError, RefusedError
from tracker.models.records.alerts import Alert, Delivery, Refusal, Subscription
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Change
from tracker.store import notices
from tracker.store.alerts import OwedAlert
from tracker.store.notices import OwedNotice

LET_GO = "let go by the operator"

Line = OwedAlert | OwedNotice
"""An alert with what it is about."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a person should know of what is not sent yet."""

    due_since: datetime | None
    """Of the letter that should have left, or been tried again, the longest ago."""
    failing: int
    """Letters to readers that were tried in vain, and will be again."""
    failing_since: datetime | None
    """When the oldest of them was owed."""
    taken_at: datetime | None
    """When the mail server last took a letter; not asked for where none fails."""
    held: int


def lines(
    session: Session, *, state: str = "", watch: int = 0, before: int = 0, limit: int = 50
) -> list[Line]:
    """Alerts with what they are about, the newest first; those older than `before`, if given."""
    which = [col(Alert.state) == state] if state else []
    which += [col(Alert.subscription_id) == watch] if watch else []
    which += [col(Alert.id) < before] if before else []
    found = _found(session, and_(true(), *which), limit)
    return sorted(found, key=lambda one: one.alert.id or 0, reverse=True)[:limit]


def line(session: Session, alert_id: int) -> Line:
    """One alert with what it is about.

    Raises NotFoundError.
    """
    found = _found(session, col(Alert.id) == alert_id, 1)
    if not found:
        raise NotFoundError(f"alert {alert_id}: there is none; see `tracker alerts list`")
    return found[0]


def _found(session: Session, which: ColumnElement[bool], limit: int) -> list[Line]:
    """Of either kind at most so many, the newest."""
    query: Any = (
        sqlalchemy.select(Alert, Subscription, Change, Story, Outlet)
        .join(Subscription, col(Subscription.id) == Alert.subscription_id)
        .join(Change, col(Change.id) == Alert.change_id)
        .join(Story, col(Story.id) == Change.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .where(which)
        .order_by(col(Alert.id).desc())
        .limit(limit)
    )
    changes = [OwedAlert(*row) for row in session.exec(query)]
    return [*changes, *notices.lines(session, which, limit)]


def deliveries(session: Session, alert: Alert) -> Sequence[Delivery]:
    """Every try to send the letter that tells of an alert, in order."""
    query = select(Delivery).where(Delivery.alert_id == (alert.lead_id or alert.id))
    return session.exec(query.order_by(col(Delivery.id))).all()


def retry(session: Session, alert_id: int, now: datetime) -> Alert:
    """Owe an alert anew, now; an address that refused is tried again.

    Raises NotFoundError, and RefusedError for one that was told.
    """
    found = line(session, alert_id)
    alert = found.alert
    if alert.state == "told":
        raise RefusedError(f"alert {alert_id}: was told at {alert.sent_at:%Y-%m-%d %H:%M} UTC")
    refused = session.get(Refusal, found.subscription.email)
    if refused is not None:
        session.delete(refused)
    lead = session.get_one(Alert, alert.lead_id) if alert.lead_id else alert
    if lead.lead_id is None:
        lead.way = "at_once"
    members = update(Alert).where(col(Alert.lead_id) == lead.id)
    session.connection().execute(members.values(state="owed", reason=LET_GO))
    lead.state, lead.reason, lead.next_try_at = "owed", LET_GO, now
    session.add(lead)
    return lead


def let_go(session: Session, outlet: str, now: datetime) -> int:
    """Owe what was held of an outlet, as one digest to each watch; how many alerts comes back."""
    of_outlet = (
        select(Change.id)
        .join(Story, col(Story.id) == Change.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .where(Outlet.name == outlet)
    )
    held = update(Alert).where(col(Alert.state) == "held", col(Alert.change_id).in_(of_outlet))
    values = {"state": "owed", "reason": LET_GO, "next_try_at": now, "way": "digest"}
    return session.connection().execute(held.values(**values)).rowcount


def backlog(session: Session) -> Backlog:
    """What is not sent yet, and since when."""
    waiting = (col(Alert.state) == "owed", col(Alert.lead_id) == col(Alert.id))
    due = select(func.min(Alert.next_try_at)).where(*waiting)
    tried: Any = (
        select(func.count(), func.min(Alert.owed_at))
        .join(Subscription, col(Subscription.id) == Alert.subscription_id)
        .where(*waiting, col(Alert.tries) > 0, col(Subscription.webhook) == "")
    )
    failing, since = session.exec(tried).one()
    held = select(func.count()).where(col(Alert.state) == "held")
    taken_at = _taken_at(session) if failing else None
    return Backlog(session.exec(due).one(), failing, since, taken_at, session.exec(held).one())


def _taken_at(session: Session) -> datetime | None:
    query = (
        select(Delivery.tried_at)
        .join(Alert, col(Alert.id) == Delivery.alert_id)
        .join(Subscription, col(Subscription.id) == Alert.subscription_id)
        .where(col(Delivery.sent), col(Subscription.webhook) == "")
    )
    return session.exec(query.order_by(col(Delivery.id).desc()).limit(1)).first()
