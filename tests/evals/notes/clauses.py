"""Are edit notes read? `editnotes.jsonl`, note by note.

`first_clause` is, by agency, the share of notes that begin with a claim, of those that are not
advice to editors alone (`Also in Tuesday AMs report`, `1745`); `first_clause_of_all` takes advice
as read, and every note into account. `checkable` is the share of claims of a change that two
texts can show (`Claim.checkable`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tracker.models.claims import Claim, Verb
from tracker.parse.wire import DIALECTS, read_note

Read = tuple[str, str, tuple[Claim, ...]]
"""Agency, note, claims."""


def measure(folder: Path) -> dict[str, Any]:
    """`first_clause`, `checkable`, and how many notes and claims they are of."""
    read = [_read(line) for line in (folder / "notes/editnotes.jsonl").open(encoding="utf-8")]
    claims = [claim for _, _, some in read for claim in some if claim.verb is not Verb.ADVISE]
    return {
        "first_clause": _shares(read),
        "first_clause_of_all": _shares(read, advice=True),
        "checkable": round(sum(claim.checkable for claim in claims) / len(claims), 4),
        "notes": len(read),
        "advice_alone": sum(_is_advice(some) for _, _, some in read),
        "claims": len(claims),
    }


def _read(line: str) -> Read:
    row = json.loads(line)
    dialect = row["agency"].lower()
    claims = read_note(row["note"], dialect if dialect in DIALECTS else "any")
    return row["agency"], row["note"], claims


def _is_advice(claims: tuple[Claim, ...]) -> bool:
    return bool(claims) and all(claim.verb is Verb.ADVISE for claim in claims)


def _shares(read: Iterable[Read], *, advice: bool = False) -> dict[str, float]:
    by_agency: dict[str, list[bool]] = defaultdict(list)
    for agency, _, claims in read:
        if advice or not _is_advice(claims):
            by_agency[agency].append(bool(claims))
    return {agency: round(sum(some) / len(some), 4) for agency, some in by_agency.items()}
