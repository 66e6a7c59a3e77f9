"""Sending what is owed: an alert is owed with the version that it tells of, and sent out here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any, Generic

from tracker.alert.mail import Mailer
from tracker.alert.message import Letter
from tracker.alert.webhook import PATIENCE as DEAD_AFTER
from tracker.clock import Clock
from tracker.config import Settings
from tracker.desk.alerting.clearing import (
    DAY,
    Owed,
    cleared,
    few_on_feeds,
    numbers_on_feeds,
    own_mailbox,
)
from tracker.desk.alerting.gathering import RULES, Rules, gather
from tracker.desk.alerting.ways import UNSURE, ByMail, ByWebhook, Content, Outgoing, Told, Way
from tracker.desk.alerting.writing import Writing, trouble
from tracker.errors import DeliveryError
from tracker.fetch import Fetcher
from tracker.models.records.alerts import Subscription
from tracker.store import alerts, notices, outgoing
from tracker.store.alerts import OwedAlert
from tracker.store.database import Database, Session

LEASE = timedelta(minutes=5)
"""How long letters in hand are left alone: when their sender was killed, another one goes on."""

WHY_ENDED = "the webhook took nothing for five days"


class Post(Generic[Content]):
    """Puts together the letters that are owed, and hands them over on one way."""

    def __init__(
        self,
        database: Database,
        way: Way[Content],
        *,
        base_url: str,
        clock: Clock,
        rules: Rules = RULES,
    ) -> None:
        """Send what goes that way; what goes another one is left alone."""
        self._database = database
        self._way = way
        self._base_url = base_url
        self._clock = clock
        self._rules = rules

    def send_due(self) -> int:
        """Send what is owed and due; how many letters were taken comes back.

        What was not taken is tried again later, unless it was refused for good.
        """
        taken = 0
        while self._anything_due():
            answers = self._send(self._take_in_hand(self._clock()))
            taken += sum(answers)
            if not any(answers):
                break
        return taken

    def _anything_due(self) -> bool:
        with self._database.reading() as session:
            settle, webhooks = self._rules.settle, self._way.webhooks
            return outgoing.anything_due(session, self._clock(), settle, webhooks=webhooks)

    def _take_in_hand(self, now: datetime) -> list[Owed]:
        webhooks = self._way.webhooks
        with self._database.writing() as session:
            gather(session, now, self._rules, webhooks=webhooks)
            session.flush()
            until = now + LEASE
            due = outgoing.take_in_hand(session, now, until, webhooks=webhooks)
            letters: list[Owed] = [
                *outgoing.without_undone(session, due),
                *notices.take_in_hand(session, now, until, webhooks=webhooks),
            ]
            letters = cleared(session, letters, now, self._rules.own)
            return few_on_feeds(session, letters, now, self._rules.cap)

    def _send(self, batch: Sequence[Owed]) -> list[bool]:
        """Hand over letters one by one, each answer put on record before the next leaves."""
        now = self._clock()
        letters = self._composed(batch, now)
        with self._database.writing() as session:
            outgoing.name_letters(session, {one.lead: one.message_id for one in letters})
            tried = outgoing.first_tries(session, [one.lead for one in letters])
        with closing(self._way.hand_over(letters)) as out:
            return [
                self._note(one.owed, answer, tried.get(one.lead, now))
                for one, answer in zip(letters, self._in_time(out, now), strict=False)
            ]

    def _in_time(
        self, answers: Iterator[str | DeliveryError], begun: datetime
    ) -> Iterator[str | DeliveryError]:
        """The answers, until the lease is nearly over: then others may have the rest in hand."""
        for answer in answers:
            yield answer
            if self._clock() - begun > LEASE / 2:
                return

    def _composed(self, batch: Sequence[Owed], now: datetime) -> list[Outgoing[Content]]:
        with self._database.reading() as session:
            changes = [one for one in batch if isinstance(one, OwedAlert)]
            told = outgoing.told_in(session, [one.alert.id or 0 for one in changes])
            about = {(one.alert.subscription_id, one.change.story_id) for one in changes}
            lately = outgoing.letters_since(session, about, now - DAY)
            on_feeds = numbers_on_feeds(session, batch, now)
            compose, writing = self._way.composing(now), Writing(session, self._base_url)
            letters = []
            for owed in batch:
                if isinstance(owed, OwedAlert):
                    rows = told.get(owed.alert.id or 0)
                    if rows is None:
                        continue  # a person parted the stories just now: it is put down next time
                    number = lately[owed.alert.subscription_id, owed.change.story_id]
                    message_id, letter = self._written(writing, owed, rows, number)
                else:
                    number = on_feeds[owed.alert.id or 0]
                    letter = trouble(owed, last=number == self._rules.cap)
                    message_id = self._way.trouble_id(letter)
                letters.append(Outgoing(owed, message_id, compose(letter)))
            return letters

    def _written(
        self, writing: Writing, owed: OwedAlert, rows: Sequence[OwedAlert], number: int
    ) -> tuple[str, Told]:
        """The letter that an alert leads, with its id; it is today's so many-th on its story."""
        if owed.alert.way == "digest":
            message_id = self._way.digest_id(owed)
            return message_id, writing.digest(owed, rows, message_id)
        span = rows[0].change.old_number, rows[-1].change.new_number
        letter = writing.letter(owed, rows, span, last=number >= self._rules.cap)
        return self._way.letter_id(letter), letter

    def _note(self, owed: Owed, answer: str | DeliveryError, first_tried: datetime) -> bool:
        """Put on record what was answered; whether the letter was taken comes back."""
        lead, now = owed.alert.id or 0, self._clock()
        with self._database.writing() as session:
            if not isinstance(answer, DeliveryError):
                outgoing.sent(session, lead, now, answer)
                return True
            if reason := self._way.why_no_more(owed, answer, now - first_tried):
                outgoing.given_up(session, lead, now, str(answer), reason)
            else:
                again_at = now + self._way.wait(owed.alert.tries)
                # An id from an earlier try says that this one is not all that we know of.
                surely = not owed.alert.message_id and self._way.surely_not_taken(answer)
                outgoing.not_sent(session, lead, now, _told(answer), again_at, surely=surely)
            self._end(session, owed.subscription, answer, now)
            return False

    def _end(
        self, session: Session, watch: Subscription, answer: DeliveryError, now: datetime
    ) -> None:
        """Send nothing more to an address that refused for good, or to a webhook that is dead."""
        key, refused = watch.id or 0, answer.fate == "address_refused"
        if not watch.webhook:
            if refused:
                outgoing.refuse(session, watch.email, now, str(answer))
        elif alerts.goes_on(session, key) and (
            refused or now - outgoing.failing_since(session, key) > DEAD_AFTER
        ):
            alerts.end_subscription(session, key, now, str(answer) if refused else WHY_ENDED)


def _told(answer: DeliveryError) -> str:
    return f"{answer}; {UNSURE}" if answer.fate == "unsure" else str(answer)


def letters_owed(database: Database, now: datetime, base_url: str) -> list[Letter]:
    """A letter for each alert that is owed now, the longest owed first, settled or not."""
    with database.reading() as session:
        writing = Writing(session, base_url)
        owed = alerts.due_alerts(session, now)
        return [writing.letter(one, [one], _step(one), last=False) for one in owed]


def _step(owed: OwedAlert) -> tuple[int, int]:
    return owed.change.old_number, owed.change.new_number


def open_posts(
    settings: Settings, database: Database, fetcher: Fetcher, clock: Clock
) -> list[Post[Any]]:
    """The posts of the desk that the settings describe; without a mail server no mail leaves.

    Raises ConfigError for mail in the clear to another machine.
    """
    rules, mailer = rules_of(settings), open_mailer(settings)
    ways: list[Way[Any]] = [ByMail(mailer)] if mailer else []
    ways.append(ByWebhook(fetcher, clock))
    base_url = settings.site.base_url
    return [Post(database, way, base_url=base_url, clock=clock, rules=rules) for way in ways]


def rules_of(settings: Settings) -> Rules:
    """How long to wait, how much is too much, and who is never told, by the settings."""
    return Rules(
        settle=timedelta(seconds=settings.alerts.settle),
        cap=settings.alerts.cap,
        most_stories=settings.alerts.most_stories,
        own=own_mailbox(settings.smtp.sender),
    )


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
