"""What an agency's mark means: its kind and its number. Pure.

The number of a label counts within its kind, as the desk counts: `UPDATE 3-` is the third update,
`2보` the second flash, `WRAPUP 4-` the fourth round-up. A desk with two counters begins anew with
the second one: after the flashes `1보`, `2보` come the stories `종합`, `종합2보`. Alerts come
before every other kind; within a kind the number orders, and time orders what has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from tracker.models.values import Label, LabelKind


def slips(word: str) -> tuple[str, ...]:
    """The word, and what a hurried desk makes of it: a letter lost, doubled, or changed places.

    The first letter is never the one that is lost.

    >>> [slip for slip in slips("UPDATE") if slip in ("UDPATE", "UPDTE", "UPPDATE")]
    ['UPPDATE', 'UDPATE', 'UPDTE']
    """
    return tuple(dict.fromkeys([word, *_slips(word)]))


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield word[:at] + word[at] + word[at:]
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        yield word[:at] + word[at + 1 :]


_KINDS: Final = (
    (LabelKind.WITHDRAWN, ("WITHDRAWN", "KILL", "STORY REMOVED")),
    (LabelKind.ADVISORY, ("ADVISORY", "HOLD HOLD")),
    (
        LabelKind.CORRECTION,
        ("CORRECT", "KORREKTUR", "BERICHTIGUNG", "CLARIFICATION", "고침", *slips("CORRECTED")),
    ),
    (LabelKind.REFILE, ("REFILE",)),
    (LabelKind.REPEAT, ("RPT", "REPEAT", "WDH")),
    (LabelKind.WRAPUP, ("WRAP", "ROUNDUP", "LDALL", *slips("WRAPUP"))),
    (LabelKind.UPDATE, ("LEAD", "LD", "WRITETHRU", "종합", "상보", *slips("UPDATE"))),
    (
        LabelKind.ALERT,
        ("URGENT", "ALERT", "BREAKING", "FLASH", "EIL", "تنبيه", "속보", "긴급", "보"),
    ),
)
"""The words of each kind, the strongest kind first: of a stack of marks, the strongest counts."""

_STRENGTH: Final = {kind: place for place, (kind, _) in enumerate(_KINDS)}
_FIRST: Final = re.compile(r"\bLEAD\b|\bLD\b|(?<!재)종합")
"""Marks that mean the first of their kind when they carry no number."""


@cache
def _words(kind: LabelKind) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, dict(_KINDS)[kind])))


def meaning(mark: str) -> Label:
    """The label that a mark spells: its kind by the strongest word in it, its number if it has one.

    >>> meaning("CORRECTED-RPT-UPDATE 3").ordinal
    3
    """
    mark = " ".join(mark.split())
    loud = mark.upper()
    kind = next((kind for kind in _STRENGTH if _words(kind).search(loud)), LabelKind.UPDATE)
    if number := re.search(r"[0-9]{1,3}", mark):
        return Label(mark, kind, int(number[0]))
    first = kind is not LabelKind.WRAPUP and _FIRST.search(loud)
    return Label(mark, kind, 1 if first else None)


def stacked(labels: Sequence[Label]) -> Label | None:
    """Several labels of one version as one: the strongest kind, the first number that is said."""
    if not labels:
        return None
    kind = min((label.kind for label in labels), key=_STRENGTH.__getitem__)
    ordinal = next((label.ordinal for label in labels if label.ordinal is not None), None)
    return Label(" ".join(label.text for label in labels), kind, ordinal)
