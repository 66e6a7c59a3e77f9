"""Why the versions of a story stand in it, what else may be this story, and who decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.models.records.doubts import Doubt
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Story
from tracker.models.records.versions import Link
from tracker.store import doubts, links, stories
from tracker.store.database import Session
from tracker.store.links import LinkLine


@dataclass(frozen=True, slots=True)
class Other:
    """Another story of which it was asked whether it is this one."""

    story: Story
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class LinksRead:
    """A story with everything that was decided about what belongs to it."""

    story: Story
    outlet: Outlet
    links: tuple[tuple[int, Link], ...]
    """Each version's number with its link, in the order seen."""
    undone: tuple[LinkLine, ...]
    """Of versions that left the story, and of those that came to it from another."""
    possibly: tuple[Other, ...]
    """Stories that may be this one; nobody answered yet."""
    apart: tuple[Other, ...]
    """Stories of which a person said that they are not this one."""
    joined: tuple[int, ...]
    """The ids of stories that go on as this one."""


def links_read(session: Session, story_id: int) -> LinksRead:
    """The story of that id, or the one that it goes on as, with what was decided about it.

    Raises NotFoundError.
    """
    story = stories.living(session, story_id)
    key = story.id or 0
    outlet, standing = session.get_one(Outlet, story.outlet_id), tuple(links.links_of(session, key))
    if not links.is_disputed(session, key):
        return LinksRead(story, outlet, standing, (), (), (), ())
    joined = stories.joined_to(session, key)
    others = _others(session, story, joined)
    return LinksRead(
        story,
        outlet,
        standing,
        tuple(links.undone_links(session, key)),
        _open(others),
        tuple(other for other in others if other.doubt.answer == "apart"),
        tuple(joined),
    )


def possibly(session: Session, story_id: int) -> tuple[Other, ...]:
    """The stories that may be this one, the surest first; nobody answered yet.

    Raises NotFoundError.
    """
    story = stories.living(session, story_id)
    return _open(_others(session, story, stories.joined_to(session, story.id or 0)))


def _open(others: Sequence[Other]) -> tuple[Other, ...]:
    answered = {other.story.id for other in others if other.doubt.answer != "open"}
    return tuple(other for other in others if other.story.id not in answered)


def _others(session: Session, story: Story, joined: Sequence[int]) -> list[Other]:
    """The stories that were held against this one or a part of it, each as what it goes on as."""
    own = {story.id, *joined}
    found: dict[tuple[int | None, str], Other] = {}
    for doubt in doubts.doubts_of(session, [story.id or 0, *joined]):
        other_id = doubt.other_id if doubt.story_id in own else doubt.story_id
        other = stories.living(session, other_id)
        if other.id != story.id:
            found.setdefault((other.id, doubt.answer), Other(other, doubt))
    return list(found.values())
