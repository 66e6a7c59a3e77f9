"""Sentences that are alike are paired as a reader would pair them."""

import pytest

from tracker.diff import matching
from tracker.diff.chain import Link
from tracker.diff.matching import in_order, match

PIER = "The harbour master closed both piers on Monday after the swell tore a mooring loose."
CREW = "All nine of the crew were ashore when the line parted, the owner said by telephone."
ORCHARD = "Growers in the valley expect half the apples of last year."
AWAY = "Marsh resigned as head of the water board after a vote in Alder."


def found(old: list[str], new: list[str], stayed: list[Link] | None = None) -> list[list[Link]]:
    stayed = stayed or []
    olds = [at for at in range(len(old)) if at not in {here for here, _ in stayed}]
    news = [at for at in range(len(new)) if at not in {there for _, there in stayed}]
    links, parts, complete = match(old, new, stayed, (olds, news))
    assert complete
    return [sorted(links), sorted(parts)]


def test_the_most_alike_are_paired_wherever_they_stand() -> None:
    old, new = [PIER, CREW], [CREW.replace("nine", "ten"), PIER.replace("both", "all")]
    assert found(old, new) == [[(0, 1), (1, 0)], []]


def test_little_alike_is_a_pair_between_the_same_neighbours_only() -> None:
    old, new = "The wind fell at noon on Monday", "The wind rose in the night, aides said"
    assert found([PIER, old], [PIER, new], [(0, 0)]) == [[(1, 1)], []]
    assert found([PIER, old], [new, PIER], [(0, 1)]) == [[], []]


def test_the_first_of_two_equal_ones_belongs_to_the_first() -> None:
    old, later = "Ann Lee and Bo Roe wrote this.", "Ann Lee, Bo Roe and Cy Fox wrote this."
    assert found([PIER, old, old], [PIER, CREW, later, later], [(0, 0)])[0] == [(1, 2), (2, 3)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_sentence_that_was_split_has_two_parts(turned: bool) -> None:
    whole = f"{PIER[:-1]}, and {CREW}"
    old, new = [AWAY, whole], [AWAY, PIER, CREW]
    if turned:
        links, parts = found(new, old, [(0, 0)])
        assert len(links) == len(parts) == 1
        assert sorted(links + parts) == [(1, 1), (2, 1)]
    else:
        links, parts = found(old, new, [(0, 0)])
        assert sorted(links + parts) == [(1, 1), (1, 2)]


def test_a_copy_is_no_part() -> None:
    later = PIER.replace("both", "all")
    assert found([AWAY, PIER], [AWAY, later, later], [(0, 0)])[1] == []


def test_what_stayed_is_the_heaviest_in_order() -> None:
    assert in_order([(0, 1), (1, 0)], ["aa", "b"], ["b", "aa"]) == [(0, 1)]
    assert in_order([(0, 1), (1, 0)], ["aa", 7], [7, "aa"]) == [(1, 0)]


def test_side_by_side_where_there_are_too_many() -> None:
    old = [f"The pier at Alder was shut again {'at noon' * (n % 2)}" for n in range(800)]
    new = [f"{text} today" for text in old]
    links, _, complete = match(old, new, [], (list(range(800)), list(range(800))))
    assert not complete
    assert sorted(links) == [(n, n) for n in range(800)]


def test_more_than_can_be_looked_at_have_no_partner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "SENTENCES", 3)
    old, new, free = [PIER, CREW], [f"{PIER} So.", f"{CREW} So."], ([0, 1], [0, 1])
    assert match(old, new, [], free) == ([(0, 0), (1, 1)], (), False)
    monkeypatch.setattr(matching, "GLIMPSED", 3)
    assert match(old, new, [], free) == ([], (), False)


def test_a_close_one_in_place_is_taken_before_a_closer_one_elsewhere() -> None:
    later = PIER.replace("both", "all")
    assert found([AWAY, PIER], [AWAY, later, CREW, PIER + " So."], [(0, 0)])[0] == [(1, 1)]
