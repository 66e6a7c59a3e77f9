"""The conveyor as the desk works at it: asks go in, answers are dealt with as they arrive."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Event
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from tracker.desk.polling.errands import Errand, FeedErrand, ListedErrand, OnTheWay, PageErrand
from tracker.desk.polling.receiving import Outcome, Receiving
from tracker.errors import DatabaseError, StartError
from tracker.fetch import Fetcher
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address
from tracker.pipeline.receive import Listed
from tracker.store import polls
from tracker.store.polls import Due, Look

if TYPE_CHECKING:
    from tracker.fetch.resident import Asking

AT_ONCE = 32
"""Answers whose records are read in one query; as many as wait for their reader at most."""

QUIET_AT_ONCE = 200
"""Looks that found nothing new and are remembered in one transaction."""
QUIET_S = 1.0
"""Seconds after which such looks are remembered, however few they are."""

Done = TypeVar("Done")

log = logging.getLogger(__name__)


class Belt:
    """One conveyor, and what is done with its answers. A context manager.

    Everything happens in the thread that calls `turn`; only `wake` may be called from another.
    """

    def __init__(self, fetcher: Fetcher, receiving: Receiving, stopping: Event) -> None:
        """Ask by this way out, which is opened; what comes is dealt with there until `stopping`."""
        self._asking: Asking[Errand] = fetcher.asking()
        self._receiving = receiving
        self._database = receiving.database
        self._on_the_way = OnTheWay()
        self._quiet: list[tuple[Errand, Look]] = []
        self._quiet_since = 0.0
        self._stopping = stopping

    @property
    def under_way(self) -> int:
        """How much is asked for, or being dealt with, or not yet remembered."""
        return len(self._on_the_way)

    def put(self, feeds: Iterable[Due], pages: Iterable[Due]) -> int:
        """Ask for those of what is due that are not under way; how many these are."""
        before = self.under_way
        self._asking.ask(self._on_the_way.send(feeds, pages))
        return self.under_way - before

    def turn(self, timeout_s: float = QUIET_S) -> None:
        """Deal with one answer, and with those that came in with it; wait for it up to so long.

        Raises DatabaseError.
        """
        arrived = self._arrived(min(timeout_s, QUIET_S))
        records = self._records([errand for errand, _ in arrived])
        for errand, result in arrived:
            self._begin(errand, result, records)
        for errand, result in arrived:
            if self._stopping.is_set():
                break
            self._deal_with(errand, result, records)
        self._receiving.forget_begun()
        if self._is_time_to_remember():
            self.remember()

    def remember(self) -> None:
        """Write down the looks that found nothing new."""
        if self._quiet:
            with self._database.writing() as session:
                polls.remember(session, [look for _, look in self._quiet])
        for errand, _ in self._quiet:
            self._on_the_way.done(errand)
        self._quiet, self._quiet_since = [], monotonic()

    def wake(self) -> None:
        """Have `turn` come back when there is nothing in hand."""
        self._asking.wake()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Drop what is under way: it is due still."""
        self._asking.close()

    def _is_time_to_remember(self) -> bool:
        """When there is nothing else left to do, too."""
        many = len(self._quiet)
        waited_s = monotonic() - self._quiet_since
        return many >= min(QUIET_AT_ONCE, self.under_way) or waited_s >= QUIET_S

    # -- answers ---------------------------------------------------------------------------------

    def _arrived(self, timeout_s: float) -> list[tuple[Errand, Outcome]]:
        arrived: list[tuple[Errand, Outcome]] = []
        while len(arrived) < AT_ONCE:
            one = self._asking.take(0 if arrived else timeout_s)
            if one is None:
                break
            arrived.append(one)
        return arrived

    def _records(self, errands: Sequence[Errand]) -> _Records:
        feeds = [one.feed_id for one in errands if isinstance(one, FeedErrand)]
        pages = [one.address_id for one in errands if isinstance(one, PageErrand)]
        with self._database.reading() as session:
            return _Records(
                polls.feeds_of(session, feeds) if feeds else {},
                polls.pages_of(session, pages) if pages else {},
            )

    def _begin(self, errand: Errand, result: Outcome, records: _Records) -> None:
        """Have the readers at work on this page while the answers before it are filed."""
        if isinstance(errand, ListedErrand):
            self._receiving.begin_listed(result)
        elif isinstance(errand, PageErrand) and errand.address_id in records.pages:
            address, _ = records.pages[errand.address_id]
            _attempt(lambda: self._receiving.begin_page(address, result))

    def _deal_with(self, errand: Errand, result: Outcome, records: _Records) -> None:
        if isinstance(errand, ListedErrand):
            self._listed(errand, result)
        elif isinstance(errand, FeedErrand) and errand.feed_id in records.feeds:
            self._feed(errand, *records.feeds[errand.feed_id], result)
        elif isinstance(errand, PageErrand) and errand.address_id in records.pages:
            self._page(errand, *records.pages[errand.address_id], result)
        else:
            self._on_the_way.done(errand)  # nobody wants it any more
        if isinstance(errand, FeedErrand):
            self._asking.ask(self._on_the_way.answered(errand))

    def _feed(self, errand: FeedErrand, feed: Feed, outlet: Outlet, result: Outcome) -> None:
        self._receiving.telling.round.feeds += 1
        found = _attempt(lambda: self._receiving.feed(feed, outlet, result))
        if isinstance(found, Mishap):
            self._note(errand, self._receiving.mishap(feed, result, found.error))
            return
        look, wanted = found
        if wanted:
            self._asking.ask(list(self._on_the_way.hold(look, wanted)))
        else:
            self._note(errand, look)

    def _page(self, errand: PageErrand, address: Address, outlet: Outlet, result: Outcome) -> None:
        self._receiving.telling.round.pages += 1
        look = _attempt(lambda: self._receiving.page(address, outlet, result))
        if isinstance(look, Mishap):
            look = self._receiving.mishap(address, result, look.error)
        if look:
            self._note(errand, look)
        else:
            self._on_the_way.done(errand)

    def _listed(self, errand: ListedErrand, result: Outcome) -> None:
        self._receiving.telling.round.pages += 1
        for listed in self._on_the_way.waiting_for(errand):
            instead = self._file(listed, result)
            if held := self._on_the_way.read(listed, instead):
                self._note(*held)

    def _file(self, listed: Listed, result: Outcome) -> Look | None:
        """File an entry; the look at its feed where that must be read again to have it filed."""
        done = _attempt(lambda: self._receiving.listed(listed, result))
        if not isinstance(done, Mishap):
            return None
        look = self._receiving.mishap(listed.feed, result, done.error)
        return look if look.outcome == polls.NOBODY_READ else None

    def _note(self, errand: Errand, look: Look) -> None:
        self._quiet.append((errand, look))


@dataclass(frozen=True, slots=True)
class _Records:
    """Those that some answers are for, as they stand now, by id."""

    feeds: dict[int, tuple[Feed, Outlet]]
    pages: dict[int, tuple[Address, Outlet]]


@dataclass(frozen=True, slots=True)
class Mishap:
    """What went wrong with one answer, for a reason that nobody foresaw."""

    error: BaseException


def _attempt(work: Callable[[], Done]) -> Done | Mishap:
    """What `work` comes to: one answer that cannot be dealt with is not the end of all others.

    An error of the database itself is, and so is Ctrl-C.
    """
    contained = _Contained()
    with contained:
        return work()
    return Mishap(contained.error)


class _Contained:
    """Keeps an error from going further, and its traceback in the log."""

    error: BaseException = AssertionError("nothing went wrong")

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if error is None or isinstance(error, KeyboardInterrupt | DatabaseError):
            return False
        if not isinstance(error, StartError):  # foreseen, and told of
            log.error("an answer could not be dealt with", exc_info=error)
        self.error = error
        return True
