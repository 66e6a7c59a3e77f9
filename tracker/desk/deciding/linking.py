"""What people decide: which two stories are one, and which versions are a story of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import NotFoundError, RefusedError
from tracker.models.records.stories import Story
from tracker.models.records.versions import MACHINE
from tracker.pipeline import joining
from tracker.pipeline.joining import Moved
from tracker.store import stories, versions
from tracker.store.database import Database, Session


class Linking:
    """The decisions of a person, each on record and each undone by its opposite."""

    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        """Decide in this database."""
        self._database = database
        self._clock = clock

    def merge(self, one: int, other: int, *, by: str) -> Moved:
        """Make two stories one; the one that began first goes on, with both histories.

        Raises NotFoundError, and RefusedError for one story or for stories of two outlets.
        """
        check_person(by)
        return self._database.write(
            lambda session: joining.join(
                session,
                stories.living(session, one),
                stories.living(session, other),
                by=by,
                now=self._clock(),
            )
        )

    def split(self, story_id: int, first: int, last: int | None, *, by: str) -> Moved:
        """Make the versions from number `first` to `last`, or to the latest, a story of their own.

        Raises NotFoundError, and RefusedError when the story would have no version left.
        """
        check_person(by)

        def work(session: Session) -> Moved:
            begins = versions.version_numbered(session, story_id, first)
            story = stories.story_by_id(session, begins.story_id)
            ends = last and versions.version_numbered(session, story_id, last)
            if ends and ends.story_id != story.id:
                raise NotFoundError(
                    f"version {last} of story {story_id} is version {ends.number} of story"
                    f" {ends.story_id} now; see `tracker links {story.id}`"
                )
            until = ends.number if ends else None
            return joining.part(session, story, begins.number, until, by=by, now=self._clock())

        return self._database.write(work)

    def apart(self, one: int, other: int, *, by: str) -> tuple[Story, Story]:
        """Put on record that two stories are two; they come back.

        Raises NotFoundError, and RefusedError for one story or for stories of two outlets.
        """
        check_person(by)

        def work(session: Session) -> tuple[Story, Story]:
            both = stories.living(session, one), stories.living(session, other)
            joining.keep_apart(session, *both, by=by, now=self._clock())
            return both

        return self._database.write(work)


def check_person(by: str) -> None:
    """Raise RefusedError for what is no person's name."""
    if not by.strip() or by == MACHINE:
        raise RefusedError(f"“{by}” is no person's name; say who decides with --by NAME")


@contextmanager
def open_linking(settings: Settings) -> Iterator[Linking]:
    """The linking wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Linking(database)
