"""What stayed in order is the heaviest chain there is."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.chain import Link, heaviest_chain


def rises(chain: list[Link]) -> bool:
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))


def heaviest_of_all(links: list[Link], weights: list[int]) -> tuple[int, int]:
    """Weight and length of the best chain, by trying every set of links."""
    ranked = sorted(range(len(links)), key=lambda index: links[index])
    sets = (c for size in range(len(links) + 1) for c in combinations(ranked, size))
    chains = (c for c in sets if rises([links[index] for index in c]))
    return max((sum(weights[index] for index in c), len(c)) for c in chains)


def test_no_links_make_no_chain() -> None:
    assert heaviest_chain([], []) == []


def test_links_in_order_all_stay() -> None:
    assert heaviest_chain([(2, 5), (0, 1), (1, 3)], [1, 1, 1]) == [1, 2, 0]


def test_one_heavy_link_outweighs_two_light_ones() -> None:
    assert heaviest_chain([(0, 2), (1, 0), (2, 1)], [9, 4, 4]) == [0]


def test_of_equal_weights_more_links_stay() -> None:
    assert heaviest_chain([(0, 2), (1, 0), (2, 1)], [8, 4, 4]) == [1, 2]


def test_a_place_is_taken_once() -> None:
    assert len(heaviest_chain([(0, 0), (0, 1), (1, 0), (1, 1)], [1] * 4)) == 2


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 9)),
        max_size=9,
        unique_by=lambda link: link[:2],
    )
)
@settings(deadline=None)
def test_no_chain_is_heavier(found: list[tuple[int, int, int]]) -> None:
    links = [(here, there) for here, there, _ in found]
    weights = [weight for _, _, weight in found]
    chain = heaviest_chain(links, weights)
    assert rises([links[index] for index in chain])
    assert (sum(weights[index] for index in chain), len(chain)) == heaviest_of_all(links, weights)
