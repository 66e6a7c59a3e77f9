"""What was wrong and what is right, in each order in which desks say it."""

from __future__ import annotations

import pytest

from tracker.parse.wire.claims.clauses import hide_quotes
from tracker.parse.wire.claims.pairs import find_pair, find_right


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("opening date to May 3 from May 2", "May 2", "May 3"),
        ("age of miller from 52 to 53", "52", "53"),
        ("number of mills to 4,000 from 4,200 and of millers", "4,200", "4,000"),
        ("name to Vessen instead of Vesen", "Vesen", "Vessen"),
        ("name of miller to Reider sted Rider", "Rider", "Reider"),
        ("to show drop was third, not fourth, in a row", "fourth", "third"),
        ("to show price was 53 cents a sack, not 45 cents", "45 cents", "53 cents"),
        ("to $41,200 in 2031, not $41.2 million", "$41.2 million", "$41,200 in 2031"),
        ("to say mill is in Old Vessen, not Upper Orrin", "Upper Orrin", "Old Vessen"),
        ("title to chairman of the guild, not president", "president", "chairman of the guild"),
    ],
)
def test_pairs(words: str, old: str, new: str) -> None:
    pair = find_pair(words)
    assert pair is not None
    assert (words[slice(*pair.old)], words[slice(*pair.new)]) == (old, new)


@pytest.mark.parametrize("words", ["to show the mill was not shut", "did not open", "details", ""])
def test_a_denial_is_no_pair(words: str) -> None:
    assert find_pair(words) is None


def test_a_quotation_is_all_of_its_side() -> None:
    words = 'to put the toll as "close to" and not "up to" half of them'
    pair = find_pair(hide_quotes(words))
    assert pair is not None
    assert (words[slice(*pair.old)], words[slice(*pair.new)]) == ('"up to"', '"close to"')


def test_what_is_right_alone() -> None:
    pair = find_right("price to 47 cents")
    assert pair is not None
    assert pair.new == (9, 17)
    assert find_right("reference to the mill") is None
