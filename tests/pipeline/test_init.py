"""The sentence said by two workers at once: one story is one story, and no text is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlmodel import func, select

from tests.pipeline import race
from tracker.models.records.feeds import Listing
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Paragraph, Version
from tracker.store.database import Database

STORIES = 30
"""A thousand end the same, and take a minute or two."""


def worker(url: str, first: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.pipeline.race", url, first, str(STORIES)]
    folder = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe)


def test_two_workers_that_meet_the_same_new_stories_make_each_once(database_url: str) -> None:
    database = Database(database_url)
    race.feed(database)
    workers = [worker(database_url, first) for first in "ab"]
    for one in workers:
        assert one.stdout is not None
        assert one.stdout.readline() == b"ready\n"
    for one in workers:
        assert one.stdin is not None
        one.stdin.close()
        one.stdin = None
    said = [one.communicate(timeout=300)[1] for one in workers]
    assert [one.returncode for one in workers] == [0, 0], said
    with database.reading() as session:
        counts = [
            session.exec(select(func.count()).select_from(table)).one()
            for table in (Story, Version, Address, Listing, Paragraph)
        ]
        assert counts == [STORIES, STORIES, 2 * STORIES, 2 * STORIES, STORIES + 1]
        homes = session.exec(select(Version.story_id)).all()
        assert len(set(homes)) == STORIES
    database.close()
