from __future__ import annotations

import pytest

from tracker.models.values import Kind, Op, ParagraphChange, Span
from tracker.show import rows


def row(kind: Kind, old: int | None, new: int | None, *ops: Op) -> ParagraphChange:
    return ParagraphChange(kind, old, new, tuple(Span(op, "words") for op in ops))


@pytest.mark.parametrize(
    ("given", "number", "words"),
    [
        (row(Kind.SAME, 0, 1, "="), 2, "the same"),
        (row(Kind.EDITED, 1, 2, "-", "+"), 3, "edited"),
        (row(Kind.MOVED, 3, 0, "="), 1, "moved from paragraph 4"),
        (row(Kind.MOVED, 3, 0, "=", "+"), 1, "moved from paragraph 4 and edited"),
        (row(Kind.SPLIT, 1, 2, "="), 3, "split from paragraph 2"),
        (row(Kind.SPLIT, 1, 2, "=", "-"), 3, "split from paragraph 2 and edited"),
        (row(Kind.MERGED, 4, 2, "="), 3, "merged from paragraph 5"),
        (row(Kind.ADDED, None, 2, "+"), 3, "added"),
        (row(Kind.REMOVED, 4, None, "-"), 5, "removed"),
        (row(Kind.REPEATED, None, 6, "+"), 7, "repeated: the same words stand there already"),
        (row(Kind.REPEATED, 6, None, "-"), 7, "no longer repeated"),
    ],
)
def test_what_happened_is_told_in_words(given: ParagraphChange, number: int, words: str) -> None:
    assert rows.number(given) == number
    assert rows.happened(given) == words


def test_every_kind_has_a_sign_of_its_own() -> None:
    assert set(rows.SIGNS) == set(Kind)
    assert len(set(rows.SIGNS.values())) == len(Kind)
    assert all(len(sign) == 1 for sign in rows.SIGNS.values())


def test_only_what_stands_on_both_sides_can_be_edited() -> None:
    assert rows.is_edited(row(Kind.MOVED, 0, 3, "=", "+"))
    assert not rows.is_edited(row(Kind.MOVED, 0, 3, "="))
    assert not rows.is_edited(row(Kind.ADDED, None, 3, "+"))
    assert not rows.is_edited(ParagraphChange(Kind.SPLIT, 0, 3, (Span("-", " "),)))


def test_readers_count_from_1() -> None:
    assert (rows.place(0), rows.place(None)) == (1, None)
