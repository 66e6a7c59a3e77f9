"""Which alerts go into which letter, and which into none: nothing is sent here.

What is owed waits a while, so that a slip taken back tells nobody and a burst is told once.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from tracker import diff
from tracker.alert import leaving
from tracker.alert.match import wants
from tracker.desk.alerting.clearing import DAY, cleared
from tracker.models.records.alerts import Alert, Subscription
from tracker.models.records.versions import Version
from tracker.models.values import Weight
from tracker.pipeline.owing import event_of
from tracker.store import outgoing, versions
from tracker.store.alerts import OwedAlert
from tracker.store.database import Session

SETTLE = timedelta(seconds=90)
"""A slip is commonly mended within a minute and a half; nobody misses that long."""

CAP = 6
"""Letters on one story within DAY to one watch; more are no news but noise."""

MOST_STORIES = 200
"""Stories of one outlet that change within STORM before a person should look: no desk rewrites
that many, a new page template does."""

STORM = timedelta(minutes=15)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """How long to wait, how much is too much, and who is never told."""

    settle: timedelta = SETTLE
    cap: int = CAP
    most_stories: int = MOST_STORIES
    own: str = ""
    """The mailbox that our mails come from: it gets none, or they would never end."""


RULES = Rules()


def gather(session: Session, now: datetime, rules: Rules, *, webhooks: bool = False) -> None:
    """Put everything that is due to readers, or to webhooks, into letters, or down, on record.

    A letter that no server took is put together anew, since its change may have been taken back.
    """
    outgoing.take_apart(session, now, webhooks=webhooks)
    rows = outgoing.loose(session, now, rules.settle, webhooks=webhooks)
    rows = cleared(session, _not_undone(rows), now, rules.own)
    rows = _without_storms(session, rows, now, rules)
    digests = sorted((row for row in rows if row.alert.way == "digest"), key=_watch)
    for _, group in groupby(digests, key=_watch):
        outgoing.put_together([row.alert for row in group], (0, 0))
    of_stories = [row for row in rows if row.alert.way != "digest"]
    _Stories(session, now, rules).gather(sorted(of_stories, key=_watch_and_story))


def _watch(row: OwedAlert) -> int:
    return row.alert.subscription_id


def _watch_and_story(row: OwedAlert) -> tuple[int, int]:
    return row.alert.subscription_id, row.change.story_id


def _not_undone(rows: Sequence[OwedAlert]) -> list[OwedAlert]:
    """Without changes that are none any more."""
    undone = [row.alert for row in rows if row.change.undone_at]
    outgoing.put_down(undone, outgoing.UNDONE)
    return [row for row in rows if not row.change.undone_at]


# -- one story to one reader -----------------------------------------------------------------------


class _Stories:
    """Puts what is owed on one story to one reader into one letter; each range is compared once."""

    def __init__(self, session: Session, now: datetime, rules: Rules) -> None:
        self._session = session
        self._now = now
        self._rules = rules
        self._weights: dict[tuple[int, int, int], Weight | None] = {}

    def gather(self, rows: Sequence[OwedAlert]) -> None:
        """These alerts, in the order of watches and stories."""
        about = {_watch_and_story(row) for row in rows}
        lately = outgoing.letters_since(self._session, about, self._now - DAY)
        for one, group in groupby(rows, key=_watch_and_story):
            self._one_story(sorted(group, key=lambda row: row.change.id or 0), lately[one])

    def _one_story(self, rows: Sequence[OwedAlert], lately: int) -> None:
        owed = sorted((row.alert for row in rows), key=lambda alert: alert.id or 0)
        urgent = any(alert.way == "at_once" for alert in owed)
        span = rows[0].change.old_number, rows[-1].change.new_number
        if not (urgent or len(rows) == 1 or self._still_wanted(rows, span)):
            outgoing.put_down(owed, f"settled: version {span[1]} takes it back in time")
        elif lately >= self._rules.cap and not urgent:
            _leave_to_digest(owed, rows[0].subscription, self._now, self._rules.cap)
        else:
            outgoing.put_together(owed, span)

    def _still_wanted(self, rows: Sequence[OwedAlert], span: tuple[int, int]) -> bool:
        """Whether the first text and the last differ in what the reader watches for."""
        watch, change = rows[0].subscription, rows[-1].change
        pair = _pair(self._session, change.story_id, span)
        weight = self._weight(change.story_id, span, pair)
        event = event_of(rows[0].outlet, pair, weight or Weight.COSMETIC, change)
        return weight is not None and wants(watch.scope, watch.value, watch.on, event)

    def _weight(
        self, story_id: int, span: tuple[int, int], pair: tuple[Version, Version]
    ) -> Weight | None:
        about = (story_id, *span)
        if about not in self._weights:
            old, new = (versions.article(self._session, one) for one in pair)
            self._weights[about] = diff.compare(old, new).weight
        return self._weights[about]


def _pair(session: Session, story_id: int, span: tuple[int, int]) -> tuple[Version, Version]:
    old, new = (versions.version_numbered(session, story_id, number) for number in span)
    return old, new


def _leave_to_digest(owed: Sequence[Alert], watch: Subscription, now: datetime, cap: int) -> None:
    leaves = leaving.next_digest(now, "daily", at=watch.at, zone=watch.zone)
    for alert in owed:
        alert.way, alert.next_try_at = "digest", leaves
        alert.reason = f"capped: {cap} letters on this story within a day; waits for a digest"


# -- a whole outlet at once ------------------------------------------------------------------------


def _without_storms(
    session: Session, rows: Sequence[OwedAlert], now: datetime, rules: Rules
) -> list[OwedAlert]:
    """Those that are no part of a storm; what an operator let go, or is urgent, is none."""
    outlets = {row.outlet.id or 0: row.outlet.name for row in rows}
    changed = outgoing.stories_changed(session, outlets, now - STORM)
    storms = {one: number for one, number in changed.items() if number > rules.most_stories}
    caught = [row for row in rows if row.outlet.id in storms and _may_be_held(row.alert)]
    for row in caught:
        number = storms[row.outlet.id or 0]
        outgoing.hold(
            [row.alert], f"held: {number:,} stories of {row.outlet.name} changed within minutes"
        )
    for name, number in Counter(row.outlet.name for row in caught).items():
        log.warning(
            "%s: too many stories changed at once; alerts held: %s; see `tracker alerts list`",
            name,
            number,
        )
    held = {row.alert.id for row in caught}
    return [row for row in rows if row.alert.id not in held]


def _may_be_held(alert: Alert) -> bool:
    return alert.way != "at_once" and not alert.reason.startswith("let go")
