"""An archive of recorded answers goes through the same pipeline, by the recorded clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.readers import shared_readers
from tracker.desk.archive import Archive, Replayed, recordings
from tracker.desk.reading.stories import Reading
from tracker.errors import NotFoundError
from tracker.store.database import Database

START = datetime(2031, 5, 3, 4, tzinfo=UTC)
DOCKS = ("dock-1", "Harbour strike enters second day", "Eleven ships lie at anchor.")
WHEAT = ("crop-1", "Wheat crop seen smaller", "Rain kept machines off the fields.")


def record(folder: Path, hour: int, *items: tuple[str, str, str], feed: str = "world") -> None:
    """Record what the feed said at that hour; each item is dated anew at every poll."""
    at = START + timedelta(hours=hour)
    said = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title>"
        f"<link>https://w.example/{guid}?utm_source=rss{hour}</link>"
        f"<description>{summary}</description>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for guid, title, summary in items
    )
    file = folder / feed / f"{at:%Y%m%dT%H%M%SZ}.xml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"<rss version='2.0'><channel><title>W</title>{said}</channel></rss>")


def replay(database: Database, folder: Path) -> Replayed:
    return Archive(database, shared_readers()).replay(recordings(folder))


def headlines(database: Database) -> dict[str, list[str]]:
    """The headlines of every story, in order, by its guid."""
    reading = Reading(database)
    found = {}
    for line in reading.stories(limit=1000):
        read = reading.story(line.story.id or 0)
        [guid] = [a.value for a in read.addresses if a.kind == "guid"]
        found[guid] = [one.version.headline for one in read.versions]
    return found


def test_every_title_that_changed_is_a_version_in_that_order(
    database: Database, tmp_path: Path
) -> None:
    titles = ["Harbour strike enters second day", "Docks shut", "Harbour strike over", "Docks shut"]
    for hour, title in enumerate(titles):
        record(tmp_path, hour * 4, ("dock-1", title, "Eleven ships lie at anchor."), WHEAT)
    outcome = replay(database, tmp_path)
    assert headlines(database) == {"dock-1": titles, "crop-1": [WHEAT[1]]}
    assert (outcome.answers, outcome.stories, outcome.versions) == (4, 2, 5)
    assert [one.version.back for one in Reading(database).story(1).versions] in (
        [None, None, None, 2],
        [None],
    )


def test_a_date_and_a_tracking_parameter_alone_make_no_version(
    database: Database, tmp_path: Path
) -> None:
    for hour in range(6):
        record(tmp_path, hour, DOCKS, WHEAT)
    outcome = replay(database, tmp_path)
    assert (outcome.stories, outcome.versions) == (2, 2)


def test_versions_are_dated_by_the_recorded_clock(database: Database, tmp_path: Path) -> None:
    record(tmp_path, 0, DOCKS)
    record(tmp_path, 4, DOCKS)
    record(tmp_path, 8, ("dock-1", "Docks shut", "Eleven ships lie at anchor."))
    replay(database, tmp_path)
    first, second = (one.version for one in Reading(database).story(1).versions)
    assert (first.unseen_until, first.seen_at) == (None, START)
    assert second.unseen_until == START + timedelta(hours=4)
    assert second.seen_at == START + timedelta(hours=8)


def test_what_is_absent_for_a_while_is_neither_gone_nor_new(
    database: Database, tmp_path: Path
) -> None:
    record(tmp_path, 0, DOCKS, WHEAT)
    record(tmp_path, 4, WHEAT)
    record(tmp_path, 8, WHEAT, DOCKS)
    replay(database, tmp_path)
    assert headlines(database) == {"dock-1": [DOCKS[1]], "crop-1": [WHEAT[1]]}


def test_replaying_twice_changes_nothing(database: Database, tmp_path: Path) -> None:
    record(tmp_path, 0, DOCKS)
    record(tmp_path, 4, ("dock-1", "Docks shut", "Eleven ships lie at anchor."))
    replay(database, tmp_path)
    again = replay(database, tmp_path)
    assert (again.answers, again.unchanged, again.versions) == (2, 2, 0)
    assert headlines(database) == {"dock-1": [DOCKS[1], "Docks shut"]}


def test_an_unreadable_answer_is_named_and_costs_nothing(
    database: Database, tmp_path: Path
) -> None:
    record(tmp_path, 0, DOCKS)
    bad = tmp_path / "world" / "20310503T060000Z.xml"
    bad.write_text("<html><body>Please log in</body></html>")
    record(tmp_path, 4, DOCKS)
    outcome = replay(database, tmp_path)
    assert len(outcome.unreadable) == 1
    assert outcome.unreadable[0].startswith(str(bad))
    assert headlines(database) == {"dock-1": [DOCKS[1]]}


def test_a_guid_given_to_another_story_days_later_begins_one(
    database: Database, tmp_path: Path
) -> None:
    record(tmp_path, 0, DOCKS)
    record(tmp_path, 96, ("dock-1", WHEAT[1], WHEAT[2]))
    replay(database, tmp_path)
    assert len(Reading(database).stories()) == 2


def test_each_folder_is_a_feed_of_an_outlet_of_its_name(database: Database, tmp_path: Path) -> None:
    record(tmp_path, 0, DOCKS, feed="world")
    record(tmp_path, 2, DOCKS, feed="local")
    replay(database, tmp_path)
    assert [line.outlet.name for line in Reading(database).stories()] == ["local", "world"]


def test_a_folder_that_is_one_feed_is_read_too(tmp_path: Path) -> None:
    record(tmp_path, 0, DOCKS)
    [recording] = recordings(tmp_path / "world")
    assert (recording.feed, recording.at) == ("world", START)


@pytest.mark.parametrize("name", ["notes.txt", "20319903T000000Z.xml", "latest.xml"])
def test_a_folder_without_recordings_is_said_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(NotFoundError, match="no recorded answers"):
        recordings(tmp_path)
