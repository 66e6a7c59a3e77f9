"""Reading stored pages anew, after the reader became another one: no version, and no alert."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tracker.bounded.readers import Readers
from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import ParseError
from tracker.models.records.outlets import Outlet
from tracker.models.records.rereadings import Rereading
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.pipeline.reading import open_readers, page_text, reader_name
from tracker.pipeline.rereading import keep_anew, note_anew, page_of
from tracker.store import rereadings
from tracker.store.database import Database


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """What came of one version's page."""

    version: Version
    outcome: str
    """`same`, `differs`, `known`: it differs and that is on record; `lost` or `unreadable`."""
    rereading: Rereading | None = None


class Rereader:
    """Reads stored pages with the reader of today."""

    def __init__(self, database: Database, readers: Readers, *, clock: Clock = utc_now) -> None:
        """Read what is in this database."""
        self._database, self._readers, self._clock = database, readers, clock

    def reread(
        self,
        *,
        story_id: int | None = None,
        outlet: str = "",
        tell: Callable[[ReadAnew], None] = lambda _: None,
    ) -> list[ReadAnew]:
        """Read the pages of one story, one outlet or all anew, in the order in which they came."""
        with self._database.reading() as session:
            found = rereadings.pages_read(session, story_id=story_id, outlet=outlet)
        read = []
        for version, address, of in found:
            read.append(self._reread(version, address, of))
            tell(read[-1])
        return read

    def _reread(self, version: Version, address: Address, outlet: Outlet) -> ReadAnew:
        with self._database.reading() as session:
            answer = page_of(session, version)
        if answer is None:
            return ReadAnew(version, "lost")
        try:
            page = page_text(self._readers, answer).result()
        except ParseError:
            return ReadAnew(version, "unreadable")
        with self._database.writing() as session:
            kept = keep_anew(
                session, version, outlet, page, reader=reader_name(), now=self._clock()
            )
            last = rereadings.last_page(session, address.id or 0)
            if address.reader != reader_name() and last and last.id == version.id:
                note_anew(session, address, outlet, page, reader_name())
            known = rereadings.newest_rereading(session, version)
        if kept:
            return ReadAnew(version, "differs", kept)
        said_before = known is not None and known.reader == reader_name()
        return ReadAnew(version, "known" if said_before else "same", known if said_before else None)


@contextmanager
def open_rereader(settings: Settings) -> Iterator[Rereader]:
    """The rereading wing of the desk that the settings describe."""
    with open_database(settings) as database, open_readers() as readers:
        yield Rereader(database, readers)
