"""A reader, and their watches with the names of what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.models.records.alerts import Subscription
from tracker.models.records.stories import Story
from tracker.store import outlets
from tracker.store.database import Session


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch, and what it is about, where that has a name."""

    kept: Subscription
    about: str
    """The outlet's title, or the story's headline; else the value of the watch itself."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An address, and its watches that go on, in the order begun."""

    email: str
    watches: Sequence[Watch]


def reader_of(session: Session, email: str, watches: Sequence[Subscription]) -> Reader:
    """An address with these watches."""
    return Reader(email, named(session, watches))


def named(session: Session, watches: Sequence[Subscription]) -> list[Watch]:
    """Each watch with what it is about."""
    titles = {one.name: one.title for one in outlets.outlets(session)}
    return [Watch(one, _about(session, one, titles)) for one in watches]


def _about(session: Session, watch: Subscription, titles: dict[str, str]) -> str:
    if watch.scope == "outlet":
        return titles.get(watch.value, watch.value)
    if watch.scope == "story":
        story = session.get(Story, int(watch.value))
        return story.headline if story else watch.value
    return watch.value
