"""What a desk declared, held against both texts: `pairs_fulltext.jsonl`, pair by pair.

`judged` is the share of the checkable claims that came to another finding than *cannot check*;
`verdicts` counts the findings on all claims. `by_hand` prints them, to be read one by one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from tracker.diff import compare
from tracker.diff.claims import check, custom_of
from tracker.models.claims import Finding, NoteCheck
from tracker.models.values import Article
from tracker.parse.wire import arrange
from tracker.parse.wire.claims import read_note

_PLACE = re.compile(r"^([^\n]{2,60})\n\(Reuters\) -", re.MULTILINE)
"""This source broke the line between the place of a dateline and its agency."""
_DIALECTS = {"Reuters": "reuters", "AP": "ap"}


class Judged(NamedTuple):
    """One pair with its note held against it."""

    name: str
    old: Article
    new: Article
    check: NoteCheck


def measure(folder: Path) -> dict[str, Any]:
    """`judged`, `verdicts` by class, and what is not mentioned."""
    checks = [one.check for one in judged(folder / "notes/pairs_fulltext.jsonl")]
    claims = [claim for check in checks for claim in check.claims]
    hard = [one for one in claims if one.claim.checkable]
    told = sum(one.finding is not Finding.CANNOT_CHECK for one in hard)
    return {
        "judged": round(told / len(hard), 4),
        "verdicts": dict(Counter(one.finding.value for one in claims).most_common()),
        "verdicts_of_checkable": dict(Counter(one.finding.value for one in hard).most_common()),
        "pairs_with_note": len(checks),
        "telling": dict(Counter(one.rank.value for check in checks for one in check.telling)),
    }


def judged(file: Path) -> Iterator[Judged]:
    """Every pair of which the newer text has a note."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["new"]["editnote"]:
            dialect = _DIALECTS[row["agency"]]
            old, new = (_article(row[side], dialect) for side in ("old", "new"))
            new = replace(new, note=row["new"]["editnote"])
            claims = read_note(new.note, dialect)
            checked = check(claims, compare(old, new), old, new, custom=custom_of(dialect))
            yield Judged(row["id"], old, new, checked)


def _article(side: dict[str, Any], dialect: str) -> Article:
    lines = _PLACE.sub(r"\1 (Reuters) -", "\n".join(side["paras"])).split("\n")
    return arrange(lines, title=side["headline"], slug=side.get("slug", ""), dialect=dialect)
