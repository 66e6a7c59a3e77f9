"""Whether what is kept is what was kept: the walk over bytes, texts and chain, and its anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tracker.alert.mail import Mailer, valid_address
from tracker.alert.message.plain import compose_plain
from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.alerting.letters import open_mailer
from tracker.desk.opening import open_database
from tracker.errors import ConfigError
from tracker.evidence.anchor import Anchor, written
from tracker.store import chain, removals
from tracker.store.bodies import bodies
from tracker.store.chain.anchored import anchored
from tracker.store.chain.counts import Counts, counts
from tracker.store.chain.walk import Flaw, hold_still, walk
from tracker.store.database import Database

Tell = Callable[[str, int, int], None]
"""Told what is walked over, how much more of it was done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a walk found."""

    flaws: tuple[Flaw, ...]
    counts: Counts
    head: Anchor
    bytes_read: bool
    """False where the bytes of captures were left out."""
    removed: tuple[str, ...]
    """Versions whose texts were removed, on record, with when and why: whole all the same."""
    anchors: int
    """How many the chain was held against; without any, nobody can tell whether it was written
    anew or cut off."""


class Proof:
    """Holds the database against its chain, and hands out the chain's head."""

    def __init__(
        self, database: Database, mailer: Mailer | None = None, *, clock: Clock = utc_now
    ) -> None:
        """Without a mailer an anchor cannot be mailed."""
        self._database = database
        self._mailer = mailer
        self._clock = clock

    def verify(
        self,
        anchors: Sequence[Anchor] = (),
        *,
        read_bytes: bool = True,
        tell: Tell = lambda *_: None,
    ) -> Verified:
        """What does not hold, of all that is kept; nothing is changed."""
        with self._database.reading() as session:
            hold_still(session)
            found = counts(session)
            flaws = [*anchored(session, [(one.sequence, one.hash) for one in anchors])]
            flaws += walk(session, lambda done: tell("seals", done, found.seals))
            if read_bytes:
                flaws += bodies(session, lambda done: tell("captures", done, found.captures))
            head = Anchor(*chain.head(session))
            # One thing may be found on two ways; it is told once.
            once = tuple(dict.fromkeys(flaws))
            removed = tuple(
                f"{of.story_id}@{of.number}: {removals.tombstone(one.removed_at, one.reason)}"
                for one, of in removals.removals(session)
            )
            return Verified(once, found, head, read_bytes, removed, len(anchors))

    def anchor(self) -> str:
        """The chain's head as a line to be kept elsewhere."""
        with self._database.reading() as session:
            return written(Anchor(*chain.head(session)), self._clock())

    def mail_anchor(self, recipient: str) -> str:
        """Mail the chain's head; the line that was mailed comes back.

        Raises ConfigError where no mail server is set, RefusedError for what is no address, and
        DeliveryError.
        """
        address = valid_address(recipient)
        if self._mailer is None:
            raise ConfigError("smtp.host: is not set, so that nothing can be mailed")
        line = self.anchor()
        mail = compose_plain(
            "Anchor of the chain",
            f"{line}\n\nKeep this mail. `tracker verify --anchor FILE` reads the line.\n",
            sender=self._mailer.sender,
            recipient=address,
            now=self._clock(),
        )
        self._mailer.send(mail, address)
        return line


@contextmanager
def open_proof(settings: Settings) -> Iterator[Proof]:
    """The proving wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Proof(database, open_mailer(settings))
