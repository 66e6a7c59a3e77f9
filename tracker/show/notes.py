"""An edit note held against the text, in words: the same on every face. Pure.

Neutral throughout: what is declared and what is found stand side by side, and nobody is accused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tracker.diff.claims.findings import numbered
from tracker.diff.claims.unchanged import one_side, piece_of
from tracker.models.claims import (
    CheckedClaim,
    Claim,
    Finding,
    HeadlineClass,
    NoteCheck,
    Rank,
    Unmentioned,
)
from tracker.models.values import FactChange, FactKind
from tracker.show.facts import KINDS, both, shortened
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
    """The claims in the order of the note; of a clause with two objects each says its own."""
    times = Counter(one.claim.text for one in check.claims)
    return [
        Row(
            _SIGNS[one.finding],
            FINDINGS[one.finding],
            one.claim.text + (_object(one.claim) if times[one.claim.text] > 1 else ""),
            one.words,
        )
        for one in check.claims
    ]


def _object(claim: Claim) -> str:
    """` (headline)`, ` (paragraphs 2 and 3)`: of what a claim is, where its clause has several."""
    at = [place for place in (claim.place.paragraphs if claim.place else ()) if place >= 0]
    told = numbered(at) if at else claim.matter or claim.said
    return f" ({told})" if told else ""


def left_over(check: NoteCheck, *, telling: bool) -> list[Row]:
    """The changes that no claim is about, the gravest first: the telling ones, or the others.

    What came to one paragraph, what went from it, and all that is gone share a line each.
    """
    verdict, sign = (NOT_MENTIONED if check.note else NO_NOTE), ("!" if telling else "·")
    together: dict[object, list[Unmentioned]] = {}
    for at, one in enumerate(one for one in check.unmentioned if one.telling is telling):
        together.setdefault(_shares_a_line(one) or at, []).append(one)
    return [Row(sign, verdict, "", _in_one_line(some)) for some in together.values()]


def _shares_a_line(one: Unmentioned) -> object:
    """What changes that are told together have alike; None where one is told by itself."""
    if one.rank is Rank.REMOVED and one.paragraph is not None:
        return one.rank
    fact = one.fact
    return (
        (fact.part, fact.paragraph, bool(fact.new))
        if fact and not (fact.old and fact.new)
        else None
    )


def _in_one_line(some: Sequence[Unmentioned]) -> str:
    """`numbers “94”, “19”, date “Monday” added to paragraph 3`; of one change its own words."""
    first = some[0]
    if first.fact and first.fact.old and first.fact.new:
        return f"{' → '.join(both(first.fact))} in {piece_of(first.fact)}"
    if len(some) == 1 and not first.fact:
        return first.words
    if first.rank is Rank.REMOVED:
        gone = (one.paragraph for one in some if one.paragraph is not None)
        return f"{numbered(gone)} of the version before are gone"
    facts = [one.fact for one in some if one.fact]
    kinds: dict[FactKind, list[FactChange]] = {}
    for fact in facts:
        kinds.setdefault(fact.kind, []).append(fact)
    listed = ", ".join(
        f"{_kind(kind, len(group))} {_listed(group)}" for kind, group in kinds.items()
    )
    verb = "added to" if facts[0].new else "removed from"
    return f"{listed} {verb} {piece_of(facts[0])}"


def _kind(kind: FactKind, number: int) -> str:
    name = KINDS[kind]
    return name if number == 1 or name.endswith("s") else f"{name}s"


def _listed(facts: Iterable[FactChange]) -> str:
    """`“HK” (2), “KS”`: each once, with how often where it is more."""
    times = Counter(shortened(one_side(fact)) for fact in facts)
    return ", ".join(
        f"{words} ({number})" if number > 1 else words for words, number in times.items()
    )


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
