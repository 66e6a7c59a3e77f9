"""What one clause of a note claims: its objects, each with place, pair, source and reason. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tracker.models.claims import Claim, Matter, Place, Verb
from tracker.parse.wire.claims.clauses import HIDDEN, Clause
from tracker.parse.wire.claims.matters import matter_of
from tracker.parse.wire.claims.pairs import Pair, find_pair, find_right
from tracker.parse.wire.claims.places import find_places

PLACED: Final = "\x02"
"""Stands for each character of a place, in a clause that is looked over for its objects."""


@dataclass(frozen=True, slots=True)
class Item:
    """One object of a clause, as positions in the note, and where it stands."""

    start: int
    end: int
    place: Place | None = None
    headline: bool = False
    """True where its words stand in the headline: `year in headline`."""


_REASON: Final = re.compile(
    r"(?:\bin\sorder\s)?\bto\s(?:show|say|read|reflect|state|indicate|note|make|clarify|attribute"
    r"|specify|conform|explain|widen|more|additional|wider|correct|fix|add|remove|include|trim|give"
    r"|provide|differentiate|account|align|match|avoid|use|allow)\b|,\sas\s|\bwith\sno\schanges?\b",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(r"(?:^|(?<=\s))(?:with|from|by|following|via|citing)\s", re.IGNORECASE)
_HEADLINE: Final = re.compile(r"\b(?:in|of|from|to|for)\s(?:the\s)?headlines?\b", re.IGNORECASE)
_SOURCED: Final = frozenset({Verb.ADD, Verb.UPDATE, Verb.RECAST, Verb.CHANGE, Verb.FOLLOW})
_PAIRED: Final = frozenset({Verb.CORRECT, Verb.CHANGE, Verb.REFILE})
_STOP: Final = re.compile(r"[.!?][\"'’”)]{0,3}\s{1,3}(?=[A-Z\x01])")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_TITLES: Final = (
    "jan feb mar apr aug sept sep oct nov dec inc corp ltd co dr mr mrs ms st no vs rep sen gov gen"
)
_SHORT: Final = frozenset(_TITLES.split())
_FIRST: Final = re.compile(
    r"\b(?:the\s|this\s)?error\b[^.;]{0,60}?\b(?:in|since|into)\s(?P<where>updates?\s[0-9]+"
    r"(?:\s(?:and|to)\s[0-9]+)?|(?:the\s)?(?:first|earlier|previous|original)\s\w+)"
    r"|\bsince\s(?P<since>update\s[0-9]+)",
    re.IGNORECASE,
)


def read_clause(note: str, hidden: str, clause: Clause) -> list[Claim]:
    """The claims of a clause in their order; more than one where it has more than one object."""
    end = _sentence_end(hidden, clause)
    first = _FIRST.search(hidden, clause.body, clause.end) if _may_tell(hidden) else None
    if first:
        end = min(end, first.start())
    view = _look(hidden[clause.body : end], clause)
    items = list(_items(view, clause.verb))
    if len(items) == 1 and items[0].place is None:
        items = [replace(items[0], place=_place_ahead(hidden, clause))]
    label = note[slice(*first.span("where" if first["where"] else "since"))] if first else ""
    claims = list(_claims(note, clause, end, view, items))
    claims = [claim for claim in claims if _says(claim)]
    return [replace(claim, first_appeared=label) for claim in claims] if label else claims


def _may_tell(hidden: str) -> bool:
    """Saves most notes a slower search."""
    return "rror" in hidden or "ince " in hidden


def _place_ahead(hidden: str, clause: Clause) -> Place | None:
    """A place before the verb: `In 29th graf, CORRECTS year`."""
    ahead = hidden[clause.start : clause.body]
    found = find_places(ahead) if " " in ahead else []
    return found[0].place if found else None


def is_bare(hidden: str, clause: Clause) -> bool:
    """True for a verb without an object: `Refiles`, or `corrects Feb. 13 story`."""
    return _NOTHING.fullmatch(hidden[clause.body : clause.end]) is not None


def _says(claim: Claim) -> bool:
    return bool(claim.said or claim.place or claim.matter or claim.new or claim.reason) or (
        not claim.inherited and claim.verb in _ALONE
    )


_ALONE: Final = frozenset(Verb) - {Verb.ADD, Verb.RESTORE}
"""Verbs that claim something without an object: `Recasts`, and also `Updates`."""
_NOTHING: Final = re.compile(
    r"\W*(?:\b(?:the|this|in|our|from)\s)?(?:\b\w+\.?\s){0,3}\b(?:story|item|article|version|report)\b"
    r"\W*|\W*(?:\b(?:in\sorder|again)\b\W*)?",
    re.IGNORECASE,
)


def _sentence_end(hidden: str, clause: Clause) -> int:
    for stop in _STOP.finditer(hidden, clause.body, clause.end):
        word = _LAST_WORD.search(hidden[max(clause.body, stop.start() - _LONG) : stop.start()])
        if word is None or (len(word[0]) > 1 and word[0].lower() not in _SHORT):
            return stop.start()
    return clause.end


_LONG: Final = 12
"""Characters that are enough to tell an abbreviation."""


# -- the objects of a clause -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _View:
    """A clause behind its verb, quotations and places hidden; all positions are its own."""

    text: str
    places: tuple[tuple[int, int, Place], ...]
    pair: Pair | None
    reason: int
    """Where the reason begins; the length of the text where there is none."""

    @property
    def cut(self) -> int:
        """Where the objects end."""
        return min(self.reason, self.pair.start if self.pair else len(self.text))


def _look(body: str, clause: Clause) -> _View:
    places = tuple((one.start, one.end, one.place) for one in find_places(body))
    pieces, at = [], 0
    for start, end, _place in places:
        pieces += [body[at:start], PLACED * (end - start)]
        at = end
    text = "".join([*pieces, body[at:]])
    reason = _REASON.search(text)
    pair = find_pair(text) if clause.verb in _PAIRED else None
    if pair is None and clause.verb in _PAIRED:
        pair = find_right(text[: reason.start()] if reason else text)
    return _View(text, places, pair, reason.start() if reason else len(text))


_PARTS: Final = frozenset(
    {
        Matter.HEADLINE, Matter.LEAD, Matter.BYLINE, Matter.DATELINE, Matter.PHOTO, Matter.SLUG,
        Matter.CREDITS,
    }
)  # fmt: skip
_PART: Final = 3
"""The words that a piece of the copy is named in: `the first headline`."""
_COMMA: Final = re.compile(
    r"[,;\n](?!\s?(?:which|who|whose|but|where|when|including|reflecting)\b)|\s[-–—]\s"
)
_AND: Final = re.compile(r"\s(?:and|&)\s|\s&amp;\s", re.IGNORECASE)
_EDGE: Final = " \t\r\n,;.:)(-–—|*+="


def _items(view: _View, verb: Verb) -> Iterator[Item]:
    """The objects in order; one at least, empty where the verb has none."""
    items: list[Item] = []
    pieces = [(0, view.cut)] if verb is Verb.WITHDRAW else _pieces(view.text[: view.cut])
    for start, end in pieces:
        item = _item(view, start, end)
        is_place = item.place is not None and not _free(view, item)
        if is_place and items and _belongs(view, items[-1], verb):
            items[-1] = replace(items[-1], end=end, place=item.place)
        elif items and items[-1].place and not view.text[start:end].strip(HIDDEN + _EDGE):
            continue  # AP: the first words of the paragraph that it named
        elif item.place or item.headline or _free(view, item):
            items.append(item)
    items = items or [Item(0, view.cut)]
    later = [place for start, _end, place in view.places if start >= view.cut]
    if later and items[-1].place is None:
        items[-1] = replace(items[-1], place=later[0])
    yield from items


def _pieces(core: str) -> Iterator[tuple[int, int]]:
    at = 0
    for comma in [*_COMMA.finditer(core), None]:
        end = comma.start() if comma else len(core)
        yield from _halves(core, at, end)
        at = comma.end() if comma else end


def _halves(core: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for both in _AND.finditer(core, start, end):
        if _is_part(core[start : both.start()]) or _is_part(core[both.end() : end]):
            yield start, both.start()
            start = both.end()
    yield start, end


def _is_part(words: str) -> bool:
    words = words.strip(_EDGE)
    return bool(words) and (
        not words.strip(PLACED) or (len(words.split()) <= _PART and matter_of(words) in _PARTS)
    )


def _item(view: _View, start: int, end: int) -> Item:
    places = [place for at, _end, place in view.places if start <= at < end]
    headline = "eadline" in view.text[start:end] and bool(_HEADLINE.search(view.text, start, end))
    return Item(start, end, _sum(places), headline)


def _sum(places: list[Place]) -> Place | None:
    if not places[1:]:
        return places[0] if places else None
    numbers = dict.fromkeys(number for place in places for number in place.paragraphs)
    throughout = any(place.throughout for place in places)
    return Place(tuple(numbers), throughout=throughout, older=any(p.older for p in places))


def _belongs(view: _View, before: Item, verb: Verb) -> bool:
    """Whether a place behind a comma is that of the object before it: `Adds quote, paragraph 3`."""
    if before.place is not None or verb in {Verb.RECAST, Verb.TRIM}:
        return False
    return not _is_part(view.text[before.start : before.end])


def _free(view: _View, item: Item) -> tuple[int, int] | None:
    """The words of an object without its place: the longest run of them."""
    text = view.text[item.start : item.end]
    if item.headline:
        text = _HEADLINE.sub(lambda found: PLACED * len(found[0]), text)
    runs = [(len(run[0].strip(_EDGE)), run.start(), run.end()) for run in _RUN.finditer(text)]
    if not runs or not max(runs)[0] or text.strip(_EDGE).lower() == "and":
        return None
    _length, start, end = max(runs)
    return item.start + start, item.start + end


_RUN: Final = re.compile(r"[^\x02]+")


# -- from objects to claims --------------------------------------------------------------------


def _claims(note: str, clause: Clause, end: int, view: _View, items: list[Item]) -> Iterator[Claim]:
    together = len(items) == 1 or all(_is_part(view.text[one.start : one.end]) for one in items)
    for at, item in enumerate(items):
        start = clause.start if at == 0 else clause.body + item.start
        stop = clause.body + items[at + 1].start if at + 1 < len(items) else end
        text = _AND_END.sub("", note[start:stop].strip(" \t\r\n,;|-–—"))
        tail = together or at + 1 == len(items)
        claim = _claim(note, clause, view, item, text, tail=tail, inherited=at > 0)
        if item.headline:
            yield replace(claim, matter=Matter.HEADLINE, place=None)
        if item.place or not item.headline:
            yield claim


_AND_END: Final = re.compile(r"[\s,]{1,9}and$")


def _claim(
    note: str, clause: Clause, view: _View, item: Item, text: str, *, tail: bool, inherited: bool
) -> Claim:
    def words(start: int, stop: int, edge: str = _EDGE) -> str:
        return note[clause.body + start : clause.body + stop].strip(edge)

    start, middle, stop = _parted(view, item, clause.verb)
    place, pair = item.place, view.pair if tail else None
    if place and clause.verb is Verb.REMOVE:
        place = replace(place, older=True)
    said = view.text[start:middle].strip(_EDGE)
    wrong = words(*pair.old, _QUOTES) if pair else ""
    if pair and not wrong and said and not said.strip(HIDDEN):
        wrong = words(start, middle, _QUOTES)
    return Claim(
        clause.verb,
        text,
        said=words(start, middle),
        matter=_matter(view.text, start, middle, stop, place),
        place=place,
        old=wrong,
        new=words(*pair.new, _QUOTES) if pair else "",
        source=words(middle, stop),
        reason=words(view.reason, len(view.text)) if tail else "",
        inherited=clause.inherited or inherited,
    )


def _parted(view: _View, item: Item, verb: Verb) -> tuple[int, int, int]:
    """Where the words of an object begin, where its source begins, and where both end."""
    start, stop = _free(view, item) or (item.end, item.end)
    source = _SOURCE.search(view.text, start, stop) if verb in _SOURCED else None
    return start, source.start() if source else stop, stop


def _matter(text: str, start: int, middle: int, stop: int, place: Place | None) -> Matter | None:
    if start < stop:
        said = text[start:middle].strip(_EDGE)
        return matter_of(said or text[middle + len("with ") : stop])
    if place is None:
        return None
    return Matter.LEAD if place.paragraphs == (0,) and place.sentence is None else Matter.BODY


_QUOTES: Final = " \t\"'`“”‘’«»„.,;)("
