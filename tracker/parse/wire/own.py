"""Labels that one outlet adds to its dialect: literal words, and a place for the number. Pure.

`EXCLUSIVE UPDATE {n}:` stands before a headline, `{headline} [upd {n}]` behind it. `{n}` is a
number in digits, `{nth}` one such as `2nd`. Everything else is literal, so that no pattern can take
long; a blank stands for any run of up to three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tracker.models.values import Label, LabelKind

_PLACES: Final = {"{n}": r"(?P<n>[0-9]{1,3})", "{nth}": r"(?P<n>[0-9]{1,3})(?i:st|nd|rd|th)"}
_PIECE: Final = re.compile(r"\{n\}|\{nth\}|\s+|[^\s{]+|\{")
_AROUND: Final = " \t:|/,.-–—"
"""Separators between a mark and its headline: they are no part of the label."""
_BRACKETS: Final = frozenset(("()", "[]", "<>", "【】", "《》"))


@dataclass(frozen=True, slots=True)
class OwnMark:
    """One pattern of an outlet."""

    pattern: str
    """As it was written."""
    kind: LabelKind
    form: re.Pattern[str]
    behind: bool
    """True for a mark behind the headline."""

    def label(self, found: re.Match[str]) -> Label:
        """The label that a match of the form spells."""
        number = found.groupdict().get("n")
        return Label(_bare(found[0]), self.kind, int(number) if number else None)


def own_marks(labels: Iterable[tuple[str, str]]) -> tuple[OwnMark, ...]:
    """The patterns, compiled, the longest first: each with the name of its kind.

    Raises ValueError for a kind that there is not.
    """
    longest = sorted(labels, key=lambda label: -len(label[0]))
    return tuple(_own_mark(pattern, LabelKind(kind)) for pattern, kind in longest)


def _own_mark(pattern: str, kind: LabelKind) -> OwnMark:
    behind = pattern.startswith("{headline}")
    words = pattern.removeprefix("{headline}").removesuffix("{headline}").strip()
    form = "".join(map(_as_expression, _PIECE.findall(words)))
    start = r"(?<!\w)" if words[:1].isalnum() else ""
    end = r"(?!\w)" if words[-1:].isalnum() or words.endswith("}") else ""
    if behind:
        return OwnMark(pattern, kind, re.compile(rf"\s*{start}{form}\s*$"), behind=True)
    return OwnMark(pattern, kind, re.compile(rf"\s*{form}{end}\s*"), behind=False)


def _as_expression(piece: str) -> str:
    if piece.isspace():
        return r"\s{1,3}"
    return _PLACES.get(piece) or re.escape(piece)


def _bare(mark: str) -> str:
    """The words of a mark, without the brackets or the separators around it."""
    mark = " ".join(mark.split()).strip(_AROUND)
    return mark[1:-1].strip() if mark[:1] + mark[-1:] in _BRACKETS else mark
