"""Invented edits: is each changed fact found and `substantive`, and does no noise pass `minor`?

The table beside this file was written for it. `facts_recall` is the share of fact rows that weigh
enough and whose fact is named; `noise_above_minor` the share of noise rows that weigh too much.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tracker.diff import compare
from tracker.models.values import Article, Diff, Weight

TABLE = Path(__file__).with_suffix(".toml")
HEAVY = frozenset({Weight.HEADLINE, Weight.SUBSTANTIVE})
AROUND = "The harbour master spoke at the gate."


class Row(NamedTuple):
    """An edit of the table, and the diff of its two sides."""

    group: dict[str, Any]
    texts: list[str]
    diff: Diff


def measure(_folder: Path) -> dict[str, Any]:
    """Compare every row; those that fail are printed."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    facts, noise = list(_rows(table["fact"])), list(_rows(table["noise"]))
    missed = [row for row in facts if not _found(row)]
    heavy = [row for row in noise if row.diff.weight in HEAVY]
    false = [row for row in noise if row.diff.facts]
    unfolded = [row for row in noise if row.group["fold"] not in row.diff.folded]
    for name, rows in {"missed": missed, "heavy": heavy, "false": false, "bare": unfolded}.items():
        for row in rows:
            print(f"{name}: {row.texts}")
    return {
        "facts_recall": round(1 - len(missed) / len(facts), 4),
        "noise_above_minor": round(len(heavy) / len(noise), 4),
        "rows": len(facts) + len(noise),
        "fact_rows": len(facts),
        "noise_rows": len(noise),
        "noise_with_a_fact": len(false),
        "noise_not_folded": len(unfolded),
    }


def _rows(groups: list[dict[str, Any]]) -> Iterator[Row]:
    for group in groups:
        for texts in group["rows"]:
            old, new = (_article(group.get("place", "paragraph"), text) for text in texts)
            yield Row(group, texts, compare(old, new))


def _article(place: str, text: str) -> Article:
    """Return one side of a row: a headline, a second paragraph, or a whole story, a line each."""
    if place == "headline":
        return Article(text, paragraphs=(AROUND,))
    if place == "story":
        headline, *paragraphs = text.split("\n")
        return Article(headline, paragraphs=tuple(paragraphs))
    return Article("Pier", paragraphs=(AROUND, text))


def _found(row: Row) -> bool:
    """Tell whether a row weighs enough and has a fact of one of its kinds, if it has any."""
    kinds = row.group["kind"].split()
    named = {fact.kind.value for fact in row.diff.facts}
    return row.diff.weight in HEAVY and (not kinds or bool(named.intersection(kinds)))
