"""Tells whether two texts say the same numbers and dates, only written otherwise. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diff.fold import plain
from tracker.diff.quantities import quantities
from tracker.diff.texts import new_text, old_text
from tracker.models.values import Span

MOST = 8
"""Changed spans that are looked at, and"""
LONGEST = 200
"""Characters of change that are looked at: more are never a matter of style alone."""


def only_styled(spans: Sequence[Span]) -> bool:
    """Tell whether both sides are one text once numbers, units and dates are read: `$2 bln`."""
    changed = [len(span.text) for span in spans if span.op != "="]
    if len(changed) > MOST or sum(changed) > LONGEST:
        return False
    old, new = _read(old_text(spans)), _read(new_text(spans))
    return old == new


def _read(text: str) -> str:
    parts, at = [], 0
    for token in sorted(quantities(text), key=lambda token: token.start):
        parts += [text[at : token.start], f" ⟨{'⁞'.join(token.value)}⟩ "]
        at = token.end
    return plain("".join([*parts, text[at:]]))
