"""Sentences of rewrites, paired by hand: does the room pair them alike?

Micro F1 over edges; hard edges are those between sentences that are not identical. Edges that the
labels leave open count neither way.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tracker.diff.pairing import pair

Edge = tuple[int, int]


def measure(folder: Path) -> dict[str, Any]:
    """Align the sentences of every labelled pair and count edges."""
    every, hard = [0, 0, 0], [0, 0, 0]
    for line in (folder / "sentence_alignment.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        old, new = case["old"], case["new"]
        gold = set(map(tuple, case["edges"]))
        found = _edges(old, new) - (set(map(tuple, case["optional_edges"])) - gold)
        same = {edge for edge in gold | found if old[edge[0]] == new[edge[1]]}
        _count(every, gold, found)
        _count(hard, gold - same, found - same)
    return {"hard_f1": _f1(hard), "all_f1": _f1(every)}


def _edges(old: list[str], new: list[str]) -> set[Edge]:
    found = pair(old, new)
    return {*found.stayed, *found.moved, *found.parts}


def _count(counts: list[int], gold: set[Edge], found: set[Edge]) -> None:
    for index, number in enumerate((len(gold & found), len(found), len(gold))):
        counts[index] += number


def _f1(counts: list[int]) -> float:
    right, found, gold = counts
    return round(2 * right / (found + gold), 4)
