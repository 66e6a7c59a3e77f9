"""A table of hashes, against a dictionary of sets."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from tracker.identify.passages import MOST_ALIKE, Passages

PAIRS = st.lists(st.tuples(st.integers(0, 2**32 - 1) | st.integers(0, 40), st.integers(0, 12)))


@given(PAIRS)
def test_it_finds_what_a_dictionary_of_sets_finds(pairs: list[tuple[int, int]]) -> None:
    table, model = Passages(room=1 << 2), defaultdict(set)
    for passage, slot in pairs:
        table.add(passage, slot)
        model[passage].add(slot)
    for passage in [*model, 41, 2**32 - 2]:
        found = table.slots([passage])
        assert len(found) == len(set(found))
        assert set(found) == model.get(passage, set())
    assert len(table) == sum(map(len, model.values()))


def test_it_grows() -> None:
    table = Passages(room=1 << 2)
    # As far apart as hashes are: an odd factor leads no two numbers to one.
    passages = [number * 2_654_435_761 % 2**32 for number in range(10_000)]
    for number, passage in enumerate(passages):
        table.add(passage, number)
    assert [table.slots([passage]) for passage in passages] == [[n] for n in range(10_000)]


def test_of_what_every_text_has_few_are_kept() -> None:
    table = Passages()
    for slot in range(10_000):
        table.add(7, slot)
    assert table.slots([7]) == list(range(MOST_ALIKE))
