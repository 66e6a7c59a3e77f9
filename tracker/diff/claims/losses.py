"""Checks claims of what was taken out: deleted, dropped, trimmed. Pure.

What was taken out is counted in the older text, though some desks count in the newer.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.diff.claims.evidence import Evidence
from tracker.diff.claims.findings import (
    HEADLINE,
    Found,
    Trace,
    cannot_check,
    found,
    not_found,
    numbered,
    quoted,
    traces,
)
from tracker.diff.claims.places import RUN_TOGETHER, named, out_of_count
from tracker.diff.claims.wording import Phrase, Words, mentioned, objects
from tracker.diff.reasons import counted
from tracker.diff.tokens import count_words
from tracker.models.claims import Claim, Finding, Matter


def removed(claim: Claim, evidence: Evidence) -> Found:
    """Check that what a note says was deleted is gone."""
    if claim.old and (gone := _words_gone(claim, evidence)):
        return gone
    if claim.matter is Matter.HEADLINE:
        return _from_headline(evidence)
    places = named(claim.place, len(evidence.old.paragraphs))
    if out_of_count(claim.place, evidence.old.paragraphs):
        return _run_together(claim, evidence)
    if claim.place and claim.place.paragraphs:
        return _from_paragraphs(claim, evidence, places)
    return _from_anywhere(claim, evidence)


def _run_together(claim: Claim, evidence: Evidence) -> Found:
    anywhere = _from_anywhere(claim, evidence)
    if anywhere.finding is not Finding.CONFIRMED:
        return anywhere
    if objects(f"{claim.said} {claim.source}"):
        return anywhere._replace(words=f"{anywhere.words}; {RUN_TOGETHER}")
    return cannot_check(RUN_TOGETHER, anywhere.takes)


def _words_gone(claim: Claim, evidence: Evidence) -> Found | None:
    phrase = Phrase(claim.old).as_in(evidence.olds)
    if phrase is None:
        return None
    before, after = (sum(map(phrase.count, side)) for side in (evidence.olds, evidence.news))
    places = [at for at in evidence.went if phrase.count(evidence.olds[at + 1])]
    if after >= before:
        return not_found(f"{quoted(phrase.text)} stands as before")
    takes = {*_old(evidence, places)}
    if phrase.count(evidence.olds[0]) > phrase.count(evidence.news[0]):
        takes |= HEADLINE
    where = f", from {numbered(places)} of the older version" if places else ""
    return found(f"{quoted(phrase.text)} is gone{where}", _new(evidence, places), takes)


def _from_headline(evidence: Evidence) -> Found:
    gone = "".join(span.text for span in evidence.diff.headline if span.op == "-").strip()
    if not gone:
        return not_found("no word left the headline")
    return found(f"{quoted(gone)} left the headline", (), HEADLINE)


def _from_paragraphs(claim: Claim, evidence: Evidence, places: Iterable[int]) -> Found:
    lost = set(evidence.went)
    asked = set(places)
    if asked & lost:
        return _gone(evidence, asked & lost)
    newer = set(named(claim.place, len(evidence.new.paragraphs)))
    cut = {evidence.edited[at] for at in newer & evidence.edited.keys()} & lost
    near = {at + step for at in asked for step in (-1, 1)} & lost
    if cut:
        return _gone(evidence, cut)
    if near:
        gone = _gone(evidence, near)
        return gone._replace(finding=Finding.ELSEWHERE, words=f"off by one: {gone.words}")
    anywhere = _from_anywhere(claim, evidence)
    if anywhere.finding is Finding.NOT_FOUND:
        return anywhere
    return anywhere._replace(finding=Finding.ELSEWHERE)


def _from_anywhere(claim: Claim, evidence: Evidence) -> Found:
    """Look for what was deleted in all that is gone."""
    about = objects(f"{claim.said} {claim.source}")
    fitting = [at for at in sorted(evidence.went) if mentioned(about, evidence.lost[at])]
    if fitting or (not about and evidence.went):
        return _gone(evidence, fitting or evidence.went)
    headline = " ".join(span.text for span in evidence.diff.headline if span.op == "-")
    if headline and (not about or mentioned(about, Words(headline))):
        return _from_headline(evidence)
    if evidence.went:
        gone = _gone(evidence, evidence.went)
        words = f"{gone.words}; {quoted(' '.join(about))} is not in what is gone"
        return gone._replace(finding=Finding.PARTLY, words=words)
    return not_found("nothing is gone from the text")


def _gone(evidence: Evidence, places: Iterable[int]) -> Found:
    places = set(places)
    whole = sorted(places & evidence.removed)
    part = sorted(places - evidence.removed)
    told = []
    if whole:
        told.append(
            f"{numbered(whole)} of the older version {'is' if len(whole) == 1 else 'are'} gone"
        )
    if part:
        told.append(f"{numbered(part)} of the older version lost words")
    return found(", ".join(told), _new(evidence, places), _old(evidence, places))


def _old(evidence: Evidence, places: Iterable[int]) -> frozenset[Trace]:
    places = set(places)
    return frozenset(Trace("old", at) for at in places) | traces(evidence, _new(evidence, places))


def _new(evidence: Evidence, places: Iterable[int]) -> list[int]:
    places = set(places)
    return sorted(there for there, here in evidence.edited.items() if here in places)


def trimmed(_claim: Claim, evidence: Evidence) -> Found:
    """Check that the text grew shorter, or that at least whole paragraphs left it."""
    gone = sum(map(count_words, evidence.went.values()))
    came = sum(map(count_words, evidence.came.values()))
    takes = frozenset(Trace("old", at) for at in evidence.removed)
    if not gone:
        return not_found("no word is gone from the text")
    told = f"{counted(gone, 'word', 'gone')} from the body, {came:,} new"
    if gone > came:
        return found(f"{told}: shorter by {gone - came:,}", (), takes)
    if evidence.removed:
        lost = _gone(evidence, evidence.removed).words
        return found(f"{lost}; the text is no shorter", (), takes, finding=Finding.PARTLY)
    return not_found(f"{told}: the text is no shorter")
