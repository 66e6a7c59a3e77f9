"""What becomes of a feed that moved, is gone, or wants to be left alone, round after round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tests.loopback import Loopback, Raw, Reply, Request, redirect
from tracker.config import OutletEntry
from tracker.models.records.feeds import Feed
from tracker.store import feeds

DAY = 24 * 60


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.items.append(Item("Dockers stay away", "/1", summary="Dockers.", body=BODY))
        yield room


def feed(room: Newsroom, number: int = 0) -> Feed:
    return room.following.feeds()[number][0]


def answers(reply: Reply | Raw) -> Callable[[Request], Reply | Raw]:
    return lambda _request: reply


def moved(room: Newsroom, path: str = "/new", *, times: int = 3) -> None:
    room.answers[path] = lambda _request: Reply(room.feed())
    room.answers["/feed"] = answers(redirect(path, 301))
    for _ in range(times):
        room.looks()


def test_a_feed_that_moved_for_good_is_polled_there_after_three_answers(room: Newsroom) -> None:
    room.follow()
    moved(room, times=2)
    assert feed(room).url == room.server.url("/feed")
    room.looks()
    assert feed(room).url == room.server.url("/new")
    room.server.requests.clear()
    room.looks()
    assert "/feed" not in [request.path for request in room.server.requests]
    assert len(room.reading.stories()) == 1


def test_the_address_that_a_feed_had_still_finds_it(room: Newsroom) -> None:
    old, new = room.server.url("/feed"), room.server.url("/new")
    room.follow()
    moved(room)
    with room.database.reading() as session:
        found, _ = feeds.feed_named(session, old)
        assert found.url == new
        (before,) = feeds.addresses_before(session, found)
        assert (before.url, before.moved_to, before.until) == (old, new, room.now)
    room.follow()
    assert len(room.following.feeds()) == 1


def test_outlets_toml_may_go_on_to_name_the_old_address(room: Newsroom) -> None:
    entry = OutletEntry(title="Wire", feeds=[room.server.url("/feed")])
    room.following.take_over({"wire": entry})
    moved(room)
    room.following.take_over({"wire": entry})
    (kept,) = (feed for feed, _ in room.following.feeds())
    assert (kept.url, kept.state) == (room.server.url("/new"), "active")


def test_a_feed_that_moves_back_is_where_it_was(room: Newsroom) -> None:
    room.follow()
    moved(room)
    room.answers["/feed"] = lambda _request: Reply(room.feed())
    room.answers["/new"] = answers(redirect("/feed", 308))
    for _ in range(3):
        room.looks()
    assert feed(room).url == room.server.url("/feed")
    with room.database.reading() as session:
        known = [one.url for one in feeds.addresses_before(session, feed(room))]
    assert known == [room.server.url("/new")]


def test_a_feed_does_not_move_onto_another_one(room: Newsroom) -> None:
    room.follow()
    room.follow("/new")
    moved(room, times=4)
    urls = sorted(feed.url for feed, _ in room.following.feeds())
    assert urls == [room.server.url("/feed"), room.server.url("/new")]


@pytest.mark.parametrize(
    "reply", [Reply(b"<html><body>Welcome</body></html>"), redirect("/feed-302", 302)]
)
def test_a_feed_does_not_move_to_what_is_no_feed_nor_by_a_passing_redirect(
    room: Newsroom, reply: Reply
) -> None:
    room.follow()
    room.answers["/new"] = answers(reply)
    room.answers["/feed-302"] = lambda _request: Reply(room.feed())
    room.answers["/feed"] = answers(redirect("/new", 301))
    for _ in range(5):
        room.looks()
    assert feed(room).url == room.server.url("/feed")


def test_a_feed_that_is_gone_for_a_day_rests_and_is_revived(room: Newsroom) -> None:
    room.follow()
    room.looks()
    room.answers["/feed"] = answers(Reply(status=410))
    for minutes in (60, 60, 60):
        room.looks(minutes)
    assert feed(room).state == "active"
    room.looks(DAY)
    resting = feed(room)
    assert resting.state == "suspended"
    assert resting.next_poll_at is not None
    assert (resting.next_poll_at - room.now).days == 7
    room.server.requests.clear()
    room.looks(DAY, everything=False)
    assert "/feed" not in [request.path for request in room.server.requests]
    assert len(room.reading.stories()) == 1, "its stories stay"
    del room.answers["/feed"]
    room.looks(7 * DAY, everything=False)
    back = feed(room)
    assert (back.state, back.gones, back.last_error) == ("active", 0, None)
    assert back.next_poll_at is not None
    assert back.next_poll_at - room.now < timedelta(days=1)


def test_a_feed_that_rests_stays_so_when_the_desk_starts_anew(room: Newsroom) -> None:
    entry = OutletEntry(title="Wire", feeds=[room.server.url("/feed")])
    room.following.take_over({"wire": entry})
    room.answers["/feed"] = answers(Reply(status=410))
    for _ in range(3):
        room.looks(DAY)
    room.following.take_over({"wire": entry})
    assert feed(room).state == "suspended"
    room.follow()
    assert feed(room).state == "active", "a person asks for it"


def test_a_feed_that_names_a_moment_is_not_looked_at_before(room: Newsroom) -> None:
    room.follow()
    room.answers["/feed"] = answers(Reply(status=429, headers={"Retry-After": str(5 * 3600)}))
    room.looks()
    waiting = feed(room)
    assert waiting.next_poll_at is not None
    assert (waiting.next_poll_at - room.now).total_seconds() == pytest.approx(5 * 3600, abs=1)


def test_a_look_at_a_host_that_is_left_alone_is_no_failure(room: Newsroom) -> None:
    room.follow()
    room.follow("/other")
    room.answers["/feed"] = room.answers["/other"] = answers(
        Reply(status=503, headers={"Retry-After": "3600"}, delay_s=0.05)
    )
    room.settings = room.settings.model_copy(
        update={"fetch": room.settings.fetch.model_copy(update={"per_host": 1})}
    )
    room.looks()
    looked = sorted((one.outcome or "", one.failures) for one, _ in room.following.feeds())
    assert looked == [("held", 0), ("http 503", 1)]


def test_a_page_in_place_of_a_feed_deletes_nothing(room: Newsroom) -> None:
    room.follow()
    room.looks()
    login = b"<html><head><title>Log in</title></head><body><form></form></body></html>"
    for reply in (Reply(login), Reply(b""), Reply(login, headers={"cf-mitigated": "challenge"})):
        room.answers["/feed"] = answers(reply)
        came, _ = room.looks()
        assert (came.failed, came.versions) == (1, 0)
        assert feed(room).outcome in {"not a feed", "http 200"}
        assert feed(room).last_error is not None
    assert room.headlines() == ["Dockers stay away"]


def test_an_outlet_with_an_agreement_is_asked_whatever_its_robots_txt_says(
    database_url: str,
) -> None:
    with open_newsroom(database_url) as room:

        def answer(request: Request) -> Reply | Raw:
            if request.path == "/robots.txt":
                return Reply(b"User-agent: *\nDisallow: /\n")
            return Reply(room.feed())

        with Loopback(answer, robots=True) as strict:
            for robots, outcome in ((True, "forbidden"), (False, "changed")):
                entry = OutletEntry(title="Wire", feeds=[strict.url("/feed")], robots=robots)
                room.following.take_over({"wire": entry})
                room.looks()
                assert feed(room).outcome == outcome
        assert "robots = false" not in (feed(room).last_error or "")


@pytest.mark.parametrize(
    "headers",
    [
        [{"ETag": '"1"'}, {"ETag": '"2"'}, {"ETag": '"3"'}],
        [{"ETag": 'W/"1"'}, {"ETag": '"1"'}, {}],
        [{"Last-Modified": "Fri, 31 Dec 2099 23:59:59 GMT"}] * 3,
        [{"Last-Modified": "yesterday", "ETag": "unquoted"}] * 3,
    ],
)
def test_validators_decide_nothing(room: Newsroom, headers: list[dict[str, str]]) -> None:
    """The same bytes are no change under new validators, and a change is one under the same."""
    room.follow()
    said = iter(headers)
    room.answers["/feed"] = lambda _request: Reply(room.feed(), headers=next(said, headers[-1]))
    for _ in headers:
        room.looks()
    assert (len(room.reading.stories()), room.headlines()) == (1, ["Dockers stay away"])
    room.items.insert(0, Item("Fruit runs short", "/2", summary="Fruit.", body=BODY[:2]))
    assert room.looks()[0].versions == 1


def test_a_feed_that_is_missing_for_a_week_changes_nothing(room: Newsroom) -> None:
    room.follow()
    room.looks()
    room.answers["/feed"] = answers(Reply(status=404))
    for _ in range(7):
        room.looks(DAY)
    assert (feed(room).state, room.headlines()) == ("active", ["Dockers stay away"])
    del room.answers["/feed"]
    room.looks(DAY)
    assert (feed(room).failures, feed(room).url) == (0, room.server.url("/feed"))
