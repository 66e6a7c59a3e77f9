"""Does a text belong to a story? One score from few, named features, each with its reason. Pure.

A wrong merge puts words into a story that never were in it; a missed link leaves two stories that
a person can join. So the threshold is high, and one likeness alone seldom reaches it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from tracker.identify.clues import Traits
from tracker.models.values import Label, LabelKind, Reason

WINDOW = timedelta(hours=96)
"""How long after its last version a story may be rewritten under a new address."""

THRESHOLD = 0.7
"""From this score on, a text belongs to the story."""

TEXT_POINTS = 1.3
"""For a body whose every word triple, name and number stands in the other. Of rewrites on the
wire, share of triples times share of names was 0.40 and more; of templates, mostly below."""

HEADLINE_POINTS = 1.0
"""For headlines of the same words, each counted by how rare it is in the outlet's window."""

BESIDE_TEXT = 0.3
"""How much of a like headline or slug counts where both have a text: a template gives those to
every one of its stories, and the texts tell them apart."""

FLASH_POINTS = 0.85
"""For a flash, a headline without text, whose words the other text opens with."""

NUMBER_POINTS = 0.5
SLUG_POINTS = 0.35
ADDRESS_POINTS = 0.6
"""For addresses that end in the same words; a day later they count as a slug does."""

ADDRESS_WORDS = 2
LABEL_POINTS = 0.1
REPEATED_POINTS = -0.2
PLACE_POINTS = 0.05
LEFT_POINTS = 0.36
"""The older entry left the listing at the very poll that showed the new one. Of 5,000 titles of a
development set, 0.36 for 0.32 adds 32 right links and 3 wrong ones, most of those hours apart."""

LEFT_SOON = timedelta(hours=3)
LEFT_LATER_POINTS = 0.26
"""The same where the older entry was no longer fresh: such a one is as often pushed out by what is
new. There, of the links near the threshold 12 were right and 3 wrong; sooner, 137 and 5."""

LISTED_POINTS = -0.4
"""The listing shows both, and no label says that the new one is a version of anything."""

GONE_POINTS = -0.5
"""The older entry was gone from the listing for half a day, and hardly any text speaks for the
two: a column comes round, under one title and often one address. It keeps equal titles at equal
addresses below the line of doubt from one day to the next."""

LATE_POINTS = -0.2
"""A day later, a like headline is more often the next day's column than a rewrite."""

LONG_AFTER_POINTS = -0.35
"""The same after more than a day: two titles of a column are then often equal."""

LATE_TEXT_POINTS = -0.3
"""The same for two short texts, which are more often of one template."""

LATE_LABELLED_POINTS = -0.05
"""... unless a label says that it is a version of something."""

OTHER_DATE_POINTS = -0.3
"""A day later, with other numbers in the headline: a column, by its date."""

LATE = timedelta(hours=12)
"""One cycle of a wire: what comes after it may be the next one's column."""

ANEW = timedelta(hours=18)
"""Dates that lie further apart are of two days. A replayed feed moved the date of an item that it
retitled from the first word to the last by 14 hours."""

LONG_AFTER = timedelta(hours=30)
OF_A_COLUMN = 0.35
"""How much a number or an address counts a day later, without a text: columns keep theirs."""

FLASH_WITHIN = timedelta(hours=2)
ENOUGH_TRIPLES = 50
"""A body of as many word triples counts in full, a shorter one in proportion: outlets give one
standfirst to two stories, and a flash of one sentence says little by its likeness."""

FEW_TRIPLES = 10
"""Fewer than that, and there is no text to speak of: a flash, a standfirst cut short."""

LONG_TRIPLES = 200
"""From here on a body is no template, and what it shares it shares a day later too."""

FEW_WORDS = 3
RARE = 200
"""Stories of the window, at most, that are looked at to tell how rare a word is."""


InListing = Literal["", "left", "listed", "gone"]
"""Still there, left at the very poll that showed the new entry, gone before that, or not known."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against two texts being of one story, besides the texts."""

    gap: timedelta
    rarity: Mapping[str, int] = field(default_factory=dict)
    """Stories of the window that have a word in a headline; a word not in it is in none."""
    same_number: bool = False
    """Both carry one agency number, of an agency that uses numbers again."""
    listing: InListing = ""
    """Where the older entry stood in its listing when the new one came."""


def score(
    new: Traits, old: Traits, *, gap: timedelta, signs: Signs | None = None
) -> tuple[float, tuple[Reason, ...]]:
    """How surely a new text belongs to a story whose latest text is `old`: 0 to 1, and why."""
    signs = signs or Signs(gap)
    reasons = [
        reason
        for reason in (
            _text(new, old),
            _headline(new, old, signs),
            _flash(new, old, signs),
            _number(new, old, signs),
            _slug(new, old, signs.gap),
            _label(new.label, old.label),
            _place(new, old),
            _listing(new, signs),
            _late(new, old, signs.gap),
            _gone(new, old, signs),
        )
        if reason.points
    ]
    total = sum(reason.points for reason in reasons)
    return min(1.0, max(0.0, total)), tuple(reasons)


def weight(word: str, rarity: Mapping[str, int]) -> float:
    """How much a word counts: the less often the outlet used it of late, the more."""
    return math.log((RARE + 2) / (min(RARE, rarity.get(word, 0)) + 1))


def _weights(words: frozenset[str], rarity: Mapping[str, int]) -> float:
    return sum(weight(word, rarity) for word in words)


def _text(new: Traits, old: Traits) -> Reason:
    smaller = min(len(new.triples), len(old.triples))
    if not smaller:
        return Reason("text", "no text to compare", 0.0)
    share = len(new.triples & old.triples) / smaller
    few = min(len(new.names), len(old.names))
    named = len(new.names & old.names) / few if few else 1.0
    points = TEXT_POINTS * share * named * min(1.0, smaller / ENOUGH_TRIPLES) ** 0.5
    words = f"{share:.0%} of {smaller} word triples and {named:.0%} of the names are shared"
    return Reason("text", words, points)


def _headline(new: Traits, old: Traits, signs: Signs) -> Reason:
    rarity = signs.rarity
    both, either = new.headline & old.headline, new.headline | old.headline
    if len(both) < min(_enough_words(new, old, signs), len(either)) or not both:
        return Reason("headline", "the headlines share few words", 0.0)
    shared = _weights(both, rarity)
    smaller = min(_weights(new.headline, rarity), _weights(old.headline, rarity))
    alike = (shared / _weights(either, rarity) + shared / smaller) / 2
    points = HEADLINE_POINTS * alike * _beside_text(new, old)
    return Reason("headline", f"{len(both)} of {len(either)} words shared", points)


def _enough_words(new: Traits, old: Traits, signs: Signs) -> int:
    """Words that two headlines must share to count as alike: fewer where something else hints."""
    if (new.slug and new.slug == old.slug) or (new.address and new.address == old.address):
        return 1
    return FEW_WORDS - 1 if signs.listing == "left" else FEW_WORDS


def _beside_text(new: Traits, old: Traits) -> float:
    return BESIDE_TEXT if min(len(new.triples), len(old.triples)) >= FEW_TRIPLES else 1.0


def _flash(new: Traits, old: Traits, signs: Signs) -> Reason:
    flash, story = (old, new) if new.triples else (new, old)
    if flash.triples or not story.triples or signs.gap > FLASH_WITHIN or not flash.headline:
        return Reason("flash", "no flash", 0.0)
    found = flash.headline & story.opening
    share = _weights(found, signs.rarity) / _weights(flash.headline, signs.rarity)
    more = max(0.0, share - len(new.headline & old.headline) / len(flash.headline) / 2)
    words = f"the text opens with {len(found)} of {len(flash.headline)} words of the flash"
    return Reason("flash", words, FLASH_POINTS * more)


def _number(new: Traits, old: Traits, signs: Signs) -> Reason:
    points = NUMBER_POINTS * _of_a_column(new, old, signs.gap) if signs.same_number else 0.0
    return Reason("number", "the agency's number is the same", points)


def _slug(new: Traits, old: Traits, gap: timedelta) -> Reason:
    beside = _beside_text(new, old) * _of_a_column(new, old, gap)
    if new.address and new.address == old.address:
        sure = gap <= LATE and new.address.count(" ") + 1 >= ADDRESS_WORDS
        points = (ADDRESS_POINTS if sure else SLUG_POINTS) * beside
        return Reason("slug", f"the addresses end in the same words: {new.address}", points)
    same = bool(new.slug) and new.slug == old.slug and gap <= LATE
    return Reason(
        "slug", f"the slug is the same: {new.slug}", SLUG_POINTS * beside if same else 0.0
    )


def _of_a_column(new: Traits, old: Traits, gap: timedelta) -> float:
    return OF_A_COLUMN if gap > LATE and not (new.triples and old.triples) else 1.0


def _label(new: Label | None, old: Label | None) -> Reason:
    if new is None or new.kind not in _VERSIONS:
        return Reason("label", "no label of a version", 0.0)
    repeats = old is not None and new.text == old.text and new.kind is LabelKind.UPDATE
    if repeats and new.ordinal is not None:
        return Reason("ordinal", f"there is a {new.text} already", REPEATED_POINTS)
    before = old.ordinal if old and old.ordinal else 0
    if new.ordinal == before + 1:
        return Reason("ordinal", f"{new.text} is the next one", LABEL_POINTS)
    return Reason("label", f"{new.text} is a version of something", LABEL_POINTS / 2)


_VERSIONS = frozenset({LabelKind.UPDATE, LabelKind.CORRECTION, LabelKind.REFILE, LabelKind.REPEAT})


def _place(new: Traits, old: Traits) -> Reason:
    same = bool(new.place) and new.place == old.place
    return Reason("place", f"both from {new.place}", PLACE_POINTS if same else 0.0)


def _listing(new: Traits, signs: Signs) -> Reason:
    if signs.listing == "left":
        points = LEFT_POINTS if signs.gap <= LEFT_SOON else LEFT_LATER_POINTS
        return Reason("listing", "it came when the older entry left the listing", points)
    apart = signs.listing == "listed" and new.label is None
    return Reason("listing", "the listing shows both", LISTED_POINTS if apart else 0.0)


def _late(new: Traits, old: Traits, gap: timedelta) -> Reason:
    if gap <= LATE:
        return Reason("time", "soon after", 0.0)
    size = min(len(new.triples), len(old.triples))
    points = LONG_AFTER_POINTS if gap > LONG_AFTER else LATE_POINTS
    if size:
        points = LATE_TEXT_POINTS
    if new.label is not None:
        points = LATE_LABELLED_POINTS
    if size:
        points *= max(0.0, 1 - size / LONG_TRIPLES)
    elif _numbers(new) and _numbers(old) and _numbers(new) != _numbers(old) and not new.label:
        points += OTHER_DATE_POINTS
    return Reason("time", f"{gap.total_seconds() / 3600:.0f} hours later", points)


def _gone(new: Traits, old: Traits, signs: Signs) -> Reason:
    size = min(len(new.triples), len(old.triples))
    apart = signs.listing == "gone" and signs.gap > LATE and new.label is None
    points = GONE_POINTS * max(0.0, 1 - size / ENOUGH_TRIPLES) if apart else 0.0
    return Reason("listing", "the older entry had left the listing before", points)


def _numbers(of: Traits) -> frozenset[str]:
    return frozenset(word for word in of.headline if any(map(str.isdigit, word)))


def reused(new: Traits, old: Traits) -> bool:
    """Whether an address that is `dated_anew` was given to another story: too little is shared.

    A headline that was rewritten from the first word to the last keeps its date or its text; only
    when both are gone is it another story.
    """
    if new.triples and old.triples:
        few = min(len(new.triples), len(old.triples))
        if len(new.triples & old.triples) >= KEPT_TEXT * few:
            return False
    kept = _kept_of_headline(new, old)
    return kept < KEPT_HEADLINE if new.triples or old.triples else kept <= KEPT_BARE_HEADLINE


def reused_next_cycle(new: Traits, old: Traits) -> bool:
    """The same of an address that is dated half a day later, a bare headline both times."""
    bare = not new.triples and not old.triples
    return bare and _kept_of_headline(new, old) <= KEPT_NEXT_CYCLE


def _kept_of_headline(new: Traits, old: Traits) -> float:
    few = min(len(new.headline), len(old.headline))
    return len(new.headline & old.headline) / max(few, 1)


def comes_round(new: Traits, old: Traits) -> bool:
    """Whether an address that comes back on another day under another guid is a column's.

    So it is unless a text of some length says that it is still the same story. In six real feeds
    no link of 5,320 items ever had two guids; a daily puzzle's had 240, under one headline.
    """
    few = min(len(new.triples), len(old.triples))
    return few < ENOUGH_TRIPLES or len(new.triples & old.triples) < KEPT_TEXT * few


KEPT_TEXT = 0.2
KEPT_HEADLINE = 1 / 3
KEPT_BARE_HEADLINE = 0.5
"""Where there is no text, the headline is all there is: columns keep half of theirs."""


KEPT_NEXT_CYCLE = 0.25
"""Of 19 development pairs at one address 12 to 18 hours apart, 17 rewrites kept 0.37 of the words
and more, 2 columns 0.2 and none."""


def dated_anew(
    published: datetime | None, published_before: datetime | None, *, after: timedelta = ANEW
) -> bool:
    """Whether the outlet dates what an address shows to another day than what it showed."""
    if published is None or published_before is None:
        return False
    return abs(published - published_before) > after
