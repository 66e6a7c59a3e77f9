"""The reader's side of alerts: asking for a watch, saying yes to it, changing it, ending it.

Who asks from outside is told the same whether an address is known here or not, and a mail decides:
only who reads it can say yes. Each link in a mail is good for one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from tracker.alert.consent import AN_HOUR, BY_ONE, WAITING, mailbox, may_ask
from tracker.alert.message.clean import web_address
from tracker.alert.message.ways import Purpose
from tracker.alert.tokens import sign, trace, watch_of
from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.alerting.clearing import own_mailbox
from tracker.desk.alerting.foreseeing import Foreseen, Wanted, foresee
from tracker.desk.alerting.gathering import RULES, Rules
from tracker.desk.alerting.letters import rules_of
from tracker.desk.alerting.readers import Reader, Watch, named, reader_of
from tracker.desk.alerting.wishes import When, check_wanted, wanted
from tracker.desk.opening import open_database
from tracker.errors import NotFoundError, RefusedError, TooOftenError
from tracker.models.records.alerts import Subscription
from tracker.models.records.consent import Confirmation
from tracker.store import alerts, consent, outgoing
from tracker.store.database import Database, Session

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)

_ADDRESS = 1_000


class Consent:
    """The questions of whoever wants mails, and of whoever wants no more."""

    def __init__(
        self,
        database: Database,
        *,
        sender: str,
        closed: str = "",
        rules: Rules = RULES,
        clock: Clock = utc_now,
    ) -> None:
        """`sender` is the desk's own address; `closed` says why nobody can sign up, if so."""
        self._database = database
        self._our_mailbox = own_mailbox(sender)
        self._rules = rules
        self._clock = clock
        self.closed = closed
        """Why nobody can sign up here; empty where anybody can."""

    # -- asking for a watch ------------------------------------------------------------------------

    def foresee(self, asked: Wanted) -> Foreseen:
        """What a watch would have brought lately.

        Raises RefusedError and NotFoundError for one that could never be served.
        """
        with self._database.reading() as session:
            check_wanted(
                session, scope=asked.scope, value=asked.value, on=asked.on, wish=asked.wish
            )
            return foresee(session, asked, self._clock(), self._rules)

    def sign_up(self, email: str, asked: Wanted, client: str) -> None:
        """Ask an address whether it wants a watch, unless it was asked enough.

        `client` is who wants it so, as `tracker.alert.consent.client_of` names them. Raises
        RefusedError for an address that is none or our own, for a client that names too many, for
        a watch that could never be served; NotFoundError for one of nothing.
        """
        if self.closed:
            raise RefusedError(self.closed)
        with self._database.writing() as session:
            now = self._clock()
            watch = _begun(session, email, asked, now)
            key = consent.signing_key(session)
            self._refuse_own(watch.email)
            by = trace(key, f"client:{client}")
            if consent.asked_by(session, by, now - AN_HOUR) >= BY_ONE:
                text = "too many addresses were given from here; try again in an hour"
                raise TooOftenError(text, wait=AN_HOUR)
            _ask(session, watch, trace(key, f"mailbox:{mailbox(watch.email)}"), by)

    def _refuse_own(self, email: str) -> None:
        """Our mails to ourselves would never end."""
        if mailbox(email) == self._our_mailbox:
            raise RefusedError(f"{email}: is the address that these mails come from")

    def awaited(self, token: str) -> Reader:
        """Who was asked, and the watches that wait for a yes; none where it was said.

        Raises NotFoundError for a token that is none, or whose watch is forgotten.
        """
        with self._database.reading() as session:
            watch = self._watch(session, "confirm", token)
            return reader_of(session, watch.email, _waiting(session, watch.email))

    def confirm(self, token: str) -> str:
        """Begin all watches of the address that wait; a token for its watches comes back.

        Raises NotFoundError as `awaited` does.
        """
        with self._database.writing() as session:
            watch, now = self._watch(session, "confirm", token), self._clock()
            key = consent.signing_key(session)
            consent.confirm(session, _waiting(session, watch.email), now)
            consent.answered(session, trace(key, f"mailbox:{mailbox(watch.email)}"), now)
            return sign(key, "mine", watch.id or 0)

    # -- one watch, by the link in its mails -------------------------------------------------------

    def linked(self, purpose: Purpose, token: str) -> Watch:
        """The watch that a link in a mail is about, ended or not.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            [watch] = named(session, [self._watch(session, purpose, token)])
            return watch

    def stop(self, token: str) -> None:
        """End the watch that a link to stop is about; ending it again changes nothing.

        Raises NotFoundError.
        """
        with self._database.writing() as session:
            _end(session, self._watch(session, "stop", token), self._clock())

    def pause(self, token: str) -> None:
        """Let the watch that a link to pause is about rest for a day.

        Raises NotFoundError.
        """
        with self._database.writing() as session:
            watch = self._watch(session, "pause", token)
            alerts.pause_subscription(session, watch.id or 0, self._clock() + A_DAY)

    def only_daily(self, token: str) -> None:
        """Send one mail a day to the watch that a link to that is about.

        Raises NotFoundError.
        """
        with self._database.writing() as session:
            self._watch(session, "daily", token).how = "daily"

    # -- all watches of one reader -----------------------------------------------------------------

    def mine(self, token: str) -> Reader:
        """Whose token it is, with all watches that go on.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            email = self._watch(session, "mine", token).email
            return reader_of(session, email, consent.watches_of(session, email))

    def add(self, token: str, asked: Wanted) -> None:
        """Begin another watch of a reader, whose yes the token is.

        Raises NotFoundError, and RefusedError for what could never be served.
        """
        with self._database.writing() as session:
            email, now = self._watch(session, "mine", token).email, self._clock()
            watch = _begun(session, email, asked, now)
            watch.confirmed_at = now
            alerts.add_subscription(session, watch)

    def rest(self, token: str, watch_id: int, length: timedelta | None) -> None:
        """Let one of the reader's watches rest for so long; with None it goes on at once.

        Raises NotFoundError for a watch of anybody else.
        """
        with self._database.writing() as session:
            watch = self._own(session, token, watch_id)
            watch.paused_until = self._clock() + length if length else None

    def tell(self, token: str, watch_id: int, how: str) -> None:
        """Tell one of the reader's watches at once, or in a digest.

        Raises NotFoundError for a watch of anybody else, RefusedError for no such way.
        """
        with self._database.writing() as session:
            watch = self._own(session, token, watch_id)
            When(how).check()
            watch.how = how

    def end(self, token: str, watch_id: int) -> None:
        """End one of the reader's watches.

        Raises NotFoundError for a watch of anybody else.
        """
        with self._database.writing() as session:
            _end(session, self._own(session, token, watch_id), self._clock())

    def end_all(self, token: str) -> None:
        """End all watches of the reader.

        Raises NotFoundError.
        """
        with self._database.writing() as session:
            email = self._watch(session, "mine", token).email
            for watch in consent.watches_of(session, email):
                _end(session, watch, self._clock())

    def forget(self, token: str) -> None:
        """Delete the reader's address with all its watches, alerts and answers.

        Raises NotFoundError.
        """
        with self._database.writing() as session:
            consent.forget_address(session, self._watch(session, "mine", token).email)

    def forget_address(self, email: str) -> int:
        """The same for whoever keeps the desk and was asked to; how many watches it had.

        Raises NotFoundError for an address that nothing is known of.
        """
        with self._database.writing() as session:
            if not (ended := consent.forget_address(session, email)):
                raise NotFoundError(f"{email}: no watch has that address; see `tracker watch list`")
            return ended

    def _own(self, session: Session, token: str, watch_id: int) -> Subscription:
        email = self._watch(session, "mine", token).email
        found = consent.watch(session, watch_id)
        if found is None or found.email != email or found.ended_at or found.webhook:
            raise NotFoundError(f"watch {watch_id}: there is none of yours that goes on")
        return found

    def _watch(self, session: Session, purpose: Purpose, token: str) -> Subscription:
        watch_id = watch_of(consent.signing_key(session), purpose, token)
        watch = consent.watch(session, watch_id) if watch_id else None
        if watch is None:
            raise NotFoundError("this link leads to no watch; it may be cut short, or too old")
        return watch


def _begun(session: Session, email: str, asked: Wanted, now: datetime) -> Subscription:
    return wanted(
        session,
        email,
        scope=asked.scope,
        value=asked.value,
        on=asked.on,
        wish=asked.wish,
        now=now,
    )


def _ask(session: Session, watch: Subscription, address_key: str, client_key: str) -> None:
    """Keep a watch that waits for a yes, and owe the mail that asks for it, as far as may be."""
    consent.take_turn(session, address_key)
    known = consent.watches_of(session, watch.email)
    refused = outgoing.refusals(session, [watch.email])
    if refused or sum(one.confirmed_at is None for one in known) >= WAITING:
        return
    kept = alerts.add_subscription(session, watch)
    now = watch.begun_at
    if may_ask(consent.unanswered(session, address_key), now):
        session.add(
            Confirmation(
                address_key=address_key,
                client_key=client_key,
                subscription_id=kept.id,
                asked_at=now,
                next_try_at=now,
            )
        )


def _waiting(session: Session, email: str) -> list[Subscription]:
    return [one for one in consent.watches_of(session, email) if one.confirmed_at is None]


def _end(session: Session, watch: Subscription, now: datetime) -> None:
    if watch.ended_at is None:
        alerts.end_subscription(session, watch.id or 0, now, "by its reader")


@contextmanager
def open_consent(settings: Settings) -> Iterator[Consent]:
    """The reader's wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Consent(
            database,
            sender=settings.smtp.sender,
            closed=_why_closed(settings),
            rules=rules_of(settings),
        )


def _why_closed(settings: Settings) -> str:
    if not settings.smtp.host:
        return "No mail leaves this desk yet: whoever keeps it has named no mail server."
    if not web_address(settings.site.base_url, _ADDRESS):
        return "Whoever keeps this desk has not said yet at which address its pages are."
    return ""
