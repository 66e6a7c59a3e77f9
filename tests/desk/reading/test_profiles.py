"""What an outlet does with its stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tests.loopback import Reply
from tracker.desk.reading.profiles import _mentioned, _without_note
from tracker.errors import NotFoundError
from tracker.show.shares import Share
from tracker.store.profiles import ChangeUse

STRIKE = Item("Harbour strike enters second day", "/strike", guid="dock-1", body=BODY)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    url = f"sqlite:///{tmp_path_factory.mktemp('profiles') / 'tracker.db'}"
    with open_newsroom(url) as room:
        room.follow()
        for title in (STRIKE.title, "Docks shut", "Docks shut as talks fail"):
            room.items = [replace(STRIKE, title=title)]
            room.looks()
        yield room


def test_an_outlet_by_its_changes(room: Newsroom) -> None:
    read = room.reading.profile("wire")
    assert (read.changes, read.stories, read.versions) == (2, 1, 3)
    assert read.first_update == timedelta(minutes=15)
    assert read.weights["headline"] == 2
    assert (read.mentioned, read.without_note) == (Share(0, 0), Share(2, 2))
    assert [feed.failures for feed in read.feeds] == [0]


@pytest.mark.parametrize("name", ["nobody", "", "\x00"])
def test_an_outlet_that_there_is_none_of(room: Newsroom, name: str) -> None:
    with pytest.raises(NotFoundError):
        room.reading.profile(name)


def test_the_list_of_outlets_has_their_feeds_and_their_last_change(room: Newsroom) -> None:
    [line] = room.reading.outlet_lines()
    assert line.changed_at == room.now
    assert len(line.feeds) == len(room.reading.feeds()) == 1


def test_a_note_that_leaves_nothing_out_is_one_of_those_with_a_note() -> None:
    uses = [
        ChangeUse("headline", "", "unmentioned", 1),
        ChangeUse("substantive", "", "found", 5),
        ChangeUse("substantive", "", "not_found", 2),
        ChangeUse("headline", "", "no_note", 9),
        ChangeUse("headline", "", "", 4),
        ChangeUse("minor", "", "unmentioned", 7),
        ChangeUse("headline", "", "carried", 4),
        ChangeUse("minor", "", "no_note", 7),
    ]
    assert _mentioned(uses) == Share(7, 8)
    assert _without_note(uses) == Share(9, 25)


def test_how_the_looking_goes_on(tmp_path_factory: pytest.TempPathFactory) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('health') / 'tracker.db'}"
    with open_newsroom(url) as room:
        assert room.reading.health(room.now).feeds == 0
        room.follow()
        room.looks()
        read = room.reading.health(room.now)
        assert (read.feeds, read.failing, read.silences, read.oldest) == (1, (), (), room.now)
        room.answers["/feed"] = lambda _: Reply(b"", status=500)
        room.looks()
        [(feed, outlet)] = room.reading.health(room.now).failing
        assert (feed.failures, outlet.name) == (1, "wire")
