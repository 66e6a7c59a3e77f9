"""Whom we follow and who wants to hear of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tracker.config import OutletEntry, OutletFeed
from tracker.desk.alerting.wishes import When, wanted
from tracker.desk.following import Following
from tracker.errors import NotFoundError, RefusedError
from tracker.store import alerts
from tracker.store.database import Database

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
FEED = "https://w.example/rss"


@pytest.fixture
def following(database_url: str) -> Iterator[Following]:
    database = Database(database_url)
    yield Following(database, clock=lambda: NOW)
    database.close()


def feeds(following: Following) -> dict[str, tuple[str, str]]:
    return {feed.url: (outlet.name, feed.state) for feed, outlet in following.feeds()}


def test_a_feed_is_followed_at_once(following: Following) -> None:
    feed = following.add_feed(FEED, outlet="wire", dialect="reuters")
    assert (feed.next_poll_at, feed.state) == (NOW, "active")
    assert feeds(following) == {FEED: ("wire", "active")}
    [(_, outlet)] = following.feeds()
    assert outlet.dialect == "reuters"


def test_a_feed_followed_twice_is_one(following: Following) -> None:
    first = following.add_feed(FEED, outlet="wire")
    assert following.add_feed(FEED, outlet="wire").id == first.id


@pytest.mark.parametrize("url", ["", "w.example/rss", "file:///etc/hosts", "javascript:alert(1)"])
def test_what_is_no_web_address_is_refused(following: Following, url: str) -> None:
    with pytest.raises(RefusedError, match="no web address"):
        following.add_feed(url, outlet="wire")


def test_a_removed_feed_is_polled_no_more_and_can_come_back(following: Following) -> None:
    feed = following.add_feed(FEED, outlet="wire")
    assert following.remove_feed(str(feed.id)).next_poll_at is None
    assert feeds(following) == {FEED: ("wire", "paused")}
    following.add_feed(FEED, outlet="wire")
    assert feeds(following) == {FEED: ("wire", "active")}


def test_an_unknown_feed_is_said_so(following: Following) -> None:
    with pytest.raises(NotFoundError, match="tracker feeds list"):
        following.remove_feed("https://w.example/none")


def test_outlets_are_taken_over_as_often_as_one_likes(following: Following) -> None:
    named = {"wire": OutletEntry(title="The Wire", dialect="ap", feeds=[OutletFeed(url=FEED)])}
    for _ in range(2):
        following.take_over(named)
        assert feeds(following) == {FEED: ("wire", "active")}


def test_the_labels_of_an_outlet_are_taken_over(following: Following) -> None:
    following.take_over({"wire": OutletEntry(title="The Wire", labels={"Take {n} |": "update"})})
    assert [outlet.labels for outlet in following.outlets()] == [{"Take {n} |": "update"}]


def test_a_feed_taken_out_of_the_file_is_paused_and_one_put_back_goes_on(
    following: Following,
) -> None:
    following.add_feed("https://w.example/own", outlet="wire")
    following.take_over({"wire": OutletEntry(title="The Wire", feeds=[OutletFeed(url=FEED)])})
    following.take_over({"wire": OutletEntry(title="The Wire")})
    assert feeds(following) == {
        FEED: ("wire", "paused"), "https://w.example/own": ("wire", "active"),
    }  # fmt: skip
    following.take_over({"wire": OutletEntry(title="The Wire", feeds=[OutletFeed(url=FEED)])})
    assert feeds(following)[FEED] == ("wire", "active")


def test_a_feed_that_the_file_names_is_taken_out_there(following: Following) -> None:
    following.take_over({"wire": OutletEntry(title="The Wire", feeds=[OutletFeed(url=FEED)])})
    with pytest.raises(RefusedError, match=r"outlets\.toml"):
        following.remove_feed(FEED)


def test_a_watch_is_kept_once_and_ends(following: Following) -> None:
    watch = following.watch("reader@example.org", scope="all")
    assert following.watch("reader@example.org", scope="all").id == watch.id
    assert [one.email for one in following.watches()] == ["reader@example.org"]
    following.end_watch(watch.id or 0)
    assert list(following.watches()) == []
    with pytest.raises(NotFoundError):
        following.end_watch(watch.id or 0)


@pytest.mark.parametrize(
    ("email", "scope", "value", "error"),
    [
        ("nobody", "all", "", RefusedError),
        ("a@example.org\r\nBcc: b@example.org", "all", "", RefusedError),
        ("a@example.org", "words", " … ", RefusedError),
        ("a@example.org", "outlet", "none", NotFoundError),
        ("a@example.org", "story", "7", NotFoundError),
    ],
)
def test_a_watch_of_nothing_is_refused(
    following: Following, email: str, scope: str, value: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        following.watch(email, scope=scope, value=value)
    assert list(following.watches()) == []


def test_what_the_operator_asks_for_needs_no_other_yes(following: Following) -> None:
    with following._database.writing() as session:
        asked = wanted(
            session, "a@example.org", scope="all", value="", on="headline", wish=When(), now=NOW
        )
        kept = alerts.add_subscription(session, asked).id
    assert [(one.id, one.confirmed_at) for one in following.watches()] == [(kept, None)]
    assert following.watch("a@example.org", scope="all").id == kept
    assert [one.confirmed_at for one in following.watches()] == [NOW]
