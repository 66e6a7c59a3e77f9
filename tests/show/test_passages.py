from __future__ import annotations

import pytest

from tracker.models.values import Diff
from tracker.show.folds import fold
from tracker.show.passages import Gap, passages
from tracker.show.rows import SIGNS


def outline(diff: Diff, by: tuple[str, ...], context: int) -> list[str]:
    """Signs of what is shown as changed, `=` for what is plain, numbers for what is left out."""
    return [
        f"{one.same}/{one.folded}"
        if isinstance(one, Gap)
        else (SIGNS[one.row.kind] if one.changed else "=")
        for one in passages(diff, fold(diff, by), context)
    ]


@pytest.mark.parametrize(
    ("by", "context", "shown"),
    [
        ((), 0, ["↕", "−", "1/0", "~", "~", "+", "~"]),
        ((), 1, ["↕", "−", "=", "~", "~", "+", "~"]),
        (("moved", "links"), 0, ["0/1", "−", "1/0", "~", "~", "+", "0/1"]),
        (("moved", "links", "quotes_and_dashes"), 0, ["0/1", "−", "1/0", "~", "0/1", "+", "0/1"]),
        (("moved", "links"), 9, ["=", "−", "=", "~", "~", "+", "="]),
    ],
)
def test_changes_are_shown_with_what_is_around(
    ferry: Diff, by: tuple[str, ...], context: int, shown: list[str]
) -> None:
    assert outline(ferry, by, context) == shown


def test_a_great_context_takes_no_longer(ferry: Diff) -> None:
    assert outline(ferry, (), 10**12) == outline(ferry, (), 99)
