"""Paragraphs belong together by the sentences that they share."""

from tracker.diff.gather import Bond, gather

TEN, FIVE = "x" * 10, "x" * 5


def test_the_paragraph_that_shares_most_is_the_pair() -> None:
    bonds = [Bond(0, 0, (0, 0), 3), Bond(0, 1, (3, 0), 7)]
    assert gather(bonds, [TEN], [TEN, TEN]).pairs == [(0, 1)]


def test_too_little_shared_is_no_pair() -> None:
    assert gather([Bond(0, 0, (0, 0), 2)], [TEN], [TEN]).pairs == []


def test_a_paragraph_is_split_where_its_sentences_went_to_two() -> None:
    bonds = [Bond(0, 0, (0, 0), 5), Bond(0, 1, (5, 0), 5)]
    assert gather(bonds, [TEN], [FIVE, FIVE]) == ([(0, 0)], [(0, 1)])
    turned = [Bond(bond.new, bond.old, bond.starts[::-1], bond.size) for bond in bonds]
    assert gather(turned, [FIVE, FIVE], [TEN]) == ([(0, 0)], [(1, 0)])


def test_parts_that_changed_places_are_no_parts() -> None:
    bonds = [Bond(0, 0, (5, 0), 5), Bond(0, 1, (0, 0), 5)]
    assert gather(bonds, [TEN], [FIVE, FIVE]) == ([(0, 0)], [])


def test_a_sentence_that_went_to_a_longer_paragraph_makes_no_part() -> None:
    bonds = [Bond(0, 0, (0, 0), 5), Bond(0, 1, (5, 0), 4)]
    assert gather(bonds, [TEN], [FIVE, TEN]) == ([(0, 0)], [])


def test_what_was_split_is_not_merged_too() -> None:
    bonds = [Bond(0, 0, (0, 0), 5), Bond(0, 1, (5, 0), 5), Bond(1, 1, (0, 0), 4)]
    pairs, parts = gather(bonds, [TEN, FIVE], [FIVE, FIVE])
    assert (pairs, parts) == ([(0, 0), (1, 1)], [])
