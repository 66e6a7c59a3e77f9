"""What an outlet does with its stories, and how well it is looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from tracker.desk.reading.health import complaints
from tracker.desk.reading.shelves import Shelves
from tracker.errors import NotFoundError
from tracker.models.claims import NoteVerdict
from tracker.models.records.feeds import Feed, Instruction, Silence
from tracker.models.records.leaders import Leader
from tracker.models.records.outlets import Outlet
from tracker.models.values import LabelKind, Weight
from tracker.show.shares import Share
from tracker.store import feeds, leaders, outlets, profiles
from tracker.store.profiles import ChangeUse, LabelUse, StoryUse

TELLING = frozenset({Weight.HEADLINE, Weight.SUBSTANTIVE})
"""Weights of changes that a note can be expected to mention."""


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet as the list shows it."""

    outlet: Outlet
    feeds: tuple[Feed, ...]
    changed_at: datetime | None
    """When one of its stories changed last."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An outlet, by its newest changes and stories."""

    outlet: Outlet
    feeds: tuple[Feed, ...]
    changes: int
    """That were counted."""
    weights: Counter[str]
    labels: tuple[LabelUse, ...]
    corrections: int
    """Changes to a version that is labelled as a correction."""
    stories: int
    """That were counted."""
    versions: float
    """The median over its stories."""
    first_update: timedelta | None
    """From first seen to first change, the median over stories that changed."""
    mentioned: Share
    """Of its headline and substantive changes with a note, those of which the check found nothing
    left out."""
    without_note: Share
    """Of its headline and substantive changes, those without a note."""


@dataclass(frozen=True, slots=True)
class HealthRead:
    """How the looking goes on."""

    complaints: tuple[str, ...]
    leader: Leader | None
    feeds: int
    failing: tuple[tuple[Feed, Outlet], ...]
    silences: tuple[tuple[Silence, Feed, Outlet], ...]
    oldest: datetime | None
    """The look at an active feed that is longest ago."""


class Profiles(Shelves):
    """The questions of whoever asks after an outlet."""

    def outlet_lines(self) -> list[OutletLine]:
        """All outlets, by name."""
        with self._database.reading() as session:
            known, last = outlets.outlets(session), profiles.last_changes(session)
            of: dict[int | None, list[Feed]] = {}
            for feed, outlet in feeds.all_feeds(session):
                of.setdefault(outlet.id, []).append(feed)
        return [OutletLine(one, tuple(of.get(one.id, ())), last.get(one.id or 0)) for one in known]

    def profile(self, name: str) -> Profile:
        """An outlet, by so many of its newest changes and stories as `store.profiles` counts.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            outlet = outlets.outlet_named(session, name) if name.isprintable() else None
            if outlet is None:
                raise NotFoundError(f"no outlet is named “{name}”")
            key = outlet.id or 0
            changes = profiles.change_uses(session, key)
            labels = tuple(profiles.label_uses(session, key))
            stories = profiles.story_uses(session, key)
            own = tuple(feeds.feeds_of_outlet(session, key))
        return _profile(outlet, own, changes, labels, stories)

    def feeds(self) -> list[tuple[Feed, Outlet]]:
        """All feeds with their outlets, by outlet and address."""
        with self._database.reading() as session:
            return list(feeds.all_feeds(session))

    def instructions(self) -> dict[int, Instruction]:
        """What people last had us do with each feed with which they did, by its id."""
        with self._database.reading() as session:
            return feeds.newest_instructions(session)

    def health(self, now: datetime) -> HealthRead:
        """How the looking goes on."""
        with self._database.reading() as session:
            wrong = tuple(complaints(session, now))
            known = feeds.all_feeds(session)
            polling, silent = leaders.leader(session), tuple(profiles.silences(session))
        active = [(feed, outlet) for feed, outlet in known if feed.state == "active"]
        looked = [feed.polled_at for feed, _ in active if feed.polled_at]
        failing = tuple((feed, outlet) for feed, outlet in active if feed.failures)
        oldest = min(looked, default=None)
        return HealthRead(wrong, polling, len(active), failing, silent, oldest)


def _profile(
    outlet: Outlet,
    own: tuple[Feed, ...],
    changes: list[ChangeUse],
    labels: tuple[LabelUse, ...],
    stories: list[StoryUse],
) -> Profile:
    weights: Counter[str] = Counter()
    for one in changes:
        weights[one.weight] += one.number
    waits = [(x.first_change - x.begun_at).total_seconds() for x in stories if x.first_change]
    return Profile(
        outlet=outlet,
        feeds=own,
        changes=weights.total(),
        weights=weights,
        labels=labels,
        corrections=sum(x.number for x in changes if x.label_kind == LabelKind.CORRECTION),
        stories=len(stories),
        versions=median([one.versions for one in stories] or [0]),
        first_update=timedelta(seconds=median(waits)) if waits else None,
        mentioned=_mentioned(changes),
        without_note=_without_note(changes),
    )


_OF_A_NOTE = frozenset(NoteVerdict) - {
    *(NoteVerdict.CARRIED, NoteVerdict.NO_NOTE, NoteVerdict.UNKNOWN)
}
"""Verdicts on a note that came with its change."""


def _mentioned(changes: list[ChangeUse]) -> Share:
    noted = [one for one in changes if one.weight in TELLING and one.verdict in _OF_A_NOTE]
    whole = [one for one in noted if one.verdict != NoteVerdict.UNMENTIONED]
    return Share(sum(one.number for one in whole), sum(one.number for one in noted))


def _without_note(changes: list[ChangeUse]) -> Share:
    telling = [one for one in changes if one.weight in TELLING]
    without = [one for one in telling if one.verdict == NoteVerdict.NO_NOTE]
    return Share(sum(one.number for one in without), sum(one.number for one in telling))
