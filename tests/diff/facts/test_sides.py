"""Tokens of one side are set against those of the other."""

import pytest

from tracker.diff.facts.sides import sides, tells_alone, without_their_verbs
from tracker.diff.words import word_spans
from tracker.models.values import FactKind


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


def test_in_a_sentence_that_is_another_one_no_word_takes_the_place_of_another() -> None:
    found = sides(
        word_spans(
            "Harbour pilots all said before noon they may refuse 12 night runs",
            "A crane that fell on Tuesday after a storm has blocked 40 berths",
        )
    )
    assert not found.pairs
    numbers = [
        [token.value[0] for token in some if token.kind is FactKind.NUMBER]
        for some in (found.lost, found.gained)
    ]
    assert numbers == [["12"], ["40"]]
    kinds = {token.kind for token in (*found.lost, *found.gained)}
    assert kinds <= {FactKind.NUMBER, FactKind.DATE, FactKind.NAME}


def test_numbers_of_one_unit_pair_in_a_rewrite_where_each_side_has_one() -> None:
    old = "The fund paid out $3 million to 12 towns along the river last year"
    new = "Only $9 million has come from a levy on visitors that 40 villages voted for"
    found = sides(word_spans(old, new))
    assert [tuple(one.value[1] for one in pair) for pair in found.pairs][:1] == [("$", "$")]


@pytest.mark.parametrize(
    ("came", "facts"),
    [
        (", Ann Lee said", ["Ann Lee"]),
        (", according to the coast guard's own officials", ["officials"]),
        (", officials said", ["officials"]),
        (", she said", ["said"]),
        (", according to her", ["according to"]),
    ],
)
def test_who_said_so_is_one_fact(came: str, facts: list[str]) -> None:
    after = f"The dam failed{came}"
    found = sides(word_spans("The dam failed", after))
    told = without_their_verbs(found.gained)
    assert [after[token.start : token.end] for token in told] == facts
