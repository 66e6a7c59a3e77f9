"""Who wants to hear of a change. Pure."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from tracker.models.values import Weight

_WORD_EDGES = regex.compile(r"(?w)\b")
"""UAX #29: where words begin and end in every script."""

_PARTICLES = "은 는 이 가 을 를 의 에 도 만 와 과 로 으로 에서 에게 까지 부터"
"""Korean writes them onto the noun: whoever watches `정부` waits for `정부가`."""

_ENDINGS = frozenset(("'s", "’s", *_PARTICLES.split()))
"""What is written onto a word without making it another one."""

_LONGEST = 2_000
"""Characters of a headline that are read for words: many times the longest that a desk would write,
so that a hostile one costs neither time nor memory."""


def wants(
    scope: str,
    value: str,
    *,
    outlet: str,
    story_id: int,
    headlines: tuple[str, str],
    weight: Weight,
) -> bool:
    """True when a subscription asks for this change.

    `scope` is `all`, `outlet` (value: its name), `story` (value: its id) or `words` (each of them
    stands in the old or in the new headline, as a whole word in any case). Only changed headlines
    are asked for. A scope of another name wants nothing.
    """
    if weight is not Weight.HEADLINE:
        return False
    match scope:
        case "all":
            return True
        case "outlet":
            return value == outlet
        case "story":
            return value == str(story_id)
        case "words":
            return _all_stand(value, headlines)
    return False


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in the form in which they are compared; punctuation is none.

    Remembered, since one headline is held against every subscription.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return tuple(part for part in _WORD_EDGES.split(plain) if any(map(str.isalnum, part)))


def _all_stand(value: str, headlines: tuple[str, str]) -> bool:
    asked = [words for part in value.split() if (words := words_of(part))]
    return bool(asked) and all(
        any(_stands(one, words_of(text)) for text in headlines) for one in asked
    )


def _stands(asked: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True when the words follow one another in a text: `U.S.-led` is two of them, `日銀` too."""
    *first, last = asked
    return any(
        list(words[end - len(first) : end]) == first and _is(last, words[end])
        for end in range(len(first), len(words))
    )


def _is(asked: str, word: str) -> bool:
    """True for the word itself; one of two letters or more may carry an ending."""
    if len(asked) == 1 or not word.startswith(asked):
        return asked == word
    return asked == word or word[len(asked) :] in _ENDINGS
