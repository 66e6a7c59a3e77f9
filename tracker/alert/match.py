"""Who wants to hear of a change. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from tracker.models.values import Weight

_WORD_EDGES = regex.compile(r"(?w)\b")
"""UAX #29: where words begin and end in every script."""

_PARTICLES = "은 는 이 가 을 를 의 에 도 만 와 과 로 으로 에서 에게 까지 부터"
"""Korean writes them onto the noun: whoever watches `정부` waits for `정부가`."""

_ENDINGS = frozenset(("'s", "’s", *_PARTICLES.split()))
"""What is written onto a word without making it another one."""

_OF_SUBSTANCE = {Weight.HEADLINE, Weight.SUBSTANTIVE}

_LONGEST = 2_000
"""Characters of a headline that are read for words: many times the longest that a desk would write,
so that a hostile one costs neither time nor memory."""


_KEY = 40
"""Characters of a word by which it is looked up; what else the words must be is held against each
subscription that is found. PostgreSQL refuses an index of long ones."""

FEED_FAILING = "feed_failing"
"""The one occasion that is no change of a story."""

OCCASIONS = {
    "headline": "the headline changes, or the story is corrected or withdrawn",
    "substantive": "headline or substance change, or the story is corrected or withdrawn",
    "correction": "the outlet sends a correction",
    "withdrawn": "the outlet withdraws the story",
    "word_appears": "the words come into the headline",
    "word_disappears": "the words go from the headline",
    "unmentioned": "something changes that the note does not mention",
    FEED_FAILING: "a feed has failed for six hours, and once when it is back",
}
"""What a subscription can wait for, and how people read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change, as far as it decides who hears of it."""

    outlet: str
    story_id: int
    headlines: tuple[str, str]
    """The older and the newer one."""
    weight: Weight
    corrected: bool = False
    """The newer version says that it is a correction, and the older one did not say so."""
    withdrawn: bool = False
    unmentioned: bool = False
    """Something changed, tellingly, that the newer version's edit note does not mention."""

    @property
    def urgent(self) -> bool:
        """True for what nobody should have to wait for."""
        return self.corrected or self.withdrawn


def key_of(scope: str, value: str) -> str:
    """Under what a subscription is looked up: for words the longest of them, likely the rarest."""
    if scope != "words":
        return f"{scope}:{value}"
    words = [word for part in value.split() for word in words_of(part)]
    return _word_key(max(words, key=len, default=""))


def keys_of(event: Event) -> set[str]:
    """Every key under which a subscription that wants this may be looked up, and few others."""
    words = {word for text in event.headlines for word in words_of(text)}
    bare = {
        word.removesuffix(ending) for word in words for ending in _ENDINGS if word.endswith(ending)
    }
    named = {"all:", f"outlet:{event.outlet}", f"story:{event.story_id}"}
    return named | {_word_key(word) for word in words | bare}


def _word_key(word: str) -> str:
    return f"word:{word[:_KEY]}"


def wants(scope: str, value: str, on: str, event: Event) -> bool:
    """True when a subscription asks for this.

    `scope` is `all`, `outlet` (value: its name), `story` (value: its id) or `words` (each of them
    stands in the old or in the new headline, as a whole word in any case); `on` is one of
    `OCCASIONS`. A scope or an occasion of another name wants nothing.
    """
    return _happened(on, value, event) and _concerns(scope, value, event)


def _concerns(scope: str, value: str, event: Event) -> bool:
    match scope:
        case "all":
            return True
        case "outlet":
            return value == event.outlet
        case "story":
            return value == str(event.story_id)
        case "words":
            return _all_stand(value, event.headlines)
    return False


def _happened(on: str, value: str, event: Event) -> bool:  # noqa: PLR0911 (one line an occasion)
    was, now = event.headlines
    match on:
        case "headline":
            return event.weight is Weight.HEADLINE or event.urgent
        case "substantive":
            return event.weight in _OF_SUBSTANCE or event.urgent
        case "correction":
            return event.corrected
        case "withdrawn":
            return event.withdrawn
        case "word_appears":
            return _all_stand(value, (now,)) and not _all_stand(value, (was,))
        case "word_disappears":
            return _all_stand(value, (was,)) and not _all_stand(value, (now,))
        case "unmentioned":
            return event.unmentioned
    return False


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in the form in which they are compared; punctuation is none.

    Remembered, since one headline is held against every subscription.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return tuple(part for part in _WORD_EDGES.split(plain) if any(map(str.isalnum, part)))


def _all_stand(value: str, headlines: tuple[str, ...]) -> bool:
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
