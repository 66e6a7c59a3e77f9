"""Bringing an archive: recorded answers of feeds go through the pipeline by the recorded clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tracker.bounded.readers import Readers
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.desk.polling.looks import look_at
from tracker.errors import NotFoundError, ParseError
from tracker.models.records.feeds import Feed
from tracker.models.records.outlets import Outlet
from tracker.models.values import Answer
from tracker.pipeline.reading import feed_text, open_readers
from tracker.pipeline.receive import FeedReceived, receive_feed
from tracker.show.conditions import ARCHIVE
from tracker.store import captures, feeds, outlets, polls
from tracker.store.database import Database, Session

_STAMP = re.compile(r"(\d{8})T?(\d{6})Z?")
"""`20251001T041428Z`, or the same without the letters."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recorded answer: of which feed, from when, in which file."""

    feed: str
    at: datetime
    file: Path


@dataclass(slots=True)
class Replayed:
    """What an archive came to."""

    answers: int = 0
    unchanged: int = 0
    unreadable: list[str] = field(default_factory=list)
    stories: int = 0
    versions: int = 0


def recordings(folder: Path) -> list[Recording]:
    """The recorded answers below a folder of feeds (`feed/TIMESTAMP.xml`), the oldest first.

    A folder that holds such files itself is one feed. Raises NotFoundError when there are none.
    """
    files = [file for file in sorted(folder.glob("*")) if file.is_file()]
    files += [file for file in sorted(folder.glob("*/*")) if file.is_file()]
    found = [
        Recording(file.parent.resolve().name, at, file)
        for file in files
        if (at := _recorded_at(file.stem)) is not None
    ]
    if not folder.is_dir():
        raise NotFoundError(f"{folder}: no such folder")
    if not found:
        raise NotFoundError(
            f"{folder}: holds no recorded answers; they are named feed/20251001T041428Z.xml"
        )
    return sorted(found, key=lambda recording: (recording.at, recording.feed))


def _recorded_at(stem: str) -> datetime | None:
    match = _STAMP.fullmatch(stem)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


class Archive:
    """Replays recorded answers without going out: an entry's text is what the feed itself has."""

    def __init__(self, database: Database, readers: Readers) -> None:
        """Replay into this database what these readers make of the answers."""
        self._database = database
        self._readers = readers

    def replay(
        self,
        found: list[Recording],
        *,
        outlet: str | None = None,
        tell: Callable[[Recording], None] = lambda _: None,
    ) -> Replayed:
        """Replay recordings in their order, each feed under an outlet of its name or of `outlet`.

        What was replayed already is unchanged: doing it twice makes no version.
        """
        outcome = Replayed()
        feeds = {r.feed: self._feed(r.feed, outlet or r.feed, r.at) for r in found}
        for recording in found:
            self._replay_one(*feeds[recording.feed], recording, outcome)
            tell(recording)
        return outcome

    def _feed(self, name: str, outlet: str, at: datetime) -> tuple[Feed, Outlet]:
        url = f"{ARCHIVE}{name}"
        with self._database.writing() as session:
            kept = outlets.outlet_named(session, outlet) or outlets.keep_outlet(
                session, outlet, title=outlet, dialect="any"
            )
            feed = feeds.feed_at(session, url)
            if feed is None:
                feed = Feed(outlet_id=kept.id or 0, url=url, state="paused", added_at=at)
                session.add(feed)
                session.flush()
            return feed, kept

    def _replay_one(
        self, feed: Feed, outlet: Outlet, recording: Recording, outcome: Replayed
    ) -> None:
        outcome.answers += 1
        if feed.polled_at is not None and recording.at <= feed.polled_at:
            outcome.unchanged += 1
            return
        answer = _answer(feed, recording)
        look = look_at(feed, answer, recording.at, None)
        if look.outcome == "same":
            outcome.unchanged += 1
            with self._database.writing() as session:
                polls.remember(session, [look])
            return

        try:
            text = feed_text(self._readers, answer).result()
        except ParseError as error:
            self._unreadable(feed, answer, error, recording, outcome)
            return

        def work(session: Session) -> FeedReceived:
            received = receive_feed(session, feed, outlet, answer, text, go_out=False)
            polls.remember(session, [look])
            return received

        received = self._database.write(work)
        made = [filed.version for filed in received.filed if filed.version]
        outcome.versions += len(made)
        outcome.stories += sum(version.number == 1 for version in made)

    def _unreadable(
        self,
        feed: Feed,
        answer: Answer,
        error: ParseError,
        recording: Recording,
        outcome: Replayed,
    ) -> None:
        outcome.unreadable.append(f"{recording.file}: {error}")
        with self._database.writing() as session:
            captures.keep_capture(session, answer, feed_id=feed.id)
            polls.remember(session, [look_at(feed, error, recording.at, None)])


def _answer(feed: Feed, recording: Recording) -> Answer:
    return Answer(
        url=feed.url,
        final_url=feed.url,
        status=200,
        headers={},
        body=recording.file.read_bytes(),
        captured_at=recording.at,
    )


@contextmanager
def open_archive(settings: Settings) -> Iterator[Archive]:
    """The archive wing of the desk that the settings describe."""
    with open_database(settings) as database, open_readers() as readers:
        yield Archive(database, readers)
