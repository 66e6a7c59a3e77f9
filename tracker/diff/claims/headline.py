"""Tells what kind of change a headline went through: style, trimmed, wording, or fact. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tracker.diff.fold import Depth, difference, plain
from tracker.diff.quantities import quantities
from tracker.diff.tables import lexicon, table
from tracker.diff.texts import new_headline, old_headline
from tracker.models.claims import HeadlineClass
from tracker.models.values import Diff, FactChange, FactKind

_SHORT: Mapping[str, str] = {**dict.fromkeys(lexicon("and & the a an"), ""), **table("""
    government govt
    international intl
    against vs v
    quarter qtr
    first_quarter q1
    second_quarter q2
    third_quarter q3
    fourth_quarter q4
    first 1st
    second 2nd
    third 3rd
    fourth 4th
    adjusted adj
    executive exec
    u.s us
    u.k uk
    e.u eu
    """)}  # fmt: skip
"""What a headline shortens where it lacks room, and words that carry none of its meaning."""
_STRONG = lexicon("""
    record first last worst best largest biggest highest lowest smallest only sole all every
    never renewed new another again final interim temporary partial full unanimous deadly fatal
    illegal secret exclusive major historic unprecedented alleged suspected former acting report
    reports source sources paper filing official officials police
    """)
"""Words that claim something by themselves, though they are no number, name or hedge, and those by
which a headline says who says so: without them it says something else."""
CAPITALS = 0.65
"""Share of words with a capital above which a headline is set in capitals throughout."""
_NAMES = frozenset({FactKind.NAME, FactKind.SPEAKER})
_WORD = re.compile(r"[\w.'’&$€£%-]*[\w&%]")
_ABBREVIATED = 3
"""Letters of a word that its short form keeps at least: `est` for estimates."""


def headline_class(diff: Diff) -> HeadlineClass | None:
    """Return what kind of change the headline went through; None where it did not change."""
    old, new = old_headline(diff), new_headline(diff)
    depth = difference(old, new).depth
    if depth is Depth.NONE:
        return None
    if depth is Depth.LOOK or _alike(_words(old), _words(new)):
        return HeadlineClass.HOUSE_STYLE
    if headline_facts(diff):
        return HeadlineClass.FACT
    if _fits_into(_words(new), _words(old)):
        return HeadlineClass.TRIMMED
    return HeadlineClass.WORDING


def headline_facts(diff: Diff) -> tuple[FactChange, ...]:
    """Return the facts that changed in the headline; what is only written shorter is none."""
    old, new = _words(old_headline(diff)), _words(new_headline(diff))
    names = not (_in_capitals(old_headline(diff)) or _in_capitals(new_headline(diff)))
    told = [
        fact
        for fact in diff.facts
        if fact.part == "headline"
        and (names or fact.kind not in _NAMES)
        and not _only_shorter(fact, old, new)
    ]
    strong = [
        *(FactChange(FactKind.HEDGE, word, "") for word in _strong(set(old) - set(new))),
        *(FactChange(FactKind.HEDGE, "", word) for word in _strong(set(new) - set(old))),
    ]
    known = {word for fact in told for word in _words(f"{fact.old} {fact.new}")}
    return (*told, *(one for one in strong if not known & {one.old, one.new}))


def _in_capitals(headline: str) -> bool:
    """Whether nearly every word begins with a capital, which then marks no name."""
    words = [word for word in headline.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > CAPITALS * len(words)


def _strong(words: set[str]) -> list[str]:
    return sorted(words & _STRONG)


def _only_shorter(fact: FactChange, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether what went stands on the other side as well, some of it perhaps shortened."""
    return all(
        any(_one_word(word, other) for other in there)
        for said, there in ((fact.old, new), (fact.new, old))
        for word in _words(said)
    )


@lru_cache(maxsize=32)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a headline, short forms spelled out and numbers by value.

    Of the two headlines of a change it is asked some ten times.
    """
    text = " ".join(map(_spelled, text.replace("-", " ").split()))
    parts, at = [], 0
    for token in sorted(quantities(text), key=lambda one: one.start):
        parts += [text[at : token.start], f" n{'·'.join(token.value)} "]
        at = token.end
    words = _WORD.findall(plain("".join([*parts, text[at:]]), heed="white space"))
    return tuple(word.strip(".'’") for word in words)


def _spelled(word: str) -> str:
    return _SHORT.get(word.strip(".,'’").casefold(), word)


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether word for word both are the same, some perhaps shortened."""
    return len(old) == len(new) and all(map(_one_word, old, new))


def _one_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) >= _ABBREVIATED and long.startswith(short) and short.isalpha()
    )


def _fits_into(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one stand in the other, in their order."""
    rest = iter(long)
    return all(_stands_in(word, rest) for word in short)


def _stands_in(word: str, rest: Iterator[str]) -> bool:
    return any(_one_word(word, other) for other in rest)
