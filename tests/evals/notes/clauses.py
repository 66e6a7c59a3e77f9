"""Are edit notes read? `editnotes.jsonl`, note by note.

`first_clause` is, by agency, the share of notes that begin with a claim. `checkable` is the share
of all claims that two texts can show (`Claim.checkable`).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tracker.models.claims import Claim
from tracker.parse.wire import DIALECTS, read_note


def measure(folder: Path) -> dict[str, Any]:
    """`first_clause`, `checkable`, and how many notes and claims they are of."""
    lines = (folder / "notes/editnotes.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    notes = Counter(row["agency"] for row in rows)
    read: Counter[str] = Counter()
    claims: list[Claim] = []
    for row in rows:
        dialect = row["agency"].lower()
        found = read_note(row["note"], dialect if dialect in DIALECTS else "any")
        read[row["agency"]] += bool(found)
        claims += found
    return {
        "first_clause": {agency: round(read[agency] / notes[agency], 4) for agency in notes},
        "checkable": round(sum(claim.checkable for claim in claims) / len(claims), 4),
        "notes": dict(notes),
        "claims": len(claims),
    }
