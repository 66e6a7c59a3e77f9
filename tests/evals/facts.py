"""Invented edits: is each changed fact found and `substantive`, and does no noise pass `minor`?

The table beside this file was written for it. `facts_recall` is the share of fact rows that weigh
enough and whose fact is named; `noise_above_minor` the share of noise rows that weigh too much.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.diff import compare
from tracker.models.values import Article, Diff, Weight

TABLE = Path(__file__).with_suffix(".toml")
HEAVY = frozenset({Weight.HEADLINE, Weight.SUBSTANTIVE})
AROUND = "The harbour master spoke at the gate."


def measure(_folder: Path) -> dict[str, Any]:
    """Compare every row as the second paragraph of a story; rows that fail are printed."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    facts = [(group, row) for group in table["fact"] for row in group["rows"]]
    noise = [(group, row) for group in table["noise"] for row in group["rows"]]
    missed = [row for group, row in facts if not _found(group, _diff(row))]
    false = [row for group, row in noise if _named(_diff(row, moved="moved" in group))]
    heavy = [row for group, row in noise if _diff(row, moved="moved" in group).weight in HEAVY]
    unfolded = [
        row
        for group, row in noise
        if group["fold"] not in _diff(row, moved="moved" in group).folded
    ]
    for name, rows in _listed(missed=missed, false=false, heavy=heavy, unfolded=unfolded):
        print(f"{name}: {rows}")
    return {
        "facts_recall": round(1 - len(missed) / len(facts), 4),
        "noise_above_minor": round(len(heavy) / len(noise), 4),
        "rows": len(facts) + len(noise),
        "fact_rows": len(facts),
        "noise_rows": len(noise),
        "noise_with_a_fact": len(false),
        "noise_not_folded": len(unfolded),
    }


def _listed(**rows: list[list[str]]) -> Iterator[tuple[str, list[str]]]:
    for name, some in rows.items():
        for row in some:
            yield name, row


def _diff(row: list[str], *, moved: bool = False) -> Diff:
    old, new = row
    before, after = ((old, new), (new, old)) if moved else ((AROUND, old), (AROUND, new))
    return compare(Article("Pier", paragraphs=before), Article("Pier", paragraphs=after))


def _found(group: dict[str, Any], diff: Diff) -> bool:
    named = {fact.kind.value for fact in diff.facts}
    return diff.weight in HEAVY and (group["kind"] in named or not group["kind"])


def _named(diff: Diff) -> bool:
    return bool(diff.facts)
