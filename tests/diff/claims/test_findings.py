"""The words of a finding."""

import pytest

from tests.diff.claims.copy import evidence, with_paragraphs
from tracker.diff.claims.findings import numbered, quoted, traces, what_changed, whole_body


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([2], "paragraph 3"),
        ([0, 1], "paragraphs 1 and 2"),
        ([3, 1, 2], "paragraphs 2 to 4"),
        ([0, 2, 3, 4, 8], "paragraphs 1, 3 to 5 and 9"),
    ],
)
def test_paragraphs_are_counted_from_one(places: list[int], words: str) -> None:
    assert numbered(places) == words


def test_quotes_are_one_short_line() -> None:
    assert quoted("a\n b\x1b") == "“a b\N{REPLACEMENT CHARACTER}”"
    assert len(quoted("x" * 500)) == 63


def test_a_text_that_is_all_new() -> None:
    it = evidence(with_paragraphs("Something else altogether.", "And more of it."))
    assert what_changed(it, [0, 1]) == "paragraphs 1 and 2 are new"
    assert traces(it, [0]) < whole_body(it)
