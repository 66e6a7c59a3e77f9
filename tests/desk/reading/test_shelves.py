"""All stories, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tracker.errors import NotFoundError
from tracker.store import stories

STRIKE = Item("Harbour strike enters second day", "/strike", guid="dock-1", body=BODY)
WHEAT = Item("Wheat crop seen smaller", "/wheat", body=("Rain kept machines off the fields.",) * 2)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    url = f"sqlite:///{tmp_path_factory.mktemp('shelves') / 'tracker.db'}"
    with open_newsroom(url) as room:
        room.follow()
        for body in (BODY, BODY[:2], BODY):
            room.items = [replace(STRIKE, body=body), WHEAT]
            room.looks()
        yield room


def test_a_story_comes_with_the_length_of_each_version(room: Newsroom) -> None:
    strike, wheat = room.reading.shelf().lines
    whole, part = sum(map(len, BODY)), sum(map(len, BODY[:2]))
    assert strike.lengths == (whole, part, whole)
    assert wheat.lengths == ()
    assert strike.outlet.name == "wire"


def test_of_a_long_story_the_latest_are_drawn(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "DRAWN", 2)
    assert len(room.reading.shelf().lines[0].lengths) == 2


def test_a_page_says_where_the_next_one_begins(room: Newsroom) -> None:
    first = room.reading.shelf(rows=1)
    second = room.reading.shelf("wire", first.after, rows=1)
    assert [line.story.headline for read in (first, second) for line in read.lines] == [
        *(STRIKE.title, WHEAT.title)
    ]
    assert second.after == ""


@pytest.mark.parametrize(("outlet", "after"), [("nobody", ""), ("", "x"), ("", "\x00")])
def test_what_there_is_none_of_is_said_so(room: Newsroom, outlet: str, after: str) -> None:
    with pytest.raises(NotFoundError):
        room.reading.shelf(outlet, after)
