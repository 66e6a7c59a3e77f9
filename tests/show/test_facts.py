from __future__ import annotations

import pytest

from tracker.models.values import FactChange, FactKind
from tracker.show import facts


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (FactChange(FactKind.NUMBER, "12", "47", 2), "number 12 → 47 · paragraph 3"),
        (FactChange(FactKind.NUMBER, "12", "47"), "number 12 → 47 · headline"),
        (FactChange(FactKind.NUMBER, "12", "47", in_caption=True), "number 12 → 47 · caption"),
        (FactChange(FactKind.NEGATION, "", "not", 0), "negation “not” added · paragraph 1"),
        (FactChange(FactKind.HEDGE, "may", "", 0), "hedge “may” removed · paragraph 1"),
        (FactChange(FactKind.QUOTE, "a\n b", "c", 0), "quote a b → c · paragraph 1"),
    ],
)
def test_a_fact_is_told_with_both_sides_and_its_place(fact: FactChange, words: str) -> None:
    assert facts.told(fact) == words


def test_every_kind_of_fact_has_a_name() -> None:
    assert set(facts.KINDS) == set(FactKind)


def test_a_long_quote_keeps_its_two_ends() -> None:
    quote = "We begin here " + "and go on " * 90 + "and end there"
    shown = facts.shortened(quote)
    assert shown.startswith("We begin here and")
    assert shown.endswith("and end there")
    assert " … " in shown
    assert len(shown) <= facts.LONGEST + 3
    assert facts.shortened("short") == "short"


def test_of_two_long_quotes_what_differs_is_seen() -> None:
    begins, ends = "“We begin here " + "and go on " * 20, " and so on" * 20 + " to the end.”"
    old, new = f"{begins}with Alder{ends}", f"{begins}with Alder Vista{ends}"
    seen = facts.both(FactChange(FactKind.QUOTE, old, new, 0))
    assert seen == (
        "… and go on with Alder and so on and so on and …",
        "… and go on with Alder Vista and so on and so on and …",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("a", ""), ("", "b"), ("a " * 90, "b " * 90), ("a " * 90, "a " * 99), ("a" * 200, "a" * 99)],
)
def test_both_sides_stay_short(old: str, new: str) -> None:
    for side, shown in zip(
        (old, new), facts.both(FactChange(FactKind.QUOTE, old, new)), strict=True
    ):
        assert bool(shown) is bool(side)
        assert len(shown) <= facts.LONGEST + 7
