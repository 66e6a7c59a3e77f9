"""What is asked for and not yet dealt with, so that nothing is asked for twice at a time."""

from __future__ import annotations

from collections import defaultdict
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
Asked = tuple[Errand, Ask]


@dataclass(slots=True)
class _Held:
    """A feed's look that is remembered when the last of its entries' pages was read."""

    look: Look
    awaited: int


@dataclass(slots=True)
class _Later:
    """Pages of an outlet that are asked for when these feeds of it have answered."""

    feeds: set[int]
    pages: list[Due]


class OnTheWay:
    """The errands under way.

    A feed stays under way until the pages of its entries were read: cut off in between, its look
    is not remembered, and the feed is read again. A page waits for the feeds of its outlet that
    were asked before it: what they list is news, and is asked for first, or in its place.
    """

    def __init__(self) -> None:
        self._errands: set[Errand] = set()
        self._wanted: dict[str, list[Listed]] = {}
        self._wanted_keys: set[str] = set()
        self._held: dict[int, _Held] = {}
        self._outlet_of: dict[int, int] = {}
        """Of each feed that has not answered yet."""
        self._later: defaultdict[int, list[_Later]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._errands)

    def send(self, feeds: Iterable[Due], pages: Iterable[Due]) -> list[Asked]:
        """What is to be asked now of the feeds and pages due; all of them are under way then."""
        asked = []
        for due in self._new(feeds, FeedErrand):
            self._outlet_of[due.id] = due.outlet_id
            asked.append(_asked(FeedErrand(due.id), due))
        awaited: defaultdict[int, set[int]] = defaultdict(set)
        for feed, outlet in self._outlet_of.items():
            awaited[outlet].add(feed)
        later: defaultdict[int, list[Due]] = defaultdict(list)
        for due in self._new(pages, PageErrand):
            if due.outlet_id in awaited:
                later[due.outlet_id].append(due)
            else:
                asked += self._page(due)
        for outlet, waiting in later.items():
            self._later[outlet].append(_Later(awaited[outlet], waiting))
        return asked

    def answered(self, errand: FeedErrand) -> list[Asked]:
        """A feed has answered: the pages that waited for nothing else."""
        outlet = self._outlet_of.pop(errand.feed_id)
        asked = []
        waiting = self._later.pop(outlet, [])
        for one in waiting:
            one.feeds.discard(errand.feed_id)
            if one.feeds:
                self._later[outlet].append(one)
            else:
                asked += [page for due in one.pages for page in self._page(due)]
        return asked

    def _new(self, due: Iterable[Due], kind: type[FeedErrand] | type[PageErrand]) -> Iterator[Due]:
        for one in due:
            if (errand := kind(one.id)) not in self._errands:
                self._errands.add(errand)
                yield one

    def _page(self, due: Due) -> list[Asked]:
        """The ask for a page; none when an entry waits for it already."""
        errand = PageErrand(due.id)
        if due.key in self._wanted_keys:
            self._errands.discard(errand)
            return []
        return [_asked(errand, due)]

    def hold(self, look: Look, pages: Sequence[Listed]) -> Iterator[Asked]:
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
                yield ListedErrand(link), Ask(link, robots=listed.outlet.robots)
            self._wanted[link].append(listed)

    def waiting_for(self, errand: ListedErrand) -> list[Listed]:
        """The entries that waited for this page; what lists it from now on is asked for anew."""
        self._wanted_keys.discard(keys.url_key(errand.link))
        self._errands.discard(errand)
        return self._wanted.pop(errand.link)

    def read(self, listed: Listed, instead: Look | None = None) -> tuple[FeedErrand, Look] | None:
        """Its page was read: the look at its feed, when no other page is awaited.

        `instead` is the look from then on, where there is one.
        """
        errand = FeedErrand(listed.feed.id or 0)
        held = self._held[errand.feed_id]
        held.look = instead or held.look
        held.awaited -= 1
        if held.awaited:
            return None
        del self._held[errand.feed_id]
        return errand, held.look

    def done(self, errand: Errand) -> None:
        """It may be asked for again."""
        self._errands.discard(errand)


def _asked(errand: Errand, due: Due) -> Asked:
    return errand, Ask(due.url, due.etag, due.last_modified, robots=due.robots)
