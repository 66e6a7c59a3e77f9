"""The run-length record of polls: blind time is known without a row a poll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from tracker.models.records.evidence import PollSpan
from tracker.models.records.feeds import Feed, Listing
from tracker.models.records.stories import Address
from tracker.store import outlets, stories
from tracker.store.database import Database
from tracker.store.polls import (
    ANSWERS,
    Look,
    due_feeds,
    due_pages,
    feed_due,
    feeds_of,
    pages_of,
    remember,
    spans_of,
)

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    with database.writing() as session:
        outlet = outlets.keep_outlet(session, "wire", title="Wire", dialect="any")
        session.add(Feed(outlet_id=outlet.id or 0, url="https://w.example/rss", added_at=NOON))
        story = stories.begin_story(session, outlet.id or 0, "Harbour strike", NOON)
        stories.add_address(
            session,
            Address(
                outlet_id=outlet.id or 0,
                story_id=story.id or 0,
                kind="url",
                value="https://w.example/a",
                key="url:https://w.example/a",
                first_seen_at=NOON,
                last_seen_at=NOON,
            ),
        )
    yield database
    database.close()


def targets(database: Database) -> tuple[Feed, Address]:
    with database.reading() as session:
        return session.get_one(Feed, 1), session.get_one(Address, 1)


def look(database: Database, minute: int, outcome: str, error: str | None = None) -> None:
    """Look at the feed and at the page in that minute."""
    at = NOON + timedelta(minutes=minute)
    looks = [
        Look(target, at, outcome, at + timedelta(minutes=5), body_hash=f"h{minute}", error=error)
        for target in targets(database)
    ]
    with database.writing() as session:
        remember(session, looks)


def spans(database: Database) -> list[tuple[str, int, int, int, float]]:
    """Outcome, first and last minute, polls and longest gap of the feed's spans."""
    query = select(PollSpan).where(col(PollSpan.feed_id) == 1).order_by(col(PollSpan.id))
    with database.reading() as session:
        return [
            (
                span.outcome,
                round((span.from_at - NOON).total_seconds() / 60),
                round((span.to_at - NOON).total_seconds() / 60),
                span.polls,
                span.longest_gap_s,
            )
            for span in session.exec(query)
        ]


def test_equal_outcomes_are_one_run_and_the_longest_gap_is_known(database: Database) -> None:
    for minute in (0, 5, 10, 22, 27):
        look(database, minute, "same")
    look(database, 32, "changed")
    look(database, 37, "timeout", error="did not answer")
    look(database, 47, "timeout", error="did not answer")
    assert spans(database) == [
        ("same", 0, 27, 5, 720.0),
        ("changed", 32, 32, 1, 300.0),
        ("timeout", 37, 47, 2, 600.0),
    ]


def test_a_look_long_after_its_time_begins_a_new_run(database: Database) -> None:
    for minute in (0, 5, 55, 60):
        look(database, minute, "same")
    assert spans(database) == [("same", 0, 5, 2, 300.0), ("same", 55, 60, 2, 3000.0)]
    with database.reading() as session:
        due = session.exec(select(PollSpan.due_at).order_by(col(PollSpan.id))).all()
    assert [at and (at - NOON).total_seconds() / 60 for at in due] == [10, 10, 65, 65]


def test_a_failure_keeps_what_the_last_answer_said(database: Database) -> None:
    look(database, 0, "changed")
    look(database, 5, "timeout", error="did not answer")
    look(database, 10, "timeout", error="did not answer")
    for target in targets(database):
        assert (target.body_hash, target.failures, target.outcome) == ("h0", 2, "timeout")
        assert target.last_error == "did not answer"
        assert target.polled_at == NOON + timedelta(minutes=10)
        assert target.read_at == NOON
    look(database, 15, "same")
    for target in targets(database):
        assert (target.failures, target.last_error) == (0, None)
        assert target.read_at == NOON + timedelta(minutes=15)


@pytest.mark.parametrize("outcome", ["held", "no reader"])
def test_what_went_wrong_through_no_fault_of_the_address_counts_neither_way(
    database: Database, outcome: str
) -> None:
    look(database, 0, "timeout", error="did not answer")
    look(database, 5, outcome, error="not this time")
    for target in targets(database):
        assert (target.failures, target.outcome, target.last_error) == (
            1, outcome, "not this time",
        )  # fmt: skip


def test_a_page_is_due_when_its_time_has_come(database: Database) -> None:
    with database.reading() as session:
        assert due_pages(session, None, limit=10) == []
    look(database, 0, "same")
    with database.reading() as session:
        assert due_pages(session, NOON, limit=10) == []
        [due] = due_pages(session, NOON + timedelta(minutes=5), limit=10)
        assert due_pages(session, None, limit=10) == [due]
    assert (due.id, due.url, due.key) == (1, "https://w.example/a", "url:https://w.example/a")


def more_pages(database: Database, name: str, many: int) -> None:
    """Pages of another outlet, the first of them due a minute after noon."""
    with database.writing() as session:
        outlet = outlets.keep_outlet(session, name, title=name, dialect="any").id or 0
        story = stories.begin_story(session, outlet, name, NOON).id or 0
        for number in range(many):
            session.add(
                Address(
                    outlet_id=outlet,
                    story_id=story,
                    kind="url",
                    value=f"{name}{number}",
                    key=f"url:{name}{number}",
                    first_seen_at=NOON,
                    last_seen_at=NOON,
                    next_poll_at=NOON + timedelta(minutes=1 + number),
                )
            )


def test_an_outlet_with_many_pages_does_not_keep_the_others_out(database: Database) -> None:
    more_pages(database, "many", 50)
    more_pages(database, "few", 2)
    later = NOON + timedelta(days=1)
    with database.reading() as session:
        found = [due.url for due in due_pages(session, later, limit=6)]
        assert len(due_pages(session, later, limit=1000)) == 52
    assert sorted(found[:2]) == ["few0", "many0"]
    assert sorted(found) == ["few0", "few1", "many0", "many1", "many2", "many3"]


def test_a_page_that_was_given_up_is_not_looked_at(database: Database) -> None:
    look(database, 0, "same")
    feed, address = targets(database)
    with database.writing() as session:
        session.add(address)
        stories.end_addresses(session, [address], NOON)
        address.next_poll_at = NOON  # as an answer that came in late may leave it
    with database.reading() as session:
        assert due_pages(session, None, limit=10) == []
        assert pages_of(session, [1]) == {}
        assert feeds_of(session, [feed.id or 0, 99]).keys() == {1}


def test_active_feeds_are_due_when_their_time_has_come_the_longest_due_first(
    database: Database,
) -> None:
    with database.writing() as session:
        for name, minute, state in (("a", 9, "active"), ("b", 2, "active"), ("c", 0, "paused")):
            due = NOON + timedelta(minutes=minute)
            session.add(Feed(outlet_id=1, url=name, added_at=NOON, next_poll_at=due, state=state))
    with database.reading() as session:
        by_minute = {
            minute: [due.url for due in due_feeds(session, NOON + timedelta(minutes=minute))]
            for minute in (1, 2, 9)
        }
        assert by_minute == {1: [], 2: ["b"], 9: ["b", "a"]}
        assert {due.url for due in due_feeds(session, None)} == {"https://w.example/rss", "a", "b"}
        assert feed_due(*feeds_of(session, [1])[1]).url == "https://w.example/rss"


def test_the_looks_at_a_story_are_those_at_its_pages_and_at_the_feeds_that_list_it(
    database: Database,
) -> None:
    look(database, 0, "same")
    with database.reading() as session:
        assert [span.address_id for span in spans_of(session, 1, NOON)] == [1]
        assert spans_of(session, 1, NOON + timedelta(minutes=1)) == []
        assert spans_of(session, 2, NOON) == []
    with database.writing() as session:
        session.add(
            Listing(
                feed_id=1,
                key="k",
                story_id=1,
                address_id=1,
                entry_hash="",
                first_seen_at=NOON,
                last_seen_at=NOON,
            )
        )
    with database.reading() as session:
        found = spans_of(session, 1, NOON)
        assert sorted((span.feed_id or 0, span.address_id or 0) for span in found) == [
            (0, 1), (1, 0),
        ]  # fmt: skip


def test_a_feed_knows_how_often_it_said_that_nothing_is_new(database: Database) -> None:
    for minute, (error, unchanged) in enumerate(((None, True), ("no", False), (None, False))):
        feed, _ = targets(database)
        at = NOON + timedelta(minutes=minute)
        with database.writing() as session:
            remember(session, [Look(feed, at, "same", None, error=error, unchanged=unchanged)])
    assert targets(database)[0].answers == "ua"
    for _ in range(ANSWERS):
        feed, _ = targets(database)
        with database.writing() as session:
            remember(session, [Look(feed, NOON, "same", None, unchanged=True)])
    assert targets(database)[0].answers == "u" * ANSWERS
