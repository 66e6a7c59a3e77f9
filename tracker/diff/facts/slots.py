"""Tells whether two tokens stand in the same slot of a sentence, one in the other's stead. Pure.

What came is not what took the place of what went only because both are numbers, or names: they
count the same things, or the words around them are the same. Otherwise one went and one came.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.diff.facts.names import NAMES, is_guess
from tracker.diff.facts.places import Place
from tracker.diff.quantities import Token, unit_of
from tracker.diff.tables import lexicon
from tracker.models.values import FactKind

AT_EDGE = 1
"""Words that may stand between a token and the end of its change, as in `at least 12` → `47`."""
_FEW = 2
"""Words of a change, on either side, in which a capital alone is enough for a name."""
_NOUN_WITHIN = 3
"""Words after a number among which is what it counts: `38 old coastal ferries`."""
_COUNTED = re.compile(rf"(?:[ \u00a0-][^\W\d_]{{2,30}}){{1,{_NOUN_WITHIN}}}")
_NO_NOUNS_ENGLISH = lexicon("""
    a an the and or but of in on at to from for with by as than off over under into after before
    is are was were be been has have had will would may might can could said say says that who
    which when where while it its his her their this these more less other others new old were
    """)
_BEFORE = re.compile(r"([^\W_]+)\W{0,3}$")
_LONGEST_WORD = 40
_NUMBERED = re.compile(r"\d{1,4}(?![\w%,.:-]*\d)")
_ENDS_A_NAME = re.compile(
    r"(?:$|[,;:.!?)’'”\"]|\s(?:is|are|was|were|has|had|have|will|would|which|who|that|and|or|of|in|on|at|to"
    r"|from|for|with|by|as|when|while|after|before|off|near)\b)"
)


def same_slot(old: Token, new: Token, place: Place, before: str, after: str) -> bool:
    """Tell whether the words on one side of two tokens are the same, up to the change's own end."""
    olds, news = _around(old, place.old, before), _around(new, place.new, after)
    at_edges = [max(pair) <= AT_EDGE for pair in zip(olds, news, strict=True)]
    if old.kind is FactKind.NUMBER and unit_of(old) != unit_of(new):
        return all(at_edges)
    if any(at_edges):
        return True
    words = _word_before(old, before), _word_before(new, after)
    return bool(words[0]) and words[0] == words[1] and words[0] not in _NO_NOUNS_ENGLISH


def same_end(old: Token, new: Token, place: Place, before: str, after: str) -> bool:
    """Tell whether two tokens both begin their change, or both end it."""
    olds, news = _around(old, place.old, before), _around(new, place.new, after)
    return any(pair == (0, 0) for pair in zip(olds, news, strict=True))


def _around(token: Token, reach: tuple[int, int], text: str) -> tuple[int, int]:
    """Return how many words of a change stand before a token, and after it."""
    return len(text[reach[0] : token.start].split()), len(text[token.end : reach[1]].split())


def _word_before(token: Token, text: str) -> str:
    found = _BEFORE.search(text, max(0, token.start - _LONGEST_WORD), token.start)
    return found[1].casefold() if found else ""


# -- numbers -----------------------------------------------------------------------------------


def same_counted(old: Token, new: Token, before: str, after: str) -> bool:
    """Tell whether two numbers have one unit, or are followed by the same noun."""
    if unit_of(old) or unit_of(new):
        return unit_of(old) == unit_of(new)
    return not _nouns(old, before).isdisjoint(_nouns(new, after))


def _nouns(token: Token, text: str) -> set[str]:
    found = _COUNTED.match(text, token.end)
    words = re.split(r"[\s-]", found[0].casefold()) if found else []
    return {word.removesuffix("s") for word in words if word and word not in _NO_NOUNS_ENGLISH}


# -- names -------------------------------------------------------------------------------------


def named_alike(old: Token, new: Token, place: Place, before: str, after: str) -> bool:
    """Tell whether a name took the place of another one.

    Two who both said something did; a word that may be no name does only where little else changed.
    """
    if old.kind is new.kind is FactKind.SPEAKER:
        return True
    if not same_slot(old, new, place, before, after):
        return False
    few = max(_words(before, place.old), _words(after, place.new)) <= _FEW
    return few or not (is_guess(old, before, after) or is_guess(new, after, before))


def _words(text: str, reach: tuple[int, int]) -> int:
    return len(text[slice(*reach)].split())


def with_their_numbers(tokens: Sequence[Token], text: str) -> list[Token]:
    """Return the tokens, a number that ends a name being of that name: `Eunbit 7`, `Flight 214`."""
    whole: list[Token] = []
    for token in tokens:
        last = whole[-1] if whole else None
        if last and _ends_name(last, token, text):
            value = (*last.value, token.value[0])
            whole[-1] = last._replace(value=value, end=token.end)
        else:
            whole.append(token)
    return whole


def _ends_name(name: Token, number: Token, text: str) -> bool:
    if name.kind not in NAMES or number.kind is not FactKind.NUMBER or unit_of(number):
        return False
    return (
        text[name.end : number.start] == " "
        and bool(_NUMBERED.fullmatch(text, number.start, number.end))
        and bool(_ENDS_A_NAME.match(text, number.end))
    )
