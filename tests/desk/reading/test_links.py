"""Why versions stand in a story, as the desk tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.pipeline.wire import START, STRIKE, WHEAT, Wire
from tracker.desk.deciding.linking import Linking
from tracker.desk.reading.stories import Reading
from tracker.models.values import Reason
from tracker.store import doubts
from tracker.store.database import Database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Four stories; the second and the third may be the fourth."""
    database = Database(database_url)
    with database.writing() as session:
        wire = Wire(session)
        for number, text in enumerate((STRIKE, WHEAT, *LATER), start=1):
            wire.shows(text, f"https://wire.example/{number}")
        for story_id, score in ((2, 0.6), (3, 0.65)):
            doubts.keep_doubt(session, story_id, 4, score=score, reasons=[REASON], now=START)
    yield database
    database.close()


LATER = (
    replace(STRIKE, headline="Ferry aground", paragraphs=("A ferry ran aground in thick fog.",)),
    replace(STRIKE, headline="Choir wins prize", paragraphs=("A choir won a prize on Monday.",)),
)
REASON = Reason("text", "60% shared", 0.6)


def possible(reading: Reading, story_id: int) -> list[int | None]:
    others = reading.possibly(story_id)
    assert others == reading.linked(story_id).possibly
    return [other.story.id for other in others]


def test_both_sides_show_a_doubt_the_surest_first(database: Database) -> None:
    reading = Reading(database)
    assert [possible(reading, number) for number in (1, 2, 3, 4)] == [[], [4], [4], [3, 2]]


def test_an_answer_ends_a_doubt(database: Database) -> None:
    reading, linking = Reading(database), Linking(database)
    linking.apart(4, 3, by="ada")
    assert possible(reading, 4) == [2]
    linking.merge(4, 2, by="ada")
    assert possible(reading, 2) == []
    assert reading.linked(4).joined == (4,)


def test_a_doubt_about_a_part_is_one_about_the_whole(database: Database) -> None:
    reading, linking = Reading(database), Linking(database)
    linking.merge(1, 4, by="ada")
    assert possible(reading, 1) == [3, 2]
    assert possible(reading, 3) == [1]
    linking.apart(1, 3, by="ada")
    assert possible(reading, 1) == [2]


def test_a_story_tells_what_was_decided_about_it(database: Database) -> None:
    Linking(database).merge(1, 2, by="ada")
    read = Reading(database).linked(2)
    assert (read.story.id, read.outlet.name) == (1, "wire")
    assert [(number, link.decided_by) for number, link in read.links] == [
        (1, "machine"),
        (2, "ada"),
    ]
    [undone] = read.undone
    assert (undone.link.story_id, undone.version.story_id) == (2, 1)
