"""Finds what gave way and came back: A → B → A. Pure.

Looked at are the headline, each paragraph as a whole, and the phrases that edits put in place of
one another. What differs only in how it looks (spaces, quotes, case) is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.diff.fold import plain
from tracker.diff.reasons import LONGEST, MOST, changes
from tracker.diff.words import word_spans
from tracker.models.history import Life, Lineage, Reversal, Turn

BETWEEN = 3
"""Most phrases that stood between one and its return. A figure that is counted up and down comes
by every value again, and has not turned back."""


class _State(NamedTuple):
    """What stood somewhere from one version on; empty where nothing did."""

    first: int
    text: str
    key: str
    """The text as a reader takes it."""


def reversals(lines: Lineage) -> tuple[Reversal, ...]:
    """Return every reversal of a story, in the order in which they came about.

    Where a paragraph has its old words again and only a phrase had changed, the phrase is told.
    """
    found = list(_of_life(lines.headline, None))
    for place, life in enumerate(lines.lives):
        if len(life.stages) > 1:
            found += _of_life(life, place)
    return tuple(sorted(found, key=lambda one: one.back))


def _of_life(life: Life, place: int | None) -> Iterator[Reversal]:
    states = list(_states(life))
    phrases = [_reversal(Turn.PHRASE, place, turn) for turn in _phrases(states)]
    told = {phrase.back for phrase in phrases}
    turns = [turn for turn in _turns(states) if turn[0].text]
    whole = turns if place is None else [turn for turn in turns if not _is_phrase(turn, told)]
    what = Turn.HEADLINE if place is None else Turn.PARAGRAPH
    yield from (_reversal(what, place, turn) for turn in whole)
    backs = {turn[-1].first for turn in whole}
    yield from (phrase for phrase in phrases if phrase.back not in backs)


def _states(life: Life) -> Iterator[_State]:
    """Return the wordings that differ to a reader, and where the paragraph was gone."""
    key: str | None = None
    until: int | None = None
    for stage in life.stages:
        if stage.returned and until is not None:
            yield _State(until, "", "")
            key = ""
        text = stage.text
        if plain(text) != key:
            key = plain(text)
            yield _State(stage.first, text, key)
        until = stage.until


def _turns(states: Sequence[_State]) -> Iterator[Sequence[_State]]:
    """Return each run of states that ends as it began, and was otherwise in between."""
    last: dict[str, int] = {}
    for place, state in enumerate(states):
        if state.key in last:
            yield states[last[state.key] : place + 1]
        last[state.key] = place


def _reversal(what: Turn, life: int | None, turn: Sequence[_State]) -> Reversal:
    between = tuple(state.text for state in turn[1:-1])
    return Reversal(what, life, turn[0].text, between, turn[1].first, turn[-1].first)


def _is_phrase(turn: Sequence[_State], told: set[int]) -> bool:
    """Tell whether only a phrase turned, and is told as such or was counted up and down."""
    if turn[-1].first not in told and len(turn) <= 2 + BETWEEN:
        return False
    return all(old.text and new.text and _short(old, new) for old, new in pairwise(turn))


def _short(old: _State, new: _State) -> list[tuple[str, str]]:
    """Return the phrases that gave way, and what came; nothing where they are long or many."""
    places = [(a.strip(), b.strip()) for a, b in changes(word_spans(old.text, new.text))]
    few = len(places) <= MOST and all(max(map(len, place)) <= LONGEST for place in places)
    return places if few else []


# -- phrases -----------------------------------------------------------------------------------


def _phrases(states: Sequence[_State]) -> Iterator[Sequence[_State]]:
    """Return the turns of phrases that gave way to one another at one place in a text."""
    standing: dict[str, list[_State]] = {}
    """For each phrase that stands, what stood in its place before, and itself."""
    gone: dict[str, list[_State]] = {}
    """The same for each phrase that left its place empty."""
    for before, after in pairwise(states):
        slots = [
            [
                *(_slot(standing, gone, old, new) or [_State(before.first, old, plain(old))]),
                _State(after.first, new, plain(new)),
            ]
            for old, new in _replaced(before, after)
        ]
        # Taken in after the whole step: what left one place and came to another did not turn back.
        for slot in slots:
            old, new = slot[-2].text, slot[-1].text
            lately = slot[-2 - BETWEEN :]
            (standing if new else gone)[new or old] = lately
            yield from (turn for turn in list(_turns(lately))[-1:] if turn[-1] is lately[-1])


def _slot(
    standing: dict[str, list[_State]], gone: dict[str, list[_State]], old: str, new: str
) -> list[_State] | None:
    return standing.pop(old, None) if old else gone.pop(new, None)


def _replaced(before: _State, after: _State) -> Iterator[tuple[str, str]]:
    for old, new in _short(before, after) if before.text and after.text else ():
        told = _once(old, before.text) and _once(new, after.text)
        if told and plain(old) != plain(new):
            yield old, new


def _once(phrase: str, text: str) -> bool:
    """Tell whether a phrase cannot be taken for another one of the same words."""
    return not phrase or len(re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)) == 1
