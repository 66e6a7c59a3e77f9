"""The desk looks again by what its looks have taught it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.desk.newsroom import BODY, START, Item, Newsroom, open_newsroom
from tracker.desk.polling.rhythms import section_of
from tracker.models.records.rhythms import Rhythm
from tracker.models.records.stories import Address
from tracker.poll import read_learned


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.follow()
        room.items = [Item("Docks shut", "/harbour/1", body=BODY, dated=START - timedelta(hours=2))]
        yield room


def page(room: Newsroom) -> Address:
    with room.database.reading() as session:
        return session.exec(select(Address).where(Address.kind == "url")).one()


def test_a_page_remembers_what_its_looks_found_and_the_outlet_what_they_taught(
    room: Newsroom,
) -> None:
    room.looks(0)
    first = page(room)
    assert first.rhythm["section"] == "harbour"
    assert first.rhythm["born"] == (START - timedelta(hours=2)).timestamp()
    room.items[0].body = [*BODY, "The docks open again on Friday."]
    room.looks(15)
    second = page(room)
    assert (second.rhythm["changes"], second.rhythm["looks"]) == (1, 2)
    assert second.next_poll_at is not None
    assert timedelta(0) < second.next_poll_at - room.now <= timedelta(hours=4)
    with room.database.reading() as session:
        [kept] = session.exec(select(Rhythm)).all()
    assert read_learned(kept.learned).rates.cells["all",].seen > 8


@pytest.mark.parametrize(("listed_later", "hours"), [(False, 3), (True, 0)])
def test_a_story_that_was_just_found_is_looked_at_soon_however_old_its_outlet_says_it_is(
    room: Newsroom, listed_later: bool, hours: int
) -> None:
    old = [replace(room.items[0], dated=START - timedelta(days=60))]
    room.items = [] if listed_later else old
    room.looks(0)
    room.items = old
    room.looks(5)
    found = page(room)
    assert found.rhythm["born"] == (found.first_seen_at - timedelta(hours=hours)).timestamp()
    assert found.next_poll_at is not None
    assert found.next_poll_at - room.now < timedelta(hours=1)


def test_a_feed_remembers_its_news(room: Newsroom) -> None:
    room.looks(0)
    room.looks(5)
    [(quiet, _)] = room.following.feeds()
    room.items.append(Item("Ferries stop", "/harbour/2", body=BODY[1:]))
    room.looks(5)
    [(lively, _)] = room.following.feeds()
    assert (quiet.rhythm["news"], quiet.rhythm["watched"]) == (0, 300)
    assert lively.rhythm["news"] >= 1
    assert lively.next_poll_at is not None
    assert lively.next_poll_at > room.now


@pytest.mark.parametrize(
    ("url", "section"),
    [
        ("https://w.example/sport/1/match.html", "sport"),
        ("https://w.example/1.html", ""),
        ("https://w.example", ""),
        ("https://w.example/" + "a" * 99 + "/1", "a" * 60),
    ],
)
def test_a_section_is_the_first_folder_of_an_address(url: str, section: str) -> None:
    assert section_of(url) == section
