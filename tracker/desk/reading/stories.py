"""What people read: stories, their versions, and why each is where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.desk.reading.links import LinksRead, Other, links_read, possibly
from tracker.errors import NotFoundError
from tracker.identify import keys
from tracker.models.records.evidence import Capture, PollSpan, Seal
from tracker.models.records.outlets import Outlet
from tracker.models.records.rereadings import Rereading
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Link, Version
from tracker.models.values import Article
from tracker.show.blind import Blind, blind_time
from tracker.show.fates import PROOF, Fate, fates
from tracker.store import captures, links, outlets, polls, rereadings, stories, versions
from tracker.store.chain.proofs import seals_of
from tracker.store.database import Database, Session
from tracker.store.stories import StoryLine
from tracker.store.versions import VersionLine

_SHOWN = 5
"""Stories named when what was asked for fits several."""


@dataclass(frozen=True, slots=True)
class StoryRead:
    """A story with its outlet, every version in order, and every address."""

    story: Story
    outlet: Outlet
    versions: tuple[VersionLine, ...]
    addresses: tuple[Address, ...]
    fates: tuple[Fate, ...] = ()
    """What became of it: gone, back, withdrawn, in order of time."""
    spans: tuple[PollSpan, ...] = ()
    """Every run of looks at its pages and at the feeds that list it, in order of time."""

    def blind(self, now: datetime) -> tuple[Blind, ...]:
        """When nobody looked at it, or nothing could be seen of it, up to now."""
        return blind_time(self.spans, now)


@dataclass(frozen=True, slots=True)
class VersionRead:
    """One version of a story with its text and the address it came from."""

    story: Story
    outlet: Outlet
    version: Version
    article: Article
    address: str
    before: int | None = None
    """The number of the version seen before it in this story."""
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Showing:
    """A version, and the address as an outlet writes it under which it was seen."""

    version: Version
    address: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How a version is kept: the answer that it was read from, and the seals of both."""

    capture: Capture
    """Without its body."""
    seals: tuple[Seal, ...]


class Reading:
    """The questions of a reader."""

    def __init__(self, database: Database) -> None:
        """Answer from this database."""
        self._database = database

    def stories(self, query: str = "", *, outlet: str = "", limit: int = 50) -> list[StoryLine]:
        """Stories that had a headline with every word of `query`, the latest changed first."""
        with self._database.reading() as session:
            return stories.story_lines(session, query=query, outlet=outlet, limit=limit)

    def gone(self, story_ids: Sequence[int]) -> dict[int, list[Fate]]:
        """Of those of these stories that were gone: since when, and whether they are back."""
        with self._database.reading() as session:
            spans = polls.refusing(session, story_ids, PROOF)
        return {story_id: fates(of, []) for story_id, of in spans.items()}

    def rereadings(self, story: StoryRead) -> dict[int, list[Rereading]]:
        """What later readers made of the bytes of a story's versions, by the version's number."""
        numbers = {line.version.id or 0: line.version.number for line in story.versions}
        with self._database.reading() as session:
            found = rereadings.rereadings_of(session, list(numbers))
        return {numbers[version_id]: read for version_id, read in found.items()}

    def story_id(self, named: str) -> int:
        """The id of the story that a person named: by id, address, guid, or headline words.

        Raises NotFoundError when there is none, or several, which it then names.
        """
        with self._database.reading() as session:
            if re.fullmatch(r"[0-9]{1,18}", named):  # what an id can be; a guid may be one too
                with suppress(NotFoundError):
                    return stories.story_by_id(session, int(named)).id or 0
            found = stories.stories_at(session, [named, *keys.keys_in(named)])
            if len(found) == 1:
                return found[0]
            lines = stories.story_lines(session, query=named, limit=_SHOWN + 1)
        if len(lines) == 1:
            return lines[0].story.id or 0
        if not lines:
            raise NotFoundError(f"no story is named by “{named}”; see `tracker stories`")
        several = "\n".join(f"  {x.story.id}  {x.story.headline}" for x in lines[:_SHOWN])
        more = "  …\n" if len(lines) > _SHOWN else ""
        raise NotFoundError(f"several stories fit “{named}”:\n{several}\n{more}Name one by its id.")

    def story(self, story_id: int) -> StoryRead:
        """A story with all its versions and addresses; for one that was joined, the joint story.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            return _story_read(session, story_id)

    def overview(self, story_id: int) -> tuple[StoryRead, LinksRead]:
        """The same, and everything that was decided about what belongs to it, at one moment.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            return _story_read(session, story_id), links_read(session, story_id)

    def links(self, story_id: int) -> list[tuple[int, Link]]:
        """Why the versions of a story belong to it: each version's number with its link, in order.

        Nothing for a story that there is none of.
        """
        with self._database.reading() as session:
            return links.links_of(session, story_id)

    def linked(self, story_id: int) -> LinksRead:
        """A story with everything that was decided about what belongs to it.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            return links_read(session, story_id)

    def possibly(self, story_id: int) -> tuple[Other, ...]:
        """The stories that may be this one, the surest first; nobody answered yet.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            return possibly(session, story_id)

    def version(self, story_id: int, number: int | None = None) -> VersionRead:
        """One version with its text, where it stands now; the latest when no number is given.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            version = version_of(session, story_id, number)
            story = stories.story_by_id(session, version.story_id)
            return VersionRead(
                story,
                session.get_one(Outlet, story.outlet_id),
                version,
                versions.article(session, version),
                session.get_one(Address, version.address_id).value,
                *versions.beside(session, version),
            )

    def kept(self, version: Version) -> Kept:
        """How a version is kept."""
        subjects = [("capture", version.capture_id), ("version", version.id or 0)]
        with self._database.reading() as session:
            capture = captures.capture_facts(session, version.capture_id)
            return Kept(capture, tuple(seals_of(session, subjects)))

    def showings(self, address: str) -> list[Showing]:
        """Every version that a web address showed first, in the order seen; removed ones too."""
        with self._database.reading() as session:
            found = versions.shown_at(session, keys.url_key(address))
        return [Showing(version, value) for version, value in found]

    def answer(self, story_id: int, number: int) -> tuple[Version, bytes]:
        """A version, where it stands now, with the outlet's answer that it was read from.

        Raises NotFoundError, and DamagedError for one that was removed or cannot be read any more.
        """
        with self._database.reading() as session:
            version = version_of(session, story_id, number)
            return version, captures.captured(session, version.capture_id)[1]

    def outlets(self) -> list[Outlet]:
        """All outlets, by name."""
        with self._database.reading() as session:
            return list(outlets.outlets(session))


def _story_read(session: Session, story_id: int) -> StoryRead:
    story, outlet = stories.with_outlet(session, story_id)
    key = story.id or 0
    lines = tuple(versions.version_lines(session, key))
    addresses = tuple(stories.addresses_of(session, key))
    spans = tuple(polls.spans_of(session, key, story.begun_at))
    at_pages = [span for span in spans if span.address_id is not None]
    became = tuple(fates(at_pages, [line.version for line in lines]))
    return StoryRead(story, outlet, lines, addresses, became, spans)


def version_of(session: Session, story_id: int, number: int | None) -> Version:
    """The version that has or had that number in the story; without a number, the latest."""
    if number is not None:
        return versions.version_numbered(session, story_id, number)
    story = stories.living(session, story_id)
    return versions.version_numbered(session, story.id or 0, story.latest)


def story_and_number(text: str) -> tuple[str, int | None]:
    """`STORY@3` in two parts; the number is None where there is none."""
    if match := re.fullmatch(r"(.+)@(\d{1,9})", text):
        return match[1], int(match[2])
    return text, None


@contextmanager
def open_reading(settings: Settings) -> Iterator[Reading]:
    """The reading wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Reading(database)
