"""What people compare: two versions, each note with its step, a story over all its versions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from tracker import diff
from tracker.config import Settings
from tracker.desk.opening import open_database
from tracker.desk.reading.compared import compared
from tracker.desk.reading.matrix import Matrix, matrix_of
from tracker.desk.reading.profiles import Profiles
from tracker.desk.reading.stories import version_of
from tracker.diff.history import chosen, history
from tracker.errors import NotFoundError
from tracker.models.claims import NoteCheck
from tracker.models.history import History, SeenVersion
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Version
from tracker.models.values import Article, Diff, Weight
from tracker.pipeline.note import checked_note
from tracker.store import outlines, stories, versions
from tracker.store.database import Session
from tracker.store.outlines import Outlined
from tracker.store.versions import ChangeLine, VersionLine

STEPS = 20
"""Steps whose notes are read at once: of 43 chains of a large agency the longest has 14."""


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
class Between:
    """Two versions of a story with all that a page about them says."""

    compared: Comparison
    notes: tuple[NoteRead, ...]
    """Of each step of the way, as `Comparing.notes`; none where the two are parted."""
    outline: tuple[Outlined, ...]
    """All versions of the story, in the order seen."""
    address: str
    """Of the newer version at the outlet."""


@dataclass(frozen=True, slots=True)
class ChangeRead:
    """One of the newest changes, spelled out."""

    line: ChangeLine
    diff: Diff
    address: str
    """Of the newer version, at the outlet."""


class Comparing(Profiles):
    """The questions of a reader that lay texts side by side, beside all others.

    Apart, because listing versions is asked for most, and compares nothing.
    """

    def compare(self, story_id: int, old: int | None = None, new: int | None = None) -> Comparison:
        """What differs between two versions: by default the latest and the one before it.

        The story is the one in which the newer version stands now. Raises NotFoundError, also for
        a story that has a single version.
        """
        with self._database.reading() as session:
            pair = _pair(session, story_id, old, new)
            return _comparison(session, pair, versions.articles(session, pair))

    def between(self, story_id: int, old: int, new: int) -> Between:
        """What differs between two versions, with the notes on the way and the whole story's steps.

        The story is the one in which the newer version stands now. Raises NotFoundError.
        """
        with self._database.reading() as session:
            pair = _pair(session, story_id, old, new)
            parted = pair[0].story_id != pair[1].story_id
            way = [] if parted else _between(session, *pair)
            texts = versions.articles(session, [*pair, *way])
            found = _comparison(session, pair, texts)
            return Between(
                found,
                tuple(_note_read(session, found.outlet, step, texts) for step in pairwise(way)),
                outlines.outline(session, found.story.id or 0),
                session.get_one(Address, pair[1].address_id).value,
            )

    def outline(self, story_id: int) -> tuple[Outlined, ...]:
        """All versions of a story in the order seen; for one that was joined, the joint story's.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            story = stories.living(session, story_id)
            return outlines.outline(session, story.id or 0)

    def matrix(self, story_id: int, upto: int | None = None) -> Matrix:
        """The versions of a story, each beside each; of a long one some, see `matrix_of`.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            return matrix_of(session, story_id, upto)

    def history(self, story_id: int, number: int | None = None) -> HistoryRead:
        """How a story grew, up to its version of that number; up to the latest when none is given.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            last = version_of(session, story_id, number)
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
            newer = version_of(session, story_id, new)
            story = stories.story_by_id(session, newer.story_id)
            outlet = session.get_one(Outlet, story.outlet_id)
            first = version_of(session, story_id, old).number if old else newer.number - 1
            if first < 1:
                raise NotFoundError(f"story {story_id} has one version so far: no note to check")
            way = _way(session, newer, first, most)
            texts = versions.articles(session, way)
            steps = tuple(_note_read(session, outlet, step, texts) for step in pairwise(way))
            return NotesRead(story, outlet, steps)

    def changes(
        self,
        *,
        weights: Collection[str] = (),
        outlets: Collection[str] = (),
        labels: Collection[str] = (),
        verdicts: Collection[str] = (),
        story_id: int | None = None,
        limit: int = 50,
    ) -> list[ChangeLine]:
        """The newest changes, the latest first; an empty choice takes all.

        Raises NotFoundError for an outlet that there is none of.
        """
        known = {outlet.name for outlet in self.outlets()} if outlets else set()
        if unknown := next((name for name in outlets if name not in known), None):
            raise NotFoundError(f"no outlet is named “{unknown}”")
        with self._database.reading() as session:
            return versions.newest_changes(
                session,
                limit=limit,
                weights=weights,
                outlets=outlets,
                labels=labels,
                verdicts=verdicts,
                story_id=story_id,
            )

    def spelled_out(self, lines: Sequence[ChangeLine]) -> list[ChangeRead]:
        """Everything that differs in these changes, in their order."""
        both = {side.id or 0: side for line in lines for side in (line.old, line.new)}
        with self._database.reading() as session:
            texts = versions.articles(session, list(both.values()))
            return [
                ChangeRead(
                    line,
                    diff.compare(texts[line.old.id or 0], texts[line.new.id or 0]),
                    session.get_one(Address, line.new.address_id).value,
                )
                for line in lines
            ]


def _pair(
    session: Session, story_id: int, old: int | None, new: int | None
) -> tuple[Version, Version]:
    """Two versions of a story; the older is the one seen before the newer where none is named."""
    newer = version_of(session, story_id, new)
    if old is not None:
        return versions.version_numbered(session, story_id, old), newer
    before, _ = versions.beside(session, newer)
    if before is None:
        first = f"begins with version {newer.number}" if new else "has one version so far"
        raise NotFoundError(f"story {story_id} {first}: nothing to compare")
    return versions.version_numbered(session, newer.story_id, before), newer


def _comparison(
    session: Session, pair: tuple[Version, Version], texts: Mapping[int, Article]
) -> Comparison:
    story, outlet = stories.with_outlet(session, pair[1].story_id)
    changed = compared(texts[pair[0].id or 0], texts[pair[1].id or 0])
    return Comparison(story, outlet, pair[0], pair[1], changed)


def _between(session: Session, older: Version, newer: Version) -> list[Version]:
    """The way from one version to another; of a single step, the two, without asking again."""
    if newer.number == older.number + 1:
        return [older, newer]
    return _way(session, newer, older.number, STEPS)


def _way(session: Session, newer: Version, first: int, most: int) -> list[Version]:
    """The versions from number `first` up to one, of more than `most` steps the last ones."""
    steps = min(max(newer.number - first, 0), most)
    return versions.versions_up_to(session, newer.story_id, newer.number, steps + 1)


def _history(session: Session, lines: Sequence[VersionLine]) -> History:
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
    old, new = (texts[version.id or 0] for version in pair)
    changed = compared(old, new)
    return NoteRead(*pair, checked_note(session, outlet, (old, new), pair[1], changed))


@contextmanager
def open_comparing(settings: Settings) -> Iterator[Comparing]:
    """The comparing wing of the desk that the settings describe."""
    with open_database(settings) as database:
        yield Comparing(database)
