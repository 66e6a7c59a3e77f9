from __future__ import annotations

import pytest

from tracker.search.standing import noted, stood


@pytest.mark.parametrize(
    ("numbers", "seen", "words"),
    [
        ([1], [1], "in version 1, the only one"),
        ([1, 2, 3], [1, 2, 3], "in every version"),
        ([2, 3], [1, 2, 3], "since version 2"),
        ([3], [1, 2, 3], "since version 3"),
        ([1, 2, 3], [1, 2, 3, 4], "in versions 1–3, not in 4"),
        ([1], [1, 2, 3], "in version 1, not in 2–3"),
        ([2], [1, 2, 3, 4], "in version 2, not in 3–4"),
        ([1, 3], [1, 2, 3], "in versions 1, 3, not in 2"),
        ([1, 3], [1, 2, 3, 4], "in versions 1, 3, not in 2, 4"),
        ([5, 2], [1, 5, 2, 3], "in versions 5, 2, not in 3"),
    ],
)
def test_in_which_versions_words_stood(numbers: list[int], seen: list[int], words: str) -> None:
    assert stood(numbers, seen) == words


def test_with_which_versions_a_note_came() -> None:
    assert noted([3], [1, 2, 3]) == "with version 3"
    assert noted([4, 2], [1, 2, 3, 4]) == "with versions 2, 4"
