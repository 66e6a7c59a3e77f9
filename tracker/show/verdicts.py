"""The verdict on a version's edit note in a few words, from the counts that are kept of it. Pure.

Apart from `notes`: a list of versions shows it, and has no use for claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.models.values import LabelKind

NO_NOTE = "no note found"
_ASKS_FOR_A_NOTE = frozenset({LabelKind.CORRECTION, LabelKind.REFILE, LabelKind.REPEAT})


def in_short(note: str, label: str | None, counts: Mapping[str, Any]) -> str:
    """`3 found · 1 not · 2 unmentioned`, `no note`: the verdict on one version, from its counts.

    Empty for a version without note and label, and for one that was kept before notes were checked.
    """
    if not note:
        if label in _ASKS_FOR_A_NOTE:
            return NO_NOTE
        return "no note" if label and counts else ""
    return " · ".join(_numbers(counts)) if counts else ""


def _numbers(counts: Mapping[str, Any]) -> Iterator[str]:
    if not any(counts[name] for name in ("found", "not_found", "cannot_check")):
        yield "note not understood"
    for name, word in (
        ("found", "found"),
        ("not_found", "not"),
        ("cannot_check", "unchecked"),
        ("telling", "unmentioned"),
    ):
        if counts[name]:
            yield f"{counts[name]:,} {word}"
