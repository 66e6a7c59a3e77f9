"""Which stories a text may belong to by its likeness, how surely, and why."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from tracker.identify import clues, score
from tracker.models.records.stories import Address, Story
from tracker.models.records.versions import Version
from tracker.models.values import Reason
from tracker.pipeline.sighting import Sighting, believed
from tracker.store import candidates, doubts, listings, stories, versions
from tracker.store.database import Session

IN_DOUBT = 0.5
"""From this score on, two stories are shown as possibly one. Of the first 362 stories of the
development series, their addresses hidden, 14 were in doubt, 8 of them rightly: 4 in a hundred. At
0.6 it were 5, 2 of them rightly; at 0.45 18, of which 9."""


@dataclass(frozen=True, slots=True)
class Home:
    """The story that a text belongs to, how surely and why, and where it was seen."""

    story: Story
    score: float
    reasons: tuple[Reason, ...]
    addresses: tuple[Address, ...] = ()
    """The first is the one that the text is put under."""


def likely_homes(
    session: Session,
    sighting: Sighting,
    known: Mapping[str, Address],
    given_away: Collection[int] = (),
) -> list[Home]:
    """The stories that the text may belong to, from the lower line on, the likeliest first.

    Never one whose address the outlet just gave to this text.
    """
    new = clues.traits(sighting.said, address_of(sighting))
    numbered = _numbered(session, sighting, known)
    ids, rarity = _candidates(session, sighting, new)
    latest = versions.latest_versions(session, sorted({*ids, *numbered}.difference(given_away)))
    articles = versions.articles(session, latest)
    addresses = stories.values_of(session, [version.address_id for version in latest])
    listed = listings.last_listed(session, [version.story_id for version in latest])
    found: list[Home] = []
    for version in latest:
        signs = score.Signs(
            gap=abs((sighting.dated or sighting.seen_at) - (dated(version) or version.seen_at)),
            rarity=rarity,
            same_number=version.story_id in numbered,
            listing=in_listing(sighting, listed.get(version.story_id)),
        )
        old = clues.traits(articles[version.id or 0], addresses.get(version.address_id, ""))
        points, reasons = score.score(new, old, gap=signs.gap, signs=signs)
        if points >= IN_DOUBT:
            found.append(Home(stories.story_by_id(session, version.story_id), points, reasons))
    return sorted(found, key=lambda home: -home.score)


def _numbered(session: Session, sighting: Sighting, known: Mapping[str, Address]) -> set[int]:
    """The stories that carry the text's number, and those that a person parted from them."""
    carrying = {known[key.key].story_id for key in sighting.keys if key.key in known}
    return carrying.union(*(doubts.kept_apart(session, story_id) for story_id in carrying))


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


def in_listing(sighting: Sighting, last: datetime | None) -> score.InListing:
    """Where the older entry stood when the text came, by when a feed last showed it."""
    if last is None or sighting.unseen_until is None:
        return ""
    if last >= sighting.seen_at:
        return "listed"
    return "left" if last >= sighting.unseen_until else "gone"


def dated(version: Version) -> datetime | None:
    """When the outlet says that a version is from, where that can be believed."""
    return believed(version.updated_at or version.published_at, version.seen_at)
