"""The frame of a note: `(ATTN: …)`, `Eds: …`, brackets; what is left are its clauses. Pure."""

from __future__ import annotations

import re
from typing import Final

_WRAPPER: Final = re.compile(
    r"[\s(\[<«《【（]*(?:(?:ATTN|Attn|Eds|EDS|E[Dd][Ii][Tt][Oo][Rr](?:['’]?[Ss] [Nn][Oo][Tt][Ee]"
    r"|[Ss])|ATTENTION)\s?[.:_—–-]+\s*)?"
)
_AP_HEADER: Final = re.compile(r"[^^\n]{0,300}\^\s?(?=E(?:ds|DS):)")
"""AP: the headline stands on the line of the note, before a `^`."""
_BRACKETS: Final = " \t\r\n)]>»》】）"
_CONTROLS: Final = dict.fromkeys(range(32), " ") | {ord("\n"): "\n"}


def unwrapped(note: str) -> str:
    """The note, as long as it was, with blanks for what stands around its clauses."""
    header = _AP_HEADER.match(note)
    start = header.end() if header else 0
    wrapper = _WRAPPER.match(note, start)
    start = wrapper.end() if wrapper else start
    inner = note[start:].rstrip(_BRACKETS)
    blank = " " * (len(note) - start - len(inner))
    inner = inner if inner.isprintable() else inner.translate(_CONTROLS)
    return " " * start + inner + blank
