"""Bringing captures from elsewhere: a WARC file goes through the pipeline, marked as imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tracker.bounded.readers import Readers
from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import BlockedError, NotFoundError, ParseError, RefusedError
from tracker.evidence.answers import PassedOver, Untrue, answer_of
from tracker.evidence.records import CutOffError, Record, Tell, records
from tracker.identify import keys
from tracker.models.records.outlets import Outlet
from tracker.models.values import Answer, FeedText
from tracker.pipeline.importing import Imported, import_feed, import_page
from tracker.pipeline.reading import PageRead, feed_text, judged, open_readers, page_text
from tracker.store import captures, feeds, outlets
from tracker.store.database import Database, Session

Read = PageRead | FeedText

_HTML = ("text/html", "application/xhtml+xml")


@dataclass(slots=True)
class ImportedFile:
    """What a file came to."""

    records: int = 0
    captures: int = 0
    """Answers that were kept, with or without a text."""
    known: int = 0
    """Answers that are kept already."""
    versions: list[str] = field(default_factory=list)
    """`3@2`: those that were made."""
    same: int = 0
    """Texts that a version beside them in time has already."""
    refused: Counter[str] = field(default_factory=Counter)
    """Records that are not what they say of themselves, by what is wrong."""
    skipped: Counter[str] = field(default_factory=Counter)
    """Records that hold no text for us, by the reason."""
    cut: str = ""
    """Where the file breaks off, in words; empty for a whole one."""


class Importing:
    """Takes in files. What was taken in before is left as it is."""

    def __init__(
        self, database: Database, readers: Readers, *, limit: int, clock: Clock = utc_now
    ) -> None:
        """Into this database, with what these readers make of it; `limit` is in bytes a body."""
        self._database = database
        self._readers = readers
        self._limit = limit
        self._clock = clock

    def import_file(
        self, file: Path, *, outlet: str = "", tell: Tell = lambda _: None
    ) -> ImportedFile:
        """Take in what a WARC file holds, as pages of `outlet` or of the outlets that are known.

        What stands before a cut is kept. Raises NotFoundError for no such file, RefusedError for
        one that may not be read, and ParseError for what is no WARC file.
        """
        done = ImportedFile()
        try:
            with file.open("rb") as opened:
                for record in records(opened, tell):
                    done.records += 1
                    self._record(record, file.name, outlet, done)
        except CutOffError as error:
            done.cut = f"{file}: {error}; what stands before that is taken in"
        except ParseError as error:
            raise ParseError(f"{file}: {error}") from error
        except FileNotFoundError as error:
            raise NotFoundError(f"{file}: no such file") from error
        except OSError as error:
            raise RefusedError(f"{file}: cannot be read ({error.strerror})") from error
        return done

    def _record(self, record: Record, name: str, outlet: str, done: ImportedFile) -> None:
        try:
            answer = answer_of(record, file=name, now=self._clock(), limit=self._limit)
            of = self._outlet(answer, outlet)
            if self._is_kept(answer):
                done.known += 1
                return
            self._answer(answer, of, done)
        except Untrue as error:
            done.refused[str(error)] += 1
        except PassedOver as error:
            done.skipped[str(error)] += 1

    def _is_kept(self, answer: Answer) -> bool:
        with self._database.reading() as session:
            return captures.is_kept(session, answer)

    def _outlet(self, answer: Answer, named: str) -> Outlet:
        """Whose answer it is: of the one named, which is begun if need be, or as is known."""
        if named:
            with self._database.writing() as session:
                return outlets.outlet_named(session, named) or outlets.keep_outlet(
                    session, named, title=named, dialect="any"
                )
        host = urlsplit(answer.url).hostname or ""
        with self._database.reading() as session:
            found = outlets.outlets_at(session, keys.url_key(answer.url), host)
        if len(found) != 1:
            raise PassedOver("of no outlet that is known by its address; name it with --outlet")
        return found[0]

    def _answer(self, answer: Answer, outlet: Outlet, done: ImportedFile) -> None:
        with self._database.reading() as session:
            is_feed = feeds.feed_at(session, answer.url) is not None
        if not is_feed and not _is_html(answer):
            raise PassedOver("neither HTML nor a feed that is known")
        try:
            read = self._read(answer, is_feed=is_feed)
        except ParseError as error:
            self._keep(answer, done)
            raise PassedOver(f"not read: {str(error).partition(':')[0]}") from error
        if isinstance(read, BlockedError):
            self._keep(answer, done)
            raise PassedOver(read.kind)
        self._file(answer, outlet, read, done)

    def _read(self, answer: Answer, *, is_feed: bool) -> Read | BlockedError:
        if is_feed:
            return feed_text(self._readers, answer).result()
        return judged(answer, page_text(self._readers, answer).result(), words_before=0)

    def _keep(self, answer: Answer, done: ImportedFile) -> None:
        with self._database.writing() as session:
            captures.keep_capture(session, answer, feed_id=None)
        done.captures += 1

    def _file(self, answer: Answer, outlet: Outlet, read: Read, done: ImportedFile) -> None:
        now = self._clock()

        def work(session: Session) -> Imported:
            if isinstance(read, PageRead):
                return import_page(session, outlet, answer, read, now=now)
            return import_feed(session, outlet, answer, read, now=now)

        imported = self._database.write(work)
        done.captures += 1
        done.same += imported.known
        done.versions += [f"{one.story_id}@{one.number}" for one in imported.made]
        if imported.without_text:
            done.skipped["an entry of a feed without its text"] += imported.without_text


def _is_html(answer: Answer) -> bool:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in _HTML or (not kind and b"<html" in answer.body[:1000].lower())


@contextmanager
def open_importing(settings: Settings) -> Iterator[Importing]:
    """The importing wing of the desk that the settings describe."""
    with open_database(settings) as database, open_readers() as readers:
        yield Importing(database, readers, limit=settings.fetch.max_bytes)
