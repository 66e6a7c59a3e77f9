"""Walls between a story and its reader: on record, kept as evidence, and never an edit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select

from tests.desk.newsroom import BODY, Item, Newsroom, open_newsroom
from tests.loopback import Reply
from tracker.models.records.evidence import Capture, PollSpan

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
def room(database_url: str) -> Iterator[Newsroom]:
    with open_newsroom(database_url) as room:
        room.items = [STRIKE]
        room.follow()
        room.looks()
        yield room


def spans(room: Newsroom) -> list[tuple[str, int]]:
    with room.database.reading() as session:
        rows = session.exec(select(PollSpan).order_by(PollSpan.id)).all()  # type: ignore[arg-type]
        return [(row.outcome, row.polls) for row in rows if row.address_id]


def captures(room: Newsroom) -> int:
    with room.database.reading() as session:
        return len([row for row in session.exec(select(Capture)) if row.feed_id is None])


def test_walls_served_in_turn_with_the_story_make_no_version(room: Newsroom) -> None:
    for body in WALLS.values():
        room.answers["/news/strike"] = lambda _, body=body: Reply(body)  # type: ignore[misc]
        outcome, _ = room.looks()
        assert (outcome.versions, outcome.failed) == (0, 1)
        del room.answers["/news/strike"]
        outcome, _ = room.looks()
        assert (outcome.versions, outcome.failed) == (0, 0)
    assert room.reading.story(1).story.versions == 1
    assert [o for o, _ in spans(room) if o.startswith("wall")] == [f"wall: {k}" for k in WALLS]


def test_the_first_of_a_run_of_walls_is_kept(room: Newsroom) -> None:
    before = captures(room)
    room.answers["/news/strike"] = lambda _: Reply(WALLS["challenge"])
    for _ in range(3):
        room.looks()
    assert captures(room) == before + 1
    assert spans(room)[-1] == ("wall: challenge", 3)


def test_a_story_sent_to_the_front_page_is_not_cut(room: Newsroom) -> None:
    room.answers["/"] = lambda _: Reply(
        b"<html><title>The Wire</title><body><p>" + b"Much else happened today. " * 40 + b"</p>"
    )
    to = {"Location": room.server.url("/")}
    room.answers["/news/strike"] = lambda _: Reply(status=302, headers=to)
    outcome, told = room.looks()
    assert (outcome.versions, len(told)) == (0, 1)
    assert spans(room)[-1] == ("wall: front page", 1)
    assert "front page" in str(told[0].text)


def test_a_new_story_behind_a_wall_is_kept_as_its_feed_has_it(room: Newsroom) -> None:
    room.items = [Item("Wheat crop smaller", "/news/wheat", summary="Rain."), STRIKE]
    room.answers["/news/wheat"] = lambda _: Reply(WALLS["challenge"])
    outcome, _ = room.looks()
    assert (outcome.stories, outcome.failed) == (1, 1)
    assert room.reading.version(2).article.paragraphs == ("Rain.",)
