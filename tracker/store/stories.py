"""Stories, and how they are found again: by address, by clue, by words of the headline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, text
from sqlmodel import Session, col, func, select, update

from tracker.errors import NotFoundError
from tracker.models.records import Address, Clue, Listing, Outlet, Story, UtcDateTime, Version

_ADD_CLUE = text(
    "INSERT INTO clue (story_id, hash, outlet_id) VALUES (:story_id, :hash, :outlet_id)"
    " ON CONFLICT DO NOTHING"
)
"""Both databases write it so; SQLAlchemy would have us load both dialects to say it."""

_WITH_CLUE = text(
    "SELECT clue.story_id FROM clue JOIN story ON story.id = clue.story_id"
    " WHERE clue.outlet_id = :outlet AND clue.hash = :hash AND story.changed_at >= :since"
    " ORDER BY clue.story_id DESC LIMIT :most"
).bindparams(bindparam("since", type_=UtcDateTime()))
"""The newest stories that have a clue. One for each word of a headline: written out, it is asked
many times in the time that it takes to put together once."""

CANDIDATES = 8
"""Stories that share the most clues with a text and are therefore read and scored."""


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


# -- addresses ---------------------------------------------------------------------------------


def addresses_by_key(session: Session, outlet_id: int, keys: Sequence[str]) -> Sequence[Address]:
    """The addresses in use that have one of these keys."""
    query = select(Address).where(
        Address.outlet_id == outlet_id, col(Address.key).in_(keys), col(Address.in_use).is_(True)
    )
    return session.exec(query).all()


def addresses_of(session: Session, story_id: int) -> Sequence[Address]:
    """All addresses of a story, in the order seen."""
    query = select(Address).where(Address.story_id == story_id)
    return session.exec(query.order_by(col(Address.first_seen_at), col(Address.id))).all()


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


def values_of(session: Session, address_ids: Sequence[int]) -> dict[int, str]:
    """What each of these addresses says, by id."""
    query = select(Address.id, Address.value).where(col(Address.id).in_(address_ids))
    return {key: value for key, value in session.exec(query) if key is not None}


# -- listings ----------------------------------------------------------------------------------


def listings(session: Session, feed_id: int, keys: Sequence[str]) -> dict[str, Listing]:
    """What this feed last said of these entries, by key."""
    found: dict[str, Listing] = {}
    for start in range(0, len(keys), 500):
        query = select(Listing).where(
            Listing.feed_id == feed_id, col(Listing.key).in_(keys[start : start + 500])
        )
        found |= {listing.key: listing for listing in session.exec(query)}
    return found


def still_listed(session: Session, ids: Sequence[int], now: datetime) -> None:
    """Note that these entries stood in their feed at this poll too."""
    if ids:
        statement = update(Listing).where(col(Listing.id).in_(ids)).values(last_seen_at=now)
        session.connection().execute(statement)


# -- clues -------------------------------------------------------------------------------------


def add_clues(session: Session, outlet_id: int, story_id: int, hashes: Iterable[int]) -> None:
    """Remember by what a story may be known again; what is known already stays once."""
    rows = [{"story_id": story_id, "hash": h, "outlet_id": outlet_id} for h in sorted(set(hashes))]
    if not rows:
        return
    session.connection().execute(_ADD_CLUE, rows)


def candidates(
    session: Session, outlet_id: int, hashes: Sequence[int], since: datetime
) -> Sequence[int]:
    """Ids of the outlet's stories since then that share the most clues, most first."""
    if not hashes:
        return []
    query = (
        select(Clue.story_id)
        .join(Story, col(Story.id) == Clue.story_id)
        .where(Clue.outlet_id == outlet_id, col(Clue.hash).in_(hashes), Story.changed_at >= since)
        .group_by(col(Clue.story_id))
        .order_by(func.count().desc(), col(Clue.story_id).desc())
        .limit(CANDIDATES)
    )
    return session.exec(query).all()


def stories_with(
    session: Session, outlet_id: int, hashes: Sequence[int], since: datetime, *, most: int
) -> dict[int, list[int]]:
    """By clue, the outlet's stories since then that have it: the newest `most`, whatever it is.

    A word that half the stories have costs no more than a rare one.
    """
    connection = session.connection()
    given = {"outlet": outlet_id, "since": since, "most": most}
    found = {h: list(connection.scalars(_WITH_CLUE, {**given, "hash": h})) for h in hashes}
    return {one: ids for one, ids in found.items() if ids}


def last_listed(session: Session, story_ids: Sequence[int]) -> dict[int, datetime]:
    """When an entry of each story was last seen in a feed."""
    query = select(Listing.story_id, Listing.last_seen_at).where(
        col(Listing.story_id).in_(story_ids)
    )
    found: dict[int, datetime] = {}
    for story_id, seen in session.exec(query):
        found[story_id] = max(seen, found.get(story_id, seen))
    return found


# -- what people look for ------------------------------------------------------------------------


def story_lines(
    session: Session, *, query: str = "", outlet: str = "", limit: int = 50
) -> list[StoryLine]:
    """Stories that had a headline with every word of `query`, the latest changed first."""
    statement = select(Story, Outlet).join(Outlet, col(Outlet.id) == Story.outlet_id)
    if words := query.lower().split():
        had = [func.lower(Version.headline).contains(word, autoescape=True) for word in words]
        statement = statement.where(exists().where(col(Version.story_id) == Story.id, *had))
    if outlet:
        statement = statement.where(Outlet.name == outlet)
    statement = statement.order_by(col(Story.changed_at).desc(), col(Story.id).desc()).limit(limit)
    rows = session.exec(statement).all()
    addresses = _addresses(session, [story.id or 0 for story, _ in rows])
    return [StoryLine(story, of, tuple(addresses.get(story.id or 0, ()))) for story, of in rows]


def stories_at(session: Session, key_or_value: Sequence[str]) -> list[int]:
    """Ids of the stories that one of these addresses (as written, or as keys) belongs to."""
    query = select(Address.story_id).where(
        col(Address.key).in_(key_or_value) | col(Address.value).in_(key_or_value)
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
