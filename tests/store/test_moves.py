"""Moves of versions from one story to another, noun by noun; the whole is in the pipeline's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.pipeline.wire import START, STRIKE, Wire, watch
from tracker.models.records.alerts import Alert
from tracker.models.records.versions import Change
from tracker.store import moves, outgoing, stories, versions
from tracker.store.database import Database

NOW = START + timedelta(hours=9)


@pytest.fixture
def wire(database_url: str) -> Iterator[Wire]:
    database = Database(database_url)
    with database.writing() as session:
        yield Wire(session)
    database.close()


def three(wire: Wire) -> None:
    for headline in ("One", "Two", "One"):
        wire.shows(replace(STRIKE, headline=headline))


def test_a_story_counts_what_is_left(wire: Wire) -> None:
    three(wire)
    story = stories.story_by_id(wire.session, 1)
    other = stories.begin_story(wire.session, 1, "Other", NOW)
    moves.place(wire.session, versions.version_numbered(wire.session, 1, 3), other, 1)
    for one in (story, other):
        moves.settle(wire.session, one)
    assert (story.versions, story.latest, story.numbers, story.headline) == (2, 2, 3, "Two")
    assert (other.versions, other.latest, other.numbers, other.headline) == (1, 1, 1, "One")
    moves.place(wire.session, versions.version_numbered(wire.session, 2, 1), story, 3)
    moves.settle(wire.session, other)
    assert (other.versions, other.latest, other.numbers, other.headline) == (0, 0, 1, "One")


def test_what_a_text_returned_to(wire: Wire) -> None:
    three(wire)
    one, two, back = versions.versions_of(wire.session, 1)
    assert moves.returned_to(wire.session, back, 2) == 1
    assert moves.returned_to(wire.session, back, 1) is None
    assert moves.returned_to(wire.session, two, 1) is None
    assert moves.returned_to(wire.session, one, 0) is None


def test_a_change_takes_the_place_of_one_that_led_to_the_same_version(wire: Wire) -> None:
    three(wire)
    kept = moves.change_to(wire.session, 1, 3)
    assert kept is not None
    moves.undo_change(wire.session, kept, NOW)
    assert moves.changes_from(wire.session, 1, [1, 2, 3])[0].new_number == 2
    new = Change(**kept.model_dump(exclude={"id", "undone_at"}) | {"old_number": 1})
    assert moves.keep_change(wire.session, new).id == kept.id
    assert [c.new_number for c in moves.changes_from(wire.session, 1, [1])] == [2, 3]


def test_only_what_is_still_owed_is_handed_over(wire: Wire) -> None:
    for email in ("a@example.org", "b@example.org"):
        watch(wire, "all", email=email)
    three(wire)
    first, second = wire.session.exec(select(Change).order_by("id")).all()
    owed = wire.session.exec(select(Alert).where(Alert.change_id == first.id)).all()
    outgoing.put_together([owed[0]], (1, 2))
    wire.session.flush()
    outgoing.sent(wire.session, owed[0].id or 0, NOW, "250 taken")
    for alert in wire.session.exec(select(Alert).where(Alert.change_id == second.id)):
        wire.session.delete(alert)
    wire.session.flush()
    moves.hand_over_alerts(wire.session, first, second)
    wire.session.expire_all()
    assert {(a.subscription_id, a.change_id) for a in wire.session.exec(select(Alert))} == {
        (owed[0].subscription_id, first.id),
        (owed[1].subscription_id, second.id),
    }


def test_addresses_move_with_what_feeds_said_of_them(wire: Wire) -> None:
    three(wire)
    other = stories.begin_story(wire.session, 1, "Other", NOW)
    moves.move_addresses(wire.session, stories.addresses_of(wire.session, 1), other)
    [address] = stories.addresses_of(wire.session, other.id or 0)
    assert address.story_id == other.id
    [still] = stories.addresses_of(wire.session, 1)
    assert still.id == address.id, "its versions came under it"
