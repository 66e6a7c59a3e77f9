"""What the page of a story lists and draws: headlines, marks in time, a part of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import groupby
from typing import NamedTuple

from tracker.desk.reading.stories import StoryRead
from tracker.diff import word_spans
from tracker.models.records.evidence import PollSpan
from tracker.models.records.versions import Change
from tracker.models.values import LabelKind, Span, Weight
from tracker.show.blind import Blind, before_each
from tracker.show.timeline import Mark
from tracker.store.versions import VersionLine
from tracker.web import wording

ROWS = 100
"""Versions that a table shows at once: more than nearly every story has, and a page of 100 kB."""

HEADLINES = 24
"""Headlines that are compared; of more, the latest."""

STOPPED = timedelta(days=1)
"""So long after the last look, and the last that was planned, a story is not looked at any more."""

NOW = timedelta(minutes=1)
"""How long ago blind time may have ended and still be called present: it is counted up to now."""


class Titled(NamedTuple):
    """A headline that a story had, word by word against the one before."""

    number: int
    """Of the version that brought it."""
    seen_at: datetime
    spans: tuple[Span, ...]
    before: int | None
    """The number of the version that it came after; None for the first of all."""


class Headlines(NamedTuple):
    """The headlines of a story in order, each time that another one came."""

    total: int
    listed: list[Titled]
    """The latest of them."""


class Rows(NamedTuple):
    """The versions that the table of a page shows, each with what was not seen before it."""

    lines: Sequence[VersionLine]
    unseen: Sequence[tuple[Blind, ...]]
    """One more than lines: the last is after all of them."""
    earlier: int | None
    """The number of the version with which the rows before end; None where there are none."""
    later: int | None
    """The number of the last version of the rows after these; None where there are none."""
    headline: str | None
    """That of the version before the first row."""


class Looks(NamedTuple):
    """How often a story was looked at, and when last."""

    times: int
    last: datetime


def marks(read: StoryRead, zone: tzinfo = UTC) -> list[Mark]:
    """Every version as a mark on the line of time, told by the clock of a zone."""
    return [_mark(read.story.id or 0, line, zone) for line in read.versions]


def _mark(story_id: int, line: VersionLine, zone: tzinfo) -> Mark:
    version, change = line.version, line.change
    counts = change.counts if change else {}
    added, removed = counts.get("words_added", 0), counts.get("words_removed", 0)
    pair = f"{change.old_number}..{version.number}" if change else f"v/{version.number}"
    return Mark(
        version.number,
        version.seen_at,
        added + removed,
        LabelKind(version.label_kind) if version.label_kind else None,
        bool(version.doubts),
        "; ".join(filter(None, (_named(line, zone), _changed(change, added, removed)))),
        f"/s/{story_id}/{pair}",
    )


def _named(line: VersionLine, zone: tzinfo) -> str:
    version = line.version
    label = f" ({version.label})" if version.label else ""
    doubtful = ", a doubtful reading" if version.doubts else ""
    seen = wording.when(version.seen_at, zone)
    return f"Version {version.number}{label}, seen {seen}{doubtful}"


def _changed(change: Change | None, added: int, removed: int) -> str:
    if change is None:
        return ""
    return f"{wording.WEIGHTS[Weight(change.weight)]}, +{added} −{removed} words"


def headlines(lines: Iterable[VersionLine]) -> Headlines:
    """Each headline that differs from the one before it; removed ones as what stands for them."""
    runs = [next(run) for _, run in groupby(lines, key=lambda line: line.version.headline)]
    first = max(len(runs) - HEADLINES, 0)
    listed = [_titled(runs, place) for place in range(first, len(runs))]
    return Headlines(len(runs), listed)


def _titled(runs: Sequence[VersionLine], place: int) -> Titled:
    here = runs[place].version
    before = runs[place - 1].version if place else here
    spans = word_spans(before.headline, here.headline)
    return Titled(here.number, here.seen_at, spans, before.number if place else None)


def rows(read: StoryRead, unseen: Sequence[Blind], upto: int | None) -> Rows:
    """The rows that end with a version; without its number, or with one that is not there, all.

    Of more than `ROWS` the last ones.
    """
    lines = read.versions
    numbers = [line.version.number for line in lines]
    end = numbers.index(upto) + 1 if upto in numbers else len(lines)
    start = max(end - ROWS, 0)
    between = before_each(unseen, [line.version.seen_at for line in lines])
    return Rows(
        lines[start:end],
        [*between[start:end], between[-1] if end == len(lines) else ()],
        numbers[start - 1] if start else None,
        numbers[min(end + ROWS, len(lines)) - 1] if end < len(lines) else None,
        lines[start - 1].version.headline if start else None,
    )


def ends(lines: Sequence[VersionLine], old: int | None, new: int | None) -> tuple[int, int] | None:
    """The two versions that are chosen to be compared, in the order seen: by default the last two.

    None for a story of one version. A number that is not there counts as none.
    """
    numbers = [line.version.number for line in lines]
    if len(numbers) < 2:  # noqa: PLR2004 (a comparison has two ends)
        return None
    last = numbers.index(new) if new in numbers else len(numbers) - 1
    first = numbers.index(old) if old in numbers else max(last - 1, 0)
    if first == last:
        first, last = (last - 1, last) if last else (0, 1)
    return numbers[min(first, last)], numbers[max(first, last)]


def looks(spans: Sequence[PollSpan]) -> Looks | None:
    """The looks at its pages; where there are none, at the feeds that list it; None for neither."""
    told = [span for span in spans if span.address_id is not None] or spans
    if not told:
        return None
    return Looks(sum(span.polls for span in told), max(span.to_at for span in told))


def present(unseen: Sequence[Blind], now: datetime) -> Blind | None:
    """The blind time in which we are now."""
    last = unseen[-1] if unseen else None
    return last if last and last.to_at >= now - NOW else None


def stopped(spans: Sequence[PollSpan], now: datetime) -> Blind | None:
    """The time since the last of all looks, where no other is to come; None where there is one."""
    last = max((span.to_at for span in spans), default=now)
    planned = max((span.due_at or last for span in spans), default=now)
    return Blind(last, now) if now - max(last, planned) > STOPPED else None
