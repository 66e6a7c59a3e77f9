"""Checks claims that name paragraphs: each of them new or changed, or one beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.diff.claims.evidence import Evidence, countable
from tracker.diff.claims.findings import (
    Found,
    Trace,
    cannot_check,
    found,
    not_found,
    numbered,
    quoted,
    traces,
    what_changed,
)
from tracker.diff.claims.wording import Phrase, Words, about, mentioned, objects
from tracker.models.claims import Claim, Finding, Place, Verb

MOST = 100
"""Paragraphs that one claim may name; the longest list in 4,000 real notes has 12."""
ALIKE = 0.5
"""Share of the words of a claim's matter that a sentence about it has at least."""
RUN_TOGETHER = "in our copy paragraphs are run together, and cannot be counted"


def named(place: Place | None, length: int) -> tuple[int, ...]:
    """Return the positions that a place names in a text of so many paragraphs, those there are."""
    if place is None:
        return ()
    counted = (at if at >= 0 else length + at for at in place.paragraphs[:MOST])
    return tuple(at for at in counted if 0 <= at < length)


def out_of_count(place: Place | None, paragraphs: Sequence[str]) -> bool:
    """Tell whether a place lies where the breaks between paragraphs were lost, or behind it."""
    limit = countable(paragraphs)
    if place is None or limit is None:
        return False
    return any(at < 0 or at >= limit for at in place.paragraphs)


def in_paragraphs(claim: Claim, evidence: Evidence) -> Found:
    """Check that each paragraph that a claim names is new or changed, or one next to it."""
    if out_of_count(claim.place, evidence.new.paragraphs):
        return _run_together(claim, evidence)
    length = len(evidence.new.paragraphs)
    places = named(claim.place, length)
    if not places:
        return _beyond(claim, evidence, length)
    changed = evidence.changed | evidence.styled
    right = [at for at in places if at in changed]
    beside = {near for at in places if at not in changed for near in (at - 1, at + 1)}
    near = sorted((beside & changed) - set(right))
    if len(right) == len(places):
        return found(_told(evidence, right), right, traces(evidence, right))
    if right:
        missing = sorted(set(places) - set(right))
        told = f"{_told(evidence, right)}; {numbered(missing)} {_is(missing)} the same"
        takes = traces(evidence, [*right, *near])
        return found(told, right, takes, finding=Finding.PARTLY)
    if near:
        told = f"off by one: {_told(evidence, near)}"
        return found(told, near, traces(evidence, near), finding=Finding.ELSEWHERE)
    same = f"{numbered(places)} {_is(places)} the same"
    return _by_its_words(claim, evidence) or not_found(same)


def _told(evidence: Evidence, places: Iterable[int]) -> str:
    places = list(places)
    looks = sorted(set(places) - evidence.changed)
    told = f"{numbered(looks)} {'differs' if len(looks) == 1 else 'differ'} in its look alone"
    return ", ".join(filter(None, [what_changed(evidence, places), told if looks else ""]))


def _is(places: Iterable[int]) -> str:
    return "is" if len(set(places)) == 1 else "are"


def _beyond(claim: Claim, evidence: Evidence, length: int) -> Found:
    asked = claim.place.paragraphs if claim.place else ()
    told = f"our copy of the newer version has {length} paragraph{'s' if length != 1 else ''}"
    highest = max((at for at in asked if at >= 0), default=0)
    why = f"{told}, the note speaks of paragraph {highest + 1}"
    return _by_its_sentence(claim, evidence, told) or cannot_check(why)


def _by_its_sentence(claim: Claim, evidence: Evidence, why: str) -> Found | None:
    """Look for a changed sentence about the claim's matter, where paragraphs cannot be counted."""
    words = objects(f"{claim.said} {claim.source}")
    there = [(len(mentioned(words, text)), at, text) for at, text in evidence.sentences]
    most = max((number for number, _, _ in there), default=0)
    if not most or most < ALIKE * len(words):
        return None
    places = {at for number, at, _ in there if number == most}
    told_of = [text for number, _, text in there if number == most]
    named = quoted(about(f"{claim.said} {claim.source}".strip()))
    told = f"a sentence about {named} in {numbered(places)} is new or has other words; {why}"
    return found(told, places, _facts_in(told_of, evidence))


def _facts_in(sentences: Sequence[Words], evidence: Evidence) -> Iterator[Trace]:
    """Yield the changed facts that stand in these sentences."""
    for at, fact in enumerate(evidence.diff.facts):
        said = Phrase(fact.new)
        if said and any(said.count(text) for text in sentences):
            yield Trace("fact", at)


def _by_its_facts(claim: Claim, evidence: Evidence) -> Found | None:
    """Look for changed facts of which the claim names a side: `name of chief from Ann Lee`."""
    said = [Words(claim.text)]
    named = [
        (at, fact)
        for at, fact in enumerate(evidence.diff.facts)
        if fact.old
        and fact.new
        and fact.paragraph is not None
        and (_names(fact.old, said) or _names(fact.new, said))
    ]
    if not named:
        return None
    places = {fact.paragraph for _, fact in named if fact.paragraph is not None}
    became = [f"{quoted(fact.old)} became {quoted(fact.new)}" for _, fact in named]
    told = f"{', '.join(became)} in {numbered(places)}; {RUN_TOGETHER}"
    return found(told, places, (Trace("fact", at) for at, _ in named))


def _names(side: str, said: Sequence[Words]) -> bool:
    """Tell whether a claim has a side of a fact: all of it, or two words at its end."""
    there = Phrase(side).as_in(said)
    return there is not None and (len(there.words) > 1 or len(Phrase(side).words) == 1)


def _by_its_words(claim: Claim, evidence: Evidence) -> Found | None:
    """Look for what the claim is about in what changed elsewhere."""
    words = objects(f"{claim.said} {claim.source}")
    places = [at for at in sorted(evidence.changed) if _mentions(words, evidence, at)]
    if not places:
        return None
    told = what_changed(evidence, places)
    return found(told, places, traces(evidence, places), finding=Finding.ELSEWHERE)


def _mentions(words: list[str], evidence: Evidence, at: int) -> bool:
    return bool(at in evidence.fresh and mentioned(words, evidence.fresh[at]))


def _run_together(claim: Claim, evidence: Evidence) -> Found:
    if claim.verb is Verb.CORRECT and (there := _by_its_facts(claim, evidence)):
        return there
    if there := _by_its_sentence(claim, evidence, RUN_TOGETHER):
        return there
    takes = {Trace("new", at) for at in evidence.changed} if evidence.changed else set()
    if not takes and not evidence.styled:
        return not_found("no paragraph of the text differs")
    return cannot_check(RUN_TOGETHER, takes)
