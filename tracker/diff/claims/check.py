"""Holds a note against the text, claim by claim, then what is left. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diff.claims.checks import checked
from tracker.diff.claims.evidence import Evidence, gather
from tracker.diff.claims.findings import Found, Trace, cannot_check
from tracker.diff.claims.headline import headline_class
from tracker.diff.claims.history import Earlier
from tracker.diff.claims.unchanged import refiled, repeated
from tracker.diff.claims.unmentioned import SILENT, unmentioned
from tracker.diff.claims.wording import Phrase, Words, words_of
from tracker.models.claims import CheckedClaim, Claim, Custom, NoteCheck, Verb
from tracker.models.values import Article, Diff

MOST = 60
"""Claims of one note that are checked; the longest of 4,195 real notes makes 24."""

_LAST = {Verb.REFILE: refiled, Verb.REPEAT: repeated}


def check(
    claims: Sequence[Claim],
    diff: Diff,
    old: Article,
    new: Article,
    *,
    custom: Custom,
    history: Sequence[Earlier] = (),
) -> NoteCheck:
    """Return the note of the newer version held against the text: each claim, and what is left.

    `history` is every version up to the newer one, the oldest first; without it nothing can be
    said of text that is back, or of how long an error stood. Where there is no note, all changes
    are left over if the label is one that asks for a note, and nothing is said otherwise; nor where
    the note is the one of the version before.
    """
    kind = headline_class(diff)
    asks = new.label is not None and new.label.kind in SILENT
    if not new.note and not asks:
        return NoteCheck("", headline=kind)
    evidence = gather(diff, old, new)
    carried = bool(claims) and _carried_over(old, new)
    results, taken = _carried(claims) if carried else _held(claims, evidence, history)
    judged = tuple(
        CheckedClaim(claim, one.finding, one.words, one.paragraphs, one.versions)
        for claim, one in zip(claims, results, strict=True)
    )
    said = asks if carried or not new.note else bool(claims)
    left = unmentioned(evidence, taken, custom) if said else ()
    return NoteCheck(new.note, judged, left, kind, carried)


def _carried(claims: Sequence[Claim]) -> tuple[list[Found], frozenset[Trace]]:
    """Return what is found of a note that stood there before: nothing, and it mentions nothing."""
    why = "the version before has the same note: it speaks of an earlier change"
    return [cannot_check(why) for _ in claims], frozenset()


def _held(
    claims: Sequence[Claim], evidence: Evidence, history: Sequence[Earlier]
) -> tuple[list[Found], frozenset[Trace]]:
    """Return the finding on each claim, and all that the note mentions."""
    named = _named(claims[:MOST], evidence)
    results = _results(claims, evidence, history, named)
    return results, named.union(*(one.takes for one in results))


def _carried_over(old: Article, new: Article) -> bool:
    """Whether the note stood there word for word before, under the same label."""
    return words_of(old.note) == words_of(new.note) and old.label == new.label


def _results(
    claims: Sequence[Claim],
    evidence: Evidence,
    history: Sequence[Earlier],
    named: frozenset[Trace],
) -> list[Found]:
    """Return the finding on each claim: first all others, then those that nothing else differs."""
    results: dict[int, Found] = {}
    for place, claim in enumerate(claims):
        if place >= MOST:
            results[place] = cannot_check(f"only the first {MOST} claims of a note are checked")
        elif claim.verb not in _LAST or claim.old or claim.new:
            results[place] = checked(claim, evidence, history)
    taken = named.union(*(one.takes for one in results.values()))
    for place, claim in enumerate(claims):
        if place not in results:
            results[place] = _LAST[claim.verb](claim, evidence, taken)
    return [results[place] for place in range(len(claims))]


def _named(claims: Sequence[Claim], evidence: Evidence) -> frozenset[Trace]:
    """Return the facts of which a claim names both sides: `to 4,000 from 4,200 and …`."""
    texts = [Words(claim.text) for claim in claims]
    phrases = ([Phrase(side) for side in (fact.old, fact.new)] for fact in evidence.diff.facts)
    return frozenset(
        Trace("fact", at)
        for at, (old, new) in enumerate(phrases)
        if old and new and any(old.count(text) and new.count(text) for text in texts)
    )
