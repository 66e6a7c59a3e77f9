"""What became of every alert: why this mail, why not, when, and which answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tracker.alert.mail import Mailer, valid_address
from tracker.alert.message.plain import compose_plain
from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.alerting.letters import open_mailer
from tracker.desk.opening import open_database
from tracker.errors import ConfigError
from tracker.models.records.alerts import Alert, Delivery
from tracker.store import ledger
from tracker.store.database import Database
from tracker.store.ledger import Line

TEST = "This is a test. Mail from this desk reaches you; nothing else follows from it."


class Ledger:
    """The questions of whoever wants to know about a mail."""

    def __init__(self, database: Database, mailer: Mailer | None, clock: Clock = utc_now) -> None:
        """Ask this database, by this clock; without a mailer there is no test."""
        self._database = database
        self._mailer = mailer
        self._clock = clock

    def lines(
        self, *, state: str = "", watch: int = 0, before: int = 0, limit: int = 50
    ) -> list[Line]:
        """Alerts with what they are about, the newest first; with `before` those before that."""
        with self._database.reading() as session:
            return ledger.lines(session, state=state, watch=watch, before=before, limit=limit)

    def show(self, alert_id: int) -> tuple[Line, Sequence[Delivery]]:
        """One alert, and every try to send its letter.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            found = ledger.line(session, alert_id)
            return found, ledger.deliveries(session, found.alert)

    def retry(self, alert_id: int) -> Alert:
        """Owe an alert anew, now; the one that leads its letter comes back.

        Raises NotFoundError, and RefusedError for one that was told.
        """
        with self._database.writing() as session:
            return ledger.retry(session, alert_id, self._clock())

    def let_go(self, outlet: str) -> int:
        """Owe what was held of an outlet, as one digest to each watch; how many alerts."""
        with self._database.writing() as session:
            return ledger.let_go(session, outlet, self._clock())

    def test(self, email: str) -> str:
        """Send one plain mail now; the server's answer comes back.

        Raises RefusedError for no address, ConfigError without a mail server, DeliveryError.
        """
        recipient = valid_address(email)
        if self._mailer is None:
            raise ConfigError("smtp.host: is not set; see `tracker config show`")
        sender = self._mailer.sender
        mail = compose_plain("A test", TEST, sender=sender, recipient=recipient, now=self._clock())
        return self._mailer.send(mail, recipient)


@contextmanager
def open_ledger(settings: Settings) -> Iterator[Ledger]:
    """The ledger of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Ledger(database, open_mailer(settings))
