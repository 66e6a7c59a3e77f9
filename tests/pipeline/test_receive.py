"""What names an entry, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pipeline.wire import START, Wire
from tracker.models.records.feeds import Feed
from tracker.models.values import Answer, Entry
from tracker.parse.feed import read_feed
from tracker.pipeline.receive import FeedReceived, entry_hash, entry_key, receive_feed
from tracker.store import outlets

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
DOCKS = Entry(
    "Harbour strike enters second day",
    guid="dock-1",
    link="https://w.example/dock?utm_source=rss",
    summary=("Eleven ships lie at anchor.",),
    published_at=NOON,
)


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (DOCKS, "guid:dock-1"),
        (replace(DOCKS, guid=None), "url:https://w.example/dock"),
        (replace(DOCKS, guid="https://www.w.example/dock/"), "url:https://w.example/dock"),
        (replace(DOCKS, guid=None, link=None), "title:Harbour strike enters second day"),
        (Entry(""), ""),
    ],
)
def test_an_entry_is_known_by_the_first_thing_that_names_it(entry: Entry, key: str) -> None:
    assert entry_key(entry) == key


NAMED = st.builds(
    Entry,
    title=st.sampled_from(["", "Mill burns", "Ferry talks fail"]),
    guid=st.sampled_from([None, "7", "8", "https://w.example/1"]),
    link=st.sampled_from([None, "https://w.example/1", "https://w.example/2"]),
)


@given(NAMED, NAMED)
def test_one_item_has_one_key_and_two_have_two(one: Entry, other: Entry) -> None:
    """Whatever names it: a guid (a number too), a link however it is written, or its title."""
    assert entry_key(one) == entry_key(replace(one, summary=("More.",), published_at=NOON))
    if one.link and not one.guid:
        tracked = f"{one.link.replace('https', 'HTTP', 1)}/?utm_source=rss"
        assert entry_key(one) == entry_key(replace(one, link=tracked))
    if one.guid and other.guid:
        assert (entry_key(one) == entry_key(other)) == (one.guid == other.guid)


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCKS, published_at=NOON + timedelta(hours=1)),
        replace(DOCKS, updated_at=NOON),
        replace(DOCKS, link="https://w.example/dock?utm_source=mail#top"),
        replace(DOCKS, guid="dock-2"),
    ],
)
def test_a_date_and_a_tracking_parameter_say_nothing_new(other: Entry) -> None:
    assert entry_hash(other) == entry_hash(DOCKS)


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCKS, title="something else"),
        replace(DOCKS, summary=("something else",)),
        replace(DOCKS, content=("something else",)),
        replace(DOCKS, summary=(), content=DOCKS.summary),
        replace(DOCKS, slug="something else"),
        replace(DOCKS, note="something else"),
        replace(DOCKS, byline="something else"),
    ],
)
def test_every_word_that_an_entry_says_counts(other: Entry) -> None:
    assert entry_hash(other) != entry_hash(DOCKS)


def test_a_feed_hands_back_the_entries_whose_text_stands_on_their_page(wire: Wire) -> None:
    received = receive(wire, go_out=True)
    assert [one.entry.title for one in received.pages] == ["No text", "No text either"]
    assert [filed.story.headline for filed in received.filed] == ["Full text"]


def test_without_going_out_all_are_filed_as_the_feed_has_them(wire: Wire) -> None:
    received = receive(wire, go_out=False)
    assert received.pages == ()
    assert [filed.story.headline for filed in received.filed] == [
        "No text", "Full text", "No text either",
    ]  # fmt: skip


def test_items_of_one_guid_are_two_stories_at_every_poll(wire: Wire) -> None:
    outlet = outlets.keep_outlet(wire.session, "wire", title="Wire", dialect="any")
    url = "https://w.example/twins"
    feed = Feed(outlet_id=outlet.id or 0, url=url, added_at=START)
    wire.session.add(feed)
    wire.session.flush()
    made = []
    for minute in (0, 15, 30):
        items = "".join(
            f"<item><guid isPermaLink='false'>1</guid><title>{title}</title>"
            f"<link>https://w.example/{title[0]}?utm_source={minute}</link></item>"
            for title in ("Pier burns in Velmora", "Wheat crop seen smaller")
        )
        body = f"<rss version='2.0'><channel><title>W</title>{items}</channel></rss>".encode()
        answer = Answer(url, url, 200, {}, body, START + timedelta(minutes=minute))
        text = read_feed(body)
        received = receive_feed(wire.session, feed, outlet, answer, text, go_out=False)
        made.append([filed.story.headline for filed in received.filed if filed.version])
    assert made == [["Wheat crop seen smaller", "Pier burns in Velmora"], [], []]


def test_a_feed_told_to_read_no_pages_reads_none(wire: Wire) -> None:
    assert receive(wire, go_out=True, pages=False).pages == ()
    assert len(receive(wire, go_out=True, pages=True, name="other").pages) == 3


def test_an_outlet_s_own_labels_are_read(wire: Wire) -> None:
    outlet = outlets.keep_outlet(
        wire.session, "wire", title="Wire", dialect="any", labels={"Take {n} |": "update"}
    )
    url = "https://w.example/own"
    feed = Feed(outlet_id=outlet.id or 0, url=url, added_at=START)
    wire.session.add(feed)
    wire.session.flush()
    item = b"<item><title>Take 3 | Pier burns</title><link>https://w.example/pier</link></item>"
    body = b"<rss version='2.0'><channel><title>W</title>" + item + b"</channel></rss>"
    answer = Answer(url, url, 200, {}, body, START)
    text = read_feed(body)
    [filed] = receive_feed(wire.session, feed, outlet, answer, text, go_out=False).filed
    assert filed.version is not None
    assert (filed.version.label, filed.version.label_ordinal) == ("Take 3", 3)
    assert filed.version.headline == "Pier burns"


def receive(
    wire: Wire, *, go_out: bool, pages: bool | None = None, name: str = "f"
) -> FeedReceived:
    """A feed of three entries, newest first, one of them with its text."""
    text = "<p>Dockers stayed away.</p><p>The union meets on Thursday to decide what to do.</p>"
    items = "".join(
        f"<item><title>{title}</title><link>https://w.example/{name}/{number}</link>"
        f"<pubDate>Sat, 03 May 2031 1{9 - number}:00:00 GMT</pubDate><description>{summary}"
        "</description></item>"
        for number, (title, summary) in enumerate(
            [("No text either", "S."), ("Full text", "S."), ("No text", "S.")]
        )
    )
    full = f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
    first, second, third = items.split("</item>")[:3]
    body = (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>W</title>{first}</item>{second}{full}{third}</item></channel></rss>"
    ).encode()
    outlet = outlets.keep_outlet(wire.session, "wire", title="Wire", dialect="any")
    url = f"https://w.example/{name}"
    feed = Feed(outlet_id=outlet.id or 0, url=url, added_at=START, pages=pages)
    wire.session.add(feed)
    wire.session.flush()
    answer = Answer(url, url, 200, {}, body, START)
    return receive_feed(wire.session, feed, outlet, answer, read_feed(body), go_out=go_out)
