"""Replays a splice note on the older text and compares what comes of it with the newer. Pure.

The note says which paragraphs of the older text gave way to how many new ones, and where the older
text is picked up again. The two paragraphs around the seam are looked up in the newer text: what
stands between them there must be new, and as many as the note says.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker.diff.claims.evidence import Evidence
from tracker.diff.claims.findings import (
    Found,
    Trace,
    cannot_check,
    found,
    not_found,
    numbered,
    quoted,
    traces,
)
from tracker.diff.claims.places import RUN_TOGETHER
from tracker.diff.claims.wording import words_of
from tracker.diff.reasons import counted
from tracker.models.claims import Claim, Finding, Splice

QUOTED = 8
"""Words of a quoted beginning that are compared: desks quote two or three, and shorten the rest."""

FAR = 6
"""Paragraphs by which a splice may lie further down in the newer text, where others came before."""


class Seam(NamedTuple):
    """Where a splice lies: in the older text, and between which paragraphs of the newer."""

    start: int
    stop: int
    first: int
    """The first paragraph of the newer text behind what stands before the splice."""
    pick_up: int | None
    """Where the newer text goes on as the older one did; None where it does not."""


def splice(claim: Claim, evidence: Evidence) -> Found:
    """Check that the new paragraphs stand where the note puts them, and the older text goes on."""
    told = claim.splice or Splice(0, None)
    shift = _shift(told, evidence)
    seam = None if shift is None else _seam(told, shift, evidence)
    if why := _why_not(told, shift, seam, evidence):
        return cannot_check(why, _all_changed(evidence))
    result = _compared(told, seam or Seam(0, 0, 0, None), evidence)
    if result.finding is not Finding.CONFIRMED:
        return result
    if seam and abs(seam.first - seam.start) > FAR:
        return result._replace(finding=Finding.ELSEWHERE)
    if shift:
        at = f"{quoted(told.quote)} begins {numbered([(told.quoted or 0) + shift])} of our copy"
        return result._replace(finding=Finding.ELSEWHERE, words=f"{result.words}; {at}")
    return result


def _why_not(told: Splice, shift: int | None, seam: Seam | None, evidence: Evidence) -> str:
    """Say why a splice cannot be followed in our copy; empty where it can."""
    if evidence.run_together:
        return RUN_TOGETHER
    if shift is None:
        return f"no paragraph of the version before begins with {quoted(told.quote)}"
    if seam is None:
        length = counted(len(evidence.old.paragraphs), "paragraph", "in all")
        return f"our copy of the version before has {length}"
    if seam.pick_up is not None and seam.pick_up < seam.first:
        return "the paragraphs around it stand in another order now"
    return ""


def _shift(told: Splice, evidence: Evidence) -> int | None:
    """By how many paragraphs our copy is off the note's count; None where the quote is nowhere."""
    if not told.quote or told.quoted is None:
        return 0
    wanted = words_of(told.quote)[:QUOTED]
    if not wanted:
        return 0
    olds = evidence.old.paragraphs
    places = [at for at, text in enumerate(olds) if _begins(text, wanted)]
    nearest = min(places, key=lambda at: abs(at - (told.quoted or 0)), default=None)
    return None if nearest is None else nearest - told.quoted


def _begins(text: str, wanted: list[str]) -> bool:
    start = words_of(text[: 20 * QUOTED + 40])
    return start[: len(wanted)] == wanted


def _seam(told: Splice, shift: int, evidence: Evidence) -> Seam | None:
    """Look up the two edges of the splice in the newer text."""
    length = len(evidence.old.paragraphs)
    # What begins at the top does so however the desk counts.
    start = told.start + (shift if told.start else 0)
    start += length if start < 0 else 0
    stop = length if told.stop is None else told.stop + shift
    if not 0 <= start <= stop <= length:
        return None
    now = {row.old: row.new for row in evidence.diff.paragraphs if row.old is not None}
    kept = [now[at] for at in range(start) if now.get(at) is not None]
    first = 1 + max((at for at in kept if at is not None), default=-1)
    pick_up = len(evidence.new.paragraphs) if stop == length else now.get(stop)
    return Seam(start, stop, first, pick_up)


def _compared(told: Splice, seam: Seam, evidence: Evidence) -> Found:
    end = len(evidence.new.paragraphs) if seam.pick_up is None else seam.pick_up
    between = range(seam.first, max(seam.first, end))
    fresh = [at for at in between if at in evidence.changed]
    if _stands_as_before(seam, evidence):
        return not_found(f"{numbered(range(seam.start, seam.stop))} of the version before stands")
    takes = traces(evidence, fresh) | {Trace("old", at) for at in range(seam.start, seam.stop)}
    if not fresh:
        if seam.start == seam.stop:
            return not_found("no new paragraph stands at that place")
        finding = Finding.PARTLY if told.grafs else Finding.CONFIRMED
        besides = ", and nothing new stands in its place" if told.grafs else ""
        return found(f"what gave way is gone{besides}", (), takes, finding=finding)
    new = f"{numbered(fresh)} {'is' if len(fresh) == 1 else 'are'} new"
    less = _what_fails(told, seam, len(between), len(fresh))
    finding = Finding.PARTLY if less else Finding.CONFIRMED
    return found(f"{new}{less or _goes_on(told, seam)}", fresh, takes, finding=finding)


def _what_fails(told: Splice, seam: Seam, between: int, fresh: int) -> str:
    """Say in what the newer text is not what the splice makes of the older; empty where it is."""
    if seam.pick_up is None:
        return f"; {numbered([seam.stop])} of the version before is not picked up"
    if told.grafs is not None and between != told.grafs:
        return f" where the note says {told.grafs} paragraph{'s' if told.grafs > 1 else ''}"
    return ", the others are not" if fresh < between else ""


def _stands_as_before(seam: Seam, evidence: Evidence) -> bool:
    """Whether all that was to give way is there still."""
    standing = {
        row.old
        for row in evidence.diff.paragraphs
        if row.new is not None and row.new not in evidence.changed
    }
    gave_way = range(seam.start, seam.stop)
    return bool(gave_way) and standing.issuperset(gave_way)


def _goes_on(told: Splice, seam: Seam) -> str:
    if told.stop is None or seam.pick_up is None:
        return ""
    return f", and {numbered([seam.stop])} of the version before goes on behind"


def _all_changed(evidence: Evidence) -> frozenset[Trace]:
    """A splice that we cannot follow may account for any of it."""
    old = {Trace("old", at) for at in evidence.removed}
    return traces(evidence, evidence.changed) | old
