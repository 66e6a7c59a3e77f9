"""Rows stand in the newer order, and what was removed after what it followed."""

from tracker.diff.order import in_reading_order


def test_what_was_removed_follows_what_it_followed() -> None:
    links = [(2, 0), (3, 1), (0, 2)]
    assert [*in_reading_order(links, range(4), range(3))] == [(2, 0), (3, 1), (0, 2), (1, None)]


def test_what_was_removed_at_the_start_comes_first() -> None:
    assert [*in_reading_order([(5, 7)], range(4, 6), range(7, 8))] == [(4, None), (5, 7)]


def test_parts_of_one_stand_together_and_the_removed_behind_the_last() -> None:
    split = [(0, 0), (0, 2)]
    assert [*in_reading_order(split, range(2), range(3))] == [
        (0, 0),
        (None, 1),
        (0, 2),
        (1, None),
    ]
    merged = [(0, 0), (2, 0)]
    assert [*in_reading_order(merged, range(3), range(1))] == [(0, 0), (2, 0), (1, None)]
