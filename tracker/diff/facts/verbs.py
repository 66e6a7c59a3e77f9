"""Pairs a verb that says what happened with the one that took its place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from tracker.diff.english import TELLING_ENGLISH
from tracker.diff.english.outcomes import OUTCOME_VERBS_ENGLISH
from tracker.diff.facts.places import Place
from tracker.diff.facts.slots import same_end
from tracker.diff.facts.stated import Reach
from tracker.diff.quantities import Token
from tracker.diff.tables import lexicon
from tracker.models.values import FactKind

_ENDS_ENGLISH = ("ed", "ing", "s")
_ONE_CHANGE = 40
"""Characters of a change in which one verb may have taken the place of another."""
_ALONE_ENGLISH = re.compile(r"[a-z]{4,20}")
_PAST_ENGLISH = re.compile(r"[a-z]{3,20}ed")
_VERB_ENGLISH = {end: re.compile(rf"\b[a-z]{{3,20}}{end}\b") for end in _ENDS_ENGLISH}


_STEM = 4
"""Letters at least that forms of one word begin with alike: `draw`, `drawing`."""
_NO_VERBS_ENGLISH = lexicon("""
    he him his her hers she it its they them their we us our you your me my who whom whose which
    what that this these those there here then when where while and or but so if than the an a as
    at by for from in into of off on onto out over to under up down with after before during since
    about around also just only very too now more less most such other another own same each every
    is are was were be been being has have had do does did
    """)
"""What stands alone in the place of a verb, and is none."""
_NONE_ENGLISH = TELLING_ENGLISH | _NO_VERBS_ENGLISH


def verbs(
    gone: list[Token], come: list[Token], place: Place, before: str, after: str
) -> Iterator[tuple[Token, Token]]:
    """Yield a verb that took the place of another, one of them at least saying what happened."""
    if max(place.old[1] - place.old[0], place.new[1] - place.new[0]) > _ONE_CHANGE:
        return
    for token in [one for one in gone if one.kind is FactKind.OUTCOME]:
        verb = _verb_like(before[token.start : token.end], after, place.new)
        if verb and same_end(token, verb, place, before, after):
            gone.remove(token)
            yield token, verb
    for token in [one for one in come if one.kind is FactKind.OUTCOME]:
        verb = _verb_like(after[token.start : token.end], before, place.old)
        if verb and same_end(verb, token, place, before, after):
            come.remove(token)
            yield verb, token


def _verb_like(word: str, text: str, reach: Reach) -> Token | None:
    """Return the word that may stand for a known one: of the same form, or alone in its place."""
    if word.lower() not in OUTCOME_VERBS_ENGLISH:
        return None
    end = next((it for it in _ENDS_ENGLISH if word.endswith(it)), "ed")
    verb = _VERB_ENGLISH[end].search(text, *reach) or _ALONE_ENGLISH.fullmatch(text, *reach)
    if not verb or verb[0] in _NONE_ENGLISH or _one_word(verb[0], word.lower()):
        return None
    return Token(FactKind.OUTCOME, ("", verb[0]), *verb.span())


def _one_word(one: str, other: str) -> bool:
    """Tell whether two words are forms of one, or one of them is written wrongly."""
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return shared >= max(_STEM, min(len(one), len(other)) - 2) or sorted(one) == sorted(other)


def past_forms(place: Place, before: str, after: str) -> Iterator[tuple[Token, Token]]:
    """Yield two past forms, which by themselves say what happened: `mauled`, `soothed`."""
    old, new = _past(before, place.old), _past(after, place.new)
    if old and new and not _one_word(old.value[1], new.value[1]):
        yield old, new


def _past(text: str, reach: Reach) -> Token | None:
    verb = _PAST_ENGLISH.fullmatch(text, *reach)
    return Token(FactKind.OUTCOME, ("", verb[0]), *verb.span()) if verb else None
