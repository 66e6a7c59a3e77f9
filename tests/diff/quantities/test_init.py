"""Numbers and dates are read alike however they are written."""

import pytest

from tracker.diff.quantities import quantities


def values(text: str) -> list[tuple[str, ...]]:
    return [token.value for token in quantities(text)]


@pytest.mark.parametrize(
    "alike",
    [
        ("$2 bln", "$2 billion", "US$2bn", "2 billion dollars"),
        ("12", "twelve", "a dozen"),
        ("1.5%", "1.5 percent", "1.5 per cent", "1,5 pct"),
        ("1,200", "1200"),
        ("twenty-five", "25"),
        ("10:30 a.m.", "10.30am"),
        ("Mar. 24", "24 March", "March 24th"),
        ("2025-03-24", "March 24, 2025"),
    ],
)
def test_written_otherwise(alike: tuple[str, ...]) -> None:
    assert len({tuple(values(text)) for text in alike}) == 1
    assert values(alike[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$2", "€2"),
        ("5", "-5"),
        ("1.5", "15"),
        ("3 km", "3 miles"),
        ("3億円", "3万円"),
        ("Monday", "Friday"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert values(one) != values(other)


def test_a_date_is_no_number_besides() -> None:
    assert values("on March 24, 2025, 12 were hurt") == [("date", "2025", "3", "24"), ("12", "")]


@pytest.mark.parametrize(
    "text", ["1," * 5000, "twenty-" * 5000, "$" * 5000, "9" * 5000, "March " * 5000]
)
def test_hostile_texts_come_through(text: str) -> None:
    assert all(token.end <= len(text) for token in quantities(text))
