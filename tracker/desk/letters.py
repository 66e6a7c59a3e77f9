"""Sending what is owed: an alert is owed with the version that it tells of, and sent out here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage

from tracker.alert.mail import Mailer
from tracker.alert.message import Drafts, Letter, compose_digest, digest_id, letter_id
from tracker.clock import Clock
from tracker.config import Settings
from tracker.desk.gathering import DAY, RULES, Rules, gather
from tracker.desk.writing import Writing
from tracker.errors import DeliveryError
from tracker.store import alerts, outgoing
from tracker.store.alerts import OwedAlert
from tracker.store.database import Database

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
"""Between two tries, doubled each time: a server that comes back is noticed within the hour."""

PATIENCE = timedelta(days=3)
"""How long a server may say *later* of one letter (RFC 5321, 4.5.4.1: at least four to five days
for a relay; whoever wants news wants it before)."""

LEASE = timedelta(minutes=5)
"""How long letters in hand are left alone: when their sender was killed, another one goes on."""

UNSURE = "it is not known whether the server took it; asked once more"


@dataclass(frozen=True, slots=True)
class _Mail:
    """A letter as it goes out."""

    owed: OwedAlert
    message_id: str
    message: EmailMessage


class Post:
    """Puts together the letters that are owed, and hands them over."""

    def __init__(
        self,
        database: Database,
        mailer: Mailer | None,
        *,
        base_url: str,
        clock: Clock,
        rules: Rules = RULES,
    ) -> None:
        """Without a mailer nothing is sent, and everything stays owed."""
        self._database = database
        self._mailer = mailer
        self._base_url = base_url
        self._clock = clock
        self._rules = rules

    def due(self) -> list[Letter]:
        """A letter for each alert that is owed now, the longest owed first, settled or not."""
        with self._database.reading() as session:
            writing = Writing(session, self._base_url)
            owed = alerts.due_alerts(session, self._clock())
            return [writing.letter(one, [one], _step(one), last=False) for one in owed]

    def send_due(self) -> int:
        """Send what is owed and due; how many the mail server took comes back.

        What it did not take is tried again later, unless it refused the letter for good.
        """
        taken = 0
        while self._mailer and self._anything_due():
            batch = self._take_in_hand(self._clock())
            answers = self._send(self._mailer, batch)
            taken += sum(answers)
            if not any(answers):
                break
        return taken

    def _anything_due(self) -> bool:
        with self._database.reading() as session:
            return outgoing.anything_due(session, self._clock(), self._rules.settle)

    def _take_in_hand(self, now: datetime) -> list[OwedAlert]:
        with self._database.writing() as session:
            gather(session, now, self._rules)
            session.flush()
            return outgoing.take_in_hand(session, now, now + LEASE)

    def _send(self, mailer: Mailer, batch: Sequence[OwedAlert]) -> list[bool]:
        """Hand over letters one by one, each answer put on record before the next leaves."""
        now = self._clock()
        mails = self._composed(mailer.sender, batch, now)
        with self._database.writing() as session:
            outgoing.name_letters(session, {m.owed.alert.id or 0: m.message_id for m in mails})
            tried = outgoing.first_tries(session, [mail.owed.alert.id or 0 for mail in mails])
        out = mailer.send_many((mail.message, mail.owed.subscription.email) for mail in mails)
        with closing(out):
            return [
                self._note(mail.owed, answer, tried.get(mail.owed.alert.id or 0, now))
                for mail, answer in zip(mails, self._in_time(out, now), strict=False)
            ]

    def _in_time(
        self, answers: Iterator[str | DeliveryError], begun: datetime
    ) -> Iterator[str | DeliveryError]:
        """The answers, until the lease is nearly over: then others may have the rest in hand."""
        for answer in answers:
            yield answer
            if self._clock() - begun > LEASE / 2:
                return

    def _composed(self, sender: str, batch: Sequence[OwedAlert], now: datetime) -> list[_Mail]:
        with self._database.reading() as session:
            told = outgoing.told_in(session, [one.alert.id or 0 for one in batch])
            lately = outgoing.letters_since(
                session, {(o.alert.subscription_id, o.change.story_id) for o in batch}, now - DAY
            )
            drafts, writing = Drafts(sender, now), Writing(session, self._base_url)
            mails = []
            for owed in batch:
                rows = told.get(owed.alert.id or 0, [owed])
                if owed.alert.way == "digest":
                    mails.append(self._digest(writing, owed, rows, sender, now))
                    continue
                number = lately[owed.alert.subscription_id, owed.change.story_id]
                span = owed.alert.old_number, owed.alert.new_number
                last = number >= self._rules.cap
                letter = writing.letter(owed, rows, span, last=last)
                mails.append(_Mail(owed, letter_id(letter, sender), drafts.compose(letter)))
            return mails

    def _digest(
        self,
        writing: Writing,
        owed: OwedAlert,
        rows: Sequence[OwedAlert],
        sender: str,
        now: datetime,
    ) -> _Mail:
        lead = owed.alert
        known = lead.message_id
        message_id = known or digest_id(lead.subscription_id, lead.id or 0, lead.owed_at, sender)
        digest = writing.digest(owed, rows, message_id)
        return _Mail(owed, message_id, compose_digest(digest, sender=sender, now=now))

    def _note(self, owed: OwedAlert, answer: str | DeliveryError, first_tried: datetime) -> bool:
        """Put on record what the mail server said; whether it took the letter comes back."""
        lead, now = owed.alert.id or 0, self._clock()
        with self._database.writing() as session:
            if not isinstance(answer, DeliveryError):
                outgoing.sent(session, lead, now, answer)
                return True
            if reason := _why_no_more(owed, answer, now - first_tried):
                outgoing.given_up(session, lead, now, str(answer), reason)
            else:
                wait = min(FIRST_WAIT * 2 ** min(owed.alert.tries, 10), LONGEST_WAIT)
                outgoing.not_sent(session, lead, now, _told(answer), now + wait)
            if answer.fate == "address_refused":
                outgoing.refuse(session, owed.subscription.email, now, str(answer))
            return False


def _step(owed: OwedAlert) -> tuple[int, int]:
    return owed.change.old_number, owed.change.new_number


def _told(answer: DeliveryError) -> str:
    return f"{answer}; {UNSURE}" if answer.fate == "unsure" else str(answer)


def _why_no_more(owed: OwedAlert, answer: DeliveryError, tried_for: timedelta) -> str:
    """Why a letter is not tried again; empty when it is."""
    if answer.final:
        return f"refused: {answer}"
    if answer.fate == "unsure" and owed.alert.reason.endswith(UNSURE):
        return "it was sent twice, and the server never said whether it took it"
    if answer.fate == "later" and tried_for > PATIENCE:
        return f"given up after three days: {answer}"
    return ""


def open_post(settings: Settings, database: Database, clock: Clock) -> Post:
    """The post of the desk that the settings describe.

    Raises ConfigError for mail in the clear to another machine.
    """
    rules = Rules(
        settle=timedelta(seconds=settings.alerts.settle),
        cap=settings.alerts.cap,
        most_stories=settings.alerts.most_stories,
    )
    base_url = settings.site.base_url
    return Post(database, open_mailer(settings), base_url=base_url, clock=clock, rules=rules)


def open_mailer(settings: Settings) -> Mailer | None:
    """The mail server of the settings; None where none is set.

    Raises ConfigError for mail in the clear to another machine.
    """
    smtp = settings.smtp
    if not smtp.host:
        return None
    return Mailer(
        host=smtp.host,
        port=smtp.port,
        tls=smtp.tls,
        username=smtp.username,
        password=smtp.password.get_secret_value(),
        sender=smtp.sender,
    )
