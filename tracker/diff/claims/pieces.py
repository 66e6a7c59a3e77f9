"""Checks claims about pieces of the copy: headline, lead, the whole text, photographs, the rest.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    whole_body,
)
from tracker.diff.claims.headline import headline_class
from tracker.diff.claims.wording import mentioned, objects
from tracker.diff.reasons import counted, edited
from tracker.diff.tokens import count_words
from tracker.models.claims import Claim, Finding, HeadlineClass, Matter, Verb

THROUGHOUT = 0.5
"""Share of the paragraphs that are new or changed in a text *updated throughout*."""
RECAST = 0.1
"""Share of a lead's words that differ at least where it was *recast*."""

_HOW: Mapping[HeadlineClass, str] = {
    HeadlineClass.HOUSE_STYLE: "it is written otherwise: ",
    HeadlineClass.TRIMMED: "words fell off: ",
    HeadlineClass.WORDING: "",
    HeadlineClass.FACT: "",
}
_DAY = re.compile(
    r"\b(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday)\b|[^\w]",
    re.IGNORECASE,
)
_PARTS: Mapping[Matter, tuple[str, str]] = {
    Matter.SLUG: ("slug", "slug"),
    Matter.BYLINE: ("byline", "byline"),
    Matter.DATELINE: ("dateline", "dateline"),
    Matter.CREDITS: ("boilerplate", "credits and end marks"),
}


def headline(_claim: Claim, evidence: Evidence) -> Found:
    """Check that the headline differs, house style included."""
    old, new = evidence.old.headline, evidence.new.headline
    if not old or not new:
        return cannot_check("one of the two versions has no headline in our copy", HEADLINE)
    kind = headline_class(evidence.diff)
    if kind is None:
        return not_found("the headline is the same")
    return found(
        f"the headline differs: {_HOW[kind]}{edited(evidence.diff.headline)}", (), HEADLINE
    )


def lead(claim: Claim, evidence: Evidence) -> Found:
    """Check that the first paragraph differs in more than the day."""
    if not evidence.new.paragraphs or not evidence.old.paragraphs:
        return cannot_check("one of the two versions has no text in our copy")
    if 0 not in evidence.changed:
        return not_found("paragraph 1 is the same")
    if 0 in evidence.added:
        return found("paragraph 1 is new", [0], traces(evidence, [0]))
    came = evidence.came.get(0, "")
    went = evidence.went.get(evidence.edited[0], "")
    if not _DAY.sub("", f"{came} {went}"):
        return not_found("in paragraph 1 only the day differs")
    words = max(count_words(came), count_words(went))
    told = f"{counted(words, 'word', 'differ')} in paragraph 1"
    little = words < RECAST * count_words(evidence.new.paragraphs[0])
    partly = claim.verb is Verb.RECAST and little
    finding = Finding.PARTLY if partly else Finding.CONFIRMED
    return found(told, [0], traces(evidence, [0]), finding=finding)


def throughout(claim: Claim, evidence: Evidence) -> Found:
    """Check that half of the paragraphs are new or changed, in each third of the text."""
    length, changed = len(evidence.new.paragraphs), evidence.changed
    if not length or not evidence.old.paragraphs:
        return cannot_check("one of the two versions has no text in our copy")
    if not changed:
        gone = bool(evidence.removed)
        told = f"{numbered(evidence.removed)} went" if gone else "no paragraph differs"
        return not_found(f"{told}; none is new or changed" if gone else told)
    told = f"{len(changed)} of {counted(length, 'paragraph', 'are new or changed')}"
    thirds = {3 * place // length for place in changed}
    spread = len(thirds) == len({3 * place // length for place in range(length)})
    about = objects(claim.source)
    named = not about or any(mentioned(about, words) for words in evidence.fresh.values())
    if not named:
        told += f"; {quoted(' '.join(about))} is not in what came"
    if len(changed) >= THROUGHOUT * length and spread and named:
        return found(told, changed, whole_body(evidence))
    return found(told, changed, whole_body(evidence), finding=Finding.PARTLY)


def photo(claim: Claim, evidence: Evidence) -> Found:
    """Check that captions came, where our copy has captions at all."""
    old, new = evidence.old.captions, evidence.new.captions
    takes = [Trace("part", "captions")]
    if not new:
        return cannot_check("our copy of the newer version has no photographs or captions", takes)
    fresh = [caption for caption in new if caption not in old]
    if len(new) > len(old):
        return found(f"{counted(len(new) - len(old), 'caption', 'more')}", (), takes)
    if fresh:
        partly = claim.verb is Verb.ADD
        finding = Finding.PARTLY if partly else Finding.CONFIRMED
        told = f"{counted(len(fresh), 'caption', 'differ')}, and no more than before stand there"
        return found(told, (), takes, finding=finding)
    return not_found(f"the same {counted(len(new), 'caption', 'as before')}")


def part(claim: Claim, evidence: Evidence) -> Found:
    """Check that a line of the copy differs: byline, dateline, slug, credits."""
    name, told = _PARTS[claim.matter or Matter.CREDITS]
    takes = [Trace("part", name)]
    old, new = getattr(evidence.old, name), getattr(evidence.new, name)
    if not old and not new:
        return cannot_check(f"our copy of both versions has no {told}", takes)
    if old == new:
        return not_found(f"the {told} {'are' if told.endswith('s') else 'is'} the same")
    if isinstance(new, str):
        return found(f"the {told} was {_or_none(old)} and is {_or_none(new)}", (), takes)
    return found(f"the {told} differ", (), takes)


def label(_claim: Claim, evidence: Evidence) -> Found:
    """Check that the outlet's mark on the version is another one."""
    old, new = (one.text if one else "" for one in (evidence.old.label, evidence.new.label))
    if old == new:
        return not_found("the label is the same") if new else cannot_check("neither has a label")
    return found(f"the label was {_or_none(old)} and is {_or_none(new)}")


def _or_none(text: str) -> str:
    return quoted(text) if text else "none"
