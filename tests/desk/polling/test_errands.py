from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from tracker.desk.polling.errands import Errand, FeedErrand, ListedErrand, OnTheWay, PageErrand
from tracker.identify import keys
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.values import Ask, Entry
from tracker.pipeline.receive import Listed
from tracker.store.polls import Due, Look

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
WIRE = Outlet(name="wire", title="Wire", dialect="any")


def feed(number: int) -> Feed:
    return Feed(id=number, outlet_id=1, url=f"http://w.example/{number}", added_at=NOON)


def due(number: int, link: str = "", outlet: int = 1) -> Due:
    key = keys.url_key(link)
    url = link or f"http://w.example/{number}"
    return Due(number, outlet, url, key, '"1"', None, robots=True)


def listed(feed: Feed, link: str) -> Listed:
    return Listed(Entry("Docks shut", link=link), link, feed, WIRE, 1, NOON, None, None)


def errands(asked: Iterable[tuple[Errand, Ask]]) -> list[Errand]:
    return [errand for errand, _ in asked]


def test_nothing_is_asked_for_twice_at_a_time() -> None:
    way = OnTheWay()
    first = way.send([due(1), due(2)], [])
    assert first[0] == (FeedErrand(1), Ask("http://w.example/1", '"1"', None))
    page = due(2, "http://w.example/a", outlet=2)
    assert errands(way.send([due(2), due(3)], [page])) == [FeedErrand(3), PageErrand(2)]
    assert way.send([due(2), due(3)], [page]) == []
    assert len(way) == 4
    way.answered(FeedErrand(2))
    way.done(FeedErrand(2))
    assert errands(way.send([due(1), due(2)], [])) == [FeedErrand(2)]


def test_a_page_waits_for_the_feeds_of_its_outlet_that_were_asked_before_it() -> None:
    way = OnTheWay()
    page, other = due(7, "http://w.example/a"), due(8, "http://v.example/a", outlet=2)
    assert errands(way.send([due(1), due(2)], [page, other])) == [
        FeedErrand(1), FeedErrand(2), PageErrand(8),
    ]  # fmt: skip
    assert len(way) == 4
    assert errands(way.send([due(3)], [page])) == [FeedErrand(3)]
    assert way.answered(FeedErrand(2)) == []
    assert errands(way.answered(FeedErrand(1))) == [PageErrand(7)]
    assert way.answered(FeedErrand(3)) == []


def test_a_feeds_look_waits_for_the_pages_of_its_entries() -> None:
    way = OnTheWay()
    way.send([due(1)], [])
    entries = [listed(feed(1), f"http://w.example/{name}") for name in "ab"]
    look = Look(feed(1), NOON, "changed", NOON)
    asked = list(way.hold(look, entries))
    way.answered(FeedErrand(1))
    assert [ask for _, ask in asked] == [Ask("http://w.example/a"), Ask("http://w.example/b")]
    assert way.send([due(1)], []) == []
    assert way.waiting_for(ListedErrand("http://w.example/b")) == [entries[1]]
    assert way.read(entries[1]) is None
    way.waiting_for(ListedErrand("http://w.example/a"))
    assert way.read(entries[0]) == (FeedErrand(1), look)
    way.done(FeedErrand(1))
    assert len(way) == 0


def test_a_look_may_come_to_something_else_while_pages_are_read() -> None:
    way = OnTheWay()
    way.send([due(1)], [])
    entries = [listed(feed(1), f"http://w.example/{name}") for name in "ab"]
    list(way.hold(Look(feed(1), NOON, "changed", NOON), entries))
    instead = Look(feed(1), NOON, "no reader", NOON, error="none came up")
    assert way.read(entries[0], instead) is None
    assert way.read(entries[1]) == (FeedErrand(1), instead)


def test_entries_that_link_to_one_page_share_its_answer() -> None:
    way = OnTheWay()
    way.send([due(1), due(2)], [])
    link = "http://w.example/a"
    entries = [listed(feed(number), link) for number in (1, 2)]
    looks = [Look(feed(number), NOON, "changed", NOON) for number in (1, 2)]
    asked = [list(way.hold(look, [one])) for look, one in zip(looks, entries, strict=True)]
    assert [len(one) for one in asked] == [1, 0]
    assert way.waiting_for(ListedErrand(link)) == entries
    assert [way.read(one) for one in entries] == [
        (FeedErrand(1), looks[0]), (FeedErrand(2), looks[1]),
    ]  # fmt: skip


def test_a_page_that_an_entry_waits_for_is_left_to_it() -> None:
    way = OnTheWay()
    page = due(7, "http://w.example/a?utm_source=rss")
    way.send([due(1)], [page])
    list(way.hold(Look(feed(1), NOON, "changed", NOON), [listed(feed(1), "http://w.example/a")]))
    assert way.answered(FeedErrand(1)) == []
    assert way.send([], [page]) == []
    assert len(way) == 2
    way.waiting_for(ListedErrand("http://w.example/a"))
    assert errands(way.send([], [page])) == [PageErrand(7)]
