"""Versions moved from one story to another, because a person said so: joined, or parted.

Nothing is renumbered. In the story that it comes to a version gets that story's next number, or
the number that it had there before; its older number leads to it for good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker import diff
from tracker.diff.excerpt import first_changed
from tracker.errors import NotFoundError, RefusedError
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Change, Version
from tracker.models.values import Reason
from tracker.parse.wire import story_number
from tracker.pipeline import window
from tracker.pipeline.note import checked_note
from tracker.store import alerts, doubts, links, moves, stories, versions
from tracker.store.database import Session, take_turn


@dataclass(frozen=True, slots=True)
class Moved:
    """Versions that a person moved from one story to another."""

    old: Story
    new: Story
    numbers: tuple[tuple[int, int], ...]
    """Of each version: its number in the old story, and in the new one; in the order seen."""


def join(session: Session, one: Story, other: Story, *, by: str, now: datetime) -> Moved:
    """Make two stories one: the one that began first goes on, with the versions of both.

    Raises RefusedError for two outlets, or for one story.
    """
    _check(one, other)
    _take_turn(session, one, other)
    going_on, joined = sorted((one, other), key=lambda story: (story.begun_at, story.id or 0))
    moving = versions.versions_of(session, joined.id or 0)
    reason = Reason("joined", f"a person joined story {joined.id} to story {going_on.id}", 1.0)
    going = stories.addresses_of(session, joined.id or 0)
    numbers = _move(session, moving, going_on, reason, by=by, now=now)
    moves.move_addresses(session, [a for a in going if a.story_id == joined.id], going_on)
    joined.goes_on_as = going_on.id
    _settle(session, joined, going_on, [number for number, _ in numbers], now)
    doubts.answer(session, going_on.id or 0, joined.id or 0, "same", by=by, now=now)
    alerts.watch_too(session, joined.id or 0, going_on.id or 0, now)
    return Moved(joined, going_on, numbers)


def part(
    session: Session, story: Story, first: int, last: int | None, *, by: str, now: datetime
) -> Moved:
    """Make the versions numbered `first` to `last` (None: all from `first`) a story of their own.

    Where they came from a story that was joined to this one, it is that story again. Raises
    NotFoundError for versions that are not there, RefusedError when none would stay.
    """
    _take_turn(session, story)
    moving, staying = _parted(session, story, first, last)
    new = _came_from(session, story, moving) or _new_story(session, story, moving[0])
    new.goes_on_as = None
    going = _addresses_of(session, story, moving, staying)
    reason = Reason("parted", f"a person parted it from story {story.id}", 1.0)
    numbers = _move(session, moving, new, reason, by=by, now=now)
    moves.move_addresses(session, going, new)
    _settle(session, story, new, [number for number, _ in numbers], now)
    doubts.answer(session, story.id or 0, new.id or 0, "apart", by=by, now=now)
    return Moved(story, new, numbers)


def keep_apart(session: Session, one: Story, other: Story, *, by: str, now: datetime) -> None:
    """Put on record that two stories are two.

    Raises RefusedError for two outlets, or for one story.
    """
    _check(one, other)
    doubts.answer(session, one.id or 0, other.id or 0, "apart", by=by, now=now)


def _take_turn(session: Session, *of: Story) -> None:
    """Work alone on these stories, as they stand now."""
    take_turn(session, of[0].outlet_id)
    for story in of:
        session.refresh(story)


def _check(one: Story, other: Story) -> None:
    if one.id == other.id:
        raise RefusedError(
            f"both are story {one.id} already; `tracker split {one.id}@N..` parts a story,"
            f" and `tracker links {one.id}` says why each version is here"
        )
    if one.outlet_id != other.outlet_id:
        raise RefusedError(
            f"stories {one.id} and {other.id} are of two outlets; the outlet bounds a story,"
            " so that two outlets never share one"
        )


# -- which versions, and where to ----------------------------------------------------------------


def _parted(
    session: Session, story: Story, first: int, last: int | None
) -> tuple[list[Version], list[Version]]:
    """The versions that go, and those that stay; both in the order seen."""
    every = versions.versions_of(session, story.id or 0)
    moving = [v for v in every if first <= v.number and (last is None or v.number <= last)]
    staying = [v for v in every if v not in moving]
    if not moving:
        here = ", ".join(str(version.number) for version in every[-5:])
        raise NotFoundError(
            f"story {story.id} has no version {first} to part; its latest are {here}"
        )
    if not staying:
        raise RefusedError(
            f"story {story.id} begins with version {every[0].number}: there is nothing to part"
            f" it from; name a later one, as in `tracker split {story.id}@{every[-1].number}..`"
        )
    return moving, staying


def _came_from(session: Session, story: Story, moving: Sequence[Version]) -> Story | None:
    """The story that these versions came from, when all of it that was joined is among them."""
    ids = {version.id for version in moving}
    for story_id in stories.joined_to(session, story.id or 0):
        had = links.came_from(session, story_id, story.id or 0)
        joined = stories.story_by_id(session, story_id)
        if joined.goes_on_as == story.id and moving[0].id in had and had <= ids:
            return joined
    return None


def _new_story(session: Session, story: Story, first: Version) -> Story:
    return stories.begin_story(session, story.outlet_id, first.headline, first.seen_at)


def _addresses_of(
    session: Session, story: Story, moving: Sequence[Version], staying: Sequence[Version]
) -> list[Address]:
    """The addresses that go with these versions: those that showed one of them last.

    An agency's number shows nothing: it goes where every address that carries it goes.
    """
    ids = {version.id for version in moving}
    here = [a for a in stories.addresses_of(session, story.id or 0) if a.story_id == story.id]
    carried = _numbers(here, moving) - _numbers(here, staying)
    return [a for a in here if a.version_id in ids or a.key in carried]


def _numbers(addresses: Sequence[Address], of: Sequence[Version]) -> set[str]:
    ids = {version.address_id for version in of}
    return {number for a in addresses if a.id in ids and (number := story_number(a.value))}


# -- moving them ---------------------------------------------------------------------------------


def _move(
    session: Session,
    moving: Sequence[Version],
    to: Story,
    reason: Reason,
    *,
    by: str,
    now: datetime,
) -> tuple[tuple[int, int], ...]:
    """Move versions, in the order seen; their numbers before and after come back."""
    ids = [version.id or 0 for version in moving]
    had = links.numbers_in(session, to.id or 0, ids)
    links.undo(session, ids, now)
    left = {version.id: _leave(session, version, now) for version in moving}
    numbers = {}
    for version in moving:
        before = version.number
        number = had.get(version.id or 0, to.numbers + 1)
        moves.place(session, version, to, number)
        links.add_link(session, version, score=1.0, reasons=[reason], now=now, by=by)
        numbers[before] = number
    for version in moving:
        _lead_to(session, version, left[version.id], numbers)
    return tuple(numbers.items())


def _leave(session: Session, version: Version, now: datetime) -> Change | None:
    """Undo the change that led to a version where it stood; that change comes back."""
    change = moves.change_to(session, version.story_id, version.number)
    if change is None or change.undone_at is not None:
        return None
    moves.undo_change(session, change, now)
    return change


def _lead_to(
    session: Session, version: Version, left: Change | None, numbers: Mapping[int, int]
) -> None:
    """Keep the change that leads to a moved version: the same where its older side moved too."""
    before, _ = versions.beside(session, version)
    version.back = moves.returned_to(session, version, before or 0)
    session.add(version)
    if left is not None and left.old_number in numbers:
        same = {
            **left.model_dump(exclude={"id"}),
            "story_id": version.story_id,
            "old_number": numbers[left.old_number],
            "new_number": version.number,
            "undone_at": None,
        }
        moves.hand_over_alerts(session, left, moves.keep_change(session, Change(**same)))
    elif before is not None:
        keep_step(session, version, before)


def keep_step(session: Session, version: Version, before: int) -> None:
    """Keep what changed from the version of that number to this one; nobody is told of it."""
    old = versions.version_numbered(session, version.story_id, before)
    outlet = session.get_one(Outlet, stories.story_by_id(session, version.story_id).outlet_id)
    texts = (versions.article(session, old), versions.article(session, version))
    changed = diff.compare(*texts)
    note = checked_note(session, outlet, texts, version, changed)
    said = first_changed(changed)
    step = versions.change_between(session, old, version, changed, note.counts, excerpt=said)
    moves.keep_change(session, step)


# -- what is left --------------------------------------------------------------------------------


def _settle(session: Session, old: Story, new: Story, moved: Sequence[int], now: datetime) -> None:
    """Make both stories what their versions are now; `moved` are numbers of the old one."""
    for change in moves.changes_from(session, old.id or 0, moved):
        version = versions.version_numbered(session, old.id or 0, change.new_number)
        before, _ = versions.beside(session, version)
        if before is None:
            moves.undo_change(session, change, now)
        else:
            keep_step(session, version, before)
    for story in (old, new):
        moves.settle(session, story)
        _clues(session, story, now)


def _clues(session: Session, story: Story, now: datetime) -> None:
    """Let a story be found again by what its versions say, and by nothing else."""
    window.forget(session, story, now)
    every = versions.versions_of(session, story.id or 0)
    addresses = stories.values_of(session, [version.address_id for version in every])
    for version in every:
        article, address = versions.article(session, version), addresses[version.address_id]
        window.remember(session, story, version, article, address)
