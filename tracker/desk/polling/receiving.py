"""What the desk does with an answer: file what is new in it, and say what is to be remembered."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime

from tracker.bounded.readers import Readers
from tracker.clock import Clock
from tracker.desk.polling.looks import look_at
from tracker.desk.polling.rhythms import Rhythms
from tracker.desk.polling.settling import says_something_new, settle
from tracker.desk.polling.silences import Heard, begin_silence, has_fallen_silent, hear, take_in
from tracker.desk.polling.telling import Telling
from tracker.errors import FetchError, ParseError, StartError
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import Answer, PageText
from tracker.pipeline.file import Filed
from tracker.pipeline.reading import PageRead, feed_text, judged, page_text, reader_name
from tracker.pipeline.receive import (
    FeedReceived,
    Listed,
    file_entry,
    page_address,
    receive_feed,
    receive_listed_page,
    receive_page,
    words_before,
)
from tracker.pipeline.rereading import keep_anew, note_anew, page_to_read_anew
from tracker.store import captures, polls
from tracker.store.database import Database, Session
from tracker.store.polls import NOBODY_READ, Look

Outcome = Answer | FetchError

Read = PageRead | FetchError | ParseError
"""What came of reading a page; a wall is a FetchError, too."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """Files into one database, and tells what came of it."""

    database: Database
    readers: Readers
    telling: Telling
    rhythms: Rhythms
    clock: Clock
    _looks: dict[int, Look] = field(init=False, default_factory=dict)
    _texts: dict[int, Future[PageText]] = field(init=False, default_factory=dict)
    """Of answers whose turn is still to come, by the `id` of each."""

    def begin_page(self, address: Address, result: Outcome) -> None:
        """Look at a page before its turn; one that says something new is read meanwhile."""
        look = self._looks[id(result)] = self._page_look(address, result)
        if look.outcome != "same":
            self.begin_listed(result)

    def begin_listed(self, result: Outcome) -> None:
        """Have a page read before its turn."""
        if isinstance(result, Answer):
            self._texts[id(result)] = page_text(self.readers, result)

    def forget_begun(self) -> None:
        """Forget those whose turn never came."""
        self._looks.clear()
        self._texts.clear()

    def feed(self, feed: Feed, outlet: Outlet, result: Outcome) -> tuple[Look, tuple[Listed, ...]]:
        """The look, which is still to be remembered, and the entries whose pages are wanted."""
        look, wanted, news = self._feed_look(feed, result), tuple[Listed, ...](), feed.news
        if isinstance(result, FetchError):
            self.telling.failed(feed.url, result)
        elif look.outcome == "same":
            self.telling.round.unchanged += 1
        else:
            look, wanted = self._read_feed(feed, outlet, result, look)
        if feed.news == news and has_fallen_silent(feed, look.at):
            self._notice_silence(feed, look)
        return self._settled(feed, result, look), wanted

    def _notice_silence(self, feed: Feed, look: Look) -> None:
        with self.database.writing() as session:
            words = begin_silence(session, feed, look.outcome, look.at)
        self.telling.noticed(feed.url, words)

    def _settled(self, feed: Feed, result: Outcome, look: Look) -> Look:
        """Note what the answer says of the feed's address; the look comes back with its next."""
        read = ParseError(look.error) if look.error and isinstance(result, Answer) else result
        if not says_something_new(feed, read, look.at):
            return look
        with self.database.writing() as session:
            return settle(session, feed, read, look)

    def _feed_look(self, feed: Feed, result: Outcome) -> Look:
        look = look_at(feed, result, self._looked_at(result), None)
        return self.rhythms.next_feed(feed, look, result)

    def _looked_at(self, result: Outcome) -> datetime:
        return result.captured_at if isinstance(result, Answer) else self.clock()

    def _read_feed(
        self, feed: Feed, outlet: Outlet, answer: Answer, look: Look
    ) -> tuple[Look, tuple[Listed, ...]]:
        try:
            text = feed_text(self.readers, answer).result()
        except ParseError as error:
            with self.database.writing() as session:
                captures.keep_capture(session, answer, feed_id=feed.id)
            self.telling.failed(feed.url, error)
            return replace(look, outcome="not a feed", error=str(error)), ()

        def work(session: Session) -> tuple[FeedReceived, Heard | None]:
            received = receive_feed(session, feed, outlet, answer, text)
            if not (received.filed or received.pages):
                return received, None
            failed_before = feed.last_error is not None
            return received, hear(session, feed, look.at, failed_before=failed_before)

        received, heard = self.database.write(work)
        if heard:
            take_in(feed, heard)
            if heard.words:
                self.telling.noticed(feed.url, heard.words)
        for filed in received.filed:
            self.telling.filed(filed)
        next_look = self.rhythms.next_feed(feed, look, answer, news=heard is not None)
        return next_look, received.pages

    def listed(self, listed: Listed, result: Outcome) -> None:
        """File an entry with its page's text, or as its feed has it where the page has none."""
        text = self._page_text(result, listed, listed.outlet)
        error = None if isinstance(text, PageRead) else text
        self.rhythms.read(listed.outlet.id or 0)

        def work(session: Session) -> Filed:
            filed = _file_listed(session, listed, result, text)
            look = look_at(filed.address, error or result, listed.seen_at, None)
            look = _with_evidence(session, look, result)
            polls.remember(session, [self._next_listed(listed, filed, look, error or result)])
            return filed

        filed = self.database.write(work)
        if error:
            self.telling.failed(listed.entry.link or "", error)
        self.telling.filed(filed)

    def _next_listed(
        self, listed: Listed, filed: Filed, look: Look, result: Outcome | ParseError
    ) -> Look:
        seen_before = filed.address.read_at is not None and look.error is None
        return self.rhythms.next_page(
            look,
            result,
            changed=filed.version is not None if seen_before else None,
            # What a feed did not list a while ago is new, from whenever the outlet dates it.
            published=listed.entry.published_at if listed.unseen_until is None else None,
        )

    def _page_text(self, result: Outcome, of: Listed | Address, outlet: Outlet) -> Read:
        """The text of a page, or why there is none: what went wrong, or that it is a wall.

        A page that seems changed is compared with its last one as that reads by now.
        """
        if isinstance(result, FetchError):
            return result
        reading = self._texts.pop(id(result), None) or page_text(self.readers, result)
        try:
            text = reading.result()
        except ParseError as error:
            return error
        with self.database.reading() as session:
            address = of if isinstance(of, Address) else page_address(session, of)
            if address is None:
                return judged(result, text, 0)
            read = judged(result, text, words_before(session, address))
            old = page_to_read_anew(session, address, outlet, text, reader_name())
        if old and isinstance(read, PageRead):
            self._read_anew(address, outlet, *old)
        return read

    def _read_anew(
        self, address: Address, outlet: Outlet, version: Version, answer: Answer
    ) -> None:
        try:
            anew = page_text(self.readers, answer).result()
        except ParseError:
            return
        now = self.clock()
        with self.database.writing() as session:
            keep_anew(session, version, outlet, anew, reader=reader_name(), now=now)
            note_anew(session, address, outlet, anew, reader_name())

    def page(self, address: Address, outlet: Outlet, result: Outcome) -> Look | None:
        """File what a story's page says now; the look, where that is still to be remembered."""
        look = self._looks.pop(id(result), None) or self._page_look(address, result)
        if isinstance(result, FetchError):
            self.telling.failed(address.value, result)
            return self.rhythms.next_page(look, result, changed=None)
        if look.outcome == "same":
            self.telling.round.unchanged += 1
            return self.rhythms.next_page(look, result, changed=False)
        return self._read_page(address, outlet, result, look)

    def _page_look(self, address: Address, result: Outcome) -> Look:
        return look_at(address, result, self._looked_at(result), None)

    def _read_page(
        self, address: Address, outlet: Outlet, answer: Answer, look: Look
    ) -> Look | None:
        text = self._page_text(answer, address, outlet)
        if not isinstance(text, PageRead):
            self.telling.failed(address.value, text)
            failed = look_at(address, text, look.at, None)
            failed = self.rhythms.next_page(failed, text, changed=None)
            with self.database.writing() as session:
                return _with_evidence(session, failed, answer)
        self.rhythms.read(address.outlet_id)

        def work(session: Session) -> Filed | None:
            filed = receive_page(session, address, outlet, answer, text)
            seen = replace(look, outcome="changed" if filed else "same")
            changed = filed is not None and filed.version is not None
            polls.remember(session, [self.rhythms.next_page(seen, answer, changed=changed)])
            return filed

        filed = self.database.write(work)
        if filed:
            self.telling.filed(filed)
        return None

    def mishap(self, target: Feed | Address, result: Outcome, error: BaseException) -> Look:
        """The look at what could not be dealt with; what was answered is kept for whoever mends it.

        It is looked at again ever more rarely, like what does not answer; but where no reader
        started, which is no fault of its own, at its next turn.
        """
        if isinstance(error, StartError) and isinstance(result, Answer):
            return self._unread(target, result, error)
        if isinstance(result, Answer) and not result.unchanged:
            with self.database.writing() as session:
                captures.keep_capture(session, result, feed_id=_feed_id(target, result))
        self.telling.failed(target.url if isinstance(target, Feed) else target.value, error)
        said = f"could not be dealt with: {error!r}"
        return self._again(
            Look(target, self._looked_at(result), "mishap", None, error=said), result
        )

    def _unread(self, target: Feed | Address, answer: Answer, error: StartError) -> Look:
        """The look at what nobody read; the answer is kept, once as long as it stays the same."""
        with self.database.writing() as session:
            if not captures.is_last(session, answer):
                captures.keep_capture(session, answer, feed_id=_feed_id(target, answer))
        self.telling.failed(answer.url, error)
        look = Look(target, answer.captured_at, NOBODY_READ, None, error=str(error))
        return self._again(look, answer)

    def _again(self, look: Look, result: Outcome) -> Look:
        if isinstance(look.target, Feed):
            return self.rhythms.next_feed(look.target, look, result)
        return self.rhythms.next_page(look, result, changed=None)


def _feed_id(target: Feed | Address, answer: Answer) -> int | None:
    """Of the feed that the answer is; None for a page, also for one that an entry of it links."""
    return target.id if isinstance(target, Feed) and answer.url == target.url else None


def _with_evidence(session: Session, look: Look, result: Outcome) -> Look:
    """The look with the hash of what was answered; of a run of walls the first is kept."""
    if look.error is None or isinstance(result, FetchError):
        return look
    if look.outcome != look.target.outcome:
        captures.keep_capture(session, result, feed_id=None)
    return replace(look, body_hash=captures.body_hash(result.body))


def _file_listed(
    session: Session,
    listed: Listed,
    result: Outcome,
    text: Read,
) -> Filed:
    if isinstance(result, Answer) and isinstance(text, PageRead):
        return receive_listed_page(session, listed, result, text)
    return file_entry(session, listed)
