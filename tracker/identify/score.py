"""Does a text belong to a story? One score from few, named features, each with its reason. Pure.

A wrong merge puts words into a story that never were in it; a missed link leaves two stories that
a person can join. So the threshold is high, and one likeness alone seldom reaches it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, Literal, NamedTuple

from tracker.identify.clues import Traits, shared
from tracker.models.values import Label, LabelKind, Reason

WINDOW = timedelta(hours=96)
"""How long after its last version a story may be rewritten under a new address."""

THRESHOLD = 0.7
"""From this score on, a text belongs to the story. The weights are scaled to it."""

WEIGHTS: Final[Mapping[str, float]] = {
    "text": 1.4,
    "headline": 1.02,
    "flash": 1.3,
    "number": 0.45,
    "address": 0.8,
    "slug": 0.25,
    "ordinal": 0.1,
    "place": 0.05,
    "left": 0.38,
    "listed": -0.6,
    "late": -0.85,
}
"""How much each feature counts where it holds in full. They come from a fit on the development sets
and the invented traps, by the features and the cost of `tests/evals/linking_weights.py`, a wrong
merge at 2 (wire copy of 1987, mostly templates), 8 or 13 (titles alone) missed links. Three were
then moved by hand to the side of fewer wrong merges: `text` (1.55) to the least that costs no link,
`headline` (1.0) and `left` (0.41) by a step. Out of fold, before that, 558 of 597 links of agency
series were found and 1 pair was wrong, 36 of 37 and 3 of 1987, 5 of 5 and none among 1,397 pages,
4,974 of 7,000 retitled titles and 39 among 34,626; 22 weights set by hand had found 559, 36, 5,
4,887 with 0, 3, 0, 38 wrong."""

BESIDE_TEXT = 0.3
"""How much of a like address or slug counts, at least, where both have a text or the address came
later than LATE: a template or a column gives those to every one of its stories."""

ADDRESS_WORDS = 2
"""Words at the end of an address that say more than a slug does."""

CORRECTS = 0.5
"""How far a label fits that says of no number which one it is: `CORRECTED`, `REFILE`."""

LATE = timedelta(hours=12)
"""One cycle of a wire: what comes after it may be the next one's column."""

LONG_AFTER = timedelta(hours=30)
"""More than a day: two titles of a column are then often equal."""

NEXT_DAY = 0.2
"""How far it counts as late until then, where nothing else speaks for a column."""

FLASH_WITHIN = timedelta(hours=2)
ENOUGH_TRIPLES = 50
"""A body of as many word triples counts in full, and its headline no more; a shorter one in
proportion: outlets give one standfirst to two stories, and a flash of one sentence says little by
its likeness."""

LONG_TRIPLES = 200
"""From here on a body is no template, and what it shares it shares a day later too."""

FEW_WORDS = 3
"""Words that two headlines share, at least, to be alike at all."""

RARE = 200
"""Stories of the window, at most, that are looked at to tell how rare a word is."""


InListing = Literal["", "left", "listed", "gone"]
"""Still there, left at the very poll that showed the new entry, gone before that, or not known."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against two texts being of one story, besides the texts."""

    gap: timedelta
    rarity: Mapping[int, int] = field(default_factory=dict)
    """Stories of the window that have a word in a headline, by its hash; a word not in it is in
    none."""
    same_number: bool = False
    """Both carry one agency number, of an agency that uses numbers again."""
    listing: InListing = ""
    """Where the older entry stood in its listing when the new one came."""


class Measure(NamedTuple):
    """How far a feature holds of two texts: 0 not at all, 1 in full; what speaks against, below."""

    feature: str
    words: str
    holds: float


def score(new: Traits, old: Traits, signs: Signs) -> tuple[float, tuple[Reason, ...]]:
    """How surely a new text belongs to a story whose latest text is `old`: 0 to 1, and why."""
    reasons = [
        Reason(one.feature, one.words, WEIGHTS[one.feature] * one.holds)
        for one in measures(new, old, signs)
    ]
    total = sum(reason.points for reason in reasons)
    return min(1.0, max(0.0, total)), tuple(reasons)


def measures(new: Traits, old: Traits, signs: Signs) -> list[Measure]:
    """What speaks for or against a new text belonging to a story, and how far it holds."""
    found = (
        _text(new, old),
        _headline(new, old, signs),
        _flash(new, old, signs),
        _number(new, old, signs),
        _address(new, old, signs.gap),
        _ordinal(new.label, old.label),
        _place(new, old),
        _listing(new, signs),
        _late(new, old, signs),
    )
    return [one for one in found if one is not None and one.holds]


def weight(word: int, rarity: Mapping[int, int]) -> float:
    """How much a word counts: the less often the outlet used it of late, the more."""
    return math.log((RARE + 2) / (min(RARE, rarity.get(word, 0)) + 1))


RAREST = weight(0, {})
"""What a word counts that no other story has."""


def _weights(words: frozenset[int], rarity: Mapping[int, int]) -> float:
    return sum(weight(word, rarity) for word in words)


def _text(new: Traits, old: Traits) -> Measure | None:
    smaller = _shorter(new, old)
    if not smaller:
        return None
    whole = max(len(new.triples), len(old.triples)) if _wraps_up(new, old) else smaller
    in_both = shared(new.triples, old.triples)
    if not in_both:
        return None
    few = min(len(new.names), len(old.names))
    named = shared(new.names, old.names) / few if few else 1.0
    share = in_both / whole
    words = f"{share:.0%} of {whole} word triples and {named:.0%} of the names are shared"
    return Measure("text", words, share * named * _texts(new, old))


def _wraps_up(new: Traits, old: Traits) -> bool:
    """Whether just one is a wrap-up: it may hold the whole of a story, and of others besides."""
    wrapups = [of.label is not None and of.label.kind is LabelKind.WRAPUP for of in (new, old)]
    return wrapups[0] is not wrapups[1]


def _shorter(new: Traits, old: Traits) -> int:
    """Word triples of the shorter of two texts."""
    return min(len(new.triples), len(old.triples))


def _texts(new: Traits, old: Traits) -> float:
    """How far there are two texts to speak of, from 0 to 1."""
    return min(1.0, _shorter(new, old) / ENOUGH_TRIPLES)


def _headline(new: Traits, old: Traits, signs: Signs) -> Measure | None:
    """Where both have a text, it is the text that counts: a template gives one headline to all."""
    both, either = new.headline & old.headline, new.headline | old.headline
    if not _enough(both, either, new, old, signs):
        return None
    room = 1 - _texts(new, old)
    if not room:
        return None
    rarity = signs.rarity
    in_both = _weights(both, rarity)
    smaller = min(_weights(new.headline, rarity), _weights(old.headline, rarity))
    alike = (in_both / _weights(either, rarity) + in_both / smaller) / 2
    return Measure("headline", f"{len(both)} of {len(either)} words shared", alike * room)


def _enough(
    both: frozenset[int], either: frozenset[int], new: Traits, old: Traits, signs: Signs
) -> bool:
    """Whether two headlines share enough words to tell: fewer will do where something else hints.

    A headline of one word says nothing, whoever has the same.
    """
    if _same(new.slug, old.slug) or _same(new.address, old.address):
        return bool(both)
    fewest = FEW_WORDS - 1 if signs.listing == "left" else FEW_WORDS
    return len(both) >= max(min(fewest, len(either)), FEW_WORDS - 1)


def _same(new: str, old: str) -> bool:
    return bool(new) and new == old


def _flash(new: Traits, old: Traits, signs: Signs) -> Measure | None:
    """A flash, a headline without text, whose words the other text opens with."""
    flash, story = (old, new) if new.triples else (new, old)
    if flash.triples or not story.triples or signs.gap > FLASH_WITHIN or not flash.headline:
        return None
    found = flash.headline.intersection(story.opening)
    share = _weights(found, signs.rarity) / _weights(flash.headline, signs.rarity)
    more = max(0.0, share - len(new.headline & old.headline) / len(flash.headline) / 2)
    words = f"the text opens with {len(found)} of {len(flash.headline)} words of the flash"
    return Measure("flash", words, more)


def _number(new: Traits, old: Traits, signs: Signs) -> Measure | None:
    """A column keeps its number from day to day."""
    if not signs.same_number or (signs.gap > LATE and not _shorter(new, old)):
        return None
    return Measure("number", "the agency's number is the same", 1.0)


def _address(new: Traits, old: Traits, gap: timedelta) -> Measure | None:
    counts = max(BESIDE_TEXT, 1 - _texts(new, old))
    if _same(new.address, old.address) and new.address.count(" ") + 1 >= ADDRESS_WORDS:
        words = f"the addresses end in the same words: {new.address}"
        return Measure("address", words, BESIDE_TEXT if gap > LATE else counts)
    if gap > LATE or not (_same(new.slug, old.slug) or _same(new.address, old.address)):
        return None
    return Measure("slug", f"the slug is the same: {new.slug or new.address}", counts)


def _ordinal(new: Label | None, old: Label | None) -> Measure | None:
    """Alerts count for themselves: after `3보` comes `종합`, the first story."""
    if new is None or new.kind not in _COUNTED:
        return None
    alert = new.kind is LabelKind.ALERT
    counts = old is not None and (old.kind is LabelKind.ALERT) is alert
    before = (old.ordinal if old and counts else 0) or 0
    if new.ordinal is not None and new.ordinal == before + 1 and (before or not alert):
        return Measure("ordinal", f"{new.text} is the next one", 1.0)
    if alert:
        return None
    if old is not None and new.ordinal is not None and new.text == old.text:
        return Measure("ordinal", f"there is a {new.text} already", -1.0)
    return Measure("ordinal", f"{new.text} is a version of something", CORRECTS)


_COUNTED = frozenset(
    {
        LabelKind.ALERT,
        LabelKind.UPDATE,
        LabelKind.CORRECTION,
        LabelKind.REFILE,
        LabelKind.REPEAT,
    }
)


def _place(new: Traits, old: Traits) -> Measure | None:
    return Measure("place", f"both from {new.place}", 1.0) if _same(new.place, old.place) else None


def _listing(new: Traits, signs: Signs) -> Measure | None:
    """An older entry that was no longer fresh is as often pushed out by what is new."""
    if signs.listing == "left":
        fresh = max(0.0, 1 - signs.gap / LATE)
        return Measure("left", "it came when the older entry left the listing", fresh)
    if signs.listing == "listed" and new.label is None:
        return Measure("listed", "the listing shows both", 1.0)
    return None


def _late(new: Traits, old: Traits, signs: Signs) -> Measure | None:
    """A cycle later, a likeness is more often the next column's or another of one template.

    A label says that it is a version of something, and a long text is no template. Bare headlines
    are a column's more than a day later, with other numbers (its date), or when the older entry
    was gone from the listing before.
    """
    if signs.gap <= LATE or new.label is not None:
        return None
    words = f"{signs.gap.total_seconds() / 3600:.0f} hours later"
    size = _shorter(new, old)
    if size:
        return Measure("late", words, max(0.0, 1 - size / LONG_TRIPLES))
    if signs.gap > LONG_AFTER:
        return Measure("late", words, 1.0)
    if signs.listing == "gone":
        return Measure("late", f"{words}, and the older entry had left the listing", 1.0)
    if new.numbers and old.numbers and new.numbers != old.numbers:
        return Measure("late", f"{words}, with other numbers", 1.0)
    return Measure("late", words, NEXT_DAY)
