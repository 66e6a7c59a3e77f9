"""What people decide, asked of the desk: where every old name leads afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.pipeline.wire import START, STRIKE, WHEAT, Wire
from tracker.config import Settings
from tracker.desk.deciding.linking import Linking, open_linking
from tracker.desk.reading.comparing import Comparing
from tracker.errors import NotFoundError, RefusedError
from tracker.store.database import Database

NOW = START + timedelta(days=1)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Two stories of two versions each."""
    database = Database(database_url)
    with database.writing() as session:
        wire = Wire(session)
        for url, text in (("/1", STRIKE), ("/2", WHEAT)):
            for headline in (text.headline, f"{text.headline}, again"):
                wire.shows(replace(text, headline=headline), f"https://wire.example{url}")
    yield database
    database.close()


@pytest.fixture
def linking(database: Database) -> Linking:
    return Linking(database, clock=lambda: NOW)


def stands(reading: Comparing, story_id: int, number: int) -> tuple[int | None, int]:
    read = reading.version(story_id, number)
    return read.story.id, read.version.number


def test_after_a_merge_every_old_name_leads_to_the_joint_story(
    database: Database, linking: Linking
) -> None:
    moved = linking.merge(2, 1, by="ada")
    assert (moved.new.id, moved.numbers) == (1, ((1, 3), (2, 4)))
    reading = Comparing(database)
    assert stands(reading, 2, 1) == (1, 3)
    assert reading.story(2).story.id == 1
    assert reading.version(2).version.number == 4
    assert reading.story_id("https://wire.example/2") == 1
    compared = reading.compare(2, 1, 2)
    assert (compared.story.id, compared.old.number, compared.new.number) == (1, 3, 4)
    assert [one.change.story_id for one in reading.changes()] == [1, 1, 1]


def test_after_a_split_every_old_name_leads_to_the_new_story(
    database: Database, linking: Linking
) -> None:
    moved = linking.split(1, 2, None, by="ada")
    new = moved.new.id or 0
    reading = Comparing(database)
    assert stands(reading, 1, 2) == (new, 1)
    across = reading.compare(1, 1, 2)
    assert (across.old.story_id, across.new.story_id) == (1, new)
    with pytest.raises(NotFoundError, match="one version so far"):
        reading.compare(1)


def test_an_old_number_names_versions_to_split_too(database: Database, linking: Linking) -> None:
    linking.merge(1, 2, by="ada")
    moved = linking.split(2, 1, 2, by="ada")
    assert (moved.old.id, moved.new.id, moved.numbers) == (1, 2, ((3, 1), (4, 2)))
    assert stands(Comparing(database), 1, 4) == (2, 2)


def test_a_decision_twice_is_told_as_what_it_is(linking: Linking) -> None:
    linking.merge(1, 2, by="ada")
    with pytest.raises(RefusedError, match="both are story 1 already"):
        linking.merge(1, 2, by="ada")


def test_a_range_that_was_moved_says_where_it_is(linking: Linking) -> None:
    new = linking.split(1, 2, None, by="ada").new.id
    with pytest.raises(NotFoundError, match=f"is version 1 of story {new} now"):
        linking.split(1, 1, 2, by="ada")


@pytest.mark.parametrize("name", ["", " ", "machine"])
def test_only_a_person_decides(linking: Linking, name: str) -> None:
    with pytest.raises(RefusedError, match="--by NAME"):
        linking.apart(1, 2, by=name)


def test_an_unknown_story_says_what_to_do(linking: Linking) -> None:
    with pytest.raises(NotFoundError, match="tracker stories"):
        linking.merge(1, 77, by="ada")


def test_two_stories_are_two(database: Database, linking: Linking) -> None:
    both = linking.apart(2, 1, by="ada")
    assert [story.id for story in both] == [2, 1]
    [apart] = Comparing(database).linked(1).apart
    assert (apart.story.id, apart.doubt.answered_by, apart.doubt.answered_at) == (2, "ada", NOW)


def test_the_settings_open_it(database: Database, database_url: str) -> None:
    settings = Settings.model_validate({"database": {"url": database_url}})
    with open_linking(settings) as linking:
        assert linking.merge(1, 2, by="ada").new.id == 1
    assert Comparing(database).story(2).story.id == 1
