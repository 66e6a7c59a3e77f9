from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.web.newsroom import NOON
from tracker.errors import NotFoundError
from tracker.store.outlines import Outlined
from tracker.web.naming import ends, numbers, way


def outline(*known: int, headlines: str = "") -> list[Outlined]:
    """Versions of these numbers; a letter a headline."""
    letters = headlines or "a" * len(known)
    return [
        Outlined(number, NOON + timedelta(minutes=place), letter, None, "", None)
        for place, (number, letter) in enumerate(zip(known, letters, strict=True))
    ]


STORY = outline(1, 2, 5, 4)


@pytest.mark.parametrize(
    ("older", "newer", "mine", "pair"),
    [
        ("first", "latest", None, (1, 4)),
        ("first", 5, None, (1, 5)),
        ("prev", "latest", None, (5, 4)),
        ("prev", 5, None, (2, 5)),
        (2, "latest", None, (2, 4)),
        ("mine", "latest", 2, (2, 4)),
        ("mine", "latest", 4, None),
        ("mine", "latest", 3, None),
        ("mine", "latest", None, None),
        ("mine", 5, 1, (1, 5)),
    ],
)
def test_words_mean_versions_in_the_order_in_which_they_were_seen(
    older: int | str, newer: int | str, mine: int | None, pair: tuple[int, int] | None
) -> None:
    assert numbers(STORY, older, newer, mine) == pair


@pytest.mark.parametrize(
    ("older", "newer"), [("first", 3), ("prev", 1), ("mine", 9), (9, "latest"), (3, 5)]
)
def test_what_is_not_there_is_said(older: int | str, newer: int | str) -> None:
    with pytest.raises(NotFoundError):
        numbers(STORY, older, newer, None)


@pytest.mark.parametrize(
    ("older", "newer", "before", "after", "steps"),
    [
        (1, 2, None, (2, 5), [(1, 2)]),
        (2, 5, (1, 2), (5, 4), [(2, 5)]),
        (2, 4, (1, 2), None, [(2, 5), (5, 4)]),
        (5, 5, (2, 5), (5, 4), []),
        (4, 5, (2, 5), None, [(5, 4)]),
    ],
)
def test_a_way_goes_by_the_versions_that_there_are(
    older: int,
    newer: int,
    before: Sequence[int] | None,
    after: Sequence[int] | None,
    steps: list[tuple[int, int]],
) -> None:
    found = way(STORY, older, newer)
    assert (found.before, found.after, found.steps) == (before, after, steps)


def test_a_way_counts_the_headlines_that_changed_on_it() -> None:
    story = outline(1, 2, 3, 4, 5, headlines="abbab")
    assert way(story, 1, 5).headlines == 3
    assert way(story, 2, 3).headlines == 0


@pytest.mark.parametrize(
    ("older", "newer", "place"), [(1, 2, 1), (5, 4, 3), (4, 5, 3), (1, 5, None), (2, 2, None)]
)
def test_a_step_has_its_place_among_the_changes(older: int, newer: int, place: int | None) -> None:
    assert way(STORY, older, newer).place == place


@pytest.mark.parametrize(
    ("older", "newer", "moved"),
    [
        (1, 4, (None, (2, 4), (1, 5), None)),
        (2, 5, ((1, 5), None, None, (2, 4))),
        (5, 2, ((1, 5), None, None, (2, 4))),
        (1, 5, (None, (2, 5), (1, 2), (1, 4))),
    ],
)
def test_each_end_is_moved_by_a_version_as_far_as_there_is_one(
    older: int, newer: int, moved: tuple[object, ...]
) -> None:
    assert ends(STORY, older, newer) == moved
