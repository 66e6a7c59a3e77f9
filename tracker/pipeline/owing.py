"""A change, owed to whoever wants to hear of it: match → store, in the version's transaction."""

from __future__ import annotations

from datetime import datetime

from tracker.alert import leaving
from tracker.alert.match import Event, keys_of, wants
from tracker.models.records.alerts import Alert
from tracker.models.records.outlets import Outlet
from tracker.models.records.versions import Change, Version
from tracker.models.values import LabelKind, Weight
from tracker.store import alerts
from tracker.store.alerts import Wish
from tracker.store.database import Session


def owe_alerts(
    session: Session, outlet: Outlet, pair: tuple[Version, Version], change: Change
) -> int:
    """Owe an alert to everyone who wants to hear of this change; how many comes back.

    To a watch that rests the alert is put down at once, on record.
    """
    event = event_of(outlet, pair, Weight(change.weight), change)
    wishes = [
        wish
        for wish in alerts.wishes(session, keys_of(event))
        if wants(wish.scope, wish.value, wish.on, event)
    ]
    owed = [_alert(wish, event, change.id or 0, pair[1].seen_at) for wish in wishes]
    alerts.owe(session, owed)
    return sum(one.state == "owed" for one in owed)


def event_of(
    outlet: Outlet, pair: tuple[Version, Version], weight: Weight, change: Change
) -> Event:
    """What happened between two versions, as far as it decides who hears of it."""
    before, now = pair
    said_before = (before.label_kind, before.label)
    new_label = (now.label_kind, now.label) != said_before
    return Event(
        outlet=outlet.name,
        story_id=change.story_id,
        headlines=(before.headline, now.headline),
        weight=weight,
        corrected=new_label and now.label_kind == LabelKind.CORRECTION,
        withdrawn=new_label and now.label_kind == LabelKind.WITHDRAWN,
        unmentioned=bool(now.note) and change.note.get("telling", 0) > 0,
    )


def _alert(wish: Wish, event: Event, change_id: int, now: datetime) -> Alert:
    alert = Alert(subscription_id=wish.id, change_id=change_id, owed_at=now)
    if reason := why_not(wish, now):
        alert.state, alert.reason = "put_down", reason
        return alert
    if wish.how == "at_once":
        alert.way, alert.next_try_at = ("at_once" if event.urgent else "settles"), now
    else:
        alert.way = "digest"
        alert.next_try_at = leaving.next_digest(
            now, wish.how, at=wish.at, weekday=wish.weekday, zone=wish.zone
        )
    return alert


def why_not(wish: Wish, now: datetime) -> str:
    """Why a watch is told of nothing now, in words; empty when it is."""
    if wish.paused_until and wish.paused_until > now:
        return f"the watch is paused until {wish.paused_until:%Y-%m-%d %H:%M} UTC"
    return ""
