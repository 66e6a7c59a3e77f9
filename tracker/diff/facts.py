"""Finds the facts that changed: numbers, dates, names, quotes, who said so, and whether it is so.

Pure. Each side of an edited text is read for tokens that state a fact; those at a place that
changed are set against each other. What is only written otherwise (`$2 bln`, `$2 billion`) or
stands elsewhere in the text now has not changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.diff.english import SAYING_ENGLISH, tells_english
from tracker.diff.noise import noise
from tracker.diff.quantities import Token, quantities, unit_of
from tracker.diff.texts import new_text, old_text
from tracker.models.values import FactChange, FactKind, ParagraphChange, Span

LONGEST = 20_000
"""Characters of edited text, both sides together, that are read for facts, which takes 0.2 s; of
what is longer the rest is only compared word by word. A long article has 17,000 in all."""

CELLS = 10_000
"""Most names of one side times names of the other that are looked at for one in the other."""

_FIGURES = frozenset({FactKind.NUMBER, FactKind.DATE})
_NAMES = frozenset({FactKind.NAME, FactKind.SPEAKER})
_QUOTE = re.compile(
    r"“([^“”]{2,2000})”|\"([^\"]{2,2000})\"|«([^«»]{2,2000})»|「([^「」]{2,2000})」|„([^„“”]{2,2000})[“”]"
    r"|(?<!\w)['‘]([^'‘’]{2,300})['’](?!\w)"
)
_NAME = re.compile(
    r"(?:(?:[^\W\d_a-z]\.){2,}|[^\W\d_a-z][\w’'-]*+(?:\.(?=\s))?)(?:(?:\s(?:of|de|van|von|al|bin|ibn|la|der)(?=\s[^\W\d_a-z]))?"
    r"\s[^\W\d_a-z][\w’'-]*+)*"
)
_CASED = re.compile(r"[A-ZÀ-ÞА-ЯΑ-Ω]")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s|[\n“\"«„‘(])\W*$")
_SAYS = re.compile(rf"(?:,[^,.]{{1,60}},)?\s(?:{'|'.join(SAYING_ENGLISH)})\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|according to)\s$")
_NO_NAME_ENGLISH = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "of",
        "but",
        "and",
        "or",
        "if",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "there",
        "then",
        "when",
        "while",
        "after",
        "before",
        "as",
        "for",
        "from",
        "with",
        "by",
        "to",
        "no",
        "not",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)
_QUESTION = re.compile(r"[?？؟]")
_NOT_WORDS = re.compile(r"\W+")


class Place(NamedTuple):
    """Where a text changed: from and to on either side, in characters."""

    old: tuple[int, int]
    new: tuple[int, int]


def facts(
    headline: Sequence[Span], paragraphs: Sequence[ParagraphChange]
) -> tuple[FactChange, ...]:
    """Return the facts that changed in a headline and in the edited paragraphs, in their order."""
    left = LONGEST - _length(headline)
    found = list(_changed(headline, None)) if left > 0 else []
    for it in paragraphs:
        if it.old is None or it.new is None or all(span.op == "=" for span in it.spans):
            continue
        left -= _length(it.spans)
        if left > 0 and not noise(new_text(it.spans)):
            found += _changed(it.spans, it.new)
    return tuple(found)


def _length(spans: Sequence[Span]) -> int:
    return sum(len(span.text) for span in spans)


def tokens(text: str) -> list[Token]:
    """Return all that states a fact in a text, in order."""
    found = [*quantities(text), *_quotes(text), *tells_english(text)]
    taken = {place for one in found if one.kind in _FIGURES for place in range(one.start, one.end)}
    found += [one for one in _names(text) if one.start not in taken]
    found += [
        Token(FactKind.QUESTION, ("?",), m.start(), m.end()) for m in _QUESTION.finditer(text)
    ]
    return sorted(found, key=lambda token: (token.start, token.end))


def _quotes(text: str) -> Iterator[Token]:
    for found in _QUOTE.finditer(text):
        words = _NOT_WORDS.sub(" ", found[0]).strip().casefold()
        yield Token(FactKind.QUOTE, (words,), found.start(), found.end())


def _names(text: str) -> Iterator[Token]:
    if not _CASED.search(text):
        for found in _KATAKANA.finditer(text):
            yield Token(FactKind.NAME, (found[0],), found.start(), found.end())
        return
    for found in _NAME.finditer(text):
        words, start = found[0], found.start()
        first, _, rest = words.partition(" ")
        if first.rstrip(".").casefold() in _NO_NAME_ENGLISH:
            start, words = start + len(first) + 1, rest
        says = _SAYS.match(text, found.end()) or _SAID_BEFORE.search(
            text[max(0, start - 13) : start]
        )
        lone = " " not in words and start == found.start()
        if not words or (lone and not says and _opens(text, start)):
            continue
        kind = FactKind.SPEAKER if says else FactKind.NAME
        value = tuple(word.strip("'’").replace(".", "").casefold() for word in words.split())
        yield Token(kind, value, start, found.end())


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence begins here, where a capital says nothing."""
    return bool(_SENTENCE_START.search(text[max(0, start - 4) : start]))


# -- both sides against each other -------------------------------------------------------------


def _changed(spans: Sequence[Span], paragraph: int | None) -> Iterator[FactChange]:
    if all(span.op == "=" for span in spans):
        return
    before, after = old_text(spans), new_text(spans)
    olds, news = deque(tokens(before)), deque(tokens(after))
    pairs: list[tuple[Token, Token]] = []
    lost: list[Token] = []
    gained: list[Token] = []
    places = (place for place in _places(spans) if not _reads_same(place, before, after))
    for gone, come in _at_places(places, olds, news):
        _cancel(gone, come)
        pairs += _paired(gone, come)
        lost += gone
        gained += come
    _cancel(lost, gained)
    for old, new in pairs:
        yield FactChange(old.kind, _said(old, before), _said(new, after), paragraph)
    for token in lost:
        if _tells_alone(token, before, after):
            yield FactChange(_alone(token, after), _said(token, before), "", paragraph)
    for token in gained:
        if _tells_alone(token, after, before):
            yield FactChange(_alone(token, before), "", _said(token, after), paragraph)


def _said(token: Token, text: str) -> str:
    return text[token.start : token.end].strip()


def _reads_same(place: Place, before: str, after: str) -> bool:
    old, new = (
        unicodedata.normalize("NFC", text[slice(*reach)]).casefold()
        for text, reach in ((before, place.old), (after, place.new))
    )
    return old == new


def _tells_alone(token: Token, text: str, other: str) -> bool:
    """Tell whether a token is news where none took its place.

    An outcome word and a bare `one` are not, nor is a name that the other side has too.
    """
    said = _said(token, text).casefold()
    if token.kind is FactKind.OUTCOME or said == "one":
        return False
    return token.kind not in _NAMES or said not in other.casefold()


def _alone(token: Token, other: str) -> FactKind:
    """A quote whose words the other side has too gained or lost no more than its marks."""
    if token.kind is not FactKind.QUOTE:
        return token.kind
    plain = _NOT_WORDS.sub(" ", other).casefold()
    return FactKind.QUOTATION_MARKS if token.value[0] in plain else FactKind.QUOTE


def _places(spans: Sequence[Span]) -> Iterator[Place]:
    here = there = 0
    old, new = (0, 0), (0, 0)
    open_place = False
    for span in spans:
        if span.op == "=":
            if open_place:
                yield Place(old, new)
            here, there = here + len(span.text), there + len(span.text)
            old, new, open_place = (here, here), (there, there), False
        elif span.op == "-":
            here += len(span.text)
            old, open_place = (old[0], here), True
        else:
            there += len(span.text)
            new, open_place = (new[0], there), True
    if open_place:
        yield Place(old, new)


def _at_places(
    places: Iterator[Place], olds: deque[Token], news: deque[Token]
) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield the tokens that touch each place on either side, every token once."""
    for place in places:
        yield _taken(olds, place.old), _taken(news, place.new)


def _taken(tokens: deque[Token], reach: tuple[int, int]) -> list[Token]:
    touching = []
    while tokens and tokens[0].start <= reach[1]:
        token = tokens.popleft()
        if token.end >= reach[0]:
            touching.append(token)
    return touching


def _cancel(gone: list[Token], come: list[Token]) -> None:
    """Take out of both lists what is the same fact."""
    shared = Counter(map(_fact, gone)) & Counter(map(_fact, come))
    if shared:
        gone[:], come[:] = _without(gone, shared), _without(come, shared)
    if len(gone) * len(come) <= CELLS:
        for token in [one for one in gone if one.kind in _NAMES]:
            same = next((one for one in come if _one_in_the_other(token, one)), None)
            if same:
                gone.remove(token)
                come.remove(same)


def _fact(token: Token) -> tuple[FactKind, tuple[str, ...]]:
    return (FactKind.NAME if token.kind in _NAMES else token.kind), token.value


def _without(tokens: list[Token], shared: Counter[tuple[FactKind, tuple[str, ...]]]) -> list[Token]:
    left, kept = shared.copy(), []
    for token in tokens:
        if left[_fact(token)]:
            left[_fact(token)] -= 1
        else:
            kept.append(token)
    return kept


def _one_in_the_other(old: Token, new: Token) -> bool:
    """Tell whether two names are one, given once in full and once in part."""
    words = set(old.value), set(new.value)
    return new.kind in _NAMES and (words[0] <= words[1] or words[1] <= words[0])


def _paired(gone: list[Token], come: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield what took the place of what, first to first; the lists keep the rest."""
    for token in list(gone):
        other = next((one for one in come if _replaces(token, one)), None)
        if other:
            gone.remove(token)
            come.remove(other)
            yield token, other


def _replaces(old: Token, new: Token) -> bool:
    if old.kind is FactKind.NUMBER and new.kind is FactKind.NUMBER:
        return unit_of(old) == unit_of(new) or old.value[0] == new.value[0]
    if old.kind is FactKind.SPEAKER:
        return new.kind in {FactKind.SPEAKER, FactKind.NAME}
    if old.kind is FactKind.ATTRIBUTION and new.kind is FactKind.ATTRIBUTION:
        return old.value[0] == new.value[0]
    return old.kind is new.kind and old.kind is not FactKind.QUESTION
