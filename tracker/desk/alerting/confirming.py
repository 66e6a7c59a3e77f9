"""Sending the mails that ask for a yes, and forgetting the watches that never got one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta

from tracker.alert.consent import KEPT
from tracker.alert.mail import Mailer
from tracker.alert.message.asking import Question, compose_question
from tracker.alert.message.ways import link
from tracker.clock import Clock
from tracker.config import Settings
from tracker.desk.alerting.clearing import barred, own_mailbox
from tracker.desk.alerting.letters import LEASE, open_mailer
from tracker.desk.alerting.ways import FIRST_WAIT, LONGEST_WAIT, UNSURE
from tracker.errors import DeliveryError
from tracker.store import consent, outgoing
from tracker.store.consent import Asking
from tracker.store.database import Database

TIDY = timedelta(hours=1)
"""How often is looked for watches to forget."""


class Confirming:
    """Asks the addresses that are to be asked; each answer is on record before the next leaves."""

    def __init__(
        self, database: Database, mailer: Mailer | None, *, site: str, base_url: str, clock: Clock
    ) -> None:
        """Without a mailer nobody is asked, and what was asked for is forgotten all the same."""
        self._database = database
        self._mailer = mailer
        self._site, self._base_url = site, base_url
        self._clock = clock
        self._tidied: datetime | None = None

    def send_due(self) -> int:
        """Send what is due; how many mails the server took comes back."""
        self._tidy(self._clock())
        taken = 0
        while self._mailer and self._anything_due():
            due = self._take_in_hand(own_mailbox(self._mailer.sender))
            answers = self._send(self._mailer, due)
            taken += sum(answers)
            if not any(answers):
                break
        return taken

    def _tidy(self, now: datetime) -> None:
        if self._tidied and now - self._tidied < TIDY:
            return
        with self._database.writing() as session:
            consent.forget_unconfirmed(session, now - KEPT)
        self._tidied = now

    def _anything_due(self) -> bool:
        with self._database.reading() as session:
            return consent.anything_due(session, self._clock())

    def _take_in_hand(self, own: str) -> list[Asking]:
        """Those that are due, but for addresses that no mail goes to by now."""
        now = self._clock()
        with self._database.writing() as session:
            due = consent.take_in_hand(session, now, now + LEASE)
            why = barred(session, {one.subscription.email for one in due}, own)
            for one in due:
                if one.subscription.email in why:
                    one.confirmation.answer = why[one.subscription.email]
                    one.confirmation.next_try_at = None
            return [one for one in due if one.subscription.email not in why]

    def _send(self, mailer: Mailer, batch: Sequence[Asking]) -> list[bool]:
        begun = self._clock()
        with self._database.reading() as session:
            key = consent.signing_key(session)
        mails = (
            (compose_question(self._question(one, key), sender=mailer.sender, now=begun), to)
            for one in batch
            for to in [one.subscription.email]
        )
        taken = []
        with closing(mailer.send_many(mails)) as answers:
            for one, answer in zip(batch, answers, strict=False):
                taken.append(self._note(one, answer))
                if self._clock() - begun > LEASE / 2:
                    break
        return taken

    def _question(self, one: Asking, key: bytes) -> Question:
        watch, asked = one.subscription, one.confirmation
        goes_on = watch.confirmed_at is not None
        return Question(
            recipient=watch.email,
            site=self._site,
            base_url=self._base_url,
            number=asked.id or 0,
            asked_at=asked.asked_at,
            link=link(self._base_url, key, "mine" if goes_on else "confirm", watch.id or 0),
            goes_on=goes_on,
        )

    def _note(self, one: Asking, answer: str | DeliveryError) -> bool:
        """Put on record what the mail server said; whether it took the mail comes back."""
        asked, now = one.confirmation, self._clock()
        with self._database.writing() as session:
            if not isinstance(answer, DeliveryError):
                consent.tried(session, asked.id or 0, answer=answer, sent_at=now)
                return True
            unsure = answer.fate == "unsure"
            wait = min(FIRST_WAIT * (1 << min(asked.tries, 10)), LONGEST_WAIT)
            over = answer.final or (unsure and asked.answer.endswith(UNSURE))
            told = f"{answer}; {UNSURE}" if unsure else str(answer)
            again_at = None if over else now + wait
            consent.tried(session, asked.id or 0, answer=told, again_at=again_at)
            if answer.fate == "address_refused":
                outgoing.refuse(session, one.subscription.email, now, str(answer))
            return False


def open_confirming(settings: Settings, database: Database, clock: Clock) -> Confirming:
    """What asks for a yes at the desk that the settings describe.

    Raises ConfigError for mail in the clear to another machine.
    """
    site = settings.site
    mailer = open_mailer(settings)
    return Confirming(database, mailer, site=site.title, base_url=site.base_url, clock=clock)
