"""What the desk does by itself, again and again: poll what is due, send what is owed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from tracker.bounded.readers import Readers
from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.letters import Post, open_post
from tracker.desk.looks import look_at
from tracker.desk.opening import open_database
from tracker.desk.way_out import open_fetcher
from tracker.errors import FetchError, ParseError
from tracker.fetch import Fetcher
from tracker.identify import keys
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.values import Answer, Ask, PageText
from tracker.pipeline.file import Filed
from tracker.pipeline.reading import feed_text, open_readers, page_text
from tracker.pipeline.receive import (
    Listed,
    file_entry,
    receive_feed,
    receive_listed_page,
    receive_page,
)
from tracker.poll import next_feed_poll, next_page_poll
from tracker.store import captures, feeds, polls
from tracker.store.database import Database, Session
from tracker.store.polls import Look

PAGES_A_ROUND = 5_000
"""Pages looked at in one round; what is due beyond that is due still in the next."""

QUIET_AT_ONCE = 200
"""Looks that found nothing new and are remembered in one transaction."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A look that went wrong."""

    url: str
    text: str
    """For people; it names the address."""


News = Filed | Failed
"""What a round tells while it goes on."""


@dataclass(slots=True)
class Round:
    """What one round came to."""

    feeds: int = 0
    pages: int = 0
    unchanged: int = 0
    stories: int = 0
    versions: int = 0
    failed: int = 0
    owed: int = 0


class Rounds:
    """The rounds of a desk: one at a time, stopped between two answers when asked to."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        readers: Readers,
        post: Post,
        *,
        interval: timedelta,
        clock: Clock = utc_now,
    ) -> None:
        """Poll into this database; `interval` is for feeds that have none of their own."""
        self._database = database
        self._fetcher = fetcher
        self._readers = readers
        self._post = post
        self._interval = interval
        self._clock = clock
        self._stopping = False

    def stop(self) -> None:
        """End the round that goes on after the answer in hand; what it had seen is kept."""
        self._stopping = True

    def poll(
        self,
        feeds: Sequence[str] = (),
        *,
        everything: bool = False,
        tell: Callable[[News], None] = lambda _: None,
    ) -> Round:
        """Look once at what is due, or with `everything` at all feeds and pages; then come back.

        With `feeds` (ids or addresses) only at those, and at the pages that their entries want.
        Raises NotFoundError for a feed that there is none of.
        """
        outcome = _Telling(tell)
        due_feeds, due_pages = self._due(feeds, everything=everything)
        listed, held = self._poll_feeds(due_feeds, outcome)
        self._poll_pages(listed, due_pages, outcome)
        with self._database.writing() as session:
            polls.remember(session, [] if self._stopping else held)
        return outcome.round

    def send_alerts(self) -> int:
        """Send what is owed and due; how many were sent comes back."""
        return self._post.send_due()

    # -- what is due -----------------------------------------------------------------------------

    def _due(
        self, named: Sequence[str], *, everything: bool
    ) -> tuple[Sequence[tuple[Feed, Outlet]], Sequence[tuple[Address, Outlet, Story]]]:
        now = None if everything else self._clock()
        with self._database.reading() as session:
            if named:
                return [feeds.feed_named(session, one) for one in named], []
            pages = polls.due_pages(session, now, limit=PAGES_A_ROUND)
            return feeds.due_feeds(session, now), pages

    # -- feeds -----------------------------------------------------------------------------------

    def _poll_feeds(
        self, due: Sequence[tuple[Feed, Outlet]], outcome: _Telling
    ) -> tuple[list[Listed], list[Look]]:
        """Look at feeds; entries whose pages are wanted come back, and the looks that await them.

        A look is remembered only when its entries' pages were read: cut off in between, the feed
        is read again.
        """
        by_url = {feed.url: (feed, outlet) for feed, outlet in due}
        listed: list[Listed] = []
        held: list[Look] = []
        asks = [Ask(feed.url, feed.etag, feed.last_modified) for feed, _ in due]
        for ask, result in self._answers(asks):
            feed, outlet = by_url[ask.url]
            outcome.round.feeds += 1
            look = self._feed_look(feed, result)
            if isinstance(result, FetchError):
                outcome.failed(feed.url, result)
            elif look.outcome == "same":
                outcome.round.unchanged += 1
            else:
                pages, look = self._receive_feed(feed, outlet, result, look, outcome)
                if pages:
                    listed += pages
                    held.append(look)
                    continue
            with self._database.writing() as session:
                polls.remember(session, [look])
        return listed, held

    def _feed_look(self, feed: Feed, result: Answer | FetchError) -> Look:
        failures = feed.failures + 1 if isinstance(result, FetchError) else 0
        interval = timedelta(seconds=feed.interval_s) if feed.interval_s else self._interval
        at = result.captured_at if isinstance(result, Answer) else self._clock()
        return look_at(feed, result, at, next_feed_poll(at, interval, failures))

    def _receive_feed(
        self, feed: Feed, outlet: Outlet, answer: Answer, look: Look, outcome: _Telling
    ) -> tuple[tuple[Listed, ...], Look]:
        try:
            text = feed_text(self._readers, answer).result()
        except ParseError as error:
            with self._database.writing() as session:
                captures.keep_capture(session, answer, feed_id=feed.id)
            outcome.failed(feed.url, error)
            return (), replace(look, outcome="unreadable", error=str(error))
        received = self._database.write(
            lambda session: receive_feed(session, feed, outlet, answer, text)
        )
        for filed in received.filed:
            outcome.filed(filed)
        return received.pages, look

    # -- pages -----------------------------------------------------------------------------------

    def _poll_pages(
        self,
        listed: Sequence[Listed],
        due: Sequence[tuple[Address, Outlet, Story]],
        outcome: _Telling,
    ) -> None:
        """Look at the pages of new and changed entries, and at those whose time has come."""
        wanted = {one.entry.link or "": one for one in listed}
        wanted_keys = {keys.url_key(link) for link in wanted}
        known = {a.value: (a, o, s) for a, o, s in due if a.key not in wanted_keys}
        asks = [Ask(link) for link in wanted]
        asks += [Ask(a.value, a.etag, a.last_modified) for a, _, _ in known.values()]
        quiet: list[Look] = []
        for ask, result in self._answers(asks):
            outcome.round.pages += 1
            if ask.url in wanted:
                self._receive_listed(wanted[ask.url], result, outcome)
            else:
                quiet += self._receive_known(*known[ask.url], result, outcome)
            if len(quiet) >= QUIET_AT_ONCE:
                self._remember(quiet)
                quiet = []
        self._remember(quiet)

    def _receive_listed(
        self, listed: Listed, result: Answer | FetchError, outcome: _Telling
    ) -> None:
        """File an entry with its page's text, or as the feed has it where the page has none."""
        text = self._page_text(result)
        error = None if isinstance(text, PageText) else text

        def work(session: Session) -> Filed:
            filed = _file_listed(session, listed, result, text)
            at = listed.seen_at
            target = filed.address
            again = next_page_poll(at, filed.story.changed_at, target.failures + bool(error))
            polls.remember(session, [look_at(target, error or result, at, again)])
            return filed

        filed = self._database.write(work)
        if error:
            outcome.failed(listed.entry.link or "", error)
        outcome.filed(filed)

    def _page_text(self, result: Answer | FetchError) -> PageText | FetchError | ParseError:
        if isinstance(result, FetchError):
            return result
        try:
            return page_text(self._readers, result).result()
        except ParseError as error:
            return error

    def _receive_known(
        self,
        address: Address,
        outlet: Outlet,
        story: Story,
        result: Answer | FetchError,
        outcome: _Telling,
    ) -> list[Look]:
        """File what a story's page says now; a look that found nothing new comes back instead."""
        at = result.captured_at if isinstance(result, Answer) else self._clock()
        failures = address.failures + 1 if isinstance(result, FetchError) else 0
        look = look_at(address, result, at, next_page_poll(at, story.changed_at, failures))
        if isinstance(result, FetchError):
            outcome.failed(address.value, result)
            return [look]
        if look.outcome == "same":
            outcome.round.unchanged += 1
            return [look]
        text = self._page_text(result)
        if not isinstance(text, PageText):
            outcome.failed(address.value, text)
            return [replace(look, outcome="unreadable", error=str(text))]

        def work(session: Session) -> Filed | None:
            filed = receive_page(session, address, outlet, result, text)
            seen = replace(look, outcome="changed" if filed else "same")
            polls.remember(session, [seen])
            return filed

        filed = self._database.write(work)
        if filed:
            outcome.filed(filed)
        return []

    def _answers(self, asks: Sequence[Ask]) -> Iterator[tuple[Ask, Answer | FetchError]]:
        answers = self._fetcher.fetch_all(asks)
        for ask, result in answers:
            if self._stopping:
                return
            yield ask, result

    def _remember(self, looks: Sequence[Look]) -> None:
        if looks:
            with self._database.writing() as session:
                polls.remember(session, looks)


@dataclass(slots=True)
class _Telling:
    """Counts a round and tells of it as it goes on."""

    tell: Callable[[News], None]
    round: Round

    def __init__(self, tell: Callable[[News], None]) -> None:
        self.tell = tell
        self.round = Round()

    def filed(self, filed: Filed) -> None:
        if filed.version is None:
            self.round.unchanged += 1
            return
        self.round.versions += 1
        self.round.stories += filed.version.number == 1
        self.round.owed += filed.owed
        self.tell(filed)

    def failed(self, url: str, error: FetchError | ParseError) -> None:
        self.round.failed += 1
        text = str(error)
        self.tell(Failed(url, text if url in text else f"{url}: {text}"))


def _file_listed(
    session: Session,
    listed: Listed,
    result: Answer | FetchError,
    text: PageText | FetchError | ParseError,
) -> Filed:
    if isinstance(result, Answer) and isinstance(text, PageText):
        return receive_listed_page(session, listed, result, text)
    return file_entry(session, listed)


@contextmanager
def open_rounds(settings: Settings, *, clock: Clock = utc_now) -> Iterator[Rounds]:
    """The rounds of the desk that the settings describe."""
    with (
        open_database(settings) as database,
        open_fetcher(settings, clock=clock) as fetcher,
        open_readers() as readers,
    ):
        interval = timedelta(seconds=settings.poll.interval)
        post = open_post(settings, database, clock)
        yield Rounds(database, fetcher, readers, post, interval=interval, clock=clock)
