"""Words that open many a sentence are told from what may be a name."""

import pytest

from tracker.diff.english.openers import may_be_a_name


@pytest.mark.parametrize("word", ["norway", "barlow", "hallam", "kim", "paris", "texas", "italy"])
def test_names(word: str) -> None:
    assert may_be_a_name(word)


@pytest.mark.parametrize("word", ["ferry", "stocks", "heavy", "raising", "a", "minister", "storm"])
def test_openers(word: str) -> None:
    assert not may_be_a_name(word)
