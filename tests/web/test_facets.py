"""What the list of changes can be narrowed to."""

from __future__ import annotations

from datetime import date

from tracker.desk.reading.river import Asked, Sort, Tallies
from tracker.store.outlets import Named
from tracker.store.river import Tally
from tracker.web import facets

MAY = date(2031, 5, 3)
WIRE, GULL = Named(1, "wire", "Wire"), Named(2, "gull", "Gull")
TALLIES = Tallies(9, (
    Tally(1, "headline", "", "no_note", MAY, 3),
    Tally(1, "minor", "update", "found", MAY, 4),
    Tally(2, "headline", "", "no_note", date(2031, 5, 2), 5),
))  # fmt: skip


def told(asked: Asked, of_days: Tallies = TALLIES) -> dict[str, list[tuple[str, int]]]:
    found = facets.facets(asked, (WIRE, GULL), TALLIES, of_days)
    return {one.name: [(choice.words, choice.number) for choice in one.choices] for one in found}


def test_the_address_has_all_that_is_asked_for_in_one_order() -> None:
    asked = Asked(("wire", "gull"), labels=("",), days=(MAY,), sort=Sort.BIGGEST, after="x y")
    assert facets.address(asked) == (
        "/?outlet=wire&outlet=gull&label=none&day=2031-05-03&sort=biggest&after=x+y"
    )
    assert facets.address(Asked(), "/changes.json") == "/changes.json"


def test_every_value_is_counted() -> None:
    assert told(Asked()) == {
        "outlet": [("Wire", 7), ("Gull", 5)],
        "weight": [("headline", 8), ("minor", 4)],
        "label": [("update", 4), ("no label", 8)],
        "note": [("what the note says is found", 4), ("no note found", 8)],
        "day": [("Sat, 3 May", 7), ("Fri, 2 May", 5)],
    }


def test_a_facet_is_counted_with_the_choices_of_the_others() -> None:
    found = told(Asked(weights=("headline",)))
    assert found["outlet"] == [("Gull", 5), ("Wire", 3)]
    assert found["weight"] == [("headline", 8), ("minor", 4)]
    assert "label" not in found


def test_days_are_counted_over_all_days_and_the_rest_over_those_that_are_chosen() -> None:
    found = told(Asked(days=(MAY,)), Tallies(9, TALLIES.rows[:2]))
    assert found["day"] == [("Sat, 3 May", 7), ("Fri, 2 May", 5)]
    assert "outlet" not in found
    assert found["weight"] == [("headline", 3), ("minor", 4)]


def test_what_is_chosen_stands_there_even_where_nothing_has_it() -> None:
    found = told(Asked(weights=("cosmetic",), days=(date(2030, 1, 1),)))
    assert ("cosmetic", 0) in found["weight"]
    assert ("Tue, 1 Jan", 0) in found["day"]


def test_a_choice_leads_to_the_list_with_it_and_a_chip_to_the_list_without() -> None:
    asked = Asked(weights=("headline",), after="cursor")
    [weight] = [
        one for one in facets.facets(asked, (WIRE, GULL), TALLIES, TALLIES) if one.name == "weight"
    ]
    assert [(choice.address, choice.chosen) for choice in weight.choices] == [
        ("/", True),
        ("/?weight=headline&weight=minor", False),
    ]
    assert [(chip.words, chip.address) for chip in facets.chips(asked, [])] == [("headline", "/")]


def test_another_order_begins_from_its_beginning() -> None:
    found = facets.sorts(Asked(weights=("minor",), after="cursor", sort=Sort.BIGGEST))
    assert [(one.address, one.chosen) for one in found] == [
        ("/?weight=minor", False),
        ("/?weight=minor&sort=biggest", True),
        ("/?weight=minor&sort=versions", False),
    ]
