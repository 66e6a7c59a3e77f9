"""What changed, a row a story: the list that everybody begins with."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tracker import diff
from tracker.desk.reading.stories import Reading
from tracker.errors import NotFoundError
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.values import Span
from tracker.store import feeds, outlets, river, stories
from tracker.store.database import Database, Session
from tracker.store.feeds import Turn
from tracker.store.outlets import Named
from tracker.store.river import SHOWN, Lead, Step, Tally, Wanted

ROWS = 30
"""Stories of one page."""

KEPT_TALLIES = 64
"""Choices of days that are counted once for all readers."""

LATE = 3
"""Times its planned interval after which the last look at an outlet is worth a word."""

KEPT_ROWS = 2_048
"""Rows that are made once for all readers: some 6 MB, the first fifteen pages."""


class Sort(StrEnum):
    """In which order stories stand."""

    NEWEST = "newest"
    BIGGEST = "biggest"
    VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is asked for; an empty choice takes all."""

    outlets: tuple[str, ...] = ()
    """By their short names."""
    weights: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    sort: Sort = Sort.NEWEST
    after: str = ""
    """The cursor of the page before."""


@dataclass(frozen=True, slots=True)
class Row:
    """A change with its headline word by word, and the first sentence that differs.

    All of it is made of the step, so that rows of equal steps are equal.
    """

    step: Step
    headline: tuple[Span, ...] = field(compare=False)
    excerpt: tuple[Span, ...] = field(compare=False)
    reasons: tuple[str, ...] = field(compare=False)
    counts: Mapping[str, int] = field(compare=False)
    checked: Mapping[str, Any] = field(compare=False)
    """What the check of the note came to, as `NoteCheck.counts`."""


@dataclass(frozen=True, slots=True)
class Group:
    """A story of the list: the change that stands for it, and others that are folded behind it."""

    outlet: str
    """Its short name."""
    title: str
    """Of the outlet."""
    lead: Row
    others: tuple[Row, ...]
    """The newest, the latest first."""
    unshown: int
    """Others that are not in the list."""
    zone: str = ""
    """Of the outlet, by its name."""


@dataclass(frozen=True, slots=True)
class RiverRead:
    """One page of the list."""

    groups: tuple[Group, ...]
    after: str
    """The cursor of the next page; empty on the last one."""
    newest: int
    """The id of the change that was kept last, by which `newer` knows what is new."""
    outlets: tuple[Named, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tallies:
    """What was counted, and up to which change."""

    newest: int
    rows: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Late:
    """An outlet that should have been looked at again."""

    outlet: Named
    looked_at: datetime


class River(Reading):
    """The questions of whoever looks for what is new."""

    def __init__(self, database: Database) -> None:
        """Answer from this database."""
        super().__init__(database)
        self._tallies: dict[tuple[date, ...], Tallies] = {}

    def river(self, asked: Asked, *, rows: int = ROWS, of_each: int = SHOWN) -> RiverRead:
        """A page of the list: so many stories, and so many of the newest changes of each.

        Raises NotFoundError for an outlet that there is none of, or a cursor that is none.
        """
        with self._database.reading() as session:
            known = outlets.named(session)
            wanted = _wanted(asked, known)
            leads = _leads(session, asked, wanted, rows + 1)
            shown = leads[:rows]
            steps = river.steps(session, shown, wanted, of_each=of_each) if shown else []
            newest = river.newest_id(session)
        after = cursor_of(asked.sort, shown[-1].place) if len(leads) > rows else ""
        return RiverRead(tuple(_groups(shown, steps, known)), after, newest, known)

    def tallies(self, newest: int, days: tuple[date, ...] = ()) -> Tallies:
        """How many there are of what among the newest changes, of these days if some are named.

        `newest` is the id of the change that was kept last: they are counted anew when it is
        another one.
        """
        kept = self._tallies.get(days)
        if kept is None or kept.newest != newest:
            with self._database.reading() as session:
                kept = Tallies(newest, tuple(river.tallies(session, days)))
            if len(self._tallies) >= KEPT_TALLIES:
                self._tallies.clear()
            self._tallies[days] = kept
        return kept

    def newest(self) -> int:
        """The id of the change that was kept last; 0 where there is none."""
        with self._database.reading() as session:
            return river.newest_id(session)

    def newer(self, asked: Asked, than: int, *, most: int) -> int:
        """How many changes were kept after that one that the list would show, at most so many.

        Raises NotFoundError as `river` does.
        """
        with self._database.reading() as session:
            wanted = _wanted(asked, outlets.named(session))
            return river.kept_since(session, than, wanted, most=most)

    def headed(self, names: Set[str], headlines: Set[str]) -> list[tuple[Story, Outlet]]:
        """The stories of these outlets that have one of these headlines now."""
        with self._database.reading() as session:
            return stories.headed(session, names, headlines)

    def late(self, now: datetime) -> list[Late]:
        """Outlets none of whose feeds was looked at within `LATE` of its planned intervals."""
        with self._database.reading() as session:
            due = feeds.of_outlets_due(session, now)
        timely = {one.outlet for one in due if not _is_late(one, now)}
        looked: dict[Named, datetime] = {}
        for one in due:
            if one.outlet not in timely and one.polled_at is not None:
                looked[one.outlet] = max(one.polled_at, looked.get(one.outlet, one.polled_at))
        return sorted((Late(*one) for one in looked.items()), key=lambda late: late.looked_at)


def _is_late(feed: Turn, now: datetime) -> bool:
    if feed.polled_at is None or feed.next_poll_at is None:
        return False
    interval = max(feed.next_poll_at - feed.polled_at, timedelta(0))
    return now - feed.polled_at > LATE * interval


def _wanted(asked: Asked, known: Sequence[Named]) -> Wanted:
    ids = {outlet.name: outlet.id for outlet in known}
    for name in asked.outlets:
        if name not in ids:
            raise NotFoundError(f"no outlet is named “{name}”")
    return Wanted(
        outlets=tuple(ids[name] for name in asked.outlets),
        weights=asked.weights,
        labels=asked.labels,
        verdicts=asked.verdicts,
        days=asked.days,
    )


def _leads(session: Session, asked: Asked, wanted: Wanted, limit: int) -> list[Lead]:
    place: Any = place_of(asked.sort, asked.after) if asked.after else None
    match asked.sort:
        case Sort.NEWEST:
            return river.newest(session, wanted, limit=limit, after=place)
        case Sort.BIGGEST:
            return river.biggest(session, wanted, limit=limit, after=place)
        case Sort.VERSIONS:
            return river.most_versions(session, wanted, limit=limit, after=place)


def _groups(leads: Sequence[Lead], steps: Sequence[Step], known: Sequence[Named]) -> list[Group]:
    by_id = {outlet.id: outlet for outlet in known}
    of: dict[int, list[Step]] = {}
    for step in steps:
        of.setdefault(step.story_id, []).append(step)
    return [_group(lead.change_id, of[lead.story_id], by_id) for lead in leads]


def _group(change_id: int, steps: Sequence[Step], by_id: Mapping[int, Named]) -> Group:
    lead = next(step for step in steps if step.id == change_id)
    others = tuple(_row(step) for step in steps if step is not lead)
    unshown = lead.of_story - 1 - len(others)
    outlet = by_id[lead.outlet_id]
    return Group(outlet.name, outlet.title, _row(lead), others, unshown, outlet.zone)


@lru_cache(KEPT_ROWS)
def _row(step: Step) -> Row:
    return Row(
        step,
        diff.word_spans(step.old.headline, step.new.headline),
        tuple(Span(op, text) for op, text in json.loads(step.excerpt)),
        tuple(json.loads(step.reasons)),
        json.loads(step.counts),
        json.loads(step.checked),
    )


# -- cursors -------------------------------------------------------------------------------------

_CURSOR = re.compile(r"(newest|biggest|versions) (\d{1,18}) (\d{1,18})")
_LARGEST = 2**31 - 1
"""Of a size or a number of versions: what a column has room for."""


def cursor_of(sort: Sort, place: tuple[Any, int]) -> str:
    """A place in a list as an address says it; nobody need know what it says."""
    value, key = place
    if isinstance(value, datetime):
        value = (value - _EPOCH) // _TICK
    return urlsafe_b64encode(f"{sort} {value} {key}".encode()).decode().rstrip("=")


def place_of(sort: Sort, cursor: str) -> tuple[datetime | int, int]:
    """Where a cursor says that the list goes on.

    Raises NotFoundError for one that was made for another order, or never.
    """
    try:
        text = urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
        told = _CURSOR.fullmatch(text)
        if told is not None and told[1] == sort:
            return _value(sort, int(told[2])), int(told[3])
    except (NotBase64, ValueError, OverflowError) as error:
        raise NotFoundError(_NO_CURSOR) from error
    raise NotFoundError(_NO_CURSOR)


def _value(sort: Sort, number: int) -> datetime | int:
    return _EPOCH + number * _TICK if sort is Sort.NEWEST else min(number, _LARGEST)


_NO_CURSOR = "no list goes on at this address; it begins at /"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
