"""Where a note says that something changed: `paragraphs 2, 5-7`, `last two grafs`. Pure.

A note counts paragraphs from 1; what is read here counts them from 0, and from the end below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tracker.models.claims import Place
from tracker.parse.wire.claims.numerals import is_count, value

FARTHEST: Final = 300
"""The highest paragraph that is believed; the longest copy measured has about 150."""

LISTED: Final = 80
"""The words that a list of paragraphs is read over; the longest one measured has 25."""

_UNIT: Final = re.compile(
    r"paras?|pars?|pa?ra?gr?a?[aprh]{2,4}s?|paragra[a-z]{0,4}|grafs?|graphs?|abs|absatz(?:es)?"
    r"|absätzen?"
)
_INITIALS: Final = frozenset("pgas")
"""With one of these, every unit begins: most words are told by it."""
_ENGLISH: Final = frozenset("pg")
_PLURAL: Final = re.compile(r"[pg][a-z]*s")
_SENTENCE: Final = re.compile(r"sentences?|satz(?:es)?|sätzen?")
_HINT: Final = re.compile(
    r"par|pra|gra|abs|sentence|satz|sätz|through|thru|durchg|bottom|end|top", re.IGNORECASE
)
"""One of these stands in every place; most clauses have none, and need no second look."""
_TOKEN: Final = re.compile(r"[0-9]+(?:st|nd|rd|th)?|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
_LAST: Final = {
    "last": -1, "final": -1, "closing": -1, "bottom": -1, "penultimate": -2, "next-to-last": -2,
    "letzten": -1, "letzter": -1, "vorletzten": -2,
}  # fmt: skip
_BEFORE: Final = frozenset({"pvs", "previous"})
_TOP: Final = frozenset({"top", "lead", "opening", "introductory"})
_RANGE: Final = frozenset({"-", "–", "—", "to", "through", "bis"})
_LIST: Final = frozenset({",", "&", "and", "/", "und", "sowie", "plus"})
_FILLERS: Final = frozenset({"the", "new", "in", "im", "dem", "des", "."})
_OPENERS: Final = frozenset(
    {"in", "of", "at", "from", "to", "into", "for", "within", "near", "on", "im", "des", "after"}
)
_AMOUNTS: Final = frozenset({"percent", "pct", "%", "million", "billion", "trillion", "times"})


class Token(NamedTuple):
    """A word, a number or a sign, in lower case, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A place and the characters that name it, the preposition before it included."""

    start: int
    end: int
    place: Place
    opened: bool
    """True where a preposition stands before it: `in paragraph 3`, not `3rd paragraph`."""


def find_places(text: str) -> list[Found]:
    """All places that a clause names, in order, none overlapping another.

    >>> [found.place.paragraphs for found in find_places("byline in paras 2, 5-7, last graf")]
    [(1, 4, 5, 6), (-1,)]
    """
    if not _HINT.search(text):
        return []
    tokens = [Token(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return _joined(list(_places(tokens)))


def _places(tokens: Sequence[Token]) -> Iterator[Found]:
    done = 0
    for at in range(len(tokens)):
        if at < done:
            continue
        if found := _at_unit(tokens, at, done) or _at_word(tokens, at):
            first, last, place = found
            done = last + 1
            first, opened = _opened(tokens, first)
            yield Found(tokens[first].start, tokens[last].end, place, opened)


def _at_word(tokens: Sequence[Token], at: int) -> tuple[int, int, Place] | None:
    word = tokens[at].word
    if word in {"throughout", "thruout", "durchgehend"}:
        ahead = [token.word for token in tokens[at + 1 : at + 3]]
        reach = 2 if ahead in (["the", "story"], ["the", "text"]) else ahead[:1] == ["story"]
        return at, at + int(reach), Place(throughout=True)
    before = tokens[at - 1].word if at else ""
    the = before == "the" and at > 1
    if word in {"bottom", "end", "top"} and (tokens[at - 2].word if the else before) == "at":
        return at - int(the), at, Place((0,) if word == "top" else (-1,))
    return None


def _at_unit(tokens: Sequence[Token], at: int, floor: int) -> tuple[int, int, Place] | None:
    if tokens[at].word[0] not in _INITIALS:
        return None
    sentence = _SENTENCE.fullmatch(tokens[at].word) is not None
    if not sentence and not _UNIT.fullmatch(tokens[at].word):
        return None
    first, numbers = _before(tokens, at, floor)
    last = at
    if numbers:
        last = _from_end(tokens, at)
        numbers = [-1 - number for number in numbers] if last > at else numbers
    elif not sentence:
        last, numbers = _after(tokens, at)
    numbers = [number for number in dict.fromkeys(numbers) if abs(number) <= FARTHEST]
    if not numbers:
        return None
    if sentence:
        return first, last, Place(sentence=numbers[0])
    older = any(t.word in _BEFORE for t in tokens[max(0, first - 1) : last + 2])
    last += any(t.word in _BEFORE for t in tokens[last + 1 : last + 2])
    return first, last, Place(tuple(numbers), older=older)


def _from_end(tokens: Sequence[Token], at: int) -> int:
    ahead = [token.word for token in tokens[at + 1 : at + 4]]
    if ahead[:1] != ["from"]:
        return at
    reach = 3 if ahead[1:2] == ["the"] else 2
    return at + reach if ahead[reach - 1 : reach] in (["end"], ["bottom"], ["last"]) else at


def _opened(tokens: Sequence[Token], first: int) -> tuple[int, bool]:
    while first and tokens[first - 1].word in {"the", "new", "dem"}:
        first -= 1
    if first and tokens[first - 1].word in _OPENERS:
        return first - 1, True
    return first, False


# -- the numbers beside a unit -----------------------------------------------------------------


def _after(tokens: Sequence[Token], at: int) -> tuple[int, list[int]]:
    plural = _PLURAL.fullmatch(tokens[at].word)
    numbers: list[int] = []
    last, ranged = at, False
    for here in range(at + 1, min(at + LISTED, len(tokens))):
        word = tokens[here].word
        if (number := _position(tokens, here)) is not None and 0 < number <= FARTHEST:
            if numbers and word.isdigit() != tokens[last].word.isdigit():
                break
            numbers.extend(range(numbers[-1] + 1 if ranged else number - 1, number))
            last, ranged = here, False
        elif not numbers or word not in (_RANGE if plural or word in "-–—" else _LIST) | _LIST:
            break
        else:
            ranged = word in _RANGE
    return last, numbers


def _position(tokens: Sequence[Token], here: int) -> int | None:
    ahead = tokens[here + 1].word if here + 1 < len(tokens) else ""
    return None if ahead in _AMOUNTS else value(tokens[here].word)


def _before(tokens: Sequence[Token], at: int, floor: int) -> tuple[int, list[int]]:
    start = at
    floor = max(floor, at - LISTED)
    while start > floor and _may_precede(tokens[start - 1].word):
        start -= 1
    while start < at and not _is_ordinal(tokens[start].word):
        start += 1
    run = [token.word for token in tokens[start:at] if token.word not in _FILLERS]
    if len(run) == 1 and is_count(run[0]) and tokens[at].word[0] in _ENGLISH:
        return start, []
    return start, _ordinals(run)


def _may_precede(word: str) -> bool:
    return word in _RANGE or word in _LIST or word in _FILLERS or _is_ordinal(word)


def _is_ordinal(word: str) -> bool:
    if word in _LAST or word in _TOP or word == "next":
        return True
    return value(word.removesuffix("-last").removesuffix("-to")) is not None


def _ordinals(run: list[str]) -> list[int]:
    if (
        len(run) > 1
        and (count := value(run[-1])) is not None
        and run[-2] in {*_LAST, *_TOP, "first"}
    ):
        some = list(range(count)) if run[-2] in {*_TOP, "first"} else list(range(-count, 0))
        return [*_ordinals(run[:-2]), *some][:FARTHEST]
    numbers: list[int] = []
    ranged = False
    for at, word in enumerate(run):
        if word in _RANGE or word in _LIST:
            ranged = word in _RANGE
            continue
        number = _ordinal(run, at)
        if ranged and numbers and 0 <= numbers[-1] < number:
            numbers.extend(range(numbers[-1] + 1, min(number, FARTHEST)))
        if word in _LAST and at and run[at - 1] not in _LIST and numbers:
            numbers.pop()
        numbers.append(number)
        ranged = False
    return numbers


def _ordinal(run: list[str], at: int) -> int:
    word = run[at]
    if word in _TOP:
        return 0
    back = 2 if at > 1 and run[at - 1] == "to" else 1
    if word in _LAST:
        before = run[at - back] if at >= back else ""
        count = 2 if before == "next" else value(before)
        joined = at >= 1 and run[at - 1] in _LIST
        return _LAST[word] if count is None or joined else -count
    if word == "next":
        return 1
    count = value(word.removesuffix("-last").removesuffix("-to"))
    number = count if count is not None else 1
    return -number if word.endswith("-last") else number - 1


# -- a sentence and its paragraph --------------------------------------------------------------


def _joined(found: list[Found]) -> list[Found]:
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and one.start - before.end < _NEAR and _halves(before.place, one.place):
            place = _both(before.place, one.place)
            joined[-1] = Found(before.start, one.end, place, before.opened)
        else:
            joined.append(one)
    return [_whole(one) for one in joined]


_NEAR: Final = 4
"""Characters that may stand between a sentence and its paragraph: a comma, a space."""


def _halves(one: Place, other: Place) -> bool:
    return (one.sentence is None) != (other.sentence is None) and not (
        one.paragraphs and other.paragraphs
    )


def _both(one: Place, other: Place) -> Place:
    sentence = one.sentence if one.sentence is not None else other.sentence
    return Place(one.paragraphs or other.paragraphs, sentence, older=one.older or other.older)


def _whole(found: Found) -> Found:
    place = found.place
    if place.sentence is None or place.paragraphs:
        return found
    edge = -1 if place.sentence < 0 else 0
    return Found(found.start, found.end, Place((edge,), place.sentence), found.opened)
