"""What people compare."""

from __future__ import annotations

import pytest

from tests.desk.newsroom import BODY, STRIKE, Newsroom
from tracker.desk.reading.comparing import Comparing, open_comparing
from tracker.errors import NotFoundError


@pytest.fixture
def reading(harbour: Newsroom) -> Comparing:
    return harbour.reading


def test_two_versions_are_compared(reading: Comparing) -> None:
    latest = reading.compare(1)
    assert (latest.old.number, latest.new.number) == (2, 3)
    assert latest.diff.counts["removed"] == 1
    whole = reading.compare(1, 1, 3)
    assert whole.diff.weight == "headline"
    assert reading.compare(1, 2, 2).diff.weight is None


@pytest.mark.parametrize(
    ("story", "old", "new"), [(2, None, None), (1, 1, 9), (1, 9, 1), (7, 1, 2), (1, -1, 2)]
)
def test_what_cannot_be_compared_is_said_so(
    reading: Comparing, story: int, old: int | None, new: int | None
) -> None:
    with pytest.raises(NotFoundError):
        reading.compare(story, old, new)


def test_a_story_is_read_over_all_its_versions(reading: Comparing) -> None:
    read = reading.history(reading.story_id("docks"))
    assert [version.number for version in read.history.versions] == [1, 2, 3]
    lives = read.history.lineage.lives
    assert [(life.text, life.first, life.until) for life in lives] == [
        (BODY[0], 1, None),
        (BODY[1], 1, None),
        (BODY[2], 1, 3),
    ]
    assert read.history.lineage.headline.edited == (2,)
    assert read.history.drift.heaviest == "headline"
    assert (read.story.headline, read.outlet.name) == ("Docks shut as talks fail", "wire")


def test_a_story_is_read_up_to_one_of_its_versions(reading: Comparing) -> None:
    story = reading.story_id("docks")
    assert [version.number for version in reading.history(story, 2).history.versions] == [1, 2]
    with pytest.raises(NotFoundError, match="no version 9"):
        reading.history(story, 9)


def test_the_newest_changes_come_first(reading: Comparing) -> None:
    changes = reading.changes()
    assert [one.change.weight for one in changes] == ["substantive", "headline"]
    assert [one.new.number for one in changes] == [3, 2]
    second = reading.spelled_out(changes)[1]
    assert "".join(s.text for s in second.diff.headline if s.op != "+") == STRIKE.title
    assert second.address.endswith("/strike")
    assert len(reading.changes(story_id=1)) == 2
    with pytest.raises(NotFoundError, match="paper"):
        reading.changes(outlets=["paper"])
    assert reading.changes(weights=["minor"]) == []
    assert len(reading.changes(outlets=["wire"], weights=["headline"])) == 1


def test_the_settings_open_the_same_wing(harbour: Newsroom) -> None:
    with open_comparing(harbour.settings) as reading:
        assert reading.compare(1, 1, 2).old.number == 1
