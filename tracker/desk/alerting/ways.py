"""The two ways on which a letter leaves: to a reader by mail, to a program by webhook."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import ClassVar, Generic, TypeVar

from tracker.alert import webhook
from tracker.alert.mail import Mailer
from tracker.alert.message import (
    Digest,
    Drafts,
    Letter,
    Trouble,
    compose_digest,
    compose_trouble,
    digest_id,
    letter_id,
    trouble_id,
)
from tracker.alert.message.clean import cut, one_line
from tracker.clock import Clock
from tracker.desk.alerting.clearing import Owed
from tracker.errors import DeliveryError, Fate, FetchError
from tracker.fetch import Fetcher
from tracker.models.records.alerts import Subscription
from tracker.store.alerts import OwedAlert

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
"""Between two tries at a mail server, doubled each time: one that comes back is noticed within the
hour."""

PATIENCE = timedelta(days=3)
"""How long a server may say *later* of one letter (RFC 5321, 4.5.4.1: at least four to five days
for a relay; whoever wants news wants it before)."""

UNSURE = "it is not known whether the server took it; asked once more"

_ANSWER = 300
"""Characters of a program's answer that are kept."""

Content = TypeVar("Content")
Told = Letter | Digest | Trouble


@dataclass(frozen=True, slots=True)
class Outgoing(Generic[Content]):
    """A letter as it goes out."""

    owed: Owed
    message_id: str
    content: Content

    @property
    def lead(self) -> int:
        """The id of the alert that leads it."""
        return self.owed.alert.id or 0

    @property
    def watch(self) -> Subscription:
        """Whose it is."""
        return self.owed.subscription


class Way(ABC, Generic[Content]):
    """How letters are written, handed over and tried again."""

    webhooks: ClassVar[bool]
    """Whether it is the way of the watches that have a webhook, or of the others."""

    @abstractmethod
    def letter_id(self, letter: Letter) -> str:
        """The id that a letter has, however often it goes out."""

    @abstractmethod
    def digest_id(self, owed: OwedAlert) -> str:
        """Of the digest that this alert leads, likewise."""

    @abstractmethod
    def trouble_id(self, trouble: Trouble) -> str:
        """Of the letter on a feed, likewise."""

    @abstractmethod
    def composing(self, now: datetime) -> Callable[[Told], Content]:
        """Writes the letters of this moment."""

    @abstractmethod
    def hand_over(
        self, letters: Iterable[Outgoing[Content]]
    ) -> Generator[str | DeliveryError, None, None]:
        """For each letter, as it leaves, what was answered, or why it did not leave."""

    @abstractmethod
    def wait(self, tries: int) -> timedelta:
        """After so many tries in vain."""

    @abstractmethod
    def why_no_more(self, owed: Owed, answer: DeliveryError, tried_for: timedelta) -> str:
        """Why a letter is not tried again; empty when it is."""

    @abstractmethod
    def surely_not_taken(self, answer: DeliveryError) -> bool:
        """Whether nobody has the letter after such an answer."""


class ByMail(Way[EmailMessage]):
    """To the address of a reader."""

    webhooks = False

    def __init__(self, mailer: Mailer) -> None:
        """By way of this mail server."""
        self._mailer = mailer

    def letter_id(self, letter: Letter) -> str:
        """A Message-ID."""
        return letter_id(letter, self._mailer.sender)

    def digest_id(self, owed: OwedAlert) -> str:
        """A Message-ID."""
        return _digest_id(owed, self._mailer.sender)

    def trouble_id(self, trouble: Trouble) -> str:
        """A Message-ID."""
        return trouble_id(trouble, self._mailer.sender)

    def composing(self, now: datetime) -> Callable[[Told], EmailMessage]:
        """What all readers are told of one change is set once."""
        sender = self._mailer.sender
        drafts = Drafts(sender, now)

        def compose(told: Told) -> EmailMessage:
            if isinstance(told, Letter):
                return drafts.compose(told)
            if isinstance(told, Trouble):
                return compose_trouble(told, sender=sender, now=now)
            return compose_digest(told, sender=sender, now=now)

        return compose

    def hand_over(
        self, letters: Iterable[Outgoing[EmailMessage]]
    ) -> Generator[str | DeliveryError, None, None]:
        """Over one connection."""
        return self._mailer.send_many((one.content, one.watch.email) for one in letters)

    def wait(self, tries: int) -> timedelta:
        """Doubled each time, up to LONGEST_WAIT."""
        return min(FIRST_WAIT * (1 << min(tries, 10)), LONGEST_WAIT)

    def why_no_more(self, owed: Owed, answer: DeliveryError, tried_for: timedelta) -> str:
        """It was refused, or nobody took it for PATIENCE."""
        if answer.final:
            return f"refused: {answer}"
        if answer.fate == "unsure" and owed.alert.reason.endswith(UNSURE):
            return "it was sent twice, and the server never said whether it took it"
        if answer.fate == "later" and tried_for > PATIENCE:
            return f"given up after three days: {answer}"
        return ""

    def surely_not_taken(self, answer: DeliveryError) -> bool:
        """Unless the server went away before it said so."""
        return answer.fate != "unsure"


class ByWebhook(Way[bytes]):
    """To the address of a program."""

    webhooks = True

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        """By the guarded way out, each message signed at its moment."""
        self._fetcher = fetcher
        self._clock = clock

    def letter_id(self, letter: Letter) -> str:
        """The `webhook-id`."""
        return letter.message_id or webhook.webhook_id(letter_id(letter, ""))

    def digest_id(self, owed: OwedAlert) -> str:
        """The `webhook-id`."""
        return owed.alert.message_id or webhook.webhook_id(_digest_id(owed, ""))

    def trouble_id(self, trouble: Trouble) -> str:
        """The `webhook-id`."""
        return webhook.webhook_id(trouble_id(trouble, ""))

    def composing(self, now: datetime) -> Callable[[Told], bytes]:
        """As JSON."""

        def compose(told: Told) -> bytes:
            if isinstance(told, Letter):
                return webhook.letter_body(told)
            if isinstance(told, Trouble):
                return webhook.trouble_body(told)
            return webhook.digest_body(told, now)

        return compose

    def hand_over(
        self, letters: Iterable[Outgoing[bytes]]
    ) -> Generator[str | DeliveryError, None, None]:
        """Each signed as it leaves; a program that fails is not asked for the letters after."""
        failed: dict[str, DeliveryError] = {}
        for letter in letters:
            url = letter.watch.webhook
            answer = failed.get(url) or self._post(letter)
            if isinstance(answer, DeliveryError):
                failed[url] = answer  # it may take 10 s to fail, and others wait
            yield answer

    def wait(self, tries: int) -> timedelta:
        """As the rules propose."""
        return webhook.WAITS[min(tries, len(webhook.WAITS) - 1)]

    def why_no_more(self, owed: Owed, answer: DeliveryError, tried_for: timedelta) -> str:
        """It wants no more, or all tries are made."""
        if answer.final:
            return f"refused: {answer}"
        if owed.alert.tries >= len(webhook.WAITS):
            return f"given up after {owed.alert.tries + 1} tries: {answer}"
        return ""

    def surely_not_taken(self, answer: DeliveryError) -> bool:
        """Never: a program may have worked on what it then failed to answer."""
        return False

    def _post(self, letter: Outgoing[bytes]) -> str | DeliveryError:
        watch = letter.watch
        sent = webhook.posting(
            watch.webhook, watch.secret, letter.message_id, letter.content, self._clock()
        )
        try:
            answer = self._fetcher.post(sent)
        except FetchError as error:
            return DeliveryError(_in_one_line(str(error)), fate=_fate(error))
        return f"{answer.status} {_in_one_line(answer.body.decode('utf-8', 'replace'))}".rstrip()


def _digest_id(owed: OwedAlert, sender: str) -> str:
    lead = owed.alert
    return lead.message_id or digest_id(lead.subscription_id, lead.id or 0, lead.owed_at, sender)


def _fate(error: FetchError) -> Fate:
    return "address_refused" if error.status == webhook.GONE else "later"


def _in_one_line(answer: str) -> str:
    """A program may answer anything, in any bytes; the beginning is kept and shown."""
    return cut(one_line(answer[: 10 * _ANSWER]), _ANSWER)
