"""Stories, and how they are found again: by address, by words of the headline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, tuple_
from sqlmodel import Session, col, func, select

from tracker.errors import NotFoundError
from tracker.models.records.outlets import Outlet
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Paragraph, Version, VersionParagraph


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as lists show it."""

    story: Story
    outlet: Outlet
    addresses: tuple[str, ...]


def begin_story(session: Session, outlet_id: int, headline: str, now: datetime) -> Story:
    """A new story, without a version yet."""
    story = Story(outlet_id=outlet_id, headline=headline, begun_at=now, changed_at=now)
    session.add(story)
    session.flush()
    return story


def story_by_id(session: Session, story_id: int) -> Story:
    """The story of that id.

    Raises NotFoundError.
    """
    story = session.get(Story, story_id)
    if story is None:
        raise NotFoundError(f"story {story_id}: there is none; see `tracker stories`")
    return story


def living(session: Session, story_id: int) -> Story:
    """The story of that id, or the one that it goes on as.

    Raises NotFoundError.
    """
    story = story_by_id(session, story_id)
    while story.goes_on_as is not None:
        story = story_by_id(session, story.goes_on_as)
    return story


def with_outlet(session: Session, story_id: int) -> tuple[Story, Outlet]:
    """The story of that id, or the one that it goes on as, and its outlet, in one query.

    Raises NotFoundError.
    """
    found = session.exec(_WITH_OUTLET, params={"story": story_id}).first()
    if found is not None and found[0].goes_on_as is None:
        return found
    story = living(session, story_id)
    return story, session.get_one(Outlet, story.outlet_id)


def joined_to(session: Session, story_id: int) -> list[int]:
    """The ids of the stories that go on as this one, whether joined to it or by way of another."""
    found: list[int] = []
    asked = [story_id]
    while asked:
        rows = session.exec(_JOINED, params={"stories": asked})
        asked = [key for key in rows if key is not None]
        found += asked
    return found


# Queries of every page of a story, as written once: building them anew took a quarter of its time.
_WITH_OUTLET = (
    select(Story, Outlet)
    .join(Outlet, col(Outlet.id) == Story.outlet_id)
    .where(col(Story.id) == bindparam("story"))
)
_JOINED = (
    select(Story.id)
    .where(col(Story.goes_on_as).in_(bindparam("stories", expanding=True)))
    .order_by(col(Story.id))
)
_OWN = select(Address.id).where(col(Address.story_id) == bindparam("story"))
_OF_VERSIONS = select(Version.address_id).where(col(Version.story_id) == bindparam("story"))
_ADDRESSES = (
    select(Address)
    .where(col(Address.id).in_(_OWN.union(_OF_VERSIONS)))
    .order_by(col(Address.first_seen_at), col(Address.id))
)
"""Both ways in turn, each by its index: asked for one or the other, PostgreSQL reads all addresses
there are, 43 ms for 100,000."""


# -- addresses ---------------------------------------------------------------------------------


_BY_KEY = select(Address).where(
    col(Address.outlet_id) == bindparam("outlet"),
    col(Address.key).in_(bindparam("keys", expanding=True)),
    col(Address.in_use).is_(True),
)
"""Every text that is filed asks for it, so it is put together once."""


def addresses_by_key(session: Session, outlet_id: int, keys: Sequence[str]) -> Sequence[Address]:
    """The addresses in use that have one of these keys."""
    return session.exec(_BY_KEY, params={"outlet": outlet_id, "keys": keys}).all()


def addresses_of(session: Session, story_id: int) -> Sequence[Address]:
    """All addresses of a story, and those that its versions came under, in the order seen."""
    return session.exec(_ADDRESSES, params={"story": story_id}).all()


def add_address(session: Session, address: Address) -> Address:
    """Keep a new address; it has its id afterwards."""
    session.add(address)
    session.flush()
    return address


def end_addresses(session: Session, addresses: Iterable[Address], now: datetime) -> None:
    """Note that the outlet now uses these for another story; what they showed stays."""
    for address in addresses:
        address.in_use, address.ended_at, address.next_poll_at = None, now, None
        session.add(address)
    session.flush()


def had_before(session: Session, address: Address) -> bool:
    """Whether an address was given up by the very story that has it: a person joined the two."""
    query = select(Address.id).where(
        Address.outlet_id == address.outlet_id,
        Address.key == address.key,
        Address.story_id == address.story_id,
        col(Address.in_use).is_(None),
    )
    return session.exec(query).first() is not None


def values_of(session: Session, address_ids: Sequence[int]) -> dict[int, str]:
    """What each of these addresses says, by id."""
    query = select(Address.id, Address.value).where(col(Address.id).in_(address_ids))
    return {key: value for key, value in session.exec(query) if key is not None}


# -- what people look for ------------------------------------------------------------------------


def story_lines(
    session: Session, *, query: str = "", outlet: str = "", limit: int = 50
) -> list[StoryLine]:
    """Stories that had a headline with every word of `query`, the latest changed first."""
    statement = select(Story, Outlet).join(Outlet, col(Outlet.id) == Story.outlet_id)
    statement = statement.where(col(Story.goes_on_as).is_(None))
    if words := query.lower().split():
        had = [func.lower(Version.headline).contains(word, autoescape=True) for word in words]
        statement = statement.where(exists().where(col(Version.story_id) == Story.id, *had))
    if outlet:
        statement = statement.where(Outlet.name == outlet)
    statement = statement.order_by(col(Story.changed_at).desc(), col(Story.id).desc()).limit(limit)
    rows = session.exec(statement).all()
    addresses = _addresses(session, [story.id or 0 for story, _ in rows])
    return [StoryLine(story, of, tuple(addresses.get(story.id or 0, ()))) for story, of in rows]


def last_changed(
    session: Session, outlet_id: int | None, *, limit: int, after: tuple[datetime, int] | None
) -> Sequence[Story]:
    """Stories of an outlet or of all, the latest changed first, behind a place if there is one."""
    query = select(Story).where(col(Story.goes_on_as).is_(None))
    if outlet_id is not None:
        query = query.where(Story.outlet_id == outlet_id)
    if after is not None:
        query = query.where(tuple_(col(Story.changed_at), col(Story.id)) < after)
    latest = query.order_by(col(Story.changed_at).desc(), col(Story.id).desc())
    return session.exec(latest.limit(limit)).all()


DRAWN = 40
"""Versions of a story whose lengths are drawn, the latest: more are closer than a pixel."""


def lengths(session: Session, stories: Sequence[Story]) -> dict[int, list[int]]:
    """How many characters the body of each version of these stories has, in the order of numbers.

    Of a story with more than `DRAWN` versions the latest of them; nothing for one with one version.
    """
    several = [story.id for story in stories if story.versions > 1]
    long = func.coalesce(func.sum(func.length(Paragraph.text)), 0)
    query = (
        select(Version.story_id, Version.number, long)
        .join(Story, col(Story.id) == Version.story_id)
        .outerjoin(VersionParagraph, col(VersionParagraph.version_id) == Version.id)
        .outerjoin(Paragraph, col(Paragraph.id) == VersionParagraph.paragraph_id)
        .where(col(Version.story_id).in_(several), Version.number > Story.latest - DRAWN)
        .group_by(col(Version.story_id), col(Version.number))
        .order_by(col(Version.story_id), col(Version.number))
    )
    found: dict[int, list[int]] = {}
    for story_id, _, characters in session.exec(query):
        found.setdefault(story_id, []).append(int(characters))
    return found


def headed(session: Session, names: Set[str], headlines: Set[str]) -> list[tuple[Story, Outlet]]:
    """The stories of the outlets of these names that have one of these headlines now."""
    query = select(Story, Outlet).join(Outlet, col(Outlet.id) == Story.outlet_id)
    query = query.where(col(Outlet.name).in_(sorted(names)), col(Story.goes_on_as).is_(None))
    return list(session.exec(query.where(col(Story.headline).in_(sorted(headlines)))))


def stories_at(session: Session, key_or_value: Sequence[str]) -> list[int]:
    """Ids of the stories that one of these addresses (as written, or as keys) belongs to."""
    query = select(Address.story_id).where(
        col(Address.key).in_(key_or_value) | col(Address.value).in_(key_or_value)
    )
    return sorted(set(session.exec(query)))


def stories_with_key(session: Session, key: str) -> list[int]:
    """Ids of the stories that an address of that key belongs or belonged to, of any outlet."""
    query = select(Address.story_id).where(
        col(Address.outlet_id).in_(select(Outlet.id)), Address.key == key
    )
    return sorted(set(session.exec(query)))


def _addresses(session: Session, story_ids: Sequence[int]) -> dict[int, list[str]]:
    query = select(Address.story_id, Address.value).where(
        col(Address.story_id).in_(story_ids), Address.kind == "url"
    )
    found: dict[int, list[str]] = {}
    for story_id, value in session.exec(query.order_by(col(Address.id))):
        found.setdefault(story_id, []).append(value)
    return found
