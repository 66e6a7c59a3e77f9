"""The verdict on a version's edit note in a few words, from the counts that are kept of it. Pure.

Apart from `notes`: a list of versions shows it, and has no use for claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.models.claims import NoteVerdict
from tracker.models.values import LabelKind

NO_NOTE = "no note found"
CARRIED = "the same note as before"
VERDICTS: Mapping[NoteVerdict, str] = {
    NoteVerdict.UNMENTIONED: "not all mentioned in the note",
    NoteVerdict.NOT_FOUND: "declared, and not found",
    NoteVerdict.PARTLY: "declared, found in part",
    NoteVerdict.FOUND: "what the note says is found",
    NoteVerdict.UNCHECKED: "the note cannot be checked",
    NoteVerdict.CARRIED: CARRIED,
    NoteVerdict.NO_NOTE: NO_NOTE,
}
"""What lists call the verdicts by which they are filtered."""
_FINDINGS: Mapping[str, str] = {
    "found": "found",
    "partly": "in part",
    "not_found": "not found",
    "cannot_check": "unchecked",
}
_ASKS_FOR_A_NOTE = frozenset({LabelKind.CORRECTION, LabelKind.REFILE, LabelKind.REPEAT})


def in_short(note: str, label: str | None, counts: Mapping[str, Any]) -> str:
    """`3 found · 1 in part · 2 not mentioned`, `no note`: the verdict on a version, by its counts.

    Empty for a version without note and label, and for one that was kept before notes were checked.
    """
    if not note:
        if label in _ASKS_FOR_A_NOTE:
            return NO_NOTE
        return "no note" if label and counts else ""
    return " · ".join(_numbers(counts)) if counts else ""


def in_words(note: str, label: str | None, counts: Mapping[str, Any]) -> str:
    """`2 of 3 claims found, 1 in part; 1 change not mentioned in the note`: the same for a reader.

    Empty where `in_short` is, and for a version without a note whose label asks for none.
    """
    if not note:
        return NO_NOTE if label in _ASKS_FOR_A_NOTE else ""
    return "; ".join(_sentences(counts)) if counts else ""


def _sentences(counts: Mapping[str, Any]) -> Iterator[str]:
    found, partly = counts["found"], counts.get("partly", 0)
    declared, unchecked = found + partly + counts["not_found"], counts["cannot_check"]
    if counts.get("carried"):
        yield CARRIED
    elif declared:
        yield f"{found:,} of {_claims(declared)} found" + "".join(
            f", {number:,} {word}"
            for number, word in ((partly, "in part"), (unchecked, "cannot be checked"))
            if number
        )
    elif unchecked:
        yield f"{_claims(unchecked)} that cannot be checked"
    else:
        yield "note not understood"
    if telling := counts["telling"]:
        changes = "1 change" if telling == 1 else f"{telling:,} changes"
        yield f"{changes} not mentioned in the note"


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number:,} claims"


def _numbers(counts: Mapping[str, Any]) -> Iterator[str]:
    findings = {name: counts[name] for name in _FINDINGS if counts.get(name)}
    if counts.get("carried"):
        yield CARRIED
    elif findings:
        yield from (f"{number:,} {_FINDINGS[name]}" for name, number in findings.items())
    else:
        yield "note not understood"
    if telling := counts.get("telling"):
        yield f"{telling:,} not mentioned"
