"""What an outlet's changes come to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.store.archived import NOON, archived
from tracker.models.records.feeds import Feed, Silence
from tracker.store import profiles
from tracker.store.database import Session
from tracker.store.profiles import ChangeUse, LabelUse


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    with archived(database_url) as session:
        yield session


def test_the_changes_of_one_outlet_are_counted(session: Session) -> None:
    assert sorted(profiles.change_uses(session, 1), key=str) == [
        ChangeUse("headline", "", "no_note", 2),
        ChangeUse("headline", "update", "found", 1),
        ChangeUse("minor", "", "no_note", 1),
        ChangeUse("minor", "update", "found", 1),
    ]
    assert profiles.change_uses(session, 9) == []


def test_only_the_newest_are_counted(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "COUNTED", 1)
    monkeypatch.setattr(profiles, "STORIES_COUNTED", 1)
    assert profiles.change_uses(session, 1) == [ChangeUse("headline", "", "no_note", 1)]
    assert len(profiles.story_uses(session, 1)) == 1


def test_labels_are_counted_as_they_stand(session: Session) -> None:
    assert profiles.label_uses(session, 1) == [LabelUse("2nd LD", "update", 2)]
    assert profiles.label_uses(session, 2) == []


def test_how_stories_went_on(session: Session) -> None:
    newest, other = profiles.story_uses(session, 1)
    assert (newest.versions, other.versions) == (4, 3)
    assert newest.first_change == NOON + timedelta(hours=6, minutes=1)
    assert newest.begun_at == NOON


def test_when_each_outlet_changed_last(session: Session) -> None:
    last = profiles.last_changes(session)
    assert last == {
        1: NOON + timedelta(hours=12, minutes=1),
        2: NOON + timedelta(hours=6, minutes=3),
    }


def test_a_silence_is_listed_as_long_as_it_goes_on(session: Session) -> None:
    feed = Feed(outlet_id=1, url="https://w.example/f", added_at=NOON)
    session.add(feed)
    session.flush()
    silence = Silence(feed_id=feed.id or 0, since=NOON, pause_s=1, outcome="same", noticed_at=NOON)
    session.add(silence)
    session.flush()
    assert profiles.silences(session) == []
    feed.silence_id = silence.id
    session.add(feed)
    session.flush()
    [(found, of, outlet)] = profiles.silences(session)
    assert (found.since, of.url, outlet.name) == (NOON, "https://w.example/f", "wire")
