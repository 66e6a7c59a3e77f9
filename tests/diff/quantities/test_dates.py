"""Days and times are read alike however they are written."""

import pytest

from tracker.diff.quantities import quantities
from tracker.models.values import FactKind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Mar. 24", ("date", "", "3", "24")),
        ("on Mar 24.", ("date", "", "3", "24")),
        ("24. März", ("date", "", "3", "24")),
        ("le 4 juin", ("date", "", "6", "4")),
        ("el 3 de mayo de 2025", ("date", "2025", "5", "3")),
        ("June 2024", ("date", "2024", "6", "")),
        ("in 1962", ("date", "1962", "", "")),
        ("in May", ("date", "", "5", "")),
        ("June sales", ("date", "", "6", "")),
        ("2025-03-24", ("date", "2025", "3", "24")),
        ("오후 3시 57분", ("day", "3", "시", "57", "분")),
        ("15時", ("day", "15", "時")),
        ("3월 24일", ("day", "3", "월", "24", "일")),
        ("3:30 p.m.", ("time", "15:30")),
        ("12 am", ("time", "0:00")),
        ("10h30", ("time", "10:30")),
        ("at noon", ("time", "12:00")),
        ("next week", ("near", "next", "week")),
        ("on Monday", ("day", "monday")),
        ("am Montag", ("day", "monday")),
        ("Q3", ("quarter", "3")),
    ],
)
def test_dates(text: str, value: tuple[str, ...]) -> None:
    (found,) = quantities(text)
    assert (found.kind, found.value) == (FactKind.DATE, value)


@pytest.mark.parametrize(
    "text",
    [
        "He may go",
        "June Weld",
        "37분 만에",
        "3시간",
        "They march on",
        "a week ago",
        "the 2,000 men",
    ],
)
def test_no_dates(text: str) -> None:
    assert all(found.kind is not FactKind.DATE for found in quantities(text))
