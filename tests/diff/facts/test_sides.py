"""Tokens of one side are set against those of the other."""

import pytest

from tracker.diff.facts.sides import sides, tells_alone
from tracker.diff.words import word_spans


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It is 60 miles off", "It is 97 km off"),
        ("John Smith won", "They say Smith won"),
        ("The pier shut, Ann Lee said", "Ann Lee said the pier shut"),
        ("Shares rose", "Shares climbed"),
        ("It cost $2 bln then", "It cost $2 billion then"),
    ],
)
def test_the_same_after_all(old: str, new: str) -> None:
    found = sides(word_spans(old, new))
    assert not found.pairs
    assert not [token for token in found.lost if tells_alone(token, old, new.casefold())]


def test_a_not_that_went_to_another_sentence_is_told() -> None:
    found = sides(word_spans("He did not go. She did come.", "He did go. She did not come."))
    assert [token.value for token in found.lost] == [("", "not")]
    assert [token.value for token in found.gained] == [("", "not")]


def test_an_outcome_and_an_unknown_verb_are_a_pair() -> None:
    found = sides(word_spans("The deal was signed there", "The deal was shelved there"))
    ((old, new),) = found.pairs
    assert (old.value[1], new.value[1]) == ("sign", "shelved")
