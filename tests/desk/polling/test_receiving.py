from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from tests.desk.newsroom import BODY, START, Item, Newsroom, open_newsroom
from tests.loopback import Reply
from tests.readers import shared_readers
from tracker.bounded.readers import Readers
from tracker.desk.polling.receiving import Receiving
from tracker.desk.polling.rhythms import Rhythms
from tracker.desk.polling.telling import Failed, News, Telling
from tracker.errors import FetchError
from tracker.models.records.evidence import Capture, PollSpan
from tracker.models.records.versions import Paragraph
from tracker.models.values import Answer


@pytest.fixture
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.follow()
        yield room


@pytest.fixture
def readers() -> Readers:
    return shared_readers()


@pytest.fixture
def told() -> list[News]:
    return []


@pytest.fixture
def desk(room: Newsroom, readers: Readers, told: list[News]) -> Receiving:
    interval = timedelta(minutes=5)
    return Receiving(
        room.database,
        readers,
        Telling(told.append),
        Rhythms(room.database, interval),
        lambda: room.now,
    )


def answer(room: Newsroom, body: bytes, status: int = 200) -> Answer:
    url = room.server.url("/feed")
    return Answer(url, url, status, {}, body, START)


def captures(room: Newsroom) -> int:
    with room.database.reading() as session:
        return len(session.exec(select(Capture)).all())


def test_what_could_not_be_dealt_with_is_kept_and_looked_at_again(
    room: Newsroom, desk: Receiving, told: list[News]
) -> None:
    [(feed, _)] = room.following.feeds()
    look = desk.mishap(feed, answer(room, b"<rss>"), ValueError("odd"))
    assert (look.outcome, look.error) == ("mishap", "could not be dealt with: ValueError('odd')")
    assert look.next_poll_at is not None
    assert look.next_poll_at > START
    assert captures(room) == 1
    assert told == [Failed(feed.url, f"{feed.url}: odd")]
    for result in (answer(room, b"", 304), FetchError("late", kind="timeout")):
        desk.mishap(feed, result, ValueError("odd"))
    assert captures(room) == 1


def test_entries_with_their_text_are_filed_and_no_page_is_wanted(
    room: Newsroom, desk: Receiving, told: list[News]
) -> None:
    room.items = [Item("Docks shut", "", guid="1", summary="All of them.")]
    [(feed, outlet)] = room.following.feeds()
    look, wanted = desk.feed(feed, outlet, answer(room, room.feed()))
    assert (look.outcome, wanted, len(told)) == ("changed", (), 1)


def test_news_of_a_feed_is_one_transaction(room: Newsroom, desk: Receiving) -> None:
    room.items = [Item("Docks shut", "", guid="1", summary="All of them.")]
    [(feed, outlet)] = room.following.feeds()
    commits: list[object] = []
    event.listen(room.database.engine, "commit", commits.append)
    desk.feed(feed, outlet, answer(room, room.feed()))
    assert len(commits) == 1
    [(kept, _)] = room.following.feeds()
    assert (feed.news, feed.news_at) == (kept.news, kept.news_at) == (1, START)


def test_a_page_that_says_nothing_new_leaves_its_look_to_be_remembered(
    room: Newsroom, desk: Receiving, told: list[News]
) -> None:
    room.items = [Item("Docks shut", "/a", body=["The docks of Port Elsine are shut."] * 3)]
    room.looks()
    read = room.reading.story(1)
    failed = FetchError("a: late", kind="timeout")
    look = desk.page(read.addresses[0], read.outlet, failed)
    assert look is not None
    assert (look.outcome, [type(news) for news in told]) == ("timeout", [Failed])


# -- walls -------------------------------------------------------------------------------------

STRIKE = Item("Harbour strike enters second day", "/news/strike", body=BODY, summary="Shut.")

WALLS = {
    "challenge": b"<html><title>Just a moment...</title><body><p>Checking.</p></body></html>",
    "login": b"<html><title>Log in</title><body><form><input type=password></form></body></html>",
    "paywall": b"<html><title>Strike</title><body><h1>Harbour strike enters second day</h1>"
    b"<p>Dockers stayed away.</p><p>Subscribe to continue reading.</p></body></html>",
    "not found": b"<html><title>Page not found</title><body><h1>Page not found</h1></body></html>",
    "empty": b"<html><title>Harbour strike</title><body></body></html>",
}


@pytest.fixture
def struck(room: Newsroom) -> Newsroom:
    room.items = [STRIKE]
    room.looks()
    return room


def spans(room: Newsroom) -> list[tuple[str, int]]:
    with room.database.reading() as session:
        rows = session.exec(select(PollSpan).order_by(PollSpan.id)).all()  # type: ignore[arg-type]
        return [(row.outcome, row.polls) for row in rows if row.address_id]


def pages_kept(room: Newsroom) -> int:
    with room.database.reading() as session:
        return len([row for row in session.exec(select(Capture)) if row.feed_id is None])


def test_walls_served_in_turn_with_the_story_make_no_version(struck: Newsroom) -> None:
    for body in WALLS.values():
        struck.answers["/news/strike"] = lambda _, body=body: Reply(body)  # type: ignore[misc]
        outcome, _ = struck.looks()
        assert (outcome.versions, outcome.failed) == (0, 1)
        del struck.answers["/news/strike"]
        outcome, _ = struck.looks()
        assert (outcome.versions, outcome.failed) == (0, 0)
    assert struck.reading.story(1).story.versions == 1
    assert [o for o, _ in spans(struck) if o.startswith("wall")] == [f"wall: {k}" for k in WALLS]


def test_the_first_of_a_run_of_walls_is_kept(struck: Newsroom) -> None:
    before = pages_kept(struck)
    struck.answers["/news/strike"] = lambda _: Reply(WALLS["challenge"])
    for _ in range(3):
        struck.looks()
    assert pages_kept(struck) == before + 1
    assert spans(struck)[-1] == ("wall: challenge", 3)


def test_a_story_sent_to_the_front_page_is_not_cut(struck: Newsroom) -> None:
    struck.answers["/"] = lambda _: Reply(
        b"<html><title>The Wire</title><body><p>" + b"Much else happened today. " * 40 + b"</p>"
    )
    to = {"Location": struck.server.url("/")}
    struck.answers["/news/strike"] = lambda _: Reply(status=302, headers=to)
    outcome, told = struck.looks()
    assert (outcome.versions, len(told)) == (0, 1)
    assert spans(struck)[-1] == ("wall: front page", 1)
    assert "front page" in str(told[0].text)


def test_a_new_story_behind_a_wall_is_kept_as_its_feed_has_it(struck: Newsroom) -> None:
    struck.items = [Item("Wheat crop smaller", "/news/wheat", summary="Rain."), STRIKE]
    struck.answers["/news/wheat"] = lambda _: Reply(WALLS["challenge"])
    outcome, _ = struck.looks()
    assert (outcome.stories, outcome.failed) == (1, 1)
    assert struck.reading.version(2).article.paragraphs == ("Rain.",)


def test_a_story_is_gone_when_that_is_proven_and_can_come_back(struck: Newsroom) -> None:
    struck.items = []
    struck.answers["/news/strike"] = lambda _: Reply(status=404)
    for _ in range(2):
        struck.looks(minutes=9 * 60)
    assert struck.reading.story(1).fates == ()
    for _ in range(2):
        struck.looks(minutes=9 * 60)
    [gone] = struck.reading.story(1).fates
    assert (gone.kind, gone.status, gone.polls) == ("gone", 404, 4)
    assert struck.reading.gone([1, 2]) == {1: [gone]}
    del struck.answers["/news/strike"]
    struck.items = [STRIKE]
    struck.looks()
    assert [fate.kind for fate in struck.reading.story(1).fates] == ["gone", "back"]
    assert [fate.kind for fate in struck.reading.gone([1])[1]] == ["gone", "back"]
    assert struck.reading.story(1).story.versions == 1


def test_a_version_from_a_doubtful_page_says_so(struck: Newsroom) -> None:
    short = "<html><title>Harbour strike</title><h1>Harbour strike</h1><p>Dockers left…</p></html>"
    struck.answers["/news/strike"] = lambda _: Reply(short.encode())
    outcome, _ = struck.looks()
    assert outcome.versions == 1
    first, second = (line.version for line in struck.reading.story(1).versions)
    assert (first.quality, first.doubts) == (1.0, [])
    assert second.quality == 0.4
    assert second.doubts[-1] == "breaks off at its end"


# -- one text, however it comes ------------------------------------------------------------------


def test_letters_that_flap_with_a_header_make_no_version(room: Newsroom) -> None:
    said = "<html><title>Fähre läuft aus</title><article><h1>Fähre läuft aus</h1>" + "".join(
        f"<p>Zoé Müller – {text}</p>" for text in BODY
    )
    once, twice = said.encode(), said.encode().decode("cp1252").encode()
    room.items = [Item("Fähre läuft aus", "/f")]
    seen = []
    for body, charset in ((once, "utf-8"), (once, "windows-1252"), (twice, "utf-8"), (once, "")):
        headers = {"Content-Type": f"text/html; charset={charset}" if charset else "text/html"}
        room.answers["/f"] = lambda _, body=body, headers=headers: Reply(body, headers=headers)  # type: ignore[misc]
        outcome, _ = room.looks()
        seen.append(outcome.versions)
    assert seen == [1, 0, 0, 0]
    assert room.headlines() == ["Fähre läuft aus"]


def test_what_a_page_embeds_is_not_fetched(room: Newsroom) -> None:
    embeds = (
        "<img src='/i.png'><script src='/s.js'></script><iframe src='/f'></iframe>"
        "<link rel=stylesheet href='/c.css'><object data='/o.pdf'></object><video src='/v'></video>"
        "<svg><image href='/x.svg'/></svg><div style='background:url(/b.png)'></div>"
    )
    page = (
        f"<html><title>Strike</title><article><h1>Strike</h1>{embeds}<p>{'</p><p>'.join(BODY)}</p>"
    )
    room.items = [Item("Strike", "/strike")]
    room.answers["/strike"] = lambda _: Reply(page.encode())
    for _ in range(2):
        room.looks()
    assert {request.path for request in room.server.requests} == {"/feed", "/strike"}
    assert room.reading.story(1).story.versions == 1


def test_a_story_under_eight_addresses_is_one(room: Newsroom) -> None:
    own = f"<link rel=canonical href='{room.server.url('/news/strike')}'>"
    page = f"<html><title>Strike</title>{own}<article><h1>Strike</h1><p>{'</p><p>'.join(BODY)}</p>"
    variants = (
        "/news/strike", "/news/strike/", "/news/strike?utm_source=x&utm_medium=rss",
        "/news/strike#top", "/news/strike/amp", "/news/strike?fbclid=1", "/print/strike",
        "/news/strike?output=amp",
    )  # fmt: skip
    for path in variants:
        room.answers[path.partition("#")[0]] = lambda _: Reply(page.encode())
        room.items = [Item("Strike", path)]
        room.looks()
    assert [line.story.versions for line in room.reading.stories()] == [1]


def test_line_ends_in_a_headline_begin_no_second_line(room: Newsroom) -> None:
    room.items = [Item("Harbour strike@Bcc: crew@example.org", "/strike", summary="Docks shut.")]
    feed = room.feed().replace(b"strike@", b"strike&#13;&#10;")
    room.answers["/feed"] = lambda _: Reply(feed)
    room.looks()
    assert room.headlines() == ["Harbour strike Bcc: crew@example.org"]


def test_two_headlines_in_turn_are_two_texts_and_as_many_versions(room: Newsroom) -> None:
    turns = ["Docks shut as talks fail", "Harbour strike enters second day"]
    for _ in range(3):
        for title in turns:
            room.items = [Item(title, "/strike", body=BODY)]
            room.looks()
    assert room.headlines() == 3 * turns
    with room.database.reading() as session:
        assert len(session.exec(select(Paragraph)).all()) == len(BODY)
