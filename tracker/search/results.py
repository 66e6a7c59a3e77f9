"""What a search came to: as values, and as the objects that JSON shows. Pure.

Keys are promises; new ones may be added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from tracker.models.queries import Query
from tracker.search.spots import Spot

Object = dict[str, Any]


class StoryLine(NamedTuple):
    """What a list shows of a story; as in `tracker.models.records.stories.Story`."""

    id: int
    headline: str
    versions: int
    latest: int
    state: str
    changed_at: datetime


class OutletName(NamedTuple):
    """How an outlet is called, by the settings and by a reader, and the zone of its clock."""

    name: str
    title: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class StoryFound:
    """A story that was found, with the places that have the words, the newest first."""

    story: StoryLine
    outlet: OutletName
    spots: tuple[Spot, ...] = ()
    more: int = 0
    """Places that have the words and are not among `spots`, as far as they were looked through."""
    versions: tuple[tuple[int, str | None], ...] = ()
    """Of a search without words, the versions that it is about: numbers and labels, in order."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search came to."""

    query: Query
    stories: tuple[StoryFound, ...] = ()
    more: int = 0
    """Stories that were found and are not shown, as far as they were counted."""
    cut: bool = False
    """True where there is more than was looked through."""
    outlets: tuple[tuple[OutletName, int], ...] = ()
    """Of how many stories found each outlet is, the most first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of something that was pasted: the stories at an address, or with a text."""

    address: str
    """The address that was understood; empty for a text."""
    searched: Searched
    """Of an address its stories; for a text, the search for its words one right after another."""


def as_object(asked: str, searched: Searched) -> Object:
    """A search and what it came to."""
    return {
        "asked": asked,
        "refused": list(searched.query.refused),
        "stories": [_story(found) for found in searched.stories],
        "more": searched.more,
        "cut": searched.cut,
        "outlets": {outlet.name: count for outlet, count in searched.outlets},
    }


def found_as_object(asked: str, found: Found) -> Object:
    """What was pasted and what is known of it; `address` is null for a text."""
    return {**as_object(asked, found.searched), "address": found.address or None}


def _story(found: StoryFound) -> Object:
    story = found.story
    return {
        "id": story.id,
        "headline": story.headline,
        "outlet": found.outlet.name,
        "versions": story.versions,
        "latest": story.latest,
        "changed_at": _exact(story.changed_at),
        "places": [_place(spot) for spot in found.spots],
        "more": found.more,
        "asked_versions": [number for number, _ in found.versions],
    }


def _place(spot: Spot) -> Object:
    return {
        "piece": spot.piece,
        "text": spot.passage.text,
        "sought": [part for part, sought in spot.passage.parts if sought],
        "versions": list(spot.numbers),
        "stood": spot.stood,
        "removed": spot.removed,
    }


def _exact(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
