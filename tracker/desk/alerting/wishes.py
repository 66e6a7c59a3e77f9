"""What a watch may ask for: checked in one place, whoever asks for it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from tracker import config
from tracker.alert import leaving
from tracker.alert.mail import valid_address
from tracker.alert.match import FEED_FAILING, OCCASIONS, key_of, words_of
from tracker.errors import NotFoundError, RefusedError
from tracker.models.records.alerts import Subscription
from tracker.store import outlets, stories
from tracker.store.database import Session


@dataclass(frozen=True, slots=True)
class When:
    """When the mails of a watch suit, as `Subscription` has it."""

    how: str = "at_once"
    at: str = "08:00"
    weekday: int = 0
    zone: str = "UTC"
    quiet: str = ""

    def check(self) -> None:
        """Raises RefusedError for what there is none of."""
        if self.how not in {"at_once", *leaving.DIGESTS}:
            known = ", ".join(leaving.DIGESTS)
            raise RefusedError(f"{self.how}: mails come at_once, or as digests: {known}")
        leaving.time_of(self.at)
        leaving.check_zone(self.zone)
        if self.quiet:
            leaving.hours_of(self.quiet)


AT_ONCE = When()


def wanted(
    session: Session, email: str, *, scope: str, value: str, on: str, wish: When, now: datetime
) -> Subscription:
    """A watch that could be served, which nobody has said yes to and nothing keeps yet.

    Raises RefusedError and NotFoundError as `check_wanted` does, RefusedError for no address too.
    """
    check_wanted(session, scope=scope, value=value, on=on, wish=wish)
    return Subscription(
        email=valid_address(email),
        scope=scope,
        value=value,
        on=on,
        key=key_of(scope, value),
        begun_at=now,
        **asdict(wish),
    )


def check_wanted(session: Session, *, scope: str, value: str, on: str, wish: When) -> None:
    """Raises RefusedError and NotFoundError for a watch that could never be served."""
    check_wish(scope, value, on, wish)
    if scope == "outlet" and outlets.outlet_named(session, value) is None:
        known = ", ".join(outlet.name for outlet in outlets.outlets(session))
        raise NotFoundError(f"{value}: no such outlet; known are {known or 'none yet'}")
    if scope == "story":
        stories.story_by_id(session, int(value))


def check_wish(scope: str, value: str, on: str, wish: When) -> None:
    """Raises RefusedError for what no database could serve."""
    wish.check()
    if on not in OCCASIONS:
        raise RefusedError(f"{on}: no such occasion; there are {', '.join(OCCASIONS)}")
    if on.startswith("word_") and scope != "words":
        raise RefusedError(f"{on}: is for watches of words")
    if on == FEED_FAILING and scope not in {"all", "outlet"}:
        raise RefusedError(f"{on}: is for watches of all or of an outlet")
    if scope == "words" and not words_of(value):
        raise RefusedError(f"“{value}” holds no word to watch for")


def web_address(url: str) -> str:
    """The address itself.

    Raises RefusedError for what is none that HTTP could ask for.
    """
    try:
        return config.web_address(url)
    except ValueError as error:
        raise RefusedError(str(error)) from error
