"""What took the place of what, and what merely went while something else came."""

from __future__ import annotations

import pytest

from tracker.diff.facts import facts
from tracker.diff.words import word_spans


def told(old: str, new: str) -> set[tuple[str, str, str]]:
    return {
        (one.kind.value, one.old, one.new) for one in facts(word_spans(old, new), paragraphs=())
    }


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        ("Twelve sailors died off Brenn", "Twenty crew died off Brenn", ("Twelve", "Twenty")),
        ("It took 12 old coastal ferries", "It took about 14 ferries", ("12", "14")),
        ("Rain cut 3 roads and 9 lines", "Rain cut 4 roads and 8 lines", ("3", "4")),
        ("It paid $3 million to towns", "It paid only $9 million to towns", None),
        ("the toll is put at 12 by police", "the toll is now put at 47 by them", ("12", "47")),
    ],
)
def test_a_number_takes_the_place_of_one_that_counts_the_same(
    old: str, new: str, pair: tuple[str, str] | None
) -> None:
    assert ("number", *(pair or ("$3 million", "$9 million"))) in told(old, new)


def test_people_do_not_become_ships() -> None:
    found = told(
        "200 people rescued from ferry aground off Port Elsine",
        "Orrin orders tests of 38 ferries after grounding off Port Elsine",
    )
    assert {("number", "200", ""), ("number", "", "38")} <= found
    assert ("number", "200", "38") not in found


def test_a_million_people_do_not_become_three() -> None:
    found = told(
        "As rain goes on early on Tuesday more than 1 million people are told to leave the coast",
        "Crews in Kell say they helped as many as three people who stood on the roof of a bus",
    )
    assert {("number", "1 million", ""), ("number", "", "three")} <= found


def test_a_number_that_ends_a_name_is_of_the_name() -> None:
    found = told(
        "The captain of a car ferry that ran aground off Port Elsine with 214 aboard has spoken",
        "The captain of the Eunseong 7 has spoken",
    )
    assert found == {
        ("number", "214", ""),
        ("name", "Port Elsine", ""),
        ("name", "", "Eunseong 7"),
    }


def test_a_name_that_gets_another_number_shows_both() -> None:
    assert told("Relief at Flight 214 landing", "Relief at Flight 216 landing") == {
        ("number", "214", "216")
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Stegholm seeks loans", "Loans that Europe gave keep steel works alive"),
        ("Europe leans on old rockets", "Flagship rocket leans on Europe"),
        ("Brenn harbour shut by storm", "Storm shuts Harle and Kell harbours"),
    ],
)
def test_names_that_stand_elsewhere_are_not_crossed(old: str, new: str) -> None:
    assert not [one for one in told(old, new) if one[0] == "name" and one[1] and one[2]]


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        ("Turin wins the games", "Madrid wins the games", ("Turin", "Madrid")),
        ("Storm nears Brenn", "Storm nears Harle", ("Brenn", "Harle")),
        ("Ferry Hits Reef Off Brenn Coast", "Ferry Hits Reef Off Harle Coast", ("Brenn", "Harle")),
        ("A deal with Ann Lee is near", "A deal with Bo Ray is near", ("Ann Lee", "Bo Ray")),
    ],
)
def test_a_name_takes_the_place_of_another_word_for_word(
    old: str, new: str, pair: tuple[str, str]
) -> None:
    assert ("name", *pair) in told(old, new)


def test_capitals_throughout_are_no_names() -> None:
    found = told("Union Breaks Off Talks With Line", "Pilots Walk Out Of Talks With Airline")
    assert not [one for one in found if one[0] == "name"]


@pytest.mark.parametrize("tail", ["to pay up", "not to sail", "they must pay"])
def test_who_is_told_something_says_nothing(tail: str) -> None:
    kinds = {kind for kind, _, _ in told("Heavy tolls on bridge", f"Drivers told {tail} on bridge")}
    assert "speaker" not in kinds
    assert ("speaker", "", "Cobb") in told("Tolls rise, it told", "Tolls rise, Cobb told them")
