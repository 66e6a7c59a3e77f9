"""Sets the paragraphs of a text against each other: what went here and came there is no change.

Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tracker.diff.facts.sides import Sides, in_place, said
from tracker.diff.quantities import Token
from tracker.diff.texts import new_text, old_text
from tracker.models.values import ParagraphChange, Span

READ = 20_000
"""Characters of paragraphs that came or went in which the facts of edited ones are looked for."""

Key = tuple[object, ...]


def cancel_across(changed: Sequence[Sides], paragraphs: Iterable[ParagraphChange]) -> None:
    """Take out of all texts what one lost and another one has gained.

    What went or came as a whole paragraph counts too: there is nothing else to be told of it.
    """
    lost = [(token, found.before) for found in changed for token in found.lost]
    gained = [(token, found.after) for found in changed for token in found.gained]
    if not lost and not gained:
        return
    one_sided = [it for it in paragraphs if (it.old is None) != (it.new is None)]
    added = [it.spans for it in one_sided if it.old is None]
    removed = [it.spans for it in one_sided if it.new is None]
    come = Counter(_keys(gained)) + _standing(lost, added, new_text)
    gone = Counter(_keys(lost)) + _standing(gained, removed, old_text)
    for found in changed:
        found.lost[:] = _left(found.lost, found.before, come)
        found.gained[:] = _left(found.gained, found.after, gone)


def _keys(tokens: Iterable[tuple[Token, str]]) -> list[Key]:
    return [in_place(token, text) for token, text in tokens]


def _standing(
    wanted: Sequence[tuple[Token, str]],
    texts: Iterable[Sequence[Span]],
    side: Callable[[Iterable[Span]], str],
) -> Counter[Key]:
    """Return which of the tokens that are wanted stand in the texts, in the same words."""
    found: Counter[Key] = Counter()
    words = [said(token, at_home).lower() for token, at_home in wanted]
    left = READ
    for spans in texts if wanted else ():
        text = side(spans)
        left -= len(text)
        if left < 0:
            break
        lower = text.lower()
        if len(lower) == len(text):
            found.update(_found(wanted, words, text, lower))
    return found


def _found(
    wanted: Sequence[tuple[Token, str]], words: Sequence[str], text: str, lower: str
) -> Iterator[Key]:
    for (token, _), word in zip(wanted, words, strict=True):
        start = lower.find(word)
        there = token._replace(start=start, end=start + len(word))
        if start >= 0 and _whole_word(text, there):
            yield in_place(there, text)


def _whole_word(text: str, token: Token) -> bool:
    before, after = text[: token.start][-1:], text[token.end : token.end + 1]
    return not before.isalnum() and not after.isalnum()


def _left(some: Iterable[Token], text: str, elsewhere: Counter[Key]) -> list[Token]:
    kept = []
    for token in some:
        key = in_place(token, text)
        if elsewhere[key]:
            elsewhere[key] -= 1
        else:
            kept.append(token)
    return kept
