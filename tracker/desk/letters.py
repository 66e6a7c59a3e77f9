"""Sending what is owed: an alert is owed with the version that it tells of, and sent out here."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker import diff
from tracker.alert.mail import Mailer
from tracker.alert.message import Letter, compose
from tracker.clock import Clock
from tracker.config import Settings
from tracker.errors import DeliveryError
from tracker.models.records.stories import Address
from tracker.models.values import Weight
from tracker.pipeline.note import checked_note
from tracker.show import facts, folds, notes, sentences
from tracker.store import alerts, versions
from tracker.store.alerts import OwedAlert
from tracker.store.database import Database, Session

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
"""Between two tries, doubled each time: a server that comes back is noticed within the hour."""


class Post:
    """Composes the letters that are owed and hands them over."""

    def __init__(
        self, database: Database, mailer: Mailer | None, *, base_url: str, clock: Clock
    ) -> None:
        """Without a mailer nothing is sent, and everything stays owed."""
        self._database = database
        self._mailer = mailer
        self._base_url = base_url
        self._clock = clock

    def due(self) -> list[Letter]:
        """The letters that are owed now, the longest owed first."""
        with self._database.reading() as session:
            owed = alerts.due_alerts(session, self._clock())
            return [_letter(session, one, self._base_url) for one in owed]

    def send_due(self) -> int:
        """Send what is owed and due; how many the mail server took comes back.

        What it did not take is tried again later, unless it refused the letter for good.
        """
        if self._mailer is None:
            return 0
        now = self._clock()
        with self._database.reading() as session:
            owed = alerts.due_alerts(session, now)
            letters = [_letter(session, one, self._base_url) for one in owed]
        mails = (
            (compose(letter, sender=self._mailer.sender, now=now), letter.recipient)
            for letter in letters
        )
        taken = 0
        for one, answer in zip(owed, self._mailer.send_many(mails), strict=True):
            taken += self._note(one, answer, now)
        return taken

    def _note(self, owed: OwedAlert, answer: str | DeliveryError, now: datetime) -> bool:
        """Put on record what the mail server said; whether it took the letter comes back."""
        alert_id = owed.alert.id or 0
        with self._database.writing() as session:
            if not isinstance(answer, DeliveryError):
                alerts.sent(session, alert_id, now, answer)
                return True
            wait = min(FIRST_WAIT * 2 ** min(owed.alert.tries, 10), LONGEST_WAIT)
            again_at = None if answer.final else now + wait
            alerts.not_sent(session, alert_id, now, str(answer), again_at)
            return False


def _letter(session: Session, owed: OwedAlert, base_url: str) -> Letter:
    story, change = owed.story, owed.change
    first, old, new = (
        versions.version_numbered(session, change.story_id, number)
        for number in (1, change.old_number, change.new_number)
    )
    texts = versions.articles(session, [old, new])
    pair = (texts[old.id or 0], texts[new.id or 0])
    changed = diff.compare(*pair)
    check = checked_note(session, owed.outlet, pair, new, changed)
    folded = folds.fold(changed)
    return Letter(
        recipient=owed.subscription.email,
        subscription_id=owed.subscription.id or 0,
        scope=owed.subscription.scope,
        value=owed.subscription.value,
        outlet=owed.outlet.name,
        outlet_title=owed.outlet.title,
        story_id=story.id or 0,
        first_headline=first.headline,
        was=old.headline,
        now=new.headline,
        headline=changed.headline,
        weight=Weight(change.weight),
        labels=(old.label, new.label),
        versions=(old.number, new.number),
        unseen_until=new.unseen_until,
        seen_at=new.seen_at,
        published_at=new.published_at,
        note=new.note,
        declared=tuple((row.verdict, row.says, row.shows) for row in notes.declared(check)),
        unmentioned=tuple(row.shows for row in notes.left_over(check, telling=True)),
        counts=change.counts,
        facts=(
            *map(facts.told, changed.facts),
            *map(sentences.told, sentences.moved(changed)),
        ),
        paragraphs=tuple(
            row for row, by in zip(changed.paragraphs, folded.rows, strict=True) if not by
        ),
        folded=folds.told(folded.counts),
        address=session.get_one(Address, new.address_id).value,
        base_url=base_url,
    )


def open_post(settings: Settings, database: Database, clock: Clock) -> Post:
    """The post of the desk that the settings describe.

    Raises ConfigError for mail in the clear to another machine.
    """
    return Post(database, open_mailer(settings), base_url=settings.site.base_url, clock=clock)


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
