"""What is written in many ways comes to one unit, and units that measure the same say how much."""

import pytest

from tracker.diff.quantities.units import CURRENCIES, LONGEST_UNIT, MEASURES, SCALES, UNITS


@pytest.mark.parametrize(
    ("words", "unit"),
    [("per cent", "%"), ("prozent", "%"), ("miles per hour", "mph"), ("tonnes", "tonne")],
)
def test_units(words: str, unit: str) -> None:
    assert UNITS[words] == unit


def test_tables_hang_together() -> None:
    assert SCALES["bln"] == SCALES["billion"] == 10**9
    assert SCALES["lakh"] == 10**5
    assert set(MEASURES) <= set(UNITS)
    assert max(len(name.split()) for name in UNITS) <= LONGEST_UNIT
    assert CURRENCIES["usd"] == UNITS["dollars"]
