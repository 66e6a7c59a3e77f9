"""Checks claims that little or nothing differs: repeats and refiles. Pure.

They are checked last, without what the note's other claims account for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tracker.diff.claims.evidence import Evidence, without_codes
from tracker.diff.claims.findings import Found, Trace, found, not_found, numbered, traces
from tracker.diff.fold import Depth
from tracker.diff.reasons import changes, counted, kind_in_words, shown
from tracker.diff.tokens import count_words
from tracker.models.claims import Claim, Finding
from tracker.models.values import FactChange, FactKind

FEW = 3
"""Words that differ at most in a text that was sent again for the sake of its form."""
MANY = 12
"""Words above which a text was rewritten, and not mended in its form."""
_SPELLING = frozenset({FactKind.NAME, FactKind.SPEAKER, FactKind.QUOTATION_MARKS})
"""Facts that a mended spelling may touch."""
_WORDING = frozenset({FactKind.ATTRIBUTION, FactKind.HEDGE})
"""Facts of which a few may be mended with a text that says the same."""


def refiled(_claim: Claim, evidence: Evidence, taken: Collection[Trace]) -> Found:
    """Check that few words differ, and no fact, beyond what the note says besides."""
    facts = [fact for fact in _left(evidence, taken) if fact.kind not in _SPELLING]
    words = _words(evidence, taken)
    if facts and words <= MANY and all(fact.kind in _WORDING for fact in facts):
        told = f"{counted(words, 'word', 'differ')}{_besides(taken)}: {_first(facts)}"
        return found(told, evidence.edited, finding=Finding.PARTLY)
    if facts:
        return not_found(f"the refile changes more: {_first(facts)}")
    if FEW < words <= MANY:
        told = f"{counted(words, 'word', 'differ')}, and no fact{_besides(taken)}"
        return found(told, evidence.edited, finding=Finding.PARTLY)
    if words > MANY:
        return not_found(f"the refile changes more: {counted(words, 'word', 'differ')}")
    few = traces(evidence, evidence.edited)
    if words:
        return found(f"{counted(words, 'word', 'differ')}{_besides(taken)}", evidence.edited, few)
    return found(f"no word of the headline or the text differs{_besides(taken)}", (), few)


def repeated(_claim: Claim, evidence: Evidence, taken: Collection[Trace]) -> Found:
    """Check that headline and text are the same, beyond what the note says besides."""
    words = _words(evidence, taken)
    facts = _left(evidence, taken)
    if not words:
        return found(f"no word of the headline or the text differs{_besides(taken)}")
    if words <= FEW and not facts:
        return found(f"only {counted(words, 'word', 'differ')}", finding=Finding.PARTLY)
    told = _first(facts) if facts else counted(words, "word", "differ")
    return not_found(f"the text is not the same: {told}")


def _besides(taken: Collection[Trace]) -> str:
    return " besides what else the note says" if taken else ""


_PIECES = {"headline": "the headline", "captions": "a caption"}


def fact_in_words(fact: FactChange) -> str:
    """Return `12 → 47 in paragraph 3`, `number “12” added to paragraph 3`."""
    where = piece_of(fact)
    if fact.old and fact.new:
        return f"{fact.old} → {fact.new} in {where}"
    verb = "removed from" if fact.old else "added to"
    return f"{kind_in_words(fact.kind)} {one_side(fact)} {verb} {where}"


def piece_of(fact: FactChange) -> str:
    """Return `paragraph 3`, `the headline`, `a caption`."""
    return _PIECES.get(fact.part) or numbered([fact.paragraph or 0])


def one_side(fact: FactChange) -> str:
    """Return what came, or what went, between quotation marks, which a quote has already."""
    words = shown(fact.old or fact.new)
    return words if fact.kind is FactKind.QUOTE else f"“{words}”"


def _first(facts: Sequence[FactChange]) -> str:
    more = f", and {counted(len(facts) - 1, 'more fact', 'differ')}" if len(facts) > 1 else ""
    return fact_in_words(facts[0]) + more


def _left(evidence: Evidence, taken: Collection[Trace]) -> list[FactChange]:
    return [
        fact
        for at, fact in enumerate(evidence.diff.facts)
        if not evidence.codes & {fact.old, fact.new}
        and Trace("fact", at) not in taken
        and side(fact) not in taken
        and fact.part != "captions"
    ]


def side(fact: FactChange) -> Trace:
    """Return the trace of the piece of the newer copy in which a fact stands."""
    if fact.part == "captions":
        return Trace("part", "captions")
    return Trace("headline") if fact.paragraph is None else Trace("new", fact.paragraph)


def _words(evidence: Evidence, taken: Collection[Trace]) -> int:
    """Return how many words differ that no other claim accounts for."""
    rows = [
        row.spans
        for row in evidence.diff.paragraphs
        if (row.new in evidence.changed and Trace("new", row.new or 0) not in taken)
        or (row.old in evidence.removed and Trace("old", row.old or 0) not in taken)
    ]
    if evidence.headline_depth >= Depth.QUOTES and Trace("headline") not in taken:
        rows.append(evidence.diff.headline)
    places = (place for spans in rows for place in changes(spans))
    return sum(max(count_words(without_codes(side)) for side in place) for place in places)
