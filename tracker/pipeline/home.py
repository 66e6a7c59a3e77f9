"""Which story a text belongs to, why, and under which addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracker.identify import clues, keys, reuse, score
from tracker.models.records.stories import Address
from tracker.models.records.versions import Version
from tracker.models.values import Reason
from tracker.pipeline.likely import Home, in_listing, likely_homes
from tracker.pipeline.sighting import Key, Sighting, dated
from tracker.store import doubts, listings, stories, versions
from tracker.store.database import Session


def find_home(session: Session, sighting: Sighting) -> Home:
    """The story that a text belongs to: by hard evidence, else by score, else a new one.

    Addresses that are new are begun; those that the outlet now uses for another story are ended.
    """
    at_keys = _at_keys(session, sighting)
    given_away = {a.story_id for a in at_keys if _reused(session, sighting, a, at_keys)}
    ended = [address for address in at_keys if address.story_id in given_away]
    stories.end_addresses(session, ended, sighting.seen_at)
    known = {a.key: a for a in at_keys if a.story_id not in given_away}
    certain = [*_known_homes(session, sighting, known), *_replaced(session, sighting)]
    likely = [] if certain else likely_homes(session, sighting, known, given_away)
    found = certain or [home for home in likely if home.score >= score.THRESHOLD]
    home = found[0] if found else _new_story(session, sighting)
    _doubt(session, home, [*certain, *likely], sighting.seen_at)
    here = [known.get(key.key) or _begin(session, sighting, key, home) for key in sighting.keys]
    addresses = tuple(address for address in here if address.story_id == home.story.id)
    return Home(home.story, home.score, home.reasons, addresses)


def _at_keys(session: Session, sighting: Sighting) -> Sequence[Address]:
    """The addresses that are known already by a key of the text."""
    wanted = [key.key for key in sighting.keys]
    return stories.addresses_by_key(session, sighting.outlet.id or 0, wanted)


def _reused(
    session: Session, sighting: Sighting, address: Address, at_keys: Sequence[Address]
) -> bool:
    """Whether the outlet gave an address to another story; not where a person denied that once.

    `at_keys`: an address that is known with a guid stays with its item for longer.
    """
    version = session.get(Version, address.version_id) if address.version_id else None
    if version is None:
        return False
    dates = sighting.published_at, version.published_at
    unnamed = all(known.kind == "url" for known in at_keys)
    asked = {
        reuse.reused: reuse.dated_anew(*dates),
        reuse.reused_next_cycle: unnamed and reuse.dated_anew(*dates, after=score.LATE),
        reuse.comes_round: unnamed and _comes_again(session, sighting, version),
    }
    if not any(asked.values()):
        return False
    new, old = clues.traits(sighting.said), clues.traits(versions.article(session, version))
    if not any(applies and says(new, old) for says, applies in asked.items()):
        return False
    return not stories.had_before(session, address)


def _comes_again(session: Session, sighting: Sighting, version: Version) -> bool:
    """Whether a feed shows an address another day, after its story was gone, as another item.

    Only a feed says which item it shows: by a guid of its own.
    """
    if all(key.kind != "guid" for key in sighting.keys):
        return False
    if not reuse.dated_anew(sighting.dated, dated(version)):
        return False
    last = listings.last_listed(session, [version.story_id]).get(version.story_id)
    return in_listing(sighting, last) == "gone"


_USED_AGAIN = ("reuters:",)
"""Numbers that one story in 200 has from another: evidence, but no proof."""


def _known_homes(session: Session, sighting: Sighting, known: dict[str, Address]) -> list[Home]:
    """The stories that a text's keys are known to belong to, each once, the surest key's first."""
    found: dict[int, Home] = {}
    for key in sighting.keys:
        address = known.get(key.key)
        if address is None or address.story_id in found or _no_proof(session, key, address):
            continue
        words = f"the {key.kind} is known: {key.value}"
        story = stories.story_by_id(session, address.story_id)
        found[address.story_id] = Home(story, 1.0, (Reason(key.kind, words, 1.0),))
    return list(found.values())


def _no_proof(session: Session, key: Key, address: Address) -> bool:
    """Whether a number may be another story's: the agency's custom, or a person parted the two."""
    if key.kind != "number":
        return False
    return key.key.startswith(_USED_AGAIN) or bool(doubts.kept_apart(session, address.story_id))


def _replaced(session: Session, sighting: Sighting) -> list[Home]:
    if not sighting.replaces:
        return []
    named = keys.keys_in(sighting.replaces)
    found = stories.addresses_by_key(session, sighting.outlet.id or 0, named)
    words = f"the outlet says that it replaces {sighting.replaces}"
    return [
        Home(stories.story_by_id(session, one.story_id), 1.0, (Reason("replaces", words, 1.0),))
        for one in found[:1]
    ]


def _doubt(session: Session, home: Home, found: Sequence[Home], now: datetime) -> None:
    """Put on record the surest of the stories that the text speaks for besides its own.

    The machine never joins two stories, on whatever evidence: both were shown, and mails went out
    about both. A person can, with one command.
    """
    others = [one for one in found if one.story.id != home.story.id]
    if not others:
        return
    surest = max(others, key=lambda one: one.score)
    doubts.keep_doubt(
        session,
        home.story.id or 0,
        surest.story.id or 0,
        score=surest.score,
        reasons=surest.reasons,
        now=now,
    )


def _new_story(session: Session, sighting: Sighting) -> Home:
    headline, now = sighting.said.headline, sighting.seen_at
    story = stories.begin_story(session, sighting.outlet.id or 0, headline, now)
    return Home(story, 1.0, (Reason("first", "no story of this outlet is like it", 1.0),))


def _begin(session: Session, sighting: Sighting, key: Key, home: Home) -> Address:
    address = Address(
        outlet_id=sighting.outlet.id or 0,
        story_id=home.story.id or 0,
        kind=key.kind,
        value=key.value,
        key=key.key,
        first_seen_at=sighting.seen_at,
        last_seen_at=sighting.seen_at,
    )
    return stories.add_address(session, address)
