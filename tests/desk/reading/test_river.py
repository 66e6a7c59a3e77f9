"""The list that everybody begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tracker.desk.reading.river import Asked, Sort
from tracker.errors import NotFoundError

STRIKE = Item("Harbour strike enters second day", "/strike", guid="dock-1", body=BODY)
WHEAT = Item("Wheat crop seen smaller", "/wheat", body=("Rain kept machines off the fields.",) * 2)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    url = f"sqlite:///{tmp_path_factory.mktemp('river') / 'tracker.db'}"
    with open_newsroom(url) as room:
        room.follow()
        room.items = [STRIKE, WHEAT]
        room.looks()
        room.items = [WHEAT, replace(STRIKE, title="Docks shut as talks fail")]
        room.looks()
        fewer = (BODY[0].replace("eleven", "twelve"), BODY[1])
        room.items = [
            replace(WHEAT, title="Wheat crop seen larger"),
            replace(STRIKE, title="Docks shut as talks fail", body=fewer),
        ]
        room.looks()
        yield room


def test_stories_stand_in_one_row_each_with_what_changed(room: Newsroom) -> None:
    read = room.reading.river(Asked())
    assert sorted(group.lead.step.story_id for group in read.groups) == [1, 2]
    docks = next(group for group in read.groups if group.others)
    assert docks.outlet == "wire"
    assert [span.text for span in docks.lead.excerpt if span.op != "="] == ["eleven", "twelve"]
    [earlier] = docks.others
    assert "".join(s.text for s in earlier.headline if s.op != "-") == "Docks shut as talks fail"
    assert (docks.unshown, read.after, read.newest) == (0, "", 3)


@pytest.mark.parametrize("sort", list(Sort))
def test_a_page_says_where_the_next_one_begins(room: Newsroom, sort: Sort) -> None:
    first = room.reading.river(Asked(sort=sort), rows=1)
    second = room.reading.river(Asked(sort=sort, after=first.after), rows=1)
    shown = [group.lead.step.story_id for read in (first, second) for group in read.groups]
    assert sorted(shown) == [1, 2]
    assert first.after
    assert not second.after


@pytest.mark.parametrize(
    "asked",
    [
        Asked(outlets=("nobody",)),
        Asked(after="x"),
        Asked(after="\x00"),
        Asked(after="bmV3ZXN0IDEgMQ", sort=Sort.BIGGEST),
    ],
)
def test_what_there_is_none_of_is_said_so(room: Newsroom, asked: Asked) -> None:
    with pytest.raises(NotFoundError):
        room.reading.river(asked)


def test_what_came_after_a_change_is_counted(room: Newsroom) -> None:
    assert room.reading.newer(Asked(), 1, most=9) == 2
    assert room.reading.newer(Asked(weights=("minor",)), 1, most=9) == 0


def test_what_was_counted_is_counted_anew_when_another_change_was_kept(room: Newsroom) -> None:
    reading = room.reading
    tallies = reading.tallies(3)
    assert sum(one.number for one in tallies.rows) == 3
    assert reading.tallies(3) is tallies
    assert reading.tallies(4) is not tallies
    assert reading.tallies(3, (room.now.date() + timedelta(days=1),)).rows == ()


def test_an_outlet_is_late_after_three_of_its_intervals(room: Newsroom) -> None:
    [(feed, outlet)] = room.following.feeds()
    assert feed.polled_at is not None
    assert feed.next_poll_at is not None
    interval = feed.next_poll_at - feed.polled_at
    assert room.reading.late(feed.polled_at + 3 * interval) == []
    [late] = room.reading.late(feed.polled_at + 3 * interval + timedelta(seconds=1))
    assert (late.outlet.name, late.looked_at) == (outlet.name, feed.polled_at)
