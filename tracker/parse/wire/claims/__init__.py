"""Reads what an edit note claims: verb, object, place, what was wrong and what is right. Pure.

`read_note` gives the claims of a note; a clause that cannot be read becomes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from tracker.models.claims import Claim, Verb
from tracker.parse.wire.claims.clauses import Clause, hide_quotes, read_clauses
from tracker.parse.wire.claims.reading import is_bare, read_clause

__all__ = ["LIMIT", "read_note"]

LIMIT: Final = 20_000
"""The characters of a note that are read; the longest of 4,195 real notes has 447."""


def read_note(note: str, dialect: str = "any") -> tuple[Claim, ...]:  # noqa: ARG001
    """What a note says was changed, in its own order; a dialect is a key of `DIALECTS`.

    >>> [(one.verb.value, one.said) for one in read_note("(ATTN: CHANGES headline, lead)")]
    [('change', 'headline'), ('change', 'lead')]
    """
    note = note[:LIMIT]
    hidden = hide_quotes(_unwrapped(note))
    claims: list[Claim] = []
    for clause in _joined(hidden, read_clauses(hidden)):
        claims += read_clause(note, hidden, clause)
    return tuple(claims)


_WRAPPER: Final = re.compile(
    r"[\s(\[<«《【（]*(?:(?:ATTN|Attn|Eds|EDS|E[Dd][Ii][Tt][Oo][Rr](?:['’]?[Ss] [Nn][Oo][Tt][Ee]"
    r"|[Ss])|ATTENTION)\s?[.:_—–-]+\s*)?"
)
_AP_HEADER: Final = re.compile(r"[^^\n]{0,300}\^\s?(?=E(?:ds|DS):)")
"""AP: the headline stands on the line of the note, before a `^`."""
_BRACKETS: Final = " \t\r\n)]>»》】）"
_CONTROLS: Final = dict.fromkeys(range(32), " ") | {ord("\n"): "\n"}


def _unwrapped(note: str) -> str:
    """The note, as long as it was, with blanks for what stands around its clauses."""
    header = _AP_HEADER.match(note)
    start = header.end() if header else 0
    wrapper = _WRAPPER.match(note, start)
    start = wrapper.end() if wrapper else start
    inner = note[start:].rstrip(_BRACKETS)
    blank = " " * (len(note) - start - len(inner))
    return " " * start + inner.translate(_CONTROLS) + blank


def _joined(hidden: str, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses, where a verb without an object went into its purpose: `Corrects to fix date`."""
    bare: Clause | None = None
    for clause in clauses:
        if clause.word in {"pickup", "no pickup"}:
            continue
        if bare:
            merged = clause.glue == "to" and bare.verb not in {Verb.REFILE, Verb.REPEAT}
            if merged:
                clause = replace(clause, start=bare.start, inherited=bare.inherited)  # noqa: PLW2901
            else:
                yield bare
        bare = clause if is_bare(hidden, clause) else None
        if bare is None:
            yield clause
    if bare:
        yield bare
