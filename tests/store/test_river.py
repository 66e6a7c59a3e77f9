"""The list of changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.store.archived import NOON, archived
from tracker.models.records.stories import Story
from tracker.models.records.versions import Change
from tracker.store import river
from tracker.store.database import Session
from tracker.store.river import Wanted


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with archived(database_url) as session:
        yield session


def of(leads: list[river.Lead]) -> list[int]:
    return [lead.story_id for lead in leads]


def test_the_newest_change_stands_for_its_story(session: Session) -> None:
    assert of(river.newest(session, Wanted(), limit=9)) == [1, 2, 3]
    assert of(river.biggest(session, Wanted(), limit=9)) == [1, 2, 3]
    assert of(river.most_versions(session, Wanted(), limit=9)) == [1, 2, 3]


@pytest.mark.parametrize("order", [river.newest, river.biggest, river.most_versions])
def test_a_list_goes_on_where_it_ended(session: Session, order: Any) -> None:
    first = order(session, Wanted(), limit=2)
    assert of(order(session, Wanted(), limit=9, after=first[-1].place)) == [3]
    assert (
        order(session, Wanted(), limit=9, after=order(session, Wanted(), limit=9)[-1].place) == []
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(outlets=(2,)), [3]),
        (Wanted(weights=("minor", "substantive")), [2, 3]),
        (Wanted(labels=("update",)), [2, 1]),
        (Wanted(labels=("",)), [1, 3, 2]),
        (Wanted(verdicts=("found",), weights=("headline",)), [1]),
        (Wanted(days=(date(2031, 5, 4),)), [1]),
        (Wanted(days=(date(2031, 5, 3), date(2031, 5, 4))), [1, 2, 3]),
        (Wanted(days=(date(2030, 5, 3),)), []),
    ],
)
def test_only_what_is_wanted_is_there(session: Session, wanted: Wanted, found: list[int]) -> None:
    assert of(river.newest(session, wanted, limit=9)) == found
    for order in (river.biggest, river.most_versions):
        assert sorted(of(order(session, wanted, limit=9))) == sorted(found)


def test_a_story_is_shown_with_its_newest_changes(session: Session) -> None:
    leads = river.newest(session, Wanted(), limit=9)
    steps = river.steps(session, leads, Wanted())
    assert [(one.story_id, one.new.number) for one in steps] == [
        *[(1, 4), (2, 3), (1, 3), (3, 2), (2, 2), (1, 2)]
    ]
    first = steps[0]
    assert (first.id, first.of_story, first.versions, first.state) == (
        leads[0].change_id, 3, 4, "open",
    )  # fmt: skip
    assert (first.old.headline, first.new.headline) == ("Story 1 as of 3", "Story 1 as of 4")
    assert json.loads(first.excerpt) == [["=", "So"], ["+", " it is"]]
    assert json.loads(first.counts) == {"edited": 1}
    assert hash(first) == hash(river.steps(session, leads, Wanted())[0])


def test_of_a_long_story_few_are_shown_and_all_are_counted(session: Session) -> None:
    leads = river.newest(session, Wanted(), limit=1)
    steps = river.steps(session, leads, Wanted(), of_each=2)
    assert [(one.new.number, one.of_story) for one in steps] == [(4, 3), (3, 3)]


def test_what_a_person_undid_is_not_there(session: Session) -> None:
    change = session.get_one(Change, river.newest(session, Wanted(), limit=1)[0].change_id)
    change.undone_at = NOON
    session.add(change)
    session.flush()
    assert of(river.newest(session, Wanted(), limit=9)) == [2, 1, 3]
    assert sum(one.number for one in river.tallies(session)) == 5
    session.get_one(Story, 3).goes_on_as = 1


def test_changes_are_counted_by_all_their_facets(session: Session) -> None:
    tallies = river.tallies(session)
    assert sum(one.number for one in tallies) == 6
    assert sum(one.number for one in tallies if one.day == date(2031, 5, 4)) == 1
    assert {(one.outlet, one.weight) for one in tallies} == {
        *((1, "headline"), (1, "minor"), (2, "substantive"))
    }
    assert sum(one.number for one in river.tallies(session, [date(2031, 5, 3)])) == 5


def test_only_the_newest_are_counted(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(river, "COUNTED", 2)
    assert sum(one.number for one in river.tallies(session)) == 2


def test_what_was_kept_since(session: Session) -> None:
    newest = river.newest_id(session)
    assert river.kept_since(session, newest, Wanted(), most=9) == 0
    assert river.kept_since(session, 0, Wanted(), most=9) == 6
    assert river.kept_since(session, 0, Wanted(), most=4) == 4
    assert river.kept_since(session, 0, Wanted(outlets=(2,)), most=9) == 1
