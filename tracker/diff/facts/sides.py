"""Sets the two sides of one text against each other: what replaced what, what went, what came.

Pure. What is only written otherwise (`$2 bln`, `$2 billion`), given in part (`John Smith`,
`Smith`), or stands elsewhere in the text now has not changed.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from tracker.diff.english import beside, is_saying, says_so
from tracker.diff.facts.names import NAMES, opens, titled
from tracker.diff.facts.places import Place, places, reads_same
from tracker.diff.facts.quotes import words_alone
from tracker.diff.facts.slots import (
    named_alike,
    same_counted,
    same_end,
    same_slot,
    with_their_numbers,
)
from tracker.diff.facts.stated import NEXT, Reach, tokens
from tracker.diff.facts.verbs import past_forms, verbs
from tracker.diff.noise import opening
from tracker.diff.quantities import ORDINAL, Token, alike, far_apart, unit_of
from tracker.diff.texts import new_text, old_text
from tracker.models.values import FactKind, Span

CELLS = 10_000
"""Most tokens of one side times tokens of the other of which each is held against each."""
_HANGS_ON_WORDS = frozenset({FactKind.NEGATION, FactKind.HEDGE})
_WORD_BEFORE = re.compile(r"(\w+)\W*$")
_WORD_AFTER = re.compile(r"\W*(\w+)")
_NEAR = 24


class Sides(NamedTuple):
    """Both sides of a text, and the tokens in which they differ."""

    before: str
    after: str
    pairs: list[tuple[Token, Token]]
    """What took the place of what."""
    lost: list[Token]
    gained: list[Token]


def sides(spans: Sequence[Span], known: Container[str] = ()) -> Sides:
    """Return what of a text's tokens changed; `known` are words in lower case that are names."""
    before, after = old_text(spans), new_text(spans)
    found = Sides(before, after, [], [], [])
    begins = opening(before), opening(after)
    changed = [
        place
        for place in places(spans)
        if not reads_same(place, before, after)
        and (place.old[1] > begins[0] or place.new[1] > begins[1])
    ]
    if not changed:
        return found
    olds = deque(tokens(before, [place.old for place in changed], known))
    news = deque(tokens(after, [place.new for place in changed], known))
    for place in changed:
        gone, come = _touching(olds, place.old), _touching(news, place.new)
        cancel(gone, come)
        gone, come = with_their_numbers(gone, before), with_their_numbers(come, after)
        if _rewritten(place, found):
            gone, come = _standing_alone(gone), _standing_alone(come)
            found.pairs.extend(_measured_anew(gone, come, found))
        else:
            found.pairs.extend(_replacing(gone, come, place, found))
        found.lost.extend(gone)
        found.gained.extend(come)
    _cancel_within(found)
    return found


def _touching(tokens: deque[Token], reach: Reach) -> list[Token]:
    touching = []
    while tokens and tokens[0].start <= reach[1] + NEXT:
        token = tokens.popleft()
        if token.end >= reach[0] - NEXT:
            touching.append(token)
    return touching


# -- the same after all ------------------------------------------------------------------------


def cancel(gone: list[Token], come: list[Token]) -> None:
    """Take out of both lists what is the same fact."""
    if not gone or not come:
        return
    if not {*map(_fact, gone)}.isdisjoint(map(_fact, come)):
        shared = Counter(map(_fact, gone)) & Counter(map(_fact, come))
        gone[:], come[:] = _without(gone, shared), _without(come, shared)
    if len(gone) * len(come) <= CELLS:
        for token in list(gone):
            same = next((one for one in come if _one_thing(token, one)), None)
            if same:
                gone.remove(token)
                come.remove(same)


def _fact(token: Token) -> tuple[FactKind, tuple[str, ...]]:
    return (FactKind.NAME if token.kind in NAMES else token.kind), token.value


def _without(tokens: list[Token], shared: Counter[tuple[FactKind, tuple[str, ...]]]) -> list[Token]:
    left, kept = shared.copy(), []
    for token in tokens:
        if left[_fact(token)]:
            left[_fact(token)] -= 1
        else:
            kept.append(token)
    return kept


def _one_thing(old: Token, new: Token) -> bool:
    """Tell whether an amount was converted, or a name given once in full and once in part."""
    if old.kind in NAMES and new.kind in NAMES:
        words = set(old.value), set(new.value)
        return words[0] <= words[1] or words[1] <= words[0]
    return old.kind is FactKind.NUMBER and alike(old, new)


def _cancel_within(found: Sides) -> None:
    """Take out what stands elsewhere in the text now; a `not` only with a word beside it."""
    if not found.lost or not found.gained:
        return
    come = {in_place(token, found.after) for token in found.gained}
    gone = {in_place(token, found.before) for token in found.lost}
    shared = gone & come
    hanging = [
        [
            token
            for token in some
            if token.kind in _HANGS_ON_WORDS and in_place(token, text) not in shared
        ]
        for some, text in ((found.lost, found.before), (found.gained, found.after))
    ]
    lost, gained = (
        [token for token in some if token not in kept]
        for some, kept in zip((found.lost, found.gained), map(set, hanging), strict=True)
    )
    cancel(lost, gained)
    found.lost[:] = sorted([*lost, *hanging[0]], key=lambda token: token.start)
    found.gained[:] = sorted([*gained, *hanging[1]], key=lambda token: token.start)


def in_place(token: Token, text: str) -> tuple[object, ...]:
    """Return what makes a token the same elsewhere: itself, and with most its next word."""
    after = _WORD_AFTER.match(text, token.end, token.end + _NEAR)
    if token.kind in NAMES or token.kind in {FactKind.QUOTE, FactKind.DATE} or not after:
        return (_fact(token),)
    return (_fact(token), "0" if after[1].isdigit() else after[1].casefold())


# -- what took the place of what ---------------------------------------------------------------

REWRITTEN = 4
"""Words on either side of a change from which on it is another sentence, in which no word stands
where another one stood."""
_HANGS_ON_A_SENTENCE = frozenset(
    {FactKind.OUTCOME, FactKind.HEDGE, FactKind.NEGATION, FactKind.ATTRIBUTION}
)


def _rewritten(place: Place, found: Sides) -> bool:
    fewest = min(found.before.count(" ", *place.old), found.after.count(" ", *place.new))
    return fewest >= REWRITTEN


def _standing_alone(tokens: list[Token]) -> list[Token]:
    """Return what is a fact by itself: a number, a date, a name, a quote."""
    return [token for token in tokens if token.kind not in _HANGS_ON_A_SENTENCE]


def _measured_anew(
    gone: list[Token], come: list[Token], found: Sides
) -> Iterator[tuple[Token, Token]]:
    """Yield the numbers that are the only ones of their unit on either side."""
    olds, news = _only_of_their_unit(gone), _only_of_their_unit(come)
    for unit in [unit for unit in olds if unit in news]:
        old, new = olds[unit], news[unit]
        if far_apart(old, new) or not same_counted(old, new, found.before, found.after):
            continue
        gone.remove(old)
        come.remove(new)
        yield old, new


def _only_of_their_unit(tokens: Sequence[Token]) -> dict[str, Token]:
    numbers = [token for token in tokens if token.kind is FactKind.NUMBER]
    times = Counter(map(unit_of, numbers))
    return {unit_of(token): token for token in numbers if times[unit_of(token)] == 1}


def _replacing(
    gone: list[Token], come: list[Token], place: Place, found: Sides
) -> Iterator[tuple[Token, Token]]:
    """Yield what took the place of what; of verbs also those that are known for nothing."""
    pairs = _paired(gone, come, place, found)
    yield from pairs
    if gone or come:
        yield from verbs(gone, come, place, found.before, found.after)
    elif all(kind_of(*pair) is not FactKind.OUTCOME for pair in pairs):
        yield from past_forms(place, found.before, found.after)


def _paired(
    gone: list[Token], come: list[Token], place: Place, found: Sides
) -> list[tuple[Token, Token]]:
    """Return what took the place of what, first to first; the lists keep the rest.

    Numbers that count the same go before those that only stand where another one stood.
    """
    pairs = []
    for replaces in (_counts_anew, _replaces) if len(gone) * len(come) <= CELLS else ():
        for token in list(gone):
            other = next((one for one in come if replaces(token, one, place, found)), None)
            if other:
                gone.remove(token)
                come.remove(other)
                pairs.append((token, other))
    return sorted(pairs, key=lambda pair: pair[0].start)


def _counts_anew(old: Token, new: Token, _place: Place, found: Sides) -> bool:
    if not old.kind is new.kind is FactKind.NUMBER:
        return False
    return old.value[0] == new.value[0] or same_counted(old, new, found.before, found.after)


def _replaces(old: Token, new: Token, place: Place, found: Sides) -> bool:
    kinds = {old.kind, new.kind}
    if kinds == {FactKind.NUMBER}:
        return same_slot(old, new, place, found.before, found.after)
    if kinds <= NAMES:
        return named_alike(old, new, place, found.before, found.after)
    if kinds == {FactKind.ATTRIBUTION}:
        return old.value[0] == new.value[0]
    if kinds == {FactKind.ATTRIBUTION, FactKind.SPEAKER}:
        return "source" in {old.value[0], new.value[0]}
    if FactKind.OUTCOME in kinds:
        return _happened_instead(old, new) and same_end(old, new, place, found.before, found.after)
    return len(kinds) == 1 and old.kind is not FactKind.QUESTION


def _happened_instead(old: Token, new: Token) -> bool:
    """Tell whether two words say of one thing what it came to; `admitted` may, a source cannot."""
    if old.kind is new.kind:
        return old.value[0] == new.value[0]
    saying = old if old.kind is FactKind.ATTRIBUTION else new
    return saying.value[0] == "saying" and saying.value[1] not in {"say", "said"}


# -- what is told ------------------------------------------------------------------------------


def said(token: Token, text: str) -> str:
    """Return a token in the text's own words."""
    return text[token.start : token.end].strip()


def kind_of(old: Token, new: Token) -> FactKind:
    """Return what a fact is that another took the place of."""
    kinds = {old.kind, new.kind}
    if FactKind.SPEAKER in kinds and kinds <= NAMES:
        return FactKind.SPEAKER
    return FactKind.OUTCOME if FactKind.OUTCOME in kinds else old.kind


def tells_alone(token: Token, text: str, other: str) -> bool:
    """Tell whether a token is news where none took its place.

    An outcome word, an ordinal and a bare `one` are not, nor is a name that the other side has, or
    a single one that opens a sentence or has its capital as all words have: it may be a word like
    any other. `other` is in lower case.
    """
    words = said(token, text).casefold()
    if token.kind is FactKind.OUTCOME or words == "one" or token.value[-1] == ORDINAL:
        return False
    lone = token.kind is FactKind.NAME and len(token.value) == 1
    if lone and (opens(text, token.start) or titled(text)):
        return False
    return token.kind not in NAMES or words not in other


def without_their_verbs(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, but no verb of saying beside the one who came or went with it.

    `Ann Lee said` is one fact: that she says so.
    """
    speaking = [token for token in tokens if says_so(token)]
    for token in tokens:
        if not is_saying(token) or not any(beside(one, token) for one in speaking):
            yield token


def kind_alone(token: Token, other: str) -> FactKind:
    """A quote whose words the other side has too gained or lost no more than its marks."""
    if token.kind is not FactKind.QUOTE:
        return token.kind
    return FactKind.QUOTATION_MARKS if token.value[0] in words_alone(other) else FactKind.QUOTE
