"""What changed and no claim of the note is about, the gravest first. Pure.

The outlet's custom and the label decide what is telling: a correction, a refile or a repeat that
changes more than it says always is; of an update only facts and lost paragraphs are, and what the
outlet never declares is not held against it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from tracker.diff.claims.evidence import Evidence
from tracker.diff.claims.findings import Trace, numbered
from tracker.diff.claims.headline import headline_class, headline_facts
from tracker.diff.claims.unchanged import fact_in_words, side
from tracker.diff.fold import Depth, difference
from tracker.diff.reasons import differing, edited
from tracker.diff.texts import new_text, old_text
from tracker.models.claims import Custom, HeadlineClass, Rank, Unmentioned
from tracker.models.values import LabelKind

SILENT = frozenset({LabelKind.CORRECTION, LabelKind.REFILE, LabelKind.REPEAT})
"""Labels that say that nothing but what the note names was changed."""
_GRAVE = frozenset({Rank.HEADLINE_FACT, Rank.FACT, Rank.REMOVED})
_HEADLINES = frozenset({Rank.HEADLINE_FACT, Rank.HEADLINE})
_RANKS = list(Rank)
_HOW = {
    HeadlineClass.HOUSE_STYLE: "headline written otherwise: ",
    HeadlineClass.TRIMMED: "words fell off the headline: ",
    HeadlineClass.WORDING: "headline: ",
}
_PARTS = ("dateline", "byline", "captions", "slug")
_BESIDE = ("byline", "slug")
"""Parts that are no text, and that no note is expected to mention."""


def unmentioned(
    evidence: Evidence, taken: Collection[Trace], custom: Custom
) -> tuple[Unmentioned, ...]:
    """Return the changes that the claims leave over."""
    kind = evidence.new.label.kind if evidence.new.label else None
    left = [*_headline(evidence, taken), *_facts(evidence, taken), *_removed(evidence, taken)]
    left += [*_text(evidence, taken), *_style(evidence, taken)]
    judged = [replace(one, telling=_telling(one.rank, kind, custom)) for one in left]
    judged += _parts(evidence, taken, silent=kind in SILENT)
    return tuple(sorted(judged, key=lambda one: _RANKS.index(one.rank)))


def _telling(rank: Rank, kind: LabelKind | None, custom: Custom) -> bool:
    if kind in SILENT:
        return rank is not Rank.STYLE
    if rank in _HEADLINES:
        return custom.declares_headline
    return rank in _GRAVE


def _one(rank: Rank, words: str, paragraph: int | None = None) -> Unmentioned:
    return Unmentioned(rank, words, telling=False, paragraph=paragraph)


def _headline(evidence: Evidence, taken: Collection[Trace]) -> Iterator[Unmentioned]:
    kind = headline_class(evidence.diff)
    if kind is None or Trace("headline") in taken:
        return
    if kind is not HeadlineClass.FACT:
        rank = Rank.STYLE if kind is HeadlineClass.HOUSE_STYLE else Rank.HEADLINE
        yield _one(rank, f"{_HOW[kind]}{edited(evidence.diff.headline)}")
        return
    known = {fact for at, fact in enumerate(evidence.diff.facts) if Trace("fact", at) in taken}
    for fact in headline_facts(evidence.diff):
        if fact not in known:
            yield replace(_one(Rank.HEADLINE_FACT, fact_in_words(fact)), fact=fact)


def _facts(evidence: Evidence, taken: Collection[Trace]) -> Iterator[Unmentioned]:
    for at, fact in enumerate(evidence.diff.facts):
        place = fact.paragraph
        if fact.part == "headline" or evidence.codes & {fact.old, fact.new}:
            continue
        if Trace("fact", at) in taken or side(fact) in taken:
            continue
        yield replace(_one(Rank.FACT, fact_in_words(fact), place), fact=fact)


def _removed(evidence: Evidence, taken: Collection[Trace]) -> Iterator[Unmentioned]:
    for place in sorted(evidence.removed):
        if Trace("old", place) not in taken:
            yield _one(Rank.REMOVED, f"{numbered([place])} of the version before is gone", place)


def _text(evidence: Evidence, taken: Collection[Trace]) -> Iterator[Unmentioned]:
    """Paragraphs that are new or have other words, where no fact tells of them already."""
    stated = {fact.paragraph for fact in evidence.diff.facts}
    spans = {row.new: row.spans for row in evidence.diff.paragraphs}
    for place in sorted(evidence.changed - stated):
        if Trace("new", place) in taken:
            continue
        told = "is new" if place in evidence.added else differing(spans[place])
        where = numbered([place])
        words = f"{where} {told}" if place in evidence.added else f"{told} in {where}"
        yield _one(Rank.TEXT if place else Rank.LEAD, words, place)


def _parts(evidence: Evidence, taken: Collection[Trace], *, silent: bool) -> Iterator[Unmentioned]:
    """Parts that differ; one that only one version has may be our reading, and is not telling."""
    stated = {fact.part for fact in evidence.diff.facts}
    for one in evidence.diff.parts:
        if one.part in stated or one.part not in _PARTS or Trace("part", one.part) in taken:
            continue
        old, new = old_text(one.spans), new_text(one.spans)
        words = difference(old, new).depth > Depth.LOOK
        told = f"{one.part} {'differ' if one.part == 'captions' else 'differs'}"
        telling = silent and words and bool(old and new) and one.part not in _BESIDE
        yield replace(_one(Rank.PART if words else Rank.STYLE, told), telling=telling)


def _style(evidence: Evidence, taken: Collection[Trace]) -> Iterator[Unmentioned]:
    places = [at for at in sorted(evidence.styled) if Trace("new", at) not in taken]
    if places:
        yield _one(Rank.STYLE, f"only signs or style differ in {numbered(places)}", places[0])
