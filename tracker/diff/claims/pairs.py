"""Checks *A, not B*: the wrong words stood in the older text, the right ones do in the newer. Pure.

Numbers are compared by value. Where a note says it in other words than the copy, nothing can be
checked, and nothing is held against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
from tracker.diff.claims.places import RUN_TOGETHER, in_paragraphs, named, out_of_count
from tracker.diff.claims.wording import Phrase, Words
from tracker.models.claims import Claim, Finding, Matter

TOLERATED = 4
"""Words of a paragraph that may differ besides the pair and still be part of mending it."""
OFTEN = 3
"""Times that a phrase stands in a text, above which nobody can tell which one was wrong."""
_TOP = -1
"""Stands for the headline where paragraphs are numbered from 0."""


class Counted(NamedTuple):
    """How often a phrase stands in either text."""

    phrase: Phrase
    before: int
    after: int

    @property
    def fell(self) -> bool:
        """Whether it stands there less often now."""
        return self.after < self.before

    @property
    def rose(self) -> bool:
        """Whether it stands there more often now."""
        return self.after > self.before


def pair(claim: Claim, evidence: Evidence) -> Found:
    """Check that the right words took the place of the wrong ones."""
    numbers = Phrase(claim.old).values != Phrase(claim.new).values
    wrong = _counted(claim.old, evidence.olds, evidence, numbers=numbers)
    right = _counted(claim.new, evidence.news, evidence, numbers=numbers)
    wrong = None if _ends_alike(wrong, claim.old, claim.new) else wrong
    right = None if _ends_alike(right, claim.new, claim.old) else right
    if wrong and wrong.fell and (not claim.new or (right and right.rose)):
        stays = f"; {_quote(wrong)} still stands {_times(wrong.after)}" if wrong.after else ""
        return _placed(claim, evidence, _steps(wrong, right), [wrong, right], stays)
    if wrong and wrong.fell:
        told = f"{_quote(wrong)} is gone; {_right_words(claim, right)}"
        places = _where(evidence, [wrong, right])
        return found(told, places, _takes(evidence, [wrong, right]), finding=Finding.PARTLY)
    if right and right.rose:
        return _only_right(claim, evidence, wrong, right)
    if wrong and wrong.before:
        return _still_there(evidence, wrong)
    return _other_words(claim, evidence, right)


def _counted(
    text: str, copies: Sequence[Words], evidence: Evidence, *, numbers: bool
) -> Counted | None:
    """Count a phrase; where right and wrong are one number, it is the words that differ."""
    phrase = Phrase(text, numbers=numbers).as_in(copies) if text else None
    if phrase is None:
        return None
    before, after = (sum(map(phrase.count, side)) for side in (evidence.olds, evidence.news))
    return Counted(phrase, before, after)


def _ends_alike(one: Counted | None, said: str, other: str) -> bool:
    """Whether only an end of a phrase was found, and the other side of the pair has it too."""
    if one is None or one.phrase.words == Phrase(said).words:
        return False
    return set(one.phrase.words) <= set(Phrase(other).words)


def _quote(one: Counted) -> str:
    return quoted(one.phrase.text)


def _steps(wrong: Counted, right: Counted | None) -> str:
    if right is None:
        return f"fewer of {_quote(wrong)}" if wrong.after else f"{_quote(wrong)} is gone"
    return f"{_quote(wrong)} became {_quote(right)}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _right_words(claim: Claim, right: Counted | None) -> str:
    if right is None:
        return f"{quoted(claim.new)} is not there in these words"
    return f"{_quote(right)} stood in both versions"


# -- where it happened -------------------------------------------------------------------------


def _where(evidence: Evidence, counted: Sequence[Counted | None]) -> list[int]:
    """Return the changed paragraphs of the newer text in which it happened; -1 is the headline."""
    phrases = [one.phrase for one in counted if one]
    olds, news = evidence.olds, evidence.news
    places = {
        there
        for there, here in evidence.edited.items()
        if _differs(phrases, olds[here + 1], news[there + 1])
    }
    places |= {at for at in evidence.added if _any(phrases, evidence.fresh[at])}
    if not places:
        places = {at for at, words in evidence.fresh.items() if _any(phrases, words)}
    if _differs(phrases, olds[0], news[0]):
        places.add(_TOP)
    return sorted(places)


def _differs(phrases: Sequence[Phrase], old: Words, new: Words) -> bool:
    return any(phrase.count(old) != phrase.count(new) for phrase in phrases)


def _any(phrases: Sequence[Phrase], *copies: Words) -> bool:
    return any(phrase.count(copy) for phrase in phrases for copy in copies)


def _takes(evidence: Evidence, counted: Sequence[Counted | None]) -> frozenset[Trace]:
    """Return the facts that are the pair itself, and the paragraphs that differ in little more."""
    phrases = [one.phrase for one in counted if one]
    words = sum(len(phrase.words) for phrase in phrases)
    taken: set[Trace] = set()
    other: set[int | None] = set()
    for at, fact in enumerate(evidence.diff.facts):
        if any(_is_of(side, phrase) for side in evidence.facts[at] for phrase in phrases):
            taken.add(Trace("fact", at))
        elif fact.part != "captions":
            other.add(fact.paragraph)
    for at in _where(evidence, counted):
        much = _words_differing(evidence, at) > words + TOLERATED
        if not much and (None if at == _TOP else at) not in other:
            taken |= HEADLINE if at == _TOP else traces(evidence, [at])
    return frozenset(taken)


def _is_of(side: Words, phrase: Phrase) -> bool:
    """Whether a fact is what the phrase says, or a part of it."""
    if phrase.count(side):
        return True
    words = set(side.row.split())
    return bool(words) and words <= set(phrase.words)


def _words_differing(evidence: Evidence, at: int) -> int:
    if at == _TOP:
        spans = evidence.diff.headline
        came, went = ("".join(s.text for s in spans if s.op == op) for op in ("+", "-"))
    else:
        came = evidence.came.get(at, "")
        went = evidence.went.get(evidence.edited.get(at, -1), "")
    return len(Phrase(came).words) + len(Phrase(went).words)


def _placed(
    claim: Claim, evidence: Evidence, told: str, counted: Sequence[Counted | None], stays: str = ""
) -> Found:
    """Hold where it happened against where the note says; `stays` is told behind the place."""
    where, takes = _where(evidence, counted), _takes(evidence, counted)
    told = f"{told}{_in(where)}{stays}"
    paragraphs = [at for at in where if at != _TOP]
    asked = named(claim.place, len(evidence.new.paragraphs))
    wanted = {_TOP} if claim.matter is Matter.HEADLINE else set(asked)
    if claim.matter is Matter.LEAD:
        wanted = {0}
    if _TOP not in wanted and out_of_count(claim.place, evidence.new.paragraphs):
        return found(f"{told}; {RUN_TOGETHER}", paragraphs, takes)
    if not wanted or wanted & set(where):
        return found(told, paragraphs, takes)
    near = {at + step for at in wanted for step in (-1, 1)}
    off = "off by one: " if near & set(paragraphs) else ""
    return found(f"{off}{told}", paragraphs, takes, finding=Finding.ELSEWHERE)


def _in(where: Sequence[int]) -> str:
    paragraphs = [at for at in where if at != _TOP]
    told = ["the headline"] if _TOP in where else []
    if paragraphs:
        told.append(numbered(paragraphs))
    return f" in {' and '.join(told)}" if told else ""


# -- where the pair is not there as the note has it --------------------------------------------


def _only_right(claim: Claim, evidence: Evidence, wrong: Counted | None, right: Counted) -> Found:
    """The right words came; the wrong ones stand as often as before, or never stood there."""
    counted = [wrong, right]
    told = f"{_quote(right)} is new{_in(_where(evidence, counted))}"
    if not claim.old:
        return _placed(claim, evidence, f"{_quote(right)} is new", [right])
    if wrong:
        told += f"; {_quote(wrong)} stands there as often as before"
    else:
        told += f"; {quoted(claim.old)} did not stand in the version before, in these words"
    places = [at for at in _where(evidence, counted) if at != _TOP]
    return found(told, places, _takes(evidence, counted), finding=Finding.PARTLY)


def _still_there(evidence: Evidence, wrong: Counted) -> Found:
    if wrong.before > OFTEN and evidence.changed:
        return cannot_check(
            f"{_quote(wrong)} stands {wrong.before} times in both versions: which is meant"
            " cannot be told"
        )
    copies = evidence.news[1:]
    places = [at for at, copy in enumerate(copies) if wrong.phrase.count(copy)]
    return not_found(f"{_quote(wrong)} stands as before{_in(places)}")


def _other_words(claim: Claim, evidence: Evidence, right: Counted | None) -> Found:
    """Neither side has the wrong words: the note says it in words of its own."""
    if claim.place and claim.place.paragraphs:
        there = in_paragraphs(claim, evidence)
        if there.paragraphs and not claim.old:
            return there
        if there.paragraphs:
            told = f"{there.words}, not in the words of the note"
            return there._replace(finding=Finding.PARTLY, words=told)
    if right and right.before and not evidence.changed:
        return cannot_check(
            f"both versions have {_quote(right)}: the error was not in the one before"
        )
    return cannot_check("the note says it in other words than the text")
