"""Reads a search: words, "phrases", `-word`, `ferr*` and operators such as `outlet:`. Pure.

Whatever is typed is a search: what cannot be understood is told in words, beside what can be
written instead, and nothing that is typed ever becomes part of a statement of the database.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tracker.models.claims import NoteVerdict
from tracker.models.queries import Bounds, Piece, Query, Term
from tracker.models.values import Weight
from tracker.models.words import is_letter, words_of

LONGEST = 1_000
"""Characters of a search that are read: four times the longest sentence of a thousand."""

MOST = 24
"""Words and operators that one search may have, a phrase counted once."""

SHORTEST_OPEN = 3
"""Letters before a `*`: two begin too many words."""

_PART = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+?))(\*?)(?=\s|$|(?<="))')
_COUNT = re.compile(r"(>=|<=|>|<|=)?([0-9]{1,6})")
_AGO = re.compile(r"([<>])([0-9]{1,4})(m|h|d|w)")
_NOTES = {
    "missing": (NoteVerdict.NO_NOTE,),
    "mentioned": (NoteVerdict.FOUND, NoteVerdict.PARTLY),
    "unmentioned": (NoteVerdict.UNMENTIONED,),
}
"""Missing: none came with the change. Mentioned: what it says is found, at least in part, and
nothing telling is left out. Unmentioned: something telling is not mentioned in it."""
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:+.-]{2,20}Z?)?)?)?")

Read = Callable[[Query, str, datetime], Query | str]
"""Takes a search, an operator's value and the time; gives the search with it, or what is wrong."""


def read_query(text: str, now: datetime) -> Query:
    """What a search asks for; `refused` says in words what of it is not understood."""
    query = Query(refused=_too_long(text))
    for at, part in enumerate(_PART.finditer(text[:LONGEST])):
        if at == MOST:
            return _refusing(query, f"only {MOST} words and operators are looked for at once")
        query = _with_part(query, part, now)
    return query if query.refused else _whole(query)


def phrase(text: str) -> Query:
    """A search for these words, one right after another, whatever signs stand among them."""
    term = _term(text[:LONGEST], opened=False)
    if term is None:
        return Query(refused=("there is no word in it to look for",))
    return Query(terms=(term,), refused=_too_long(text))


def _too_long(text: str) -> tuple[str, ...]:
    return (f"only the first {LONGEST:,} characters are read",) if len(text) > LONGEST else ()


def _refusing(query: Query, words: str) -> Query:
    return replace(query, refused=(*query.refused, words))


def _with_part(query: Query, part: re.Match[str], now: datetime) -> Query:
    minus, name, quoted, bare, star = part.groups()
    value = bare if quoted is None else quoted
    if name is None or (not value and name.lower() not in _OPERATORS):
        return _with_words(query, value, minus=bool(minus), opened=bool(star))
    if minus:
        return _refusing(query, f"-{name}: is not understood; a minus stands before words")
    if name.lower() not in _OPERATORS:
        known = ", ".join(f"{one}:" for one in _OPERATORS)
        hint = f'known are {known}; to look for words with a colon, write "{name}:{value}"'
        return _refusing(query, f"{name}: is no operator; {hint}")
    read = _OPERATORS[name.lower()](query, value.strip(), now)
    return _refusing(query, f"{name}:{value} {read}") if isinstance(read, str) else read


def _with_words(query: Query, text: str, *, minus: bool, opened: bool) -> Query:
    term = _term(text, opened=opened)
    if term is None:
        return query
    if opened and len(term.words[-1]) < SHORTEST_OPEN and not _ends_open(term):
        return _refusing(query, f"{text}* begins too many words; write {SHORTEST_OPEN} letters")
    if minus:
        return replace(query, without=(*query.without, term))
    return replace(query, terms=(*query.terms, term))


def _term(text: str, *, opened: bool) -> Term | None:
    """A letter that stands in pairs elsewhere is found in those, at the end of what is asked."""
    words = tuple(words_of(text))
    return Term(words, opened or is_letter(words[-1])) if words else None


def _ends_open(term: Term) -> bool:
    return is_letter(term.words[-1][:1])


def _whole(query: Query) -> Query:
    if query.terms:
        return query
    if query.without:
        return _refusing(query, "a word to leave out needs another one to look for")
    if query.removed or query.pieces != frozenset(Piece):
        return _refusing(query, "in: says where to look for words, and there are none")
    return query


# -- operators -----------------------------------------------------------------------------------


def _outlet(query: Query, value: str, _now: datetime) -> Query | str:
    if not value:
        return "needs the name of an outlet"
    return replace(query, outlets=(*query.outlets, value))


def _label(query: Query, value: str, _now: datetime) -> Query | str:
    if not value:
        return "needs a label or a kind of one, such as correction or LEAD"
    return replace(query, labels=(*query.labels, value))


def _weight(query: Query, value: str, _now: datetime) -> Query | str:
    named = value.lower().replace("-", "_")
    if named not in set(Weight):
        return f"is no weight; known are {', '.join(Weight)}"
    return replace(query, weights=(*query.weights, Weight(named)))


def _note(query: Query, value: str, _now: datetime) -> Query | str:
    if value not in _NOTES:
        return f"is not understood; write note: with {', '.join(_NOTES)}"
    return replace(query, notes=(*query.notes, *_NOTES[value]))


def _in(query: Query, value: str, _now: datetime) -> Query | str:
    value = value.lower()
    if value == "removed":
        return replace(query, removed=True)
    if value not in set(Piece):
        return f"is not understood; write in: with removed, {', '.join(Piece)}"
    chosen = frozenset({Piece(value)})
    return replace(
        query, pieces=chosen if len(query.pieces) == len(Piece) else query.pieces | chosen
    )


def _versions(query: Query, value: str, _now: datetime) -> Query | str:
    match = _COUNT.fullmatch(value)
    if match is None:
        return "is not understood; write versions:>5, versions:<=3 or versions:2"
    sign, number = match[1] or "=", int(match[2])
    least = {">": number + 1, ">=": number, "=": number}.get(sign, query.versions.least)
    most = {"<": number - 1, "<=": number, "=": number}.get(sign, query.versions.most)
    return replace(query, versions=Bounds(least, most))


def _changed(query: Query, value: str, now: datetime) -> Query | str:
    match = _AGO.fullmatch(value)
    if match is None:
        return "is not understood; write changed:<2h or changed:>3d (m, h, d, w)"
    moment = now - timedelta(**{_UNITS[match[3]]: int(match[2])})
    if match[1] == "<":
        return replace(query, changed=replace(query.changed, since=moment))
    return replace(query, changed=replace(query.changed, before=moment))


def _after(query: Query, value: str, _now: datetime) -> Query | str:
    moment = _moment(value)
    if moment is None:
        return _NO_DATE
    return replace(query, seen=replace(query.seen, since=moment))


def _before(query: Query, value: str, _now: datetime) -> Query | str:
    moment = _moment(value)
    if moment is None:
        return _NO_DATE
    return replace(query, seen=replace(query.seen, before=moment))


_NO_DATE = "is no date; write 2031, 2031-05, 2031-05-03 or 2031-05-03T12:00Z"


def _moment(text: str) -> datetime | None:
    """The moment with which a year, a month, a day begins, in UTC unless a zone is written."""
    if not _DATE.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


_OPERATORS: dict[str, Read] = {
    "outlet": _outlet,
    "label": _label,
    "weight": _weight,
    "versions": _versions,
    "changed": _changed,
    "before": _before,
    "after": _after,
    "note": _note,
    "in": _in,
}
