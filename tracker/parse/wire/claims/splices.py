"""AP's splices: `SUBS 14th graf, `The mill...' with 3 grafs`, `Picks up 6th graf pvs`. Pure.

AP tells its members how to cut the new text into the old one. Paragraphs are counted from 0 here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from tracker.models.claims import Claim, Matter, Place, Splice, Verb
from tracker.parse.wire.claims.clauses import HIDDEN, Clause
from tracker.parse.wire.claims.numerals import NUMERALS, value

_WORDS: Final = "|".join(sorted(NUMERALS, key=len, reverse=True))
_NTH: Final = rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th|d|h)\b|(?:{_WORDS})\b)"
_GRAF: Final = r"(?:new\s)?gra(?:f|ph)s?\b"
_TO: Final = r"(?:\s?[-–]\s?|\sand\s|\sto\s)"
_POSITION: Final = re.compile(
    r"[\s,]*(?:(?:at|pvs|previous|new|outdated|now|the|final|what was)\s){0,3}"
    rf"(?:(?P<last>last|penultimate|final)\s{_GRAF}"
    r"|(?P<lead>lead)\b"
    rf"|gra(?:f|ph)s?\s(?P<from>[0-9]{{1,3}}|{_NTH})\w{{0,2}}(?:{_TO}(?P<up>[0-9]{{1,3}}))?"
    rf"|(?P<nth>{_NTH})(?:{_TO}(?P<mth>{_NTH}))?(?:\s{_GRAF})?)(?:\s(?:pvs|previous)\b)?",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(rf"\s*(?P<count>[0-9]{{1,3}}|{_WORDS})?\s?{_GRAF}", re.IGNORECASE)
_QUOTE: Final = re.compile(rf"[\s,:;]*(?:(?:bgng|beginning)[:,]?\s+)?(?P<quote>{HIDDEN}+)")
_BEGINNING: Final = re.compile(
    r"[`'\"“”‘’ ]*(.*?)(?:\.\s?\.|,\s?\.\.|…|[`'\"“”‘’.,; ]*$)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Paragraphs of the older text that a note names, and the words that the first begins with."""

    start: int
    stop: int | None
    end: int
    """Where the words that name them end, in the note."""
    quote: str


def _find(note: str, hidden: str, at: int, end: int) -> _Found | None:
    match = _POSITION.match(hidden, at, end)
    if match is None:
        return None
    start, stop = _span(match)
    quoted = _QUOTE.match(hidden, match.end(), end)
    beginning = _BEGINNING.match((quoted and note[slice(*quoted.span("quote"))]) or "")
    quote = beginning[1].strip() if beginning else ""
    return _Found(start, stop, quoted.end() if quoted else match.end(), quote)


def _span(match: re.Match[str]) -> tuple[int, int | None]:
    if match["lead"]:
        return 0, 1
    if match["last"]:
        return (-2, -1) if match["last"].lower() == "penultimate" else (-1, None)
    first = value(match["from"] or match["nth"]) or 1
    last = value(match["up"] or match["mth"] or "") or first
    return first - 1, max(first, last)


# -- the verbs that splice ---------------------------------------------------------------------

_LEADS: Final = frozenset({"leads", "lead", "new throughout"})
_SUBS: Final = frozenset({"subs", "sub", "subbing"})
_INSERTS: Final = frozenset({"inserts", "insert", "adds", "add"})
_DELETES: Final = frozenset({"deletes", "delete", "drops"})
_WITH: Final = re.compile(r"[\s,]*with\b", re.IGNORECASE)
_WITH_WHAT: Final = re.compile(
    rf"\bwith\s(?!(?:[0-9]{{1,3}}|{_WORDS})?\s?(?:th\s)?{_GRAF}|[0-9])", re.IGNORECASE
)
_EDGE: Final = " \t\r\n,;.(-"
"""Signs at the edge of a clause that are no part of it."""
_FOR: Final = re.compile(r"\s*for\b", re.IGNORECASE)
_AFTER: Final = re.compile(r"[^;]{0,60}?\bafter\b", re.IGNORECASE)


def read_splice(note: str, hidden: str, clause: Clause) -> Claim | None:
    """The splice that a clause tells of, or None; what it is for stands in the next clause."""
    match clause.word:
        case word if word in _LEADS:
            claim = _lead(hidden, clause)
        case word if word in _SUBS:
            claim = _sub(note, hidden, clause)
        case word if word in _INSERTS:
            claim = _insert(note, hidden, clause)
        case word if word in _DELETES:
            claim = _delete(note, hidden, clause)
        case "new grafs":
            claim = _new(note, hidden, clause)
        case _:
            return None
    if claim is None:
        return None
    text = note[clause.start : clause.end].strip(_EDGE)
    what = _WITH_WHAT.search(hidden, clause.body, clause.end)
    cut = what.start() if what else clause.end
    said = note[clause.body : cut].strip(_EDGE).removeprefix("with ")
    return replace(claim, text=text, said=said, source=note[cut : clause.end].strip(_EDGE))


def _lead(hidden: str, clause: Clause) -> Claim | None:
    with_ = _WITH.match(hidden, clause.body, clause.end)
    count = _COUNT.match(hidden, with_.end() if with_ else clause.body, clause.end)
    if count is None:
        return None
    grafs = value(count["count"] or "")
    place = Place(tuple(range(grafs))) if grafs else None
    return Claim(Verb.RECAST, "", matter=Matter.LEAD, place=place, splice=Splice(0, None, grafs))


def _new(note: str, hidden: str, clause: Clause) -> Claim | None:
    found = _find(note, hidden, clause.body, clause.end)
    if found is None or found.stop is None or found.start < 0:
        return None
    place = Place(tuple(range(found.start, found.stop)))
    splice = Splice(found.start, None, len(place.paragraphs))
    return Claim(Verb.ADD, "", matter=Matter.BODY, place=place, splice=splice)


def _sub(note: str, hidden: str, clause: Clause) -> Claim | None:
    at, grafs = clause.body, None
    if (count := _COUNT.match(hidden, at, clause.end)) and count["count"]:
        instead = _FOR.match(hidden, count.end(), clause.end)
        at, grafs = (instead.end(), value(count["count"])) if instead else (at, None)
    found = _find(note, hidden, at, clause.end)
    if found is None:
        return None
    if grafs is None and (with_ := _WITH.match(hidden, found.end, clause.end)):
        count = _COUNT.match(hidden, with_.end(), clause.end)
        grafs = value(count["count"] or "") if count else None
    splice = Splice(found.start, found.stop, grafs, found.quote, found.start)
    return Claim(Verb.CHANGE, "", matter=Matter.BODY, place=_older(found), splice=splice)


def _older(found: _Found) -> Place:
    stop = found.stop if found.stop is not None else 0
    return Place(tuple(range(found.start, stop)), older=True)


def _insert(note: str, hidden: str, clause: Clause) -> Claim | None:
    count = _COUNT.match(hidden, clause.body, clause.end)
    after = _AFTER.match(hidden, count.end(), clause.end) if count else None
    found = _find(note, hidden, after.end(), clause.end) if after else None
    if count is None or found is None:
        return None
    grafs = value(count["count"] or "one")
    at = found.stop if found.stop is not None else 0
    splice = Splice(at, at, grafs, found.quote, found.start)
    place = Place(tuple(range(at, at + (grafs or 1)))) if at > 0 else Place((-1,))
    return Claim(Verb.ADD, "", matter=Matter.BODY, place=place, splice=splice)


def _delete(note: str, hidden: str, clause: Clause) -> Claim | None:
    found = _find(note, hidden, clause.body, clause.end)
    if found is None or "gra" not in hidden[clause.body : found.end].lower():
        return None
    splice = Splice(found.start, found.stop, 0, found.quote, found.start)
    return Claim(Verb.REMOVE, "", matter=Matter.BODY, place=_older(found), splice=splice)


# -- where the older text goes on --------------------------------------------------------------


def is_open(claim: Claim) -> bool:
    """True for a splice that does not say yet where the older text goes on."""
    return claim.splice is not None and claim.splice.stop is None and claim.verb in _OPENING


_OPENING: Final = frozenset({Verb.RECAST, Verb.ADD})


def closed(claim: Claim, start: int, note: str, hidden: str, clause: Clause) -> Claim:
    """A splice that began at `start` of the note, with what a pick-up says: from where, or not."""
    if claim.splice is None:
        return claim
    if clause.word == "no pickup":
        return replace(claim, text=note[start : clause.body].strip())
    found = _find(note, hidden, clause.body, clause.end)
    if found is None or found.start < claim.splice.start:
        return replace(claim, splice=None)
    splice = replace(claim.splice, stop=found.start, quote=found.quote, quoted=found.start)
    return replace(claim, text=note[start : found.end].strip(), splice=splice)


def place_after(claim: Claim) -> Place | None:
    """Where in the newer text the paragraphs stand that a splice brought, were it the only one."""
    splice = claim.splice
    if splice is None or splice.start < 0 or splice.grafs == 0:
        return None
    return Place(tuple(range(splice.start, splice.start + (splice.grafs or 1))))
