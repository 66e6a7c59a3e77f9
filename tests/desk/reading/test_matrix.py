"""Every version of a story beside every other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.web.newsroom import FERRY, LATER, NOON
from tests.web.newsroom import Newsroom as Wire
from tracker.desk.reading.comparing import Comparing
from tracker.desk.reading.matrix import MOST, Matrix
from tracker.errors import NotFoundError
from tracker.models.values import Article
from tracker.store import versions
from tracker.store.database import Database


@pytest.fixture
def wire(database: Database) -> Wire:
    return Wire(database)


@pytest.fixture
def reading(database: Database) -> Comparing:
    return Comparing(database)


def numbers(read: Matrix) -> list[int]:
    return [one.number for one in read.versions]


def grows(wire: Wire, until: int) -> None:
    """A paragraph more with each version; three with every tenth."""
    told = list(FERRY.paragraphs)
    for number in range(1, until + 1):
        more = 3 if number % 10 == 0 else 1
        told += [f"Boat {number} of part {part} sailed." for part in range(more)]
        wire.publishes(replace(FERRY, paragraphs=tuple(told)))


def test_each_version_stands_beside_each(wire: Wire, reading: Comparing) -> None:
    for said in (FERRY, LATER, FERRY):
        wire.publishes(said)
    read = reading.matrix(1)
    assert (read.total, numbers(read), read.whole) == (3, [1, 2, 3], True)
    pairs = {(pair.old, pair.new): pair for row in read.rows for pair in row}
    assert 0.3 < (pairs[1, 2].share or 0) < 0.8
    assert (pairs[1, 2].retitled, pairs[1, 2].same) == (True, False)
    assert (pairs[1, 3].retitled, pairs[1, 3].same, pairs[1, 3].share) == (False, True, 1)
    assert read.alike == ((1, 3),)


def test_of_a_long_story_those_that_tell_most_or_those_up_to_one(
    wire: Wire, reading: Comparing
) -> None:
    grows(wire, 24)
    read = reading.matrix(1)
    assert (len(read.versions), read.whole, read.total) == (MOST, False, 24)
    assert {1, 10, 20, 24} <= set(numbers(read))
    assert (read.earlier, read.later) == (None, None)
    assert numbers(reading.matrix(1, 99)) == numbers(read)
    for upto, first, earlier, later in ((24, 5, 4, None), (22, 3, 2, 24), (3, 1, None, 23)):
        read = reading.matrix(1, upto)
        assert numbers(read) == list(range(first, upto + 1))
        assert (read.whole, read.earlier, read.later) == (True, earlier, later)


def test_a_text_that_was_removed_is_like_none(
    wire: Wire, reading: Comparing, database: Database
) -> None:
    for said in (FERRY, LATER, FERRY):
        wire.publishes(said)
    with database.writing() as session:
        versions.version_numbered(session, 1, 3).removed_at = NOON
    read = reading.matrix(1)
    assert [pair.share for pair in read.rows[2]] == [None, None, None]
    assert not any(pair.same or pair.retitled for pair in read.rows[2])
    assert read.alike == ()


def test_a_single_version_stands_alone(wire: Wire, reading: Comparing) -> None:
    wire.publishes(Article("Wheat crop seen smaller"))
    assert len(reading.matrix(1).rows) == 1
    with pytest.raises(NotFoundError):
        reading.matrix(2)
