"""Words written as text are read as sets and tables."""

from tracker.diff.tables import lexicon, listed, table


def test_lists_and_tables() -> None:
    assert listed(" b a\n b") == ("b", "a", "b")
    assert lexicon(" b a\n b") == {"a", "b"}
    assert table("km kilometre kilo_metre\nmile") == {
        "km": "km",
        "kilometre": "km",
        "kilo metre": "km",
        "mile": "mile",
    }
