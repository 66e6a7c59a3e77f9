"""Which check a claim calls for, and what it says of the text. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tracker.diff.claims.evidence import Evidence
from tracker.diff.claims.findings import Found, cannot_check, found, not_found
from tracker.diff.claims.history import Earlier, restored, stood
from tracker.diff.claims.losses import removed, trimmed
from tracker.diff.claims.pairs import pair
from tracker.diff.claims.pieces import headline, label, lead, part, photo, throughout
from tracker.diff.claims.places import in_paragraphs
from tracker.diff.claims.splices import splice
from tracker.diff.claims.spoken import details, figures, remarks, style
from tracker.models.claims import Claim, Matter, Verb
from tracker.models.values import LabelKind

Check = Callable[[Claim, Evidence], Found]

_BY_MATTER: Mapping[Matter, Check] = {
    Matter.HEADLINE: headline,
    Matter.LEAD: lead,
    Matter.PHOTO: photo,
    Matter.SLUG: part,
    Matter.LABEL: label,
    Matter.BYLINE: part,
    Matter.DATELINE: part,
    Matter.CREDITS: part,
    Matter.REMARKS: remarks,
    Matter.NUMBER: figures,
    Matter.STYLE: style,
}
_LOSSES = frozenset({Verb.REMOVE, Verb.TRIM})


def checked(claim: Claim, evidence: Evidence, history: Sequence[Earlier]) -> Found:
    """Return what the text shows of a claim; repeats and refiles are checked by themselves."""
    if said_elsewhere := _of_no_text(claim, evidence):
        return said_elsewhere
    if claim.splice:
        return splice(claim, evidence)
    if claim.verb is Verb.RESTORE:
        return restored(evidence, history)
    if claim.verb in _LOSSES:
        return (trimmed if claim.verb is Verb.TRIM else removed)(claim, evidence)
    result = _by_what_it_names(claim, evidence)
    return stood(claim, result, history) if claim.first_appeared else result


def _by_what_it_names(claim: Claim, evidence: Evidence) -> Found:
    if claim.old or (claim.new and claim.verb is Verb.CORRECT):
        return pair(claim, evidence)
    if claim.place and claim.place.throughout:
        return throughout(claim, evidence)
    if claim.matter and claim.matter in _BY_MATTER:
        return _BY_MATTER[claim.matter](claim, evidence)
    if claim.verb is Verb.RECAST and not (claim.place and claim.place.paragraphs):
        return lead(claim, evidence)
    return (in_paragraphs if claim.place and claim.place.paragraphs else details)(claim, evidence)


def _of_no_text(claim: Claim, evidence: Evidence) -> Found | None:
    """Return the finding on a claim that speaks of no text before, or of nothing that one shows."""
    if claim.verb is Verb.FOLLOW:
        return cannot_check("what it follows or combines are other items")
    if claim.verb is Verb.ADVISE:
        return cannot_check("it speaks to editors, and of no change")
    if claim.matter is Matter.DISTRIBUTION and not (claim.place and claim.place.paragraphs):
        return cannot_check("who gets it, and under which codes, no text shows")
    if claim.verb is Verb.WITHDRAW:
        mark = evidence.new.label
        withdrawn = (mark and mark.kind is LabelKind.WITHDRAWN) or not evidence.new.paragraphs
        return found("the story is withdrawn") if withdrawn else not_found("the story stands")
    return None
