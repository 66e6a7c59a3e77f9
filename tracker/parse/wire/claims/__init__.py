"""Reads what an edit note claims: verb, object, place, what was wrong and what is right. Pure.

`read_note` gives the claims of a note; a clause that cannot be read becomes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from tracker.models.claims import Claim, Verb
from tracker.parse.wire.claims.advice import read_advice
from tracker.parse.wire.claims.clauses import Clause, hide_quotes, read_clauses
from tracker.parse.wire.claims.foreign import read_foreign
from tracker.parse.wire.claims.reading import is_bare, read_clause
from tracker.parse.wire.claims.splices import closed, is_open, place_after, read_splice
from tracker.parse.wire.claims.wrapper import unwrapped

__all__ = ["LIMIT", "read_note"]

LIMIT: Final = 20_000
"""The characters of a note that are read; the longest of 4,195 real notes has 447."""
_PICKUPS: Final = frozenset({"pickup", "no pickup"})


def read_note(note: str, dialect: str = "any") -> tuple[Claim, ...]:
    """What a note says was changed, in its own order; a dialect is a key of `DIALECTS`.

    >>> [(one.verb.value, one.said) for one in read_note("(ATTN: CHANGES headline, lead)")]
    [('change', 'headline'), ('change', 'lead')]
    """
    note = note[:LIMIT]
    hidden = hide_quotes(unwrapped(note))
    claims = _claims(note, hidden, list(_joined(hidden, read_clauses(hidden))))
    if not claims and not (claims := read_foreign(note, hidden, dialect)):
        end = len(hidden.rstrip())
        claims = read_advice(note, hidden, len(hidden) - len(hidden.lstrip()), end)
    return tuple(claims)


def _claims(note: str, hidden: str, clauses: list[Clause]) -> list[Claim]:
    """The claims of all clauses; a splice also takes what a later pick-up says of it."""
    claims: list[Claim] = []
    waiting: tuple[int, Clause] | None = None
    for clause in clauses:
        if clause.word in _PICKUPS:
            if waiting:
                at, opening = waiting
                claims[at] = closed(claims[at], opening.start, note, hidden, clause)
            waiting = None
        elif clause.verb is Verb.ADVISE:
            claims += read_advice(note, hidden, clause.start, clause.end)
        elif spliced := read_splice(note, hidden, clause):
            _give_up(claims, waiting)
            waiting = (len(claims), clause) if is_open(spliced) else None
            claims.append(spliced)
        else:
            _explain(claims, note, clause)
            claims += _placed(read_clause(note, hidden, clause), clause, claims)
    _give_up(claims, waiting)
    return claims


def _give_up(claims: list[Claim], waiting: tuple[int, Clause] | None) -> None:
    """Of a splice without a pick-up, nobody can say how it is cut in."""
    if waiting:
        claims[waiting[0]] = replace(claims[waiting[0]], splice=None)


def _explain(claims: list[Claim], note: str, clause: Clause) -> None:
    """What it was sent again for: `Refiles` before `to fix name`."""
    if clause.glue == "to" and claims and claims[-1].verb in _AGAIN and not claims[-1].reason:
        reason = note[clause.glued : clause.end].strip(" \t\r\n,;.)")
        claims[-1] = replace(claims[-1], reason=reason)


_VAGUE: Final = frozenset({Verb.CORRECT, Verb.UPDATE, Verb.CHANGE})
"""Verbs that claim no more than their purpose does: `Corrects to fix date`."""
_AGAIN: Final = frozenset({Verb.REFILE, Verb.REPEAT})


def _placed(found: list[Claim], clause: Clause, before: list[Claim]) -> Iterator[Claim]:
    """What a splice was for stands where the splice is: `SUBS 3rd graf to CORRECT name`."""
    splices = [claim for claim in before[-_NEAR:] if claim.splice]
    place = place_after(splices[0]) if len(splices) == 1 and clause.glue in _PURPOSE else None
    for claim in found:
        corrects = claim.verb is Verb.CORRECT and claim.place is None
        yield replace(claim, place=place) if corrects else claim


_NEAR: Final = 3
_PURPOSE: Final = frozenset({"to", ",", "and"})


def _joined(hidden: str, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses, where a verb without an object went into its purpose: `Corrects to fix date`."""
    bare: Clause | None = None
    for clause in clauses:
        if bare:
            merged = clause.glue == "to" and bare.verb in _VAGUE
            if merged:
                clause = clause._replace(  # noqa: PLW2901
                    start=bare.start, inherited=bare.inherited
                )
            else:
                yield bare
        bare = clause if is_bare(hidden, clause) else None
        if bare is None:
            yield clause
    if bare:
        yield bare
