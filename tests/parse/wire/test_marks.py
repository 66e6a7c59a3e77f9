"""What a mark means, whoever sets it."""

from __future__ import annotations

import pytest

from tracker.models.values import Label, LabelKind
from tracker.parse.wire.marks import meaning, slips, stacked


@pytest.mark.parametrize(
    ("mark", "kind", "ordinal"),
    [
        ("URGENT", LabelKind.ALERT, None),
        ("속보", LabelKind.ALERT, None),
        ("2보", LabelKind.ALERT, 2),
        ("تنبيه", LabelKind.ALERT, None),
        ("LEAD", LabelKind.UPDATE, 1),
        ("LD", LabelKind.UPDATE, 1),
        ("2nd LD", LabelKind.UPDATE, 2),
        ("10th Ld-Writethru", LabelKind.UPDATE, 10),
        ("UPDATE 3", LabelKind.UPDATE, 3),
        ("UPDATE2", LabelKind.UPDATE, 2),
        ("UPDATE", LabelKind.UPDATE, None),
        ("종합", LabelKind.UPDATE, 1),
        ("종합2보", LabelKind.UPDATE, 2),
        ("재종합", LabelKind.UPDATE, None),
        ("상보", LabelKind.UPDATE, None),
        ("WRAPUP 4", LabelKind.WRAPUP, 4),
        ("LDALL", LabelKind.WRAPUP, None),
        ("RPT", LabelKind.REPEAT, None),
        ("REFILE", LabelKind.REFILE, None),
        ("CORRECTED (OFFICIAL)", LabelKind.CORRECTION, None),
        ("고침", LabelKind.CORRECTION, None),
        ("ADVISORY", LabelKind.ADVISORY, None),
        ("HOLD HOLD HOLD", LabelKind.ADVISORY, None),
        ("KILL KILL KILL", LabelKind.WITHDRAWN, None),
        ("STORY WITHDRAWN", LabelKind.WITHDRAWN, None),
    ],
)
def test_a_mark_has_a_kind_and_perhaps_a_number(
    mark: str, kind: LabelKind, ordinal: int | None
) -> None:
    assert meaning(mark) == Label(mark, kind, ordinal)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("URGENT", "UPDATE 2"),
        ("UPDATE 2", "WRAPUP 2"),
        ("WRAPUP 2", "RPT"),
        ("RPT", "REFILE"),
        ("REFILE", "CORRECTED"),
        ("CORRECTED", "STORY WITHDRAWN"),
    ],
)
def test_of_a_stack_the_strongest_counts(weaker: str, stronger: str) -> None:
    for stack in (f"{weaker}-{stronger}", f"{stronger}-{weaker}"):
        assert meaning(stack).kind is meaning(stronger).kind


def test_the_counter_inside_a_stack_is_its_number() -> None:
    assert meaning("CORRECTED-RPT-UPDATE 3").ordinal == 3
    assert meaning("REFILE 1ST LEAD").ordinal == 1


def test_a_stack_of_labels_is_one_label() -> None:
    labels = [Label("URGENT", LabelKind.ALERT), Label("LEAD", LabelKind.UPDATE, 1)]
    assert stacked(labels) == Label("URGENT LEAD", LabelKind.UPDATE, 1)
    assert stacked([]) is None


@pytest.mark.parametrize("slip", ["UDPATE", "UPDTE", "UPPDATE", "UPDAT", "UPDAET"])
def test_a_slip_of_the_pen_means_the_same(slip: str) -> None:
    assert slip in slips("UPDATE")
    assert meaning(f"{slip} 2") == Label(f"{slip} 2", LabelKind.UPDATE, 2)


@pytest.mark.parametrize("word", ["PDATE", "UPDATED", "UPSTATE", "UP", "DATE"])
def test_another_word_is_no_slip(word: str) -> None:
    assert word not in slips("UPDATE")
