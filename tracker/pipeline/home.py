"""Which story a text belongs to, why, and under which addresses."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.identify import clues, keys, score
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Version
from tracker.models.values import Reason
from tracker.pipeline.sighting import Key, Sighting
from tracker.store import candidates, listings, stories, versions
from tracker.store.database import Session


@dataclass(frozen=True, slots=True)
class Home:
    """The story that a text belongs to, how surely and why, and where it was seen."""

    story: Story
    score: float
    reasons: tuple[Reason, ...]
    addresses: tuple[Address, ...] = ()
    """The first is the one that the text is put under."""


def find_home(session: Session, sighting: Sighting) -> Home:
    """The story that a text belongs to: by hard evidence, else by score, else a new one.

    Addresses that are new are begun; those that the outlet now uses for another story are ended.
    """
    known = _known_addresses(session, sighting)
    home = (
        _known_home(session, sighting, known)
        or _replaced(session, sighting)
        or _likeliest(session, sighting, known)
        or _new_story(session, sighting)
    )
    here = [known.get(key.key) or _begin(session, sighting, key, home) for key in sighting.keys]
    addresses = tuple(address for address in here if address.story_id == home.story.id)
    return Home(home.story, home.score, home.reasons, addresses)


def dated(version: Version) -> datetime | None:
    """When the outlet says that a version is from."""
    return version.updated_at or version.published_at


def _known_addresses(session: Session, sighting: Sighting) -> dict[str, Address]:
    """The addresses that are known already, by key; those given to another story are ended."""
    wanted = [key.key for key in sighting.keys]
    found = stories.addresses_by_key(session, sighting.outlet.id or 0, wanted)
    latest = versions.versions(session, [a.version_id for a in found if a.version_id])
    given_away = {v.story_id for v in latest if _reused(session, sighting, v)}
    ended = [address for address in found if address.story_id in given_away]
    stories.end_addresses(session, ended, sighting.seen_at)
    return {a.key: a for a in found if a.story_id not in given_away}


def _reused(session: Session, sighting: Sighting, version: Version) -> bool:
    if not score.dated_anew(sighting.published_at, version.published_at):
        return False
    old = versions.article(session, version)
    return score.reused(clues.traits(sighting.said), clues.traits(old))


_USED_AGAIN = ("reuters:",)
"""Numbers that one story in 200 has from another: evidence, but no proof."""


def _known_home(session: Session, sighting: Sighting, known: dict[str, Address]) -> Home | None:
    for key in sighting.keys:
        if key.key in known and not key.key.startswith(_USED_AGAIN):
            words = f"the {key.kind} is known: {key.value}"
            story = stories.story_by_id(session, known[key.key].story_id)
            return Home(story, 1.0, (Reason(key.kind, words, 1.0),))
    return None


def _replaced(session: Session, sighting: Sighting) -> Home | None:
    if not sighting.replaces:
        return None
    named = keys.keys_in(sighting.replaces)
    found = stories.addresses_by_key(session, sighting.outlet.id or 0, named)
    if not found:
        return None
    words = f"the outlet says that it replaces {sighting.replaces}"
    story = stories.story_by_id(session, found[0].story_id)
    return Home(story, 1.0, (Reason("replaces", words, 1.0),))


def _likeliest(session: Session, sighting: Sighting, known: dict[str, Address]) -> Home | None:
    """The story that the text most likely belongs to, when it reaches the threshold."""
    new = clues.traits(sighting.said, address_of(sighting))
    numbered = {known[key.key].story_id for key in sighting.keys if key.key in known}
    ids, rarity = _candidates(session, sighting, new)
    latest = versions.latest_versions(session, sorted({*ids, *numbered}))
    articles = versions.articles(session, latest)
    addresses = stories.values_of(session, [version.address_id for version in latest])
    listed = listings.last_listed(session, [version.story_id for version in latest])
    best: Home | None = None
    for version in latest:
        signs = score.Signs(
            gap=abs((sighting.dated or sighting.seen_at) - (dated(version) or version.seen_at)),
            rarity=rarity,
            same_number=version.story_id in numbered,
            listing=_in_listing(sighting, listed.get(version.story_id)),
        )
        old = clues.traits(articles[version.id or 0], addresses.get(version.address_id, ""))
        points, reasons = score.score(new, old, gap=signs.gap, signs=signs)
        if points >= score.THRESHOLD and (best is None or points > best.score):
            best = Home(stories.story_by_id(session, version.story_id), points, reasons)
    return best


def address_of(sighting: Sighting) -> str:
    """The web address of a text; empty where it has none."""
    return next((key.value for key in sighting.keys if key.kind == "url"), "")


def _candidates(
    session: Session, sighting: Sighting, new: clues.Traits
) -> tuple[list[int], dict[str, int]]:
    """Stories that share the most and the rarest with a text, and how rare its words are."""
    outlet_id, since = sighting.outlet.id or 0, sighting.seen_at - score.WINDOW
    marks = clues.marks(new)
    found = candidates.having(session, outlet_id, sorted(marks.values()), since, most=score.RARE)
    rarity = {word: len(found.get(mark, ())) for word, mark in marks.items() if word}
    points: defaultdict[int, float] = defaultdict(float)
    for word, mark in marks.items():
        for story_id in found.get(mark, ()):
            points[story_id] += score.weight(word, rarity) if word else math.log(score.RARE)
    by_words = sorted(points, key=lambda story_id: -points[story_id])[: candidates.MOST]
    passages = sorted(clues.passages(new))
    return [*by_words, *candidates.sharing_most(session, outlet_id, passages, since)], rarity


def _in_listing(sighting: Sighting, last: datetime | None) -> Literal["", "left", "listed"]:
    if last is None or sighting.unseen_until is None:
        return ""
    if last >= sighting.seen_at:
        return "listed"
    return "left" if last >= sighting.unseen_until else ""


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
