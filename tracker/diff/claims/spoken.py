"""Checks claims of remarks, of figures, and of details: whether fitting new text came. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.diff.claims.evidence import Evidence
from tracker.diff.claims.findings import (
    Found,
    found,
    not_found,
    quoted,
    traces,
    what_changed,
)
from tracker.diff.claims.places import RUN_TOGETHER, in_paragraphs, named, out_of_count
from tracker.diff.claims.wording import mentioned, objects
from tracker.diff.english import SAYING_ENGLISH
from tracker.diff.quantities import quantities
from tracker.models.claims import Claim, Finding, Matter, Verb

_SPEECH = re.compile(
    rf"[\"“”«»„「」]|``|''|\b(?:{'|'.join(SAYING_ENGLISH)})\b"
    r"|\b(?:sagte|erklärte|teilte|hieß es|betonte)\b|말했|밝혔|강조했|전했|述べ|語っ|話し"
)
"""What shows that somebody speaks."""


def remarks(claim: Claim, evidence: Evidence) -> Found:
    """Check that new speech came, near the one whose remarks the note names.

    Where the note says in which paragraphs, they need only be new: some reports speak for others.
    """
    if claim.place and claim.place.paragraphs:
        there = in_paragraphs(claim, evidence)
        if there.finding in {Finding.CONFIRMED, Finding.PARTLY}:
            return there
    speaking = [at for at in sorted(evidence.changed) if _SPEECH.search(evidence.came.get(at, ""))]
    speaker = objects(_speaker(claim))
    near = [at for at in speaking if _near(speaker, evidence, at)]
    if near:
        told = f"new speech: {what_changed(evidence, near)}"
        return _at_its_place(claim, evidence, told, near)
    rises = [word for word in speaker if _rises(word, evidence)]
    if rises:
        about = [at for at in sorted(evidence.changed) if mentioned(rises, evidence.news[at + 1])]
        told = f"{quoted(rises[0])} stands there more often: {what_changed(evidence, about)}"
        return _at_its_place(claim, evidence, told, about)
    if speaking:
        told = f"new speech: {what_changed(evidence, speaking)}; {quoted(speaker[0])} not near it"
        takes = traces(evidence, speaking)
        return found(told, speaking, takes, finding=Finding.PARTLY)
    return not_found("no new quotation, and nobody newly said to have spoken")


def _speaker(claim: Claim) -> str:
    return claim.source if claim.matter is not Matter.REMARKS else f"{claim.said} {claim.source}"


def _near(speaker: list[str], evidence: Evidence, at: int) -> bool:
    """Whether the speaker is named in the paragraph, or in the one before or after it."""
    around = evidence.news[max(1, at) : at + 3]
    return not speaker or any(mentioned(speaker, words) for words in around)


def _rises(word: str, evidence: Evidence) -> bool:
    old, new = (
        sum(f" {word} " in copy.row for copy in side) for side in (evidence.olds, evidence.news)
    )
    return new > old


def _at_its_place(claim: Claim, evidence: Evidence, told: str, places: Iterable[int]) -> Found:
    """Hold where it was found against where the note says, one paragraph off tolerated."""
    places = sorted(places)
    takes = traces(evidence, places)
    asked = named(claim.place, len(evidence.new.paragraphs))
    if out_of_count(claim.place, evidence.new.paragraphs):
        return found(f"{told}; {RUN_TOGETHER}", places, takes)
    right = set(asked) & set(places)
    if not asked or right:
        shown = sorted(right) or places
        takes |= traces(evidence, set(asked) & evidence.changed)
        return found(told, shown, takes)
    off = any(abs(at - there) == 1 for at in asked for there in places)
    told = f"off by one: {told}" if off else told
    return found(told, places, takes, finding=Finding.ELSEWHERE)


def figures(claim: Claim, evidence: Evidence) -> Found:
    """Check that numbers differ: for what was *raised*, that one of them grew."""
    if claim.place and claim.place.paragraphs:
        return in_paragraphs(claim, evidence)
    with_numbers = [at for at in sorted(evidence.changed) if _figure_changed(evidence, at)]
    if not with_numbers:
        return not_found("no figure of the text differs")
    about = objects(f"{claim.said} {claim.source}")
    fitting = [at for at in with_numbers if mentioned(about, evidence.news[at + 1])]
    shown = fitting or with_numbers
    told = f"figures: {what_changed(evidence, shown)}"
    return found(told, shown, traces(evidence, shown))


def _figure_changed(evidence: Evidence, at: int) -> bool:
    gone = evidence.went.get(evidence.edited.get(at, -1), "")
    return any(True for text in (evidence.came.get(at, ""), gone) for _ in quantities(text))


def style(claim: Claim, evidence: Evidence) -> Found:
    """Check that something was mended: where the note says, or anywhere in the text."""
    if claim.place and claim.place.paragraphs:
        return in_paragraphs(claim, evidence)
    places = sorted(evidence.changed | evidence.styled)
    if places:
        told = what_changed(evidence, places) or "signs differ"
        few = [at for at in places if at not in evidence.added]
        return found(told, places, traces(evidence, few))
    if any(span.op != "=" for span in evidence.diff.headline):
        return found("the headline differs")
    return not_found("no word or sign of the text differs")


def details(claim: Claim, evidence: Evidence) -> Found:
    """Check that new text came: about what the note names, where it names something."""
    if claim.place and claim.place.paragraphs:
        return in_paragraphs(claim, evidence)
    fresh = sorted(evidence.came.keys() & evidence.changed)
    if not fresh:
        return not_found("no new text came")
    about = objects(f"{claim.said} {claim.source}")
    fitting = [at for at in fresh if mentioned(about, evidence.fresh[at])]
    if fitting or not about:
        shown = fitting or fresh
        takes = traces(evidence, shown if claim.verb is Verb.ADD else fresh)
        return found(what_changed(evidence, shown), shown, takes)
    told = f"{what_changed(evidence, fresh)}; {quoted(' '.join(about))} is not in what came"
    return found(told, fresh, traces(evidence, fresh), finding=Finding.PARTLY)
