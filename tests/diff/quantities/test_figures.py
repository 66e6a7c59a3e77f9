"""Figures are read with their sign, scale and unit, in every script."""

import pytest

from tracker.diff.quantities.figures import FIGURE, number_at


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$2 bln", ("2000000000", "$")),
        ("US$2bn", ("2000000000", "$")),
        ("$2,000 million", ("2000000000", "$")),
        ("USD 5", ("5", "$")),
        ("1 200 morts", ("1200", "")),
        ("1.200.000 Euro", ("1200000", "€")),
        ("1,5 Mrd. Euro", ("1500000000", "€")),
        ("-5 degrees", ("-5", "degree")),
        ("minus 5", ("-5", "")),
        (".5 points", ("0.5", "point")),
        ("25 miles per hour", ("25", "mph")),
        ("5 km. Then", ("5", "km")),
        ("3rd", ("3", "th")),
        ("37분 만에", ("37", "분")),
        ("3시간", ("3", "시간")),
        ("1만2000명이다", ("12000", "人")),
        ("3억5000만원", ("350000000", "₩")),
        ("٤٧", ("47", "")),
        ("１２人", ("12", "人")),
        ("100K", ("100000", "")),
    ],
)
def test_number_at(text: str, value: tuple[str, str]) -> None:
    found = FIGURE.search(text)
    assert found
    assert number_at(text, found).value == value


@pytest.mark.parametrize(
    "text", ["1," * 5000, "1 234" * 3000, "9" * 5000, "1만" * 3000, "1.2.3." * 3000]
)
def test_hostile_figures_come_through(text: str) -> None:
    for found in FIGURE.finditer(text):
        assert number_at(text, found).end <= len(text)


def test_a_full_stop_is_no_part_of_a_number() -> None:
    text = "$100 billion. That"
    found = FIGURE.search(text)
    assert found
    assert text[slice(*number_at(text, found)[2:4])] == "$100 billion"
