"""Letters that are owed: which alerts one letter tells of, which are due, what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select, tuple_, update

from tracker.models.records.alerts import Alert, Delivery, Refusal, Subscription
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Change, Version
from tracker.store.alerts import OwedAlert

AT_ONCE = 100
"""Letters that are taken in hand at a time: what a killed sender leaves waiting for its lease."""

UNDONE = "the two versions are of different stories"
"""Why a change is told to nobody once a person has parted them."""

GATHERED = 500
"""Alerts that are put into letters at a time, beside those that share a letter with one of them."""


def anything_due(
    session: Session, now: datetime, settle: timedelta, *, webhooks: bool = False
) -> bool:
    """Whether there is anything to gather or to send, to webhooks or to readers."""
    due = or_(_loose_and_due(now, settle), _letter_due(now))
    query = select(Alert.id).join(Subscription, col(Subscription.id) == Alert.subscription_id)
    return session.exec(query.where(due, _goes_to(webhooks)).limit(1)).first() is not None


def loose(
    session: Session, now: datetime, settle: timedelta, *, webhooks: bool = False
) -> list[OwedAlert]:
    """Alerts that are due and in no letter yet, with all that belong into the same letters."""
    due = _rows(session, and_(_loose_and_due(now, settle), _goes_to(webhooks)), GATHERED)
    digests = {row.alert.subscription_id for row in due if row.alert.way == "digest"}
    stories = {
        (row.alert.subscription_id, row.change.story_id) for row in due if row.alert.way != "digest"
    }
    of_digests = and_(
        col(Alert.way) == "digest",
        col(Alert.next_try_at) <= now,
        col(Alert.subscription_id).in_(digests),
    )
    of_stories = and_(
        col(Alert.way) != "digest",
        tuple_(col(Alert.subscription_id), col(Change.story_id)).in_(stories),
    )
    return _rows(session, and_(_loose(), or_(of_digests, of_stories)))


def _rows(
    session: Session, which: ColumnElement[bool], limit: int | None = None
) -> list[OwedAlert]:
    query: Any = (
        sqlalchemy.select(Alert, Subscription, Change, Story, Outlet)
        .join(Subscription, col(Subscription.id) == Alert.subscription_id)
        .join(Change, col(Change.id) == Alert.change_id)
        .join(Story, col(Story.id) == Change.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .where(which)
        .order_by(col(Alert.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Alert)
    )
    return [OwedAlert(*row) for row in session.exec(query)]


def _loose() -> ColumnElement[bool]:
    return and_(
        col(Alert.state) == "owed",
        col(Alert.lead_id).is_(None),
        col(Alert.next_try_at).is_not(None),
    )


def _loose_and_due(now: datetime, settle: timedelta) -> ColumnElement[bool]:
    waited = or_(
        and_(col(Alert.way) != "settles", col(Alert.next_try_at) <= now),
        and_(col(Alert.way) == "settles", col(Alert.next_try_at) <= now - settle),
    )
    return and_(_loose(), waited)


def _goes_to(webhooks: bool) -> ColumnElement[bool]:
    address = col(Subscription.webhook)
    return address != "" if webhooks else address == ""


def _letter_due(now: datetime) -> ColumnElement[bool]:
    return and_(
        col(Alert.state) == "owed",
        col(Alert.lead_id) == col(Alert.id),
        col(Alert.next_try_at) <= now,
    )


# -- putting letters together ----------------------------------------------------------------------


def put_together(alerts: Sequence[Alert], versions: tuple[int, int]) -> None:
    """Let the first of these alerts lead a letter that tells of them all, between two versions."""
    lead = alerts[0]
    lead.old_number, lead.new_number = versions
    for alert in alerts:
        alert.lead_id = lead.id
        if alert is not lead:
            alert.next_try_at = None


def take_apart(session: Session, now: datetime, *, webhooks: bool = False) -> None:
    """Let the letters that are due again, and that surely nobody has, be put together anew.

    What they tell may have been taken back or gone on since. What was told at once stays so.
    """
    member = aliased(Alert)
    urgent = exists().where(col(member.lead_id) == col(Alert.id), col(member.way) == "at_once")
    again = and_(
        _letter_due(now),
        _goes_to(webhooks),
        col(Alert.tries) > 0,
        col(Alert.message_id) == "",
        col(Alert.notice_id).is_(None),
        ~urgent,
    )
    query = select(Alert.id).join(Subscription, col(Subscription.id) == Alert.subscription_id)
    query = query.where(again).order_by(col(Alert.id)).limit(AT_ONCE)
    leads = session.exec(query.with_for_update(skip_locked=True, of=Alert)).all()
    for alert in session.exec(select(Alert).where(col(Alert.lead_id).in_(leads))):
        alert.lead_id, alert.next_try_at = None, alert.owed_at
    session.flush()


def without_undone(session: Session, letters: Sequence[OwedAlert]) -> list[OwedAlert]:
    """The letters that still have a change to tell; the others are put down."""
    told = told_in(session, [one.alert.id or 0 for one in letters])
    for one in letters:
        if one.alert.id not in told:
            put_down(letter_of(session, one.alert), UNDONE)
    return [one for one in letters if one.alert.id in told]


def put_down(alerts: Iterable[Alert], reason: str) -> None:
    """Send nothing of these, and say why."""
    for alert in alerts:
        alert.state, alert.reason, alert.next_try_at = "put_down", reason, None


def letter_of(session: Session, lead: Alert) -> Sequence[Alert]:
    """The alerts that a letter tells of, by the one that leads it; one in no letter is alone."""
    if lead.lead_id is None:
        return [lead]
    return session.exec(select(Alert).where(Alert.lead_id == lead.id)).all()


def hold(alerts: Iterable[Alert], reason: str) -> None:
    """Send nothing of these until an operator lets them go."""
    for alert in alerts:
        alert.state, alert.reason, alert.next_try_at = "held", reason, None


def letters_since(
    session: Session, about: Collection[tuple[int, int]], since: datetime
) -> Counter[tuple[int, int]]:
    """How many letters each subscription was owed on each story since then, digests apart."""
    pair = (col(Alert.subscription_id), col(Change.story_id))
    query: Any = (
        sqlalchemy.select(*pair, func.count())
        .join(Change, col(Change.id) == Alert.change_id)
        .where(
            tuple_(*pair).in_(about),
            col(Alert.lead_id) == col(Alert.id),
            col(Alert.way) != "digest",
            col(Alert.owed_at) > since,
        )
        .group_by(*pair)
    )
    return Counter({(watch, story): number for watch, story, number in session.exec(query)})


def stories_changed(
    session: Session, outlet_ids: Collection[int], since: datetime
) -> dict[int, int]:
    """How many stories of each of these outlets have changed since then, in more than looks."""
    query: Any = (
        sqlalchemy.select(
            col(Story.outlet_id), func.count(sqlalchemy.distinct(col(Change.story_id)))
        )
        .join(Story, col(Story.id) == Change.story_id)
        .where(
            col(Change.changed_at) > since,
            col(Change.weight).in_(("headline", "substantive")),
            col(Story.outlet_id).in_(outlet_ids),
        )
        .group_by(col(Story.outlet_id))
    )
    return dict(session.exec(query).all())


def refusals(session: Session, emails: Collection[str]) -> dict[str, Refusal]:
    """Those of these addresses that refused mail for good, and what was said."""
    found = session.exec(select(Refusal).where(col(Refusal.email).in_(emails)))
    return {one.email: one for one in found}


# -- sending them ----------------------------------------------------------------------------------


def take_in_hand(
    session: Session, now: datetime, until: datetime, *, webhooks: bool = False
) -> list[OwedAlert]:
    """The letters that are due, the longest owed first; nobody else takes them until then."""
    taken = _rows(session, and_(_letter_due(now), _goes_to(webhooks)), AT_ONCE)
    for one in taken:
        one.alert.next_try_at = until
    return taken


def told_in(session: Session, lead_ids: Collection[int]) -> dict[int, list[OwedAlert]]:
    """The alerts that the letters tell of, by the id of the one that leads."""
    found: dict[int, list[OwedAlert]] = {}
    query: Any = (
        sqlalchemy.select(Alert, Subscription, Change, Story, Outlet)
        .join(Subscription, col(Subscription.id) == Alert.subscription_id)
        .join(Change, col(Change.id) == Alert.change_id)
        .join(Story, col(Story.id) == Change.story_id)
        .join(Outlet, col(Outlet.id) == Story.outlet_id)
        .where(col(Alert.lead_id).in_(lead_ids), col(Change.undone_at).is_(None))
        .order_by(col(Alert.id))
    )
    for row in session.exec(query):
        found.setdefault(row[0].lead_id, []).append(OwedAlert(*row))
    return found


def name_letters(session: Session, message_ids: dict[int, str]) -> None:
    """Keep the id that a letter goes out with, before it first does: every try has the same."""
    if message_ids:
        rows = [{"letter": lead, "name": name} for lead, name in message_ids.items()]
        session.connection().execute(_NAMED, rows)


_NAMED = (
    update(Alert)
    .where(col(Alert.id) == sqlalchemy.bindparam("letter"))
    .values(message_id=sqlalchemy.bindparam("name"))
)


def sent(session: Session, lead_id: int, now: datetime, answer: str) -> None:
    """Note that a letter was taken: two statements, since this is once a letter."""
    connection = session.connection()
    delivery = {"alert_id": lead_id, "tried_at": now, "sent": True, "answer": answer}
    connection.execute(sqlalchemy.insert(Delivery), delivery)
    connection.execute(_TOLD, {"letter": lead_id, "at": now})


_TOLD = (
    update(Alert)
    .where(col(Alert.lead_id) == sqlalchemy.bindparam("letter"))
    .values(
        state="told",
        reason="",
        sent_at=sqlalchemy.bindparam("at"),
        next_try_at=None,
        tries=col(Alert.tries) + sqlalchemy.case((col(Alert.id) == col(Alert.lead_id), 1), else_=0),
    )
)


def not_sent(
    session: Session,
    lead_id: int,
    now: datetime,
    answer: str,
    again_at: datetime,
    *,
    surely: bool = False,
) -> None:
    """Note that a letter was not taken, `surely` or to all appearances, and when to try again."""
    session.add(Delivery(alert_id=lead_id, tried_at=now, sent=False, answer=answer))
    lead = session.get_one(Alert, lead_id)
    lead.next_try_at, lead.tries, lead.reason = again_at, lead.tries + 1, answer
    if surely:
        lead.message_id = ""
    session.add(lead)


def given_up(session: Session, lead_id: int, now: datetime, answer: str, reason: str) -> None:
    """Note that a letter was not taken, and that it is not tried again."""
    session.add(Delivery(alert_id=lead_id, tried_at=now, sent=False, answer=answer))
    lead = session.get_one(Alert, lead_id)
    lead.tries += 1
    put_down(letter_of(session, lead), reason)


def refuse(session: Session, email: str, now: datetime, answer: str) -> None:
    """Note that an address refused mail for good."""
    if session.get(Refusal, email) is None:
        session.add(Refusal(email=email, refused_at=now, answer=answer))


def first_tries(session: Session, lead_ids: Collection[int]) -> dict[int, datetime]:
    """When each of these letters was first tried; those that never were are left out."""
    query: Any = (
        sqlalchemy.select(col(Delivery.alert_id), func.min(Delivery.tried_at))
        .where(col(Delivery.alert_id).in_(lead_ids))
        .group_by(col(Delivery.alert_id))
    )
    return dict(session.exec(query).all())


def failing_since(session: Session, subscription_id: int) -> datetime:
    """When the first of the tries failed after which none for this subscription went well.

    There is one that failed.
    """
    session.flush()
    of_watch = col(Delivery.alert_id).in_(
        select(Alert.id).where(Alert.subscription_id == subscription_id)
    )
    last = select(func.max(Delivery.tried_at)).where(of_watch, col(Delivery.sent))
    sent_at: datetime | None = session.exec(last).one()
    tries = select(func.min(Delivery.tried_at)).where(of_watch, ~col(Delivery.sent))
    if sent_at:
        tries = tries.where(col(Delivery.tried_at) > sent_at)
    since = session.exec(tries).one()
    assert since is not None
    return since


# -- what a story's letters say of it --------------------------------------------------------------


def headlines_before(session: Session, story_id: int, number: int) -> list[tuple[int, str]]:
    """Number and headline of the versions of a story before that one, in order."""
    query = select(Version.number, Version.headline).where(
        Version.story_id == story_id, Version.number < number
    )
    return list(session.exec(query.order_by(col(Version.number))).all())
