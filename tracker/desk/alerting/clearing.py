"""Which mails may leave now: asked of every one, whatever it tells, each time that it would leave.

What may not leave waits for the morning, or is put down, on record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import TypeVar

from tracker.alert import leaving
from tracker.alert.consent import mailbox
from tracker.models.records.alerts import Subscription
from tracker.store import notices, outgoing
from tracker.store.alerts import OwedAlert
from tracker.store.database import Session
from tracker.store.notices import OwedNotice

DAY = timedelta(days=1)

Owed = OwedAlert | OwedNotice
Row = TypeVar("Row", bound=Owed)


def own_mailbox(sender: str) -> str:
    """The mailbox that our mails come from: it gets none, or they would never end."""
    return mailbox(parseaddr(sender)[1])


def barred(session: Session, emails: Collection[str], own: str) -> dict[str, str]:
    """Those of these addresses that no mail goes to, and why; `own` is our own mailbox."""
    refused = outgoing.refusals(session, emails)
    ours = {email for email in emails if mailbox(email) == own}
    return {
        **{email: f"the address was refused: {one.answer}" for email, one in refused.items()},
        **dict.fromkeys(ours, "it is the address that these mails come from"),
    }


def cleared(session: Session, rows: Sequence[Row], now: datetime, own: str) -> list[Row]:
    """Those alerts and letters that may leave now; the others wait, or are put down, on record."""
    readers = {row.subscription.email for row in rows if not row.subscription.webhook}
    why = barred(session, readers, own)
    left = []
    for row in rows:
        watch = row.subscription
        if reason := _why_never(watch, why, now):
            outgoing.put_down(outgoing.letter_of(session, row.alert), reason)
        elif until := leaving.quiet_until(now, watch.quiet, watch.zone):
            row.alert.next_try_at = until
        else:
            left.append(row)
    return left


def _why_never(watch: Subscription, barred: dict[str, str], now: datetime) -> str:
    if not watch.webhook and watch.email in barred:
        return barred[watch.email]
    return "the watch is paused" if watch.paused_until and watch.paused_until > now else ""


def few_on_feeds(session: Session, letters: Sequence[Owed], now: datetime, cap: int) -> list[Owed]:
    """Without the mails on feeds beyond so many a day to one watch; a program is told of each.

    When our own line is down, every feed fails at once.
    """
    numbers = numbers_on_feeds(session, letters, now)
    left = []
    for one in letters:
        if not one.subscription.webhook and numbers[one.alert.id or 0] > cap:
            outgoing.put_down([one.alert], f"capped: {cap} mails on feeds within a day")
        else:
            left.append(one)
    return left


def numbers_on_feeds(session: Session, letters: Sequence[Owed], now: datetime) -> Counter[int]:
    """The so many-th of a day to its watch that each letter on a feed is, by its alert's id."""
    watches = {one.subscription.id or 0 for one in letters if isinstance(one, OwedNotice)}
    return notices.numbers(session, watches, now - DAY)
