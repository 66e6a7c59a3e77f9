"""Who was asked for a yes, who gave it, and how a reader is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from tracker.models.records.alerts import Alert, Delivery, Refusal, Subscription
from tracker.models.records.consent import Confirmation, SigningKey

AT_ONCE = 100
"""Confirmations that are taken in hand at a time."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A confirmation to be sent, and the watch that it is about."""

    confirmation: Confirmation
    subscription: Subscription


def signing_key(session: Session) -> bytes:
    """The key that the links in our mails are signed with."""
    return bytes.fromhex(session.exec(select(SigningKey.key)).one())


# -- asking ----------------------------------------------------------------------------------------


def unanswered(session: Session, address_key: str) -> Sequence[datetime]:
    """When an address was asked in vain, the first time first."""
    query = select(Confirmation.asked_at).where(
        Confirmation.address_key == address_key, col(Confirmation.answered_at).is_(None)
    )
    return session.exec(query.order_by(col(Confirmation.id))).all()


def asked_by(session: Session, client_key: str, since: datetime) -> int:
    """How many mails a client has caused since then."""
    query = select(func.count()).where(
        Confirmation.client_key == client_key, Confirmation.asked_at > since
    )
    return session.exec(query).one()


def take_turn(session: Session, address_key: str) -> None:
    """Wait until nobody else asks for this address; on SQLite a writer is alone anyway."""
    if session.get_bind().dialect.name == "postgresql":
        turn = sqlalchemy.text("SELECT pg_advisory_xact_lock(hashtext(:key))")
        session.connection().execute(turn, {"key": f"story tracker: {address_key}"})


def take_in_hand(session: Session, now: datetime, until: datetime) -> list[Asking]:
    """The confirmations that are due, the first asked first; nobody else takes them until then."""
    query: Any = (
        sqlalchemy.select(Confirmation, Subscription)
        .join(Subscription, col(Subscription.id) == Confirmation.subscription_id)
        .where(col(Confirmation.next_try_at) <= now)
        .order_by(col(Confirmation.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True, of=Confirmation)
    )
    taken = [Asking(*row) for row in session.exec(query)]
    for one in taken:
        one.confirmation.next_try_at = until
    return taken


def anything_due(session: Session, now: datetime) -> bool:
    """Whether there is a confirmation to send."""
    due = select(Confirmation.id).where(col(Confirmation.next_try_at) <= now)
    return session.exec(due.limit(1)).first() is not None


def tried(
    session: Session,
    confirmation_id: int,
    *,
    answer: str,
    sent_at: datetime | None = None,
    again_at: datetime | None = None,
) -> None:
    """Note what the mail server said, and whether it is asked again."""
    change = update(Confirmation).where(col(Confirmation.id) == confirmation_id)
    session.connection().execute(
        change.values(
            sent_at=sent_at, next_try_at=again_at, answer=answer, tries=col(Confirmation.tries) + 1
        )
    )


# -- the reader's own watches ----------------------------------------------------------------------


def watch(session: Session, subscription_id: int) -> Subscription | None:
    """A watch, ended or not."""
    return session.get(Subscription, subscription_id)


def watches_of(session: Session, email: str) -> Sequence[Subscription]:
    """The watches that an address gets mails of, confirmed or not, in the order begun."""
    query = select(Subscription).where(
        Subscription.email == email,
        Subscription.webhook == "",
        col(Subscription.ended_at).is_(None),
    )
    return session.exec(query.order_by(col(Subscription.id))).all()


def confirm(session: Session, watches: Collection[Subscription], now: datetime) -> None:
    """Begin these watches, which their reader wants; whoever was asked for them has answered."""
    for one in watches:
        one.confirmed_at = now
        session.add(one)


def answered(session: Session, address_key: str, now: datetime) -> None:
    """Note that an address has said yes to a mail that asked it."""
    asked = update(Confirmation).where(
        col(Confirmation.address_key) == address_key, col(Confirmation.answered_at).is_(None)
    )
    session.connection().execute(asked.values(answered_at=now))


# -- forgetting ------------------------------------------------------------------------------------


def forget_unconfirmed(session: Session, before: datetime) -> int:
    """Forget the watches begun before then that nobody said yes to; how many comes back."""
    query = select(Subscription.id).where(
        col(Subscription.confirmed_at).is_(None), col(Subscription.begun_at) < before
    )
    return _forget(session, [found or 0 for found in session.exec(query)])


def forget_address(session: Session, email: str) -> int:
    """Forget all watches of an address and every alert and try; how many watches comes back.

    That it was asked stays as a trace that names nobody, so that it is not asked again and again.
    """
    refusal = session.get(Refusal, email)
    if refusal is not None:
        session.delete(refusal)
    query = select(Subscription.id).where(Subscription.email == email)
    return _forget(session, [found or 0 for found in session.exec(query)])


def _forget(session: Session, ids: Collection[int]) -> int:
    """The rows that a watch hangs on go before it does."""
    connection = session.connection()
    owed = select(Alert.id).where(col(Alert.subscription_id).in_(ids))
    connection.execute(delete(Delivery).where(col(Delivery.alert_id).in_(owed)))
    connection.execute(delete(Alert).where(col(Alert.subscription_id).in_(ids)))
    asked = update(Confirmation).where(col(Confirmation.subscription_id).in_(ids))
    connection.execute(asked.values(subscription_id=None, next_try_at=None, answer=""))
    connection.execute(delete(Subscription).where(col(Subscription.id).in_(ids)))
    return len(ids)
