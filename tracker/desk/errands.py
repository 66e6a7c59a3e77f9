"""What is asked for and not yet dealt with, so that nothing is asked for twice at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.identify import keys
from tracker.models.values import Ask
from tracker.pipeline.receive import Listed
from tracker.store.polls import Due, Look


@dataclass(frozen=True, slots=True)
class FeedErrand:
    """A look at a feed."""

    feed_id: int


@dataclass(frozen=True, slots=True)
class PageErrand:
    """A look at a page that a story is known by."""

    address_id: int


@dataclass(frozen=True, slots=True)
class ListedErrand:
    """A look at the page that entries of feeds link to."""

    link: str


Errand = FeedErrand | PageErrand | ListedErrand


@dataclass(slots=True)
class _Held:
    """A feed's look that is remembered when the last of its entries' pages was read."""

    look: Look
    awaited: int


class OnTheWay:
    """The errands under way.

    A feed stays under way until the pages of its entries were read: cut off in between, its look
    is not remembered, and the feed is read again.
    """

    def __init__(self) -> None:
        self._errands: set[Errand] = set()
        self._wanted: dict[str, list[Listed]] = {}
        self._wanted_keys: set[str] = set()
        self._held: dict[int, _Held] = {}

    def __len__(self) -> int:
        return len(self._errands)

    def feeds(self, due: Iterable[Due]) -> Iterator[tuple[Errand, Ask]]:
        """Those of the feeds due that are not under way, which they are from now on."""
        for one in due:
            yield from self._sent(FeedErrand(one.id), one)

    def pages(self, due: Iterable[Due]) -> Iterator[tuple[Errand, Ask]]:
        """The same for pages that are due; one that an entry waits for is left to it."""
        for one in due:
            if one.key not in self._wanted_keys:
                yield from self._sent(PageErrand(one.id), one)

    def _sent(self, errand: Errand, due: Due) -> Iterator[tuple[Errand, Ask]]:
        if errand not in self._errands:
            self._errands.add(errand)
            yield errand, Ask(due.url, due.etag, due.last_modified)

    def hold(self, look: Look, pages: Sequence[Listed]) -> Iterator[tuple[Errand, Ask]]:
        """The asks for these entries' pages; the look at their feed waits for them.

        Entries that link to one page share its answer.
        """
        self._held[look.target.id or 0] = _Held(look, len(pages))
        for listed in pages:
            link = listed.entry.link or ""
            if link not in self._wanted:
                self._wanted[link] = []
                self._wanted_keys.add(keys.url_key(link))
                self._errands.add(ListedErrand(link))
                yield ListedErrand(link), Ask(link)
            self._wanted[link].append(listed)

    def waiting_for(self, errand: ListedErrand) -> list[Listed]:
        """The entries that waited for this page; what lists it from now on is asked for anew."""
        self._wanted_keys.discard(keys.url_key(errand.link))
        self._errands.discard(errand)
        return self._wanted.pop(errand.link)

    def read(self, listed: Listed) -> tuple[FeedErrand, Look] | None:
        """Its page was read: the look at its feed, when no other page is awaited."""
        errand = FeedErrand(listed.feed.id or 0)
        held = self._held[errand.feed_id]
        held.awaited -= 1
        if held.awaited:
            return None
        del self._held[errand.feed_id]
        return errand, held.look

    def done(self, errand: Errand) -> None:
        """It may be asked for again."""
        self._errands.discard(errand)
