"""Paragraphs are paired as a reader would pair them, and no more of them moved than must have."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.align import RARER, Row, align
from tracker.diff.sentences import sentences
from tracker.models.values import Kind

PIER = "The harbour master closed both piers on Monday after the swell tore a mooring loose."
PIER_LATER = PIER.replace("both", "all").replace("Monday", "Tuesday")
CREW = "All nine of the crew were ashore when the line parted, the owner said by telephone."
CREW_LATER = CREW.replace("nine", "ten").replace("line", "first line")
FORECAST = "Forecasters see the wind falling to a breeze by Thursday noon."
ORCHARD = "Growers in the valley expect half the apples of last year."
S, E, M, A, R = Kind.SAME, Kind.EDITED, Kind.MOVED, Kind.ADDED, Kind.REMOVED
X = Kind.REPEATED


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([], [], []),
        ([PIER], [], [(R, 0, None)]),
        ([], [PIER], [(A, None, 0)]),
        ([PIER, CREW], [PIER, CREW], [(S, 0, 0), (S, 1, 1)]),
        ([PIER, CREW], [PIER_LATER, CREW], [(E, 0, 0), (S, 1, 1)]),
        ([PIER, CREW], [PIER, ORCHARD, CREW], [(S, 0, 0), (A, None, 1), (S, 1, 2)]),
        ([PIER, CREW, ORCHARD], [PIER, ORCHARD], [(S, 0, 0), (R, 1, None), (S, 2, 1)]),
        ([PIER], [ORCHARD], [(R, 0, None), (A, None, 0)]),
        # The shorter paragraph is the one that moved.
        ([PIER, FORECAST], [FORECAST, PIER], [(M, 1, 0), (S, 0, 1)]),
        # Moved and edited at once.
        (
            [CREW, PIER, FORECAST],
            [PIER, FORECAST, CREW_LATER],
            [(S, 1, 0), (S, 2, 1), (M, 0, 2)],
        ),
        # Removed paragraphs follow the one that they followed, also where that one moved.
        (
            [FORECAST, ORCHARD, PIER, CREW],
            [PIER, CREW, FORECAST],
            [(S, 2, 0), (S, 3, 1), (M, 0, 2), (R, 1, None)],
        ),
        ([ORCHARD, FORECAST, PIER], [PIER], [(R, 0, None), (R, 1, None), (S, 2, 0)]),
    ],
)
def test_each_paragraph_is_accounted_for(old: list[str], new: list[str], pairs: list[Row]) -> None:
    assert list(align(old, new).rows) == pairs


def test_little_alike_is_a_pair_in_place_and_none_elsewhere() -> None:
    old, new = "The wind fell at noon on Monday", "The wind rose in the night, aides said"
    assert [pair.kind for pair in align([PIER, old], [PIER, new]).rows] == [S, E]
    assert [pair.kind for pair in align([PIER, old], [new, PIER]).rows] == [A, S, R]


def test_a_line_that_repeats_stays_where_it_is() -> None:
    old = [PIER, "* * *", CREW, "* * *", FORECAST]
    new = [PIER, "* * *", CREW, "* * *", ORCHARD, "* * *", FORECAST]
    kinds = [pair.kind for pair in align(old, new).rows]
    assert kinds.count(S) == 5
    assert (kinds.count(A), kinds.count(X)) == (1, 1)


def test_repeated_lines_that_changed_places_moved() -> None:
    kinds = [pair.kind for pair in align(["* * *", "* * *", PIER], [PIER, "* * *"]).rows]
    assert sorted(kinds) == sorted([M, X, S])


def test_of_two_like_it_the_more_alike_is_the_pair() -> None:
    assert align([PIER], [CREW_LATER, PIER_LATER, PIER + " No one was hurt."]).rows == (
        Row(A, None, 0),
        Row(A, None, 1),
        Row(E, 0, 2),
    )


@pytest.mark.parametrize("old", [5000, 4990])
def test_thousands_alike_are_paired(old: int) -> None:
    kinds = [pair.kind for pair in align([PIER] * old, [PIER] * 5000).rows]
    assert kinds.count(S) == old
    assert kinds.count(X) == 5000 - old


def test_hundreds_alike_between_two_that_changed_places_stay() -> None:
    old, new = [CREW, *[PIER] * 300, ORCHARD], [ORCHARD, *[PIER] * 301, CREW]
    kinds = [pair.kind for pair in align(old, new).rows]
    assert (kinds.count(S), kinds.count(M), kinds.count(X)) == (300, 2, 1)


def test_thousands_nearly_alike_are_paired_in_place_and_the_limit_is_told() -> None:
    old = [f"Pier {n}, {n}." for n in range(3000)]
    new = [f"Pier {n}, {n}, again." for n in range(3000)]
    rows, _, limits = align(old, new)
    assert RARER in limits
    assert [(pair.old, pair.new) for pair in rows] == [(n, n) for n in range(3000)]


# -- properties --------------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        f"{PIER} {CREW}",
        f"{CREW} {ORCHARD}",
        PIER,
        PIER_LATER,
        CREW,
        CREW_LATER,
        FORECAST,
        ORCHARD,
        "* * *",
        "",
    ]
)
BODIES = st.lists(LINES, max_size=12)


@given(BODIES, BODIES)
@settings(deadline=None)
def test_every_paragraph_occurs_in_the_newer_order(old: list[str], new: list[str]) -> None:
    rows = align(old, new).rows
    news = [row.new for row in rows if row.new is not None]
    assert news == sorted(news)
    assert set(news) == set(range(len(new)))
    assert {row.old for row in rows} - {None} == set(range(len(old)))
    for at, row in enumerate(rows):
        if row.new is None and row.old:
            assert row.old - 1 in {before.old for before in rows[:at]}


@given(BODIES, BODIES)
@settings(deadline=None)
def test_kinds_say_what_the_places_say(old: list[str], new: list[str]) -> None:
    for kind, here, there in align(old, new).rows:
        if here is None or there is None:
            assert kind in {X, A if here is None else R}
        elif kind in {S, E}:
            assert (kind is S) == (old[here] == new[there])


@given(BODIES, BODIES)
@settings(deadline=None)
def test_what_stayed_is_in_order(old: list[str], new: list[str]) -> None:
    stayed = [pair.old for pair in align(old, new).rows if pair.kind in {S, E}]
    assert stayed == sorted(place for place in stayed if place is not None)


@given(BODIES, BODIES)
@settings(deadline=None)
def test_sides_changed_over_give_the_same_pairs(old: list[str], new: list[str]) -> None:
    other = {A: R, R: A, Kind.SPLIT: Kind.MERGED, Kind.MERGED: Kind.SPLIT}
    there = {(pair.kind, pair.old, pair.new) for pair in align(old, new).rows}
    back = {(other.get(pair.kind, pair.kind), pair.new, pair.old) for pair in align(new, old).rows}
    assert there == back


@given(BODIES)
@settings(deadline=None)
def test_equal_texts_are_all_the_same(body: list[str]) -> None:
    assert all(pair.kind is S for pair in align(body, body).rows)


def least_moved(order: list[int], sizes: list[int]) -> int:
    """Fewest characters that must be moved to bring 0…n into this order, by trying every set."""
    kept = max(
        sum(sizes[n] for n in still)
        for size in range(len(order) + 1)
        for still in combinations(order, size)
        if list(still) == sorted(still)
    )
    return sum(sizes) - kept


@pytest.mark.parametrize("seed", range(60))
def test_as_little_moved_as_can_be(seed: int) -> None:
    chance = random.Random(seed)
    sizes = [chance.randint(1, 40) for _ in range(chance.randint(2, 9))]
    old = [chr(ord("a") + n) * size for n, size in enumerate(sizes)]
    order = chance.sample(range(len(old)), len(old))
    rows = align(old, [old[n] for n in order]).rows
    moved = sum(sizes[row.old] for row in rows if row.kind is M and row.old is not None)
    assert {row.kind for row in rows} <= {S, M}
    assert moved == least_moved(order, sizes)


# -- parts and sentences -----------------------------------------------------------------------


def kinds(old: list[str], new: list[str]) -> list[Row]:
    return list(align(old, new).rows)


def test_a_paragraph_cut_in_two_is_split_and_the_other_way_round_merged() -> None:
    whole, parts = [FORECAST, f"{PIER} {CREW}", ORCHARD], [FORECAST, PIER, CREW, ORCHARD]
    assert kinds(whole, parts)[1:3] == [(Kind.SPLIT, 1, 1), (Kind.SPLIT, 1, 2)]
    assert kinds(parts, whole)[1:3] == [(Kind.MERGED, 1, 1), (Kind.MERGED, 2, 1)]


def test_a_sentence_cut_in_two_paragraphs_splits_them() -> None:
    whole = f"{PIER[:-1]}, and {CREW[0].lower()}{CREW[1:]}"
    assert kinds([ORCHARD, whole], [ORCHARD, PIER, CREW])[1:] == [
        (Kind.SPLIT, 1, 1),
        (Kind.SPLIT, 1, 2),
    ]


def test_a_sentence_that_went_to_another_paragraph_is_one_moved_row() -> None:
    old = [f"{PIER} {FORECAST}", f"{CREW} {ORCHARD}"]
    new = [PIER, f"{CREW} {ORCHARD} {FORECAST}"]
    assert kinds(old, new) == [(E, 0, 0), (E, 1, 1)]
    moved = [it for it in align(old, new).sentences if it.kind is M]
    assert [(it.old and it.old.paragraph, it.new and it.new.paragraph) for it in moved] == [(0, 1)]


def test_a_paragraph_that_stands_once_more_is_repeated() -> None:
    assert kinds([PIER, CREW], [PIER, CREW, PIER]) == [(S, 0, 0), (S, 1, 1), (X, None, 2)]
    assert kinds([PIER, CREW, PIER], [PIER, CREW]) == [(S, 0, 0), (S, 1, 1), (X, 2, None)]


def test_two_texts_that_share_nothing_are_before_and_after() -> None:
    assert kinds([PIER, CREW], [ORCHARD, FORECAST]) == [
        (R, 0, None),
        (R, 1, None),
        (A, None, 0),
        (A, None, 1),
    ]


def test_blank_lines_never_move() -> None:
    rows = kinds([PIER, "", CREW, "", ORCHARD], [CREW, "", PIER, "", "", ORCHARD])
    assert sorted(kind for kind, *_ in rows) == sorted([S, S, S, S, M, X])


@given(BODIES, BODIES)
@settings(deadline=None)
def test_sentences_are_those_of_the_paragraphs_that_differ_each_once(
    old: list[str], new: list[str]
) -> None:
    rows, found, _ = align(old, new)
    equal = {
        row[1:]
        for row in rows
        if row.old is not None and row.new is not None and old[row.old] == new[row.new]
    }
    for side, texts in ((0, old), (1, new)):
        told = {getattr(it, ("old", "new")[side]) for it in found} - {None}
        same = {places[side] for places in equal}
        assert {(it.paragraph, it.start, it.end) for it in told} == {
            (place, *sentence)
            for place, text in enumerate(texts)
            if place not in same
            for sentence in sentences(text)
        }


@given(BODIES, BODIES)
@settings(deadline=None)
def test_sides_changed_over_give_the_same_sentences(old: list[str], new: list[str]) -> None:
    other = {A: R, R: A, Kind.SPLIT: Kind.MERGED, Kind.MERGED: Kind.SPLIT}
    there = {(it.kind, it.old, it.new) for it in align(old, new).sentences}
    back = {(other.get(it.kind, it.kind), it.new, it.old) for it in align(new, old).sentences}
    assert there == back
