"""Taking a text away because the law asks for it: on record, sealed, and nowhere readable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.clock import Clock, utc_now
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.errors import RefusedError
from tracker.models.records.versions import Version
from tracker.pipeline import window
from tracker.store import moves, removals, stories, versions
from tracker.store.database import Database, Session, take_turn


class Removing:
    """Takes texts away; nothing undoes it."""

    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        """Out of this database."""
        self._database = database
        self._clock = clock

    def remove(
        self, story_id: int, number: int, *, by: str, reason: str, everywhere: bool = False
    ) -> list[str]:
        """Remove the text of a version; the names of those that have none now come back.

        `everywhere` takes along every version that has one of its paragraphs. Raises
        NotFoundError, and RefusedError without a reason or where the text is gone already.
        """
        if not reason.strip() or not by.strip():
            raise RefusedError("a removal needs a reason and a name; both stay on record")

        def work(session: Session) -> list[str]:
            version = versions.version_numbered(session, story_id, number)
            if version.removed_at is not None:
                raise RefusedError(f"{story_id}@{number}: {version.headline}")
            others = removals.sharing(session, version) if everywhere else ()
            going = [version, *others]
            for one in going:
                self._remove(session, one, by, " ".join(reason.split()))
            return [f"{one.story_id}@{one.number}" for one in going]

        done = self._database.write(work)
        self._database.scrub()
        return done

    def _remove(self, session: Session, version: Version, by: str, reason: str) -> None:
        story, now = stories.story_by_id(session, version.story_id), self._clock()
        take_turn(session, story.outlet_id)
        removals.remove_text(session, version, by=by, reason=reason, now=now)
        moves.settle(session, story)
        window.forget(session, story, now)


@contextmanager
def open_removing(settings: Settings) -> Iterator[Removing]:
    """The removing wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Removing(database)
