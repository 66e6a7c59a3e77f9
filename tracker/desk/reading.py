"""What people read: stories, their versions, what changed between any two, the newest changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise

from tracker.config import Settings
from tracker.desk.links import LinksRead, Other, links_read, possibly
from tracker.desk.opening import open_database
from tracker.errors import NotFoundError
from tracker.identify import keys
from tracker.models.claims import NoteCheck
from tracker.models.history import History, SeenVersion
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Link, Version
from tracker.models.values import Article, Diff, Span, Weight
from tracker.store import links, outlets, stories, versions
from tracker.store.database import Database, Session
from tracker.store.stories import StoryLine
from tracker.store.versions import ChangeLine, VersionLine

STEPS = 20
"""Steps whose notes are read at once: of 43 chains of a large agency the longest has 14."""
_SHOWN = 5
"""Stories named when what was asked for fits several."""


@dataclass(frozen=True, slots=True)
class StoryRead:
    """A story with its outlet, every version in order, and every address."""

    story: Story
    outlet: Outlet
    versions: tuple[VersionLine, ...]
    addresses: tuple[Address, ...]


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
class Comparison:
    """Two versions of a story, and everything that differs between them."""

    story: Story
    outlet: Outlet
    old: Version
    new: Version
    diff: Diff


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """A story, and how it grew."""

    story: Story
    outlet: Outlet
    history: History


@dataclass(frozen=True, slots=True)
class NoteRead:
    """A step of a story with the newer version's edit note, held against what changed."""

    old: Version
    new: Version
    check: NoteCheck


@dataclass(frozen=True, slots=True)
class NotesRead:
    """The edit notes of a story between two of its versions, step by step."""

    story: Story
    outlet: Outlet
    steps: tuple[NoteRead, ...]


@dataclass(frozen=True, slots=True)
class ChangeRead:
    """One of the newest changes."""

    line: ChangeLine
    headline: tuple[Span, ...]


class Reading:
    """The questions of a reader."""

    def __init__(self, database: Database) -> None:
        """Answer from this database."""
        self._database = database

    def stories(self, query: str = "", *, outlet: str = "", limit: int = 50) -> list[StoryLine]:
        """Stories that had a headline with every word of `query`, the latest changed first."""
        with self._database.reading() as session:
            return stories.story_lines(session, query=query, outlet=outlet, limit=limit)

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
            story = stories.living(session, story_id)
            key = story.id or 0
            return StoryRead(
                story,
                session.get_one(Outlet, story.outlet_id),
                tuple(versions.version_lines(session, key)),
                tuple(stories.addresses_of(session, key)),
            )

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
            version = _version(session, story_id, number)
            story = stories.story_by_id(session, version.story_id)
            return VersionRead(
                story,
                session.get_one(Outlet, story.outlet_id),
                version,
                versions.article(session, version),
                session.get_one(Address, version.address_id).value,
                *versions.beside(session, version),
            )

    def compare(self, story_id: int, old: int | None = None, new: int | None = None) -> Comparison:
        """What differs between two versions: by default the latest and the one before it.

        The story is the one in which the newer version stands now. Raises NotFoundError, also for
        a story that has a single version.
        """
        with self._database.reading() as session:
            pair = _pair(session, story_id, old, new)
            story = stories.story_by_id(session, pair[1].story_id)
            texts = versions.articles(session, pair)
            # Listing versions is asked for most, and compares nothing.
            from tracker import diff  # noqa: PLC0415

            changed = diff.compare(texts[pair[0].id or 0], texts[pair[1].id or 0])
            outlet = session.get_one(Outlet, story.outlet_id)
            return Comparison(story, outlet, pair[0], pair[1], changed)

    def history(self, story_id: int, number: int | None = None) -> HistoryRead:
        """How a story grew, up to its version of that number; up to the latest when none is given.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            last = _version(session, story_id, number)
            story = stories.story_by_id(session, last.story_id)
            lines = versions.version_lines(session, last.story_id)
            lines = lines[: 1 + [line.version.id for line in lines].index(last.id)]
            found = _history(session, lines)
            return HistoryRead(story, session.get_one(Outlet, story.outlet_id), found)

    def notes(
        self, story_id: int, old: int | None = None, new: int | None = None, *, most: int = STEPS
    ) -> NotesRead:
        """Each edit note after version `old` up to version `new`, held against its own step.

        A note counts paragraphs of the version that it came with, so that over several versions
        it is read where it stands, and never against the whole way. By default the latest step;
        of a longer way the last `most` steps.

        Raises NotFoundError, also for a story that has a single version.
        """
        with self._database.reading() as session:
            newer = _version(session, story_id, new)
            story = stories.story_by_id(session, newer.story_id)
            outlet = session.get_one(Outlet, story.outlet_id)
            last = newer.number
            first = _version(session, story_id, old).number if old else last - 1
            if first < 1:
                raise NotFoundError(f"story {story_id} has one version so far: no note to check")
            way = min(max(last - first, 0), most) + 1
            known = versions.versions_up_to(session, newer.story_id, last, way)
            texts = versions.articles(session, known)
            steps = [
                _note_read(session, outlet, (before, after), texts)
                for before, after in pairwise(known)
            ]
            return NotesRead(story, outlet, tuple(steps))

    def changes(self, *, weight: str = "", outlet: str = "", limit: int = 50) -> list[ChangeRead]:
        """The newest changes, the latest first, each with its headline word by word."""
        with self._database.reading() as session:
            lines = versions.newest_changes(session, limit=limit, weight=weight, outlet=outlet)
        from tracker import diff  # noqa: PLC0415 (as above)

        return [
            ChangeRead(line, diff.word_spans(line.old.headline, line.new.headline))
            for line in lines
        ]

    def outlets(self) -> list[Outlet]:
        """All outlets, by name."""
        with self._database.reading() as session:
            return list(outlets.outlets(session))


def _version(session: Session, story_id: int, number: int | None) -> Version:
    """The version that has or had that number in the story; without a number, the latest."""
    if number is not None:
        return versions.version_numbered(session, story_id, number)
    story = stories.living(session, story_id)
    return versions.version_numbered(session, story.id or 0, story.latest)


def _pair(
    session: Session, story_id: int, old: int | None, new: int | None
) -> tuple[Version, Version]:
    """Two versions of a story; the older is the one seen before the newer where none is named."""
    newer = _version(session, story_id, new)
    if old is not None:
        return versions.version_numbered(session, story_id, old), newer
    before, _ = versions.beside(session, newer)
    if before is None:
        first = f"begins with version {newer.number}" if new else "has one version so far"
        raise NotFoundError(f"story {story_id} {first}: nothing to compare")
    return versions.version_numbered(session, newer.story_id, before), newer


def _history(session: Session, lines: Sequence[VersionLine]) -> History:
    from tracker.diff.history import chosen, history  # noqa: PLC0415 (as above)

    latest = versions.article(session, lines[-1].version)
    numbers, limits = chosen([line.version.number for line in lines], latest)
    read = set(numbers)
    of = [line.version for line in lines if line.version.number in read]
    by_id = versions.articles(session, of)
    texts = {version.number: by_id[version.id or 0] for version in of}
    seen = [_seen(version, texts[version.number]) for version in of]
    return history(seen, texts, _weights(lines), limits=limits)


def _seen(version: Version, text: Article) -> SeenVersion:
    return SeenVersion(version.number, version.seen_at, version.unseen_until, text.label)


def _weights(lines: Sequence[VersionLine]) -> dict[int, Weight | None]:
    """The weight of each step, by the number of its later version."""
    return {line.version.number: Weight(line.change.weight) for line in lines if line.change}


def _note_read(
    session: Session, outlet: Outlet, pair: tuple[Version, Version], texts: Mapping[int, Article]
) -> NoteRead:
    from tracker import diff  # noqa: PLC0415 (as above)
    from tracker.pipeline.note import checked_note  # noqa: PLC0415 (the same)

    old, new = (texts[version.id or 0] for version in pair)
    changed = diff.compare(old, new)
    return NoteRead(*pair, checked_note(session, outlet, (old, new), pair[1], changed))


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
