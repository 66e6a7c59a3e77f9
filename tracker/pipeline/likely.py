"""Which stories a text may belong to by its likeness, how surely, and why."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from tracker.identify import clues, score
from tracker.identify.packed import FORM, unpack_traits
from tracker.models.records.stories import Address, Story
from tracker.models.values import Reason
from tracker.pipeline.sighting import Sighting
from tracker.pipeline.window import View, view
from tracker.store import candidates, doubts, stories
from tracker.store.database import Session

IN_DOUBT = 0.5
"""From this score on, two stories are shown as possibly one. Of the first 362 stories of the
development series, their addresses hidden, 14 were in doubt, 8 of them rightly: 4 in a hundred. At
0.6 it were 5, 2 of them rightly; at 0.45 18, of which 9."""


MOST = 8
"""Stories that share the most words with a text, and as many that share the most passages: what
they are compared by is read."""

ENOUGH_WORDS = 2
"""Words of a headline that make a story worth comparing."""

RARE_WORD = 20
"""Stories of the window, at most, that have the one word that a flash shares with its story."""

SMALL_SHARE = 0.12
"""Less than that of a text is phrases, less of a headline words that many share: such stories are
not compared. No score that was in doubt or better was lost by it on the development sets."""


@dataclass(frozen=True, slots=True)
class Home:
    """The story that a text belongs to, how surely and why, and where it was seen."""

    story: Story
    score: float
    reasons: tuple[Reason, ...]
    addresses: tuple[Address, ...] = ()
    """The first is the one that the text is put under."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a text is compared with: the latest text of a story, and the other signs."""

    story_id: int
    old: clues.Traits
    signs: score.Signs


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
    return most_like(session, sighting, new, _numbered(session, sighting, known), given_away)


def most_like(
    session: Session,
    sighting: Sighting,
    new: clues.Traits,
    numbered: Collection[int] = (),
    given_away: Collection[int] = (),
) -> list[Home]:
    """The same by the traits of the text; `numbered` are the stories that carry its number."""
    found: list[Home] = []
    for one in compared(session, sighting, new, numbered, given_away):
        points, reasons = score.score(new, one.old, one.signs)
        if points >= IN_DOUBT:
            found.append(Home(stories.story_by_id(session, one.story_id), points, reasons))
    return sorted(found, key=lambda home: -home.score)


def compared(
    session: Session,
    sighting: Sighting,
    new: clues.Traits,
    numbered: Collection[int] = (),
    given_away: Collection[int] = (),
) -> Iterator[Compared]:
    """The stories that are worth comparing with the text, at most some two dozen."""
    ids, rarity = _candidates(session, sighting, new)
    for story in candidates.compared(session, ids.union(numbered).difference(given_away), FORM):
        signs = score.Signs(
            gap=abs((sighting.dated or sighting.seen_at) - story.dated_at),
            rarity=rarity,
            same_number=story.story_id in numbered,
            listing=in_listing(sighting, story.listed_at),
        )
        yield Compared(story.story_id, unpack_traits(story.traits), signs)


def _numbered(session: Session, sighting: Sighting, known: Mapping[str, Address]) -> set[int]:
    """The stories that carry the text's number, and those that a person parted from them."""
    carrying = {known[key.key].story_id for key in sighting.keys if key.key in known}
    return carrying.union(*(doubts.kept_apart(session, story_id) for story_id in carrying))


def address_of(sighting: Sighting) -> str:
    """The web address of a text; empty where it has none."""
    return next((key.value for key in sighting.keys if key.kind == "url"), "")


def _candidates(
    session: Session, sighting: Sighting, new: clues.Traits
) -> tuple[set[int], dict[int, int]]:
    """Stories that share the most and the rarest with a text, and how rare its words are."""
    seen = view(session, sighting.outlet.id or 0, sighting.seen_at)
    since = (sighting.seen_at - score.WINDOW).timestamp()
    having = {word: seen.having(word, since, score.RARE) for word in new.headline}
    rarity = {word: len(ids) for word, ids in having.items() if ids}
    by_words = _by_words(seen, new, having, rarity)
    by_slug = [s for mark in clues.slug_mark(new) for s in seen.having(mark, since, MOST)]
    return {*by_words, *by_slug, *_by_passages(seen, new, since)}, rarity


def _by_words(
    seen: View, new: clues.Traits, having: Mapping[int, Sequence[int]], rarity: Mapping[int, int]
) -> list[int]:
    """The stories whose headlines share the rarest words with a text.

    One word in common says nothing, but for a flash and the story that opens with its words.
    """
    shared = Counter(chain.from_iterable(having[word] for word in rarity))
    points = dict.fromkeys((s for s, words in shared.items() if words >= ENOUGH_WORDS), 0.0)
    for word in rarity:
        counts_for = score.weight(word, rarity)
        for story_id in points.keys() & having[word]:
            points[story_id] += counts_for
    whole = sum(score.weight(word, rarity) for word in new.headline)
    best = heapq.nlargest(MOST, points, key=lambda story_id: points[story_id])

    def likely(story_id: int) -> bool:
        others = seen.headline(story_id) - shared[story_id]
        old = points[story_id] + others * score.RAREST
        return points[story_id] >= SMALL_SHARE * min(whole, old)

    return [*filter(likely, best), *_flashes(seen, new, having, rarity)]


def _flashes(
    seen: View, new: clues.Traits, having: Mapping[int, Sequence[int]], rarity: Mapping[int, int]
) -> list[int]:
    """The stories of which one is a flash without text and the other opens with a word of it."""
    rarest = sorted((word for word in rarity if rarity[word] <= RARE_WORD), key=rarity.__getitem__)
    found = dict.fromkeys(chain.from_iterable(having[word] for word in rarest))
    return [s for s in found if bool(seen.triples(s)) is not bool(new.triples)][:MOST]


def _by_passages(seen: View, new: clues.Traits, since: float) -> list[int]:
    """The stories whose texts share the most with a text."""
    passages, triples = clues.looked_for(new), len(new.triples)
    shares = seen.sharing(passages, since, triples=triples, least=SMALL_SHARE)
    return heapq.nlargest(MOST, shares, key=lambda story_id: shares[story_id])


def in_listing(sighting: Sighting, last: datetime | None) -> score.InListing:
    """Where the older entry stood when the text came, by when a feed last showed it."""
    before, now = sighting.feed_looks or (sighting.unseen_until, sighting.seen_at)
    if last is None or before is None:
        return ""
    if last >= now:
        return "listed"
    return "left" if last >= before else "gone"
