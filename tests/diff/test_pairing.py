"""What belongs together in two texts, equal or alike."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.pairing import equal, pair

PIER = "The harbour master closed both piers on Monday after the swell tore a mooring loose."
CREW = "All nine of the crew were ashore when the line parted, the owner said by telephone."
ORCHARD = "Growers in the valley expect half the apples of last year."


def test_equal_ones_stay_or_move() -> None:
    assert equal(["a", "bb", "cc"], ["bb", "cc", "a"]) == ([(1, 0), (2, 1)], [(0, 2)])


def test_what_is_alike_is_paired() -> None:
    found = pair([PIER, ORCHARD], [ORCHARD, PIER.replace("both", "all")])
    assert (list(found.stayed), list(found.moved)) == ([(0, 1)], [(1, 0)])
    assert (list(found.parts), found.complete) == ([], True)


def test_a_number_is_what_is_paired_already() -> None:
    found = pair([PIER, 0], [0, PIER])
    assert (list(found.stayed), list(found.moved)) == ([(1, 0)], [(0, 1)])


@given(*[st.lists(st.sampled_from([PIER, PIER.lower(), CREW, ORCHARD, "a", ""]), max_size=8)] * 2)
def test_sides_changed_over_give_the_same_links(old: list[str], new: list[str]) -> None:
    there, back = pair(old, new), pair(new, old)
    for links, turned in zip(there[:3], back[:3], strict=True):
        assert sorted(links) == sorted((here, at) for at, here in turned)


@given(*[st.lists(st.sampled_from([PIER, PIER.lower(), CREW, ORCHARD, "a", ""]), max_size=8)] * 2)
def test_each_place_is_linked_once(old: list[str], new: list[str]) -> None:
    found = pair(old, new)
    for side in (0, 1):
        places = [link[side] for link in (*found.stayed, *found.moved)]
        assert len(places) == len(set(places))
