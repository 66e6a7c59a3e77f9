"""What a watch would have brought in the last days, had it been there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.alert.match import FEED_FAILING, wants
from tracker.alert.preview import BACK, how_often, letters
from tracker.desk.alerting.clearing import DAY
from tracker.desk.alerting.gathering import Rules
from tracker.desk.alerting.wishes import AT_ONCE, When
from tracker.models.values import Weight
from tracker.pipeline.owing import event_of
from tracker.store import previews
from tracker.store.database import Session
from tracker.store.previews import Stepped

MOST = 3_000
"""Changes that are looked through: a day of a large agency, and a fifth of a second."""

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to hear of, and when, as `Subscription` has it."""

    scope: str
    value: str = ""
    on: str = "headline"
    wish: When = AT_ONCE


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would have come of it."""

    changes: int
    """That it wants, among those looked through; of feeds, how often one failed or was back."""
    span: timedelta
    """From the first of those to now; a day at least, a week at most."""
    often: str
    """`about 6 mails a day`; `no mail`."""
    last: Sequence[Stepped]
    """The latest that it wants, the newest first."""


def foresee(session: Session, wanted: Wanted, now: datetime, rules: Rules) -> Foreseen:
    """Hold a watch against what changed in the last week, or as much as MOST changes reach back."""
    named = {wanted.scope: wanted.value}
    if wanted.on == FEED_FAILING:
        since, outlet = now - BACK, named.get("outlet", "")
        number = previews.notices_since(session, since, outlet=outlet)
        return Foreseen(number, BACK, how_often(number, BACK), [])
    looked = previews.changes_since(
        session,
        now - BACK,
        outlet=named.get("outlet", ""),
        story_id=int(named.get("story", 0)),
        limit=MOST,
    )
    found = [one for one in looked if _wants(wanted, one)]
    span = _span(session, looked, now)
    wish = wanted.wish
    number = letters(
        [(one.change.story_id, one.change.changed_at) for one in found],
        wish.how,
        settle=rules.settle,
        cap=rules.cap,
        at=wish.at,
        weekday=wish.weekday,
        zone=wish.zone,
    )
    return Foreseen(len(found), span, how_often(number, span), found[:SHOWN])


def _wants(wanted: Wanted, one: Stepped) -> bool:
    event = event_of(one.outlet, (one.old, one.new), Weight(one.change.weight), one.change)
    return wants(wanted.scope, wanted.value, wanted.on, event)


def _span(session: Session, looked: Sequence[Stepped], now: datetime) -> timedelta:
    """A desk that began today has seen no week; one of many changes is read for less."""
    if len(looked) == MOST:
        return max(now - looked[-1].change.changed_at, DAY)
    first = previews.first_change(session, now - BACK)
    return max(now - first, DAY) if first else DAY
