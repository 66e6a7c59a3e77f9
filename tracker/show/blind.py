"""Blind time: when nobody looked at a story, or looked and could not see. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.models.records.evidence import PollSpan

SEEING = frozenset({"same", "changed"})
LATE = timedelta(minutes=10)
"""A look that comes later than planned by less is no blind time: it is how a busy line looks."""

RHYTHM = 2
"""So many times its usual gap a source is left alone before that counts as not looked at: who
polls by hand once an hour, whatever the plan says, was not blind in between."""
KNOWN = 4
"""Gaps from which on a usual one is known."""
SAMPLED = 50
"""Of the looks of one run, as many count towards the usual gap."""

_UNREAD = frozenset({"unreadable", "not a feed", "mishap", "too large"})


@dataclass(frozen=True, slots=True)
class Blind:
    """A stretch of time in which a story could have changed unseen."""

    from_at: datetime
    """The last good look before, or the first that saw nothing."""
    to_at: datetime
    """The next look, or the next good one."""
    outcome: str = ""
    """What the looks came to, such as `timeout`; empty where there was none."""
    of: Literal["", "page", "feed"] = ""
    """Which of them, where the other one was seen meanwhile."""


def blind_time(spans: Iterable[PollSpan], now: datetime) -> tuple[Blind, ...]:
    """When a story's feeds and pages were not seen, from the record of all looks at them, in order.

    As long as one of the pages is seen, or one of the feeds, the others may fail.
    """
    kinds: dict[str, list[_Source]] = {"feed": [], "page": []}
    by_source: defaultdict[tuple[int | None, int | None], list[PollSpan]] = defaultdict(list)
    for span in sorted(spans, key=lambda span: span.from_at):
        by_source[span.feed_id, span.address_id].append(span)
    for (feed_id, _), runs in by_source.items():
        kinds["feed" if feed_id else "page"].append(_source(runs, now))
    return _joined(kinds)


@dataclass(frozen=True, slots=True)
class _Source:
    """One address: from when to when it was looked at, and the stretches when it was not seen."""

    from_at: datetime
    to_at: datetime
    stretches: tuple[Blind, ...]

    def at(self, moment: datetime) -> str | None:
        """Why it was not seen then; None when it was."""
        for one in self.stretches:
            if one.from_at <= moment < one.to_at:
                return one.outcome
        return None


def _source(runs: Sequence[PollSpan], now: datetime) -> _Source:
    last, usual = runs[-1], _usual_gap(runs)
    until = last.to_at if last.due_at is None else max(now, last.to_at)
    found = []
    for run, after in pairwise([*runs, None]):
        assert run is not None
        ends = after.from_at if after else until
        if run.outcome not in SEEING:
            found.append(Blind(run.from_at, ends, run.outcome))
        elif _is_late(run, ends, usual):
            found.append(Blind(run.to_at, ends))
    return _Source(runs[0].from_at, until, tuple(found))


def _is_late(run: PollSpan, at: datetime, usual: timedelta) -> bool:
    return run.due_at is not None and at > run.due_at + LATE and at - run.to_at > RHYTHM * usual


def _usual_gap(runs: Sequence[PollSpan]) -> timedelta:
    gaps = [after.from_at - run.to_at for run, after in pairwise(runs)]
    for run in runs:
        looks = run.polls - 1
        gaps += [(run.to_at - run.from_at) / looks] * min(looks, SAMPLED) if looks else []
    return sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) >= KNOWN else timedelta()


def _joined(kinds: Mapping[str, Sequence[_Source]]) -> tuple[Blind, ...]:
    """What was seen of all sources together, from one moment of a change to the next."""
    ends: set[datetime] = set()
    for source in (one for of_a_kind in kinds.values() for one in of_a_kind):
        ends.update((source.from_at, source.to_at))
        ends.update(moment for one in source.stretches for moment in (one.from_at, one.to_at))
    found: list[Blind] = []
    for from_at, to_at in pairwise(sorted(ends)):
        one = _between(kinds, from_at, to_at)
        if one and found and found[-1] == replace(one, from_at=found[-1].from_at, to_at=from_at):
            found[-1] = replace(found[-1], to_at=to_at)
        elif one:
            found.append(one)
    return tuple(found)


def _between(
    kinds: Mapping[str, Sequence[_Source]], from_at: datetime, to_at: datetime
) -> Blind | None:
    """What was not seen between two moments with nothing in between; None when all was."""
    why = {}
    for kind, sources in kinds.items():
        if alive := [source for source in sources if source.from_at <= from_at < source.to_at]:
            why[kind] = _all_blind([source.at(from_at) for source in alive])
    blind = [(kind, outcome) for kind, outcome in why.items() if outcome is not None]
    if not blind:
        return None
    kind, outcome = blind[0]
    if len(blind) == len(why):
        together = _all_blind([one for _, one in blind])
        return Blind(from_at, to_at, together or "")
    return Blind(from_at, to_at, outcome, "page" if kind == "page" else "feed")


def _all_blind(outcomes: Sequence[str | None]) -> str | None:
    """Why none of some was seen, in one word for each reason; None when one of them was."""
    known = [one for one in outcomes if one is not None]
    if len(known) < len(outcomes):
        return None
    return ", ".join(dict.fromkeys(one for one in known if one))


# -- for people and programs ---------------------------------------------------------------------


def _from_to(start: datetime, end: datetime) -> str:
    same_day = start.date() == end.date()
    return f"{start:%Y-%m-%d %H:%M}–{end:{'%H:%M' if same_day else '%Y-%m-%d %H:%M'}}"


def in_words(
    blind: Blind,
    zone: tzinfo = UTC,
    from_to: Callable[[datetime, datetime], str] = _from_to,
) -> str:
    """`not looked at 2031-05-03 02:10–02:55`, `page: no answer 2031-05-03 …–04:10 (timeout)`.

    By the clock of a zone, which is not named: who shows it says of all times what they are in, or
    has its own words for two moments.
    """
    what = f"{blind.of}: " if blind.of else ""
    when = from_to(blind.from_at.astimezone(zone), blind.to_at.astimezone(zone))
    if not blind.outcome:
        return f"{what}not looked at {when}"
    if blind.outcome == "held":
        return f"{what}not asked {when}, as its host wished"
    if blind.outcome == "no reader":
        return f"{what}answered, and not read here {when}"
    read = blind.outcome in _UNREAD or blind.outcome.startswith("http ")
    return f"{what}{'nothing to read' if read else 'no answer'} {when} ({blind.outcome})"


def as_object(blind: Blind) -> dict[str, Any]:
    """The same for programs."""
    return {
        "from": exact(blind.from_at),
        "to": exact(blind.to_at),
        "outcome": blind.outcome or None,
        "of": blind.of or None,
    }


def before_each(
    blind: Sequence[Blind], seen_at: Sequence[datetime]
) -> tuple[tuple[Blind, ...], ...]:
    """The stretches that lie before each version, and last those after the latest one."""
    return tuple(
        tuple(
            one
            for one in blind
            if (index == 0 or seen_at[index - 1] <= one.from_at)
            and (index == len(seen_at) or one.from_at < seen_at[index])
        )
        for index in range(len(seen_at) + 1)
    )
