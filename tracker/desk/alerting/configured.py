"""The watches that watches.toml names: a desk that keeps them in git need not type them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from secrets import token_bytes

from tracker.alert.leaving import weekday_of
from tracker.alert.mail import valid_address
from tracker.alert.webhook import SECRET_BYTES, secret_of
from tracker.config import WatchEntry
from tracker.desk.alerting.wishes import When, check_wish, wanted, web_address
from tracker.errors import ConfigError, NotFoundError, RefusedError
from tracker.models.records.alerts import Subscription
from tracker.store import alerts
from tracker.store.database import Session

TAKEN_OUT = "taken out of watches.toml"


def take_over(session: Session, configured: Mapping[str, WatchEntry], now: datetime) -> None:
    """Make watches.toml so: what it names goes on, what was taken out of it ends.

    Doing it again changes nothing; a watch that its reader or its webhook ended stays ended until
    it is taken out and put back. Raises ConfigError for one that could never be served.
    """
    kept = {
        one.id for name, entry in configured.items() for one in _kept(session, name, entry, now)
    }
    for one in alerts.configured_subscriptions(session):
        if one.id not in kept:
            if one.ended_at is None:
                alerts.end_subscription(session, one.id or 0, now, TAKEN_OUT)
            one.name = ""
            session.add(one)


def complaints(configured: Mapping[str, WatchEntry]) -> Iterator[str]:
    """What is wrong with these watches, a sentence each, as far as no database is needed."""
    for name, entry in configured.items():
        try:
            wish = _when(entry)
            for on in entry.on:
                check_wish(entry.scope[0], entry.scope[1], on, wish)
            for email in entry.to:
                valid_address(email)
            if entry.webhook:
                web_address(entry.webhook)
        except RefusedError as error:
            yield f"{name}: {error}"


def _kept(session: Session, name: str, entry: WatchEntry, now: datetime) -> Iterator[Subscription]:
    scope, value = entry.scope
    try:
        for email in entry.to:
            for on in entry.on:
                told = wanted(
                    session, email, scope=scope, value=value, on=on, wish=_when(entry), now=now
                )
                told.confirmed_at, told.name, told.webhook = now, name, entry.webhook
                yield _keep(session, told)
    except (RefusedError, NotFoundError) as error:
        raise ConfigError(f"watches.toml: {name}: {error}") from error


def _keep(session: Session, told: Subscription) -> Subscription:
    """The watch as it is kept: with the hours that the file gives it now."""
    found = alerts.configured_like(session, told)
    if found is None:
        if told.webhook:
            told.secret = secret_of(token_bytes(SECRET_BYTES))
        found = alerts.add_subscription(session, told)
    found.name, found.at, found.weekday = told.name, told.at, told.weekday
    found.zone, found.quiet = told.zone, told.quiet
    session.add(found)
    session.flush()
    return found


def _when(entry: WatchEntry) -> When:
    return When(entry.how, entry.at, weekday_of(entry.day), entry.zone, entry.quiet)
