"""Which story a text belongs to, why, and under which addresses."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest

from tests.pipeline.wire import BODY, START, STRIKE, WHEAT, Wire
from tracker.models.records.feeds import Feed
from tracker.models.records.versions import Link
from tracker.models.values import Answer, Article, Label, LabelKind
from tracker.parse.feed import read_feed
from tracker.pipeline.receive import receive_feed
from tracker.store import doubts, outlets, stories


def test_a_rewrite_under_a_new_address_is_a_version_of_its_story(wire: Wire) -> None:
    lead = Label("LEAD", LabelKind.UPDATE, 1)
    first = wire.shows(STRIKE, "https://wire.example/1")
    rewrite = wire.shows(
        Article("Docks shut as talks fail", lead, paragraphs=("Talks failed.", *BODY)),
        "https://wire.example/2",
    )
    assert rewrite.story.id == first.story.id
    assert rewrite.change is not None
    assert rewrite.change.weight == "headline"
    link = wire.session.get_one(Link, 2)
    assert (link.decided_by, link.score >= 0.7) == ("machine", True)
    assert {reason["feature"] for reason in link.reasons} >= {"text", "ordinal"}
    addresses = stories.addresses_of(wire.session, first.story.id or 0)
    assert [a.value for a in addresses] == ["https://wire.example/1", "https://wire.example/2"]


def test_two_stories_stay_two(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1")
    other = wire.shows(WHEAT, "https://wire.example/2")
    assert one.story.id != other.story.id


def test_an_identical_text_of_another_outlet_is_another_story(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1")
    other = wire.shows(STRIKE, "https://paper.example/1", outlet="paper")
    assert one.story.id != other.story.id


def test_who_shows_the_address_of_another_outlet_has_no_hold_on_its_story(wire: Wire) -> None:
    own = wire.shows(STRIKE, "https://paper.example/1", outlet="paper")
    claimed = wire.shows(WHEAT, "https://paper.example/1", guid="paper-1", outlet="wire")
    again = wire.shows(WHEAT, "https://wire.example/1", replaces="paper-1", outlet="paper")
    assert len({own.story.id, claimed.story.id, again.story.id}) == 3
    assert claimed.story.outlet_id != own.story.outlet_id
    assert own.story.versions == 1


def test_an_agency_number_ties_texts_that_share_nothing(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", number="yonhap:1")
    other = wire.shows(WHEAT, "https://wire.example/2", number="yonhap:1")
    assert other.story.id == one.story.id
    assert other.version is not None


def test_a_number_that_an_agency_uses_again_proves_nothing_alone(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", number="reuters:N1")
    other = wire.shows(WHEAT, "https://wire.example/2", number="reuters:N1")
    assert other.story.id != one.story.id
    again = wire.shows(
        Article("Docks: strike goes on", paragraphs=BODY[:1]),
        "https://wire.example/3",
        number="reuters:N1",
    )
    assert again.story.id == one.story.id


def test_what_a_text_says_it_replaces_ties_it(wire: Wire) -> None:
    one = wire.shows(STRIKE, "https://wire.example/1", guid="item-1")
    other = wire.shows(WHEAT, "https://wire.example/2", replaces="item-1")
    assert other.story.id == one.story.id


def test_an_address_given_to_another_story_begins_one(wire: Wire) -> None:
    one = wire.shows(STRIKE, published_at=START)
    other = wire.shows(WHEAT, published_at=START + timedelta(days=3))
    assert other.story.id != one.story.id
    [ended] = stories.addresses_of(wire.session, one.story.id or 0)
    [current] = stories.addresses_of(wire.session, other.story.id or 0)
    assert ended.ended_at is not None
    assert (current.key, current.ended_at) == (ended.key, None)


def test_a_story_that_is_rewritten_whole_keeps_its_address(wire: Wire) -> None:
    one = wire.shows(STRIKE, published_at=START)
    other = wire.shows(WHEAT, published_at=START)
    assert other.story.id == one.story.id


def polled(wire: Wire, feed: Feed, hour: int, *items: tuple[str, str, str]) -> list[int]:
    """What a feed shows at an hour: guid, link and title of each item. The stories filed."""
    now = START + timedelta(hours=hour)
    dated = format_datetime(now - timedelta(minutes=20))
    listed = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>https://w.example/{link}</link>"
        f"<title>{title}</title><pubDate>{dated}</pubDate></item>"
        for guid, link, title in items
    )
    body = f"<rss version='2.0'><channel><title>W</title>{listed}</channel></rss>".encode()
    outlet = outlets.keep_outlet(wire.session, "wire", title="Wire", dialect="any")
    answer = Answer(feed.url, feed.url, 200, {}, body, now)
    text = read_feed(body)
    received = receive_feed(wire.session, feed, outlet, answer, text, go_out=False)
    feed.read_at = now
    return [filed.story.id or 0 for filed in received.filed]


@pytest.fixture
def feed(wire: Wire) -> Feed:
    outlet = outlets.keep_outlet(wire.session, "wire", title="Wire", dialect="any")
    feed = Feed(outlet_id=outlet.id or 0, url="https://w.example/feed", added_at=START)
    wire.session.add(feed)
    wire.session.flush()
    return feed


@pytest.mark.parametrize("links", [("puzzle",) * 4, ("a", "b", "c", "d")])
def test_a_column_is_a_story_each_day(wire: Wire, feed: Feed, links: tuple[str, ...]) -> None:
    """Under one title, whether or not it has one address."""
    found: list[int] = []
    for day, link in enumerate(links):
        found += polled(wire, feed, 24 * day, (f"p{day}", link, "Which word is it today?"))
        polled(wire, feed, 24 * day + 8, ("q", "q", "Harbour strike"))
        polled(wire, feed, 24 * day + 16, ("q", "q", "Harbour strike"))
    assert len(found) == len(set(found)) == len(links)
    assert [doubts.doubts_of(wire.session, [one]) for one in found] == [[]] * len(links)


def test_an_item_that_comes_back_the_next_day_keeps_its_story(wire: Wire, feed: Feed) -> None:
    [one] = polled(wire, feed, 0, ("p", "docks", "Dockers in Elsine stay out"))
    polled(wire, feed, 8, ("q", "q", "Harbour strike"))
    polled(wire, feed, 16, ("q", "q", "Harbour strike"))
    [again] = polled(wire, feed, 24, ("p", "docks", "Dockers in Elsine stay out again"))
    assert again == one


def test_an_address_under_another_guid_on_the_same_day_keeps_its_story(
    wire: Wire, feed: Feed
) -> None:
    [one] = polled(wire, feed, 0, ("p", "puzzle", "Which word is it today?"))
    polled(wire, feed, 4, ("q", "q", "Harbour strike"))
    polled(wire, feed, 6, ("q", "q", "Harbour strike"))
    [again] = polled(wire, feed, 8, ("p2", "puzzle", "Which word is it today?"))
    assert again == one


def test_a_page_that_is_read_the_next_day_keeps_its_story(wire: Wire, feed: Feed) -> None:
    """Its address names no item, and its dates are others than the feed's."""
    [one] = polled(wire, feed, 0, ("p", "puzzle", "Which word is it today?"))
    wire.minutes = 24 * 60
    page = wire.shows(
        Article("Which word is it today?"),
        "https://w.example/puzzle",
        updated_at=START + timedelta(hours=24),
    )
    assert page.story.id == one


@pytest.mark.parametrize(
    ("hours", "guid", "same"), [(11, None, True), (14, None, False), (14, "g", True)]
)
def test_a_bare_headline_of_the_next_cycle_is_another_story(
    wire: Wire, hours: int, guid: str | None, same: bool
) -> None:
    """Unless the outlet names the item, or a word of it is kept."""
    one = wire.shows(Article("Elsine shares slip on rate worries"), guid=guid, published_at=START)
    later = START + timedelta(hours=hours)
    wire.minutes = hours * 60 + 30
    new = wire.shows(Article("Copper climbs as mines reopen"), guid=guid, published_at=later)
    assert (new.story.id == one.story.id) is same
