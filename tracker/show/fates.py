"""What became of a story at its addresses: gone, back, withdrawn; each with what proves it. Pure.

That a feed no longer lists a story proves nothing, and neither does one answer, or a wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from tracker.models.values import LabelKind
from tracker.show.moments import exact

if TYPE_CHECKING:
    from tracker.models.records.evidence import PollSpan
    from tracker.models.records.versions import Version

NOT_FOUND, TAKEN_AWAY = "http 404", "http 410"
ANSWERS = frozenset({"same", "changed"})

PROOF = {NOT_FOUND: (3, timedelta(hours=24)), TAKEN_AWAY: (2, timedelta())}
"""How often an address has to answer so, over how long, before it is called gone. A 404 may be a
mishap of an hour; a 410 is said on purpose, and twice is no slip."""


@dataclass(frozen=True, slots=True)
class Fate:
    """Something that became of a story, and its proof."""

    kind: Literal["gone", "back", "withdrawn"]
    since: datetime
    """The first look that showed it."""
    address: str = ""
    status: int | None = None
    """What a gone address answers: 404 or 410."""
    polls: int = 1
    """How many looks showed it."""
    span_id: int | None = None
    """The poll span that proves it, or the last of them."""
    version: int | None = None
    """The number of the version that says that the story is withdrawn."""


def fates(spans: Iterable[PollSpan], versions: Sequence[Version]) -> list[Fate]:
    """What became of a story, in order of time.

    `spans` are those of its addresses, of each in order of time; `versions` in the order seen.
    """
    by_url: dict[str, list[PollSpan]] = {}
    for span in spans:
        by_url.setdefault(span.url, []).append(span)
    found = [fate for url in by_url for fate in _at_address(by_url[url])]
    found += [
        Fate("withdrawn", version.seen_at, version=version.number)
        for version in versions
        if version.label_kind == LabelKind.WITHDRAWN
    ]
    return sorted(found, key=lambda fate: fate.since)


def _at_address(spans: Sequence[PollSpan]) -> list[Fate]:
    found: list[Fate] = []
    refused: list[PollSpan] = []
    for span in spans:
        if span.outcome in PROOF:
            refused.append(span)
        elif span.outcome in ANSWERS:
            found += _ended(refused, span)
            refused = []
    return found + _ended(refused, None)


def _ended(refused: Sequence[PollSpan], answer: PollSpan | None) -> list[Fate]:
    """A run of refusals, if it proves anything, and the answer after it."""
    outcome = TAKEN_AWAY if any(x.outcome == TAKEN_AWAY for x in refused) else NOT_FOUND
    counted = [x for x in refused if x.outcome == outcome]
    polls, (fewest, shortest) = sum(x.polls for x in counted), PROOF[outcome]
    if not counted or polls < fewest or counted[-1].to_at - counted[0].from_at < shortest:
        return []
    first, last = counted[0], counted[-1]
    gone = Fate("gone", first.from_at, first.url, int(outcome[-3:]), polls, last.id)
    if answer is None:
        return [gone]
    return [gone, Fate("back", answer.from_at, answer.url, None, answer.polls, answer.id)]


def told(fate: Fate) -> str:
    """A fate as a sentence, no surer than its proof."""
    since = f"{fate.since:%Y-%m-%d %H:%M} UTC"
    if fate.kind == "withdrawn":
        return f"withdrawn by the outlet: version {fate.version} says so, seen {since}"
    if fate.kind == "back":
        return f"answers again since {since}: {fate.address}"
    return (
        f"no longer answers ({fate.status}) since {since}, seen {fate.polls} times: {fate.address}"
    )


def as_object(fate: Fate) -> dict[str, object]:
    """A fate as JSON has it; its proof is a version, or how often what was answered."""
    return {
        "kind": fate.kind,
        "since": exact(fate.since),
        "address": fate.address or None,
        "status": fate.status,
        "looks": fate.polls,
        "version": fate.version,
    }


def standing(state: str, gone: Sequence[Fate]) -> str:
    """Where a story stands, in a word: `withdrawn`, `gone`, `back`, else `open`.

    What the outlet says counts for more than that a page no longer answers.
    """
    return gone[-1].kind if gone and state == "open" else state
