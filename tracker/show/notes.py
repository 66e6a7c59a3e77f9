"""An edit note held against the text, in words: the same on every face. Pure.

Neutral throughout: what is declared and what is found stand side by side, and nobody is accused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.models.claims import CheckedClaim, Finding, HeadlineClass, NoteCheck, Unmentioned
from tracker.show.verdicts import NO_NOTE

FINDINGS: Mapping[Finding, str] = {
    Finding.CONFIRMED: "declared and found",
    Finding.ELSEWHERE: "declared, found elsewhere",
    Finding.PARTLY: "declared, found in part",
    Finding.NOT_FOUND: "declared, not found",
    Finding.CANNOT_CHECK: "cannot be checked",
}
NOT_MENTIONED = "not mentioned in the note"
HEADLINES: Mapping[HeadlineClass, str] = {
    HeadlineClass.HOUSE_STYLE: "house style",
    HeadlineClass.TRIMMED: "trimmed",
    HeadlineClass.WORDING: "wording",
    HeadlineClass.FACT: "a fact",
}
"""What kind of change a headline went through, as a reader calls it."""

_SIGNS: Mapping[Finding, str] = {
    Finding.CONFIRMED: "✓",
    Finding.ELSEWHERE: "≈",
    Finding.PARTLY: "≈",
    Finding.NOT_FOUND: "–",
    Finding.CANNOT_CHECK: "?",
}

Object = dict[str, Any]


class Row(NamedTuple):
    """A line of the table: what the note says beside what the text shows, one of them empty."""

    sign: str
    verdict: str
    says: str
    shows: str


def declared(check: NoteCheck) -> list[Row]:
    """The claims in the order of the note."""
    return [
        Row(_SIGNS[one.finding], FINDINGS[one.finding], one.claim.text, one.words)
        for one in check.claims
    ]


def left_over(check: NoteCheck, *, telling: bool) -> list[Row]:
    """The changes that no claim is about, the gravest first: the telling ones, or the others."""
    verdict, sign = (NOT_MENTIONED if check.note else NO_NOTE), ("!" if telling else "·")
    left = (one for one in check.unmentioned if one.telling is telling)
    return [Row(sign, verdict, "", one.words) for one in left]


# -- for programs ------------------------------------------------------------------------------


def note(check: NoteCheck) -> Object:
    """A note held against the text, as JSON has it. Paragraphs are counted from 0."""
    return {
        "note": check.note,
        "headline": check.headline,
        "claims": [_claim(one) for one in check.claims],
        "unmentioned": [_unmentioned(one) for one in check.unmentioned],
        "counts": dict(check.counts),
    }


def _claim(one: CheckedClaim) -> Object:
    claim = one.claim
    return {
        "verb": claim.verb,
        "matter": claim.matter,
        "says": claim.text,
        "old": claim.old,
        "new": claim.new,
        "finding": one.finding,
        "shows": one.words,
        "paragraphs": list(one.paragraphs),
        "versions": list(one.versions) if one.versions else None,
    }


def _unmentioned(one: Unmentioned) -> Object:
    return {
        "rank": one.rank,
        "shows": one.words,
        "telling": one.telling,
        "paragraph": one.paragraph,
    }
