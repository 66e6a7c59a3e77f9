"""The rounds: a feed and its pages polled through the real way out, from an outlet on loopback."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from tests.desk.newsroom import BODY, START, Item, Newsroom, open_newsroom, versions_told
from tests.loopback import Raw, Reply
from tracker.desk.polling.rounds import Failed
from tracker.errors import NotFoundError
from tracker.models.records.evidence import Capture, PollSpan

STRIKE = Item("Harbour strike enters second day", "/strike", body=BODY, summary="Docks are shut.")
WHEAT = Item(
    "Wheat crop seen smaller",
    "/wheat",
    body=(
        "Farmers in the Tamar valley expect a smaller wheat crop after weeks of rain.",
        "A growers' body said that machines could not get onto the fields before August.",
    ),
)


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.items = [STRIKE, WHEAT]
        room.follow()
        yield room


def test_what_is_listed_is_read_on_its_page(room: Newsroom) -> None:
    outcome, told = room.looks()
    assert (outcome.feeds, outcome.pages, outcome.stories, outcome.versions) == (1, 2, 2, 2)
    assert versions_told(told) == [(1, 1), (2, 1)] or versions_told(told) == [(2, 1), (1, 1)]
    texts = {room.reading.version(n).article.paragraphs for n in (1, 2)}
    assert texts == {tuple(STRIKE.body), tuple(WHEAT.body)}


def test_nothing_new_makes_nothing(room: Newsroom) -> None:
    room.looks()
    outcome, told = room.looks()
    assert (outcome.unchanged, outcome.versions, told) == (3, 0, [])


def test_a_page_that_changes_silently_is_seen(room: Newsroom) -> None:
    room.looks()
    changed = (BODY[0].replace("eleven", "forty"), *BODY[1:])
    room.items[0] = replace(STRIKE, body=changed)
    outcome, told = room.looks()
    [news] = told
    assert (outcome.versions, news.change.weight) == (1, "substantive")
    assert news.version.unseen_until == room.now - timedelta(minutes=15)
    assert news.version.seen_at == room.now


@pytest.mark.parametrize("path", ["/strike", "/feed"])
def test_a_look_that_failed_is_not_where_the_window_of_a_version_begins(
    room: Newsroom, path: str
) -> None:
    room.items = [replace(STRIKE, body=BODY if path == "/strike" else ())]
    room.looks()
    room.answers[path] = lambda _: Reply(b"broken", status=500)
    room.looks()
    del room.answers[path]
    [item] = room.items
    room.items = [replace(item, title="Docks shut as talks fail")]
    room.looks()
    assert room.headlines()[-1] == "Docks shut as talks fail"
    latest = room.reading.story(1).versions[-1].version
    assert (latest.number, latest.seen_at) == (2, room.now)
    assert latest.unseen_until == room.now - timedelta(minutes=30)


def test_a_page_that_is_read_because_its_feed_says_so_was_unseen_since_it_was_read(
    room: Newsroom,
) -> None:
    room.items = [STRIKE]
    room.looks()
    room.answers["/strike"] = lambda _: Reply(b"broken", status=500)
    room.looks()
    del room.answers["/strike"]
    body = (BODY[0].replace("eleven", "forty"), *BODY[1:])
    room.items = [replace(STRIKE, summary="Forty ships wait.", body=body)]
    _, [news] = room.looks()
    assert news.version.unseen_until == room.now - timedelta(minutes=30)


def test_a_rewrite_under_a_new_address_is_one_story(room: Newsroom) -> None:
    room.items = [STRIKE]
    room.looks()
    lead = replace(STRIKE, title="(LEAD) Docks shut as talks fail", path="/strike-lead")
    room.items = [lead, STRIKE]
    _, told = room.looks()
    assert versions_told(told) == [(1, 2)]
    read = room.reading.story(1)
    assert [line.version.label for line in read.versions] == [None, "LEAD"]
    assert [a.value for a in read.addresses] == [
        room.server.url("/strike"), room.server.url("/strike-lead"),
    ]  # fmt: skip


def test_a_guid_that_is_the_link_is_one_web_address(room: Newsroom) -> None:
    room.items = [replace(STRIKE, guid=room.server.url("/strike"))]
    room.looks()
    [line] = room.reading.stories()
    assert line.addresses == (room.server.url("/strike"),)
    assert len(room.reading.story(1).addresses) == 1


def test_what_left_the_feed_is_not_gone(room: Newsroom) -> None:
    room.looks()
    room.items = [WHEAT]
    room.answers["/strike"] = lambda _: Reply(b"<html><body>gone</body></html>", status=404)
    outcome, _ = room.looks()
    assert (outcome.versions, outcome.failed) == (0, 1)
    assert {line.story.state for line in room.reading.stories()} == {"open"}


def test_an_address_that_moved_for_good_is_the_same_story(room: Newsroom) -> None:
    room.items = [STRIKE]
    room.looks()
    moved = replace(STRIKE, path="/2031/strike", body=(*BODY, "Talks go on."))
    room.items = [moved]
    to = {"Location": room.server.url("/2031/strike")}
    room.answers["/strike"] = lambda _: Reply(status=301, headers=to)
    room.looks()
    assert len(room.reading.stories()) == 1
    assert len(room.headlines()) == 2


def test_an_item_whose_page_has_no_text_is_kept_as_its_feed_has_it(room: Newsroom) -> None:
    room.items = [replace(STRIKE, body=())]
    outcome, told = room.looks()
    assert outcome.versions == 1
    assert isinstance(told[0], Failed)
    assert room.reading.version(1).article.paragraphs == ("Docks are shut.",)


def test_a_feed_and_its_page_that_word_a_headline_differently_do_not_flap(room: Newsroom) -> None:
    page = Reply(b"<html><h1>Docks</h1><article>" + b"".join(
        b"<p>" + text.encode() + b"</p>" for text in BODY
    ) + b"</article></html>")  # fmt: skip
    room.items = [STRIKE]
    room.answers["/strike"] = lambda _: page
    for _ in range(3):
        room.looks()
    assert room.headlines() == [STRIKE.title]
    room.items = [replace(STRIKE, title="Harbour strike ends")]
    room.looks()
    assert room.headlines() == [STRIKE.title, "Harbour strike ends"]


def test_a_guid_that_two_items_share_ties_neither(room: Newsroom) -> None:
    room.items = [replace(STRIKE, guid="1"), replace(WHEAT, guid="1")]
    for _ in range(3):
        room.looks()
    assert [line.story.versions for line in room.reading.stories()] == [1, 1]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"<html><body>Please log in</body></html>"), "web page"),
        (Reply(b""), ""),
        (Reply(b"\x00\x01\x02 not xml"), ""),
        (Reply(b"no", status=500), "500"),
        (Reply(b"no", status=403), "403"),
        (Raw([b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<rss"]), ""),
    ],
    ids=["html", "empty", "not xml", "500", "403", "cut off"],
)
def test_a_feed_that_answers_badly_costs_nothing(
    room: Newsroom, reply: Reply | Raw, said: str
) -> None:
    room.looks()
    room.answers["/feed"] = lambda _: reply
    outcome, told = room.looks()
    [failed] = [news for news in told if isinstance(news, Failed)]
    assert failed.url == room.server.url("/feed")
    assert said in failed.text
    assert outcome.versions == 0
    assert len(room.reading.stories()) == 2
    [(feed, _)] = room.following.feeds()
    assert feed.failures == 1
    assert feed.last_error
    assert failed.text.endswith(feed.last_error)
    del room.answers["/feed"]
    room.items.insert(0, replace(STRIKE, title="Harbour strike over", path="/over"))
    assert room.looks()[0].versions == 1


def test_a_failing_feed_is_looked_at_more_rarely_and_comes_back(room: Newsroom) -> None:
    room.answers["/feed"] = lambda _: Reply(b"", status=500)
    room.looks()
    assert room.looks(minutes=6, everything=False)[0].feeds == 0
    assert room.looks(minutes=6, everything=False)[0].feeds == 1
    del room.answers["/feed"]
    assert room.looks(minutes=24 * 60, everything=False)[0].stories == 2


def test_a_round_that_is_stopped_reads_the_feed_again(room: Newsroom) -> None:
    with room.rounds() as rounds:
        rounds.poll(everything=True, tell=lambda _: rounds.stop())
    [(feed, _)] = room.following.feeds()
    assert feed.polled_at is None
    room.looks()
    assert [line.story.versions for line in room.reading.stories()] == [1, 1]


def test_an_unknown_feed_is_said_so(room: Newsroom) -> None:
    with room.rounds() as rounds, pytest.raises(NotFoundError, match="no such feed"):
        rounds.poll(["https://w.example/none"])


def test_only_the_named_feed_is_looked_at(room: Newsroom) -> None:
    room.follow("/other")
    with room.rounds() as rounds:
        outcome = rounds.poll([room.server.url("/feed")])
    assert (outcome.feeds, outcome.pages) == (1, 2)


def test_every_look_is_on_record_and_evidence_is_kept_of_what_was_new(room: Newsroom) -> None:
    for _ in range(3):
        room.looks()
    with room.database.reading() as session:
        spans = session.exec(select(PollSpan).order_by(col(PollSpan.id))).all()
        captures = session.exec(select(Capture)).all()
    polls: Counter[tuple[str, str]] = Counter()
    for span in spans:
        polls[span.url.rpartition("/")[2], span.outcome] += span.polls
    assert polls == {
        ("strike", "changed"): 1, ("strike", "same"): 2,
        ("wheat", "changed"): 1, ("wheat", "same"): 2,
        ("feed", "changed"): 1, ("feed", "same"): 2,
    }  # fmt: skip
    assert len(captures) == 3
    assert min(capture.captured_at for capture in captures) > START


def test_when_nobody_looked_is_on_record_and_when_nothing_was_seen(room: Newsroom) -> None:
    """Four looks, a quarter of an hour apart; three hours of nothing; an outlet that is down."""
    for _ in range(4):
        room.looks()
    room.looks(minutes=180)
    down = {path: lambda _: Reply(b"", status=503) for path in ("/feed", "/strike", "/wheat")}
    room.answers = dict(down)
    room.looks()
    read = room.reading.story(1)
    gap, outage = read.blind(room.now + timedelta(minutes=1))
    assert (gap.outcome, gap.to_at - gap.from_at) == ("", timedelta(minutes=180))
    assert outage.outcome == "http 503"
    assert outage.from_at == room.now
