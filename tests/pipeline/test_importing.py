"""A text from an archive, put between what we saw ourselves."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from tests.desk.newsroom import BODY, START, Item, Newsroom, open_newsroom
from tracker.models.records.alerts import Alert
from tracker.models.records.evidence import PollSpan
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.values import Answer, Entry, FeedText, PageText, Quality
from tracker.pipeline.importing import Imported, import_feed, import_page
from tracker.pipeline.reading import PageRead
from tracker.store.chain.walk import walk

EARLY, LATE = START - timedelta(days=2), START + timedelta(days=2)


def imported(room: Newsroom, headline: str, at: datetime, path: str = "/docks") -> Imported:
    url = room.server.url(path)
    answer = Answer(url, url, 200, {}, headline.encode(), at, imported_from="a.warc <urn:x>")
    with room.database.writing() as session:
        outlet = session.exec(select(Outlet)).one()
        page = PageText(headline=headline, lines=BODY)
        return import_page(session, outlet, answer, PageRead(page, Quality()), now=room.now)


def followed(room: Newsroom, *headlines: str) -> None:
    room.follow()
    room.looks()
    for headline in headlines:
        room.items = [Item(headline, "/docks", body=BODY)]
        room.looks()


def test_an_older_text_comes_before_ours_in_time_and_gets_the_next_number(
    database_url: str,
) -> None:
    with open_newsroom(database_url) as room:
        followed(room, "Docks shut", "Docks open again")
        (made,) = imported(room, "Docks may shut", EARLY).made
        assert (made.number, made.unseen_until, made.seen_at) == (3, None, EARLY)
        assert made.imported_from == "a.warc <urn:x>"
        read = room.reading.story(1)
        assert [line.version.number for line in read.versions] == [3, 1, 2]
        steps = [line.change and line.change.old_number for line in read.versions]
        assert steps == [None, 3, 1]
        assert (read.story.latest, read.story.headline) == (2, "Docks open again")
        with room.database.reading() as session:
            assert list(walk(session)) == []


def test_what_we_look_at_later_is_as_if_nothing_had_been_imported(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room, "Docks shut", "Docks open again")
        imported(room, "Docks may shut", EARLY)
        with room.database.reading() as session:
            before = len(session.exec(select(PollSpan)).all())
        room.looks()
        assert len(room.headlines()) == 3
        room.items = [Item("Docks shut for good", "/docks", body=BODY)]
        room.looks()
        last = room.reading.story(1).versions[-1].version
        assert (last.number, last.headline) == (4, "Docks shut for good")
        assert last.unseen_until == room.now - timedelta(minutes=15)
        with room.database.reading() as session:
            assert len(session.exec(select(PollSpan)).all()) >= before
            assert session.exec(select(Alert)).all() == []


def test_a_later_text_is_the_latest_and_ours_comes_back_after_it(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room, "Docks shut")
        imported(room, "Docks open again", room.now + timedelta(minutes=5))
        assert room.reading.story(1).story.latest == 2
        room.looks()
        assert room.headlines() == ["Docks shut", "Docks open again", "Docks shut"]
        assert room.reading.story(1).versions[-1].version.back == 1


@pytest.mark.parametrize("minutes", [-60, 60])
def test_a_text_that_stands_beside_it_in_time_makes_no_version(
    database_url: str, minutes: int
) -> None:
    with open_newsroom(database_url) as room:
        followed(room, "Docks shut")
        assert imported(room, "Docks shut", room.now + timedelta(minutes=minutes)).known == 1
        assert room.headlines() == ["Docks shut"]


def test_a_text_that_no_story_has_begins_one_that_is_not_looked_at(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room, "Docks shut")
        with room.database.writing() as session:
            outlet = session.exec(select(Outlet)).one()
            url = room.server.url("/owls")
            answer = Answer(url, url, 200, {}, b"owls", LATE, imported_from="a.warc")
            page = PageText("Owls nest in the belfry", ("Three owls moved in on Monday.",))
            (made,) = import_page(
                session, outlet, answer, PageRead(page, Quality()), now=room.now
            ).made
        assert made.story_id == 2
        (address,) = room.reading.story(2).addresses
        assert (address.next_poll_at, address.polled_at) == (None, None)


def test_a_feed_gives_its_whole_entries_and_what_it_listed_is_not_ours(database_url: str) -> None:
    with open_newsroom(database_url) as room:
        followed(room, "Docks shut")
        whole = Entry("Owls nest", guid="owls", content=("Three owls moved in on Monday.",))
        bare = Entry("Docks may shut", link=room.server.url("/docks"))
        with room.database.writing() as session:
            outlet = session.exec(select(Outlet)).one()
            url = session.exec(select(Feed)).one().url
            answer = Answer(url, url, 200, {}, b"feed", EARLY, imported_from="a.warc")
            text = FeedText("Wire", (whole, bare))
            found = import_feed(session, outlet, answer, text, now=room.now)
            assert (len(found.made), found.known, found.without_text) == (1, 0, 1)
        room.looks()
        assert room.headlines() == ["Docks shut"]
