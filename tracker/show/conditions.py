"""How a feed is, in a word, and what can be done where it is not well. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.models.records.feeds import Feed


class Condition(StrEnum):
    """How a feed is, by what its last looks came to; the ones that ask for something first."""

    FAILING = "failing"
    RESTING = "resting"
    """It said that it is gone, and is looked at once a week."""
    SILENT = "silent"
    """It answers, and has had nothing new for longer than is its rhythm."""
    WAITING = "not looked at yet"
    PAUSED = "paused"
    WELL = "well"


def condition(feed: Feed) -> Condition:
    """How a feed is."""
    if feed.state == "paused":
        return Condition.PAUSED
    if feed.state == "suspended":
        return Condition.RESTING
    if feed.failures:
        return Condition.FAILING
    if feed.silence_id:
        return Condition.SILENT
    return Condition.WELL if feed.polled_at else Condition.WAITING


def counted(feeds: Iterable[Feed]) -> Counter[Condition]:
    """How many feeds are how."""
    return Counter(map(condition, feeds))


def why(feed: Feed) -> str:
    """What went wrong at the last look, without the address of the feed; empty where nothing."""
    return (feed.last_error or "").removeprefix(f"{feed.url}: ")


def spared(feed: Feed) -> Counter[bool]:
    """Of how many of its last answers the feed said 304 instead of sending itself again."""
    return Counter(letter == "u" for letter in feed.answers)


ARCHIVE = "archive:"
"""With this the address of a feed begins whose answers were recorded by somebody, and brought."""
_BY_OUTCOME = {
    "forbidden": "Its robots.txt asks that it be left alone, and is heeded. Only the outlet can "
    "agree to more.",
    "held": "Its host wants to be left alone for a while, or is down; nothing is asked until then.",
    "no reader": "It answers; this machine could not read it, for want of memory or processes.",
    "not a feed": "What stands at the address is no feed any more: look on the outlet's site for "
    "the one that it has now.",
    "timeout": "Nothing has to be done: it is asked less often until it answers.",
    "too large": "The answer is larger than is taken; the outlet may have a smaller feed.",
}
_REFUSED = (
    "The outlet refuses us. Set a contact address (TRACKER_FETCH__CONTACT), so that it can see who "
    "asks, and ask it."
)
_MOVED = "Look on the outlet's site for the address that it has now."
_ELSE = "It is asked less often until it answers; `tracker feeds check` says what it answers now."

_BY_CONDITION = {
    Condition.RESTING: f"It said that it is gone, and is asked once a week. {_MOVED}",
    Condition.SILENT: "It answers, and has nothing new: the outlet may have moved on to another.",
    Condition.PAUSED: "It is looked at again once it is added again.",
}
_REFUSALS = frozenset({"http 401", "http 403", "http 407", "http 429", "http 451"})
_MOVES = frozenset({"http 404", "http 410"})


def to_do(feed: Feed) -> str:
    """What can be done about a feed, as a sentence; nothing for one that is well."""
    how = condition(feed)
    if feed.url.startswith(ARCHIVE):
        return "An archive that was brought: there is nothing to look at."
    if how is Condition.PAUSED and feed.paused_by:
        return f"Paused by {feed.paused_by} until somebody resumes it."
    return _failed(feed.outcome or "") if how is Condition.FAILING else _BY_CONDITION.get(how, "")


def _failed(outcome: str) -> str:
    if outcome in _REFUSALS or outcome.startswith("wall"):
        return _REFUSED
    return _MOVED if outcome in _MOVES else _BY_OUTCOME.get(outcome, _ELSE)
