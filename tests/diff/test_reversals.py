"""What gave way and came back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.lineage import lineage
from tracker.diff.reversals import reversals
from tracker.models.history import Reversal, Turn
from tracker.models.values import Article

LEAD = "A barge with 12 people aboard sank off Alder early on Monday."
FOG = "Fog lay thick over the whole bay that morning, the harbour master said."
LATE = "By then, he added, the tide had turned and no boat could leave the northern pier."


def found(*texts: Article) -> tuple[Reversal, ...]:
    return reversals(lineage(dict(enumerate(texts, 1))))


def heads(*headlines: str) -> tuple[Reversal, ...]:
    return found(*(Article(headline=headline) for headline in headlines))


def bodies(*paragraphs: str | None) -> tuple[Reversal, ...]:
    """The reversals of a story whose second paragraph is this one, or that has none."""
    return found(
        *(
            Article(headline="Barge sinks", paragraphs=(LEAD, *([text] if text else ())))
            for text in paragraphs
        )
    )


def test_a_headline_that_came_back() -> None:
    assert heads("Barge sinks", "Boat sinks", "Boat sinks", "Barge sinks") == (
        Reversal(Turn.HEADLINE, None, "Barge sinks", ("Boat sinks",), 2, 4),
    )


def test_all_that_stood_in_between_is_told() -> None:
    (reversal,) = heads("Barge sinks", "Boat sinks", "Ship goes down", "Barge sinks")
    assert reversal.meanwhile == ("Boat sinks", "Ship goes down")


def test_every_turn_is_told() -> None:
    turns = heads("Barge sinks", "Boat sinks", "Barge sinks", "Boat sinks")
    assert [(turn.old, turn.turned, turn.back) for turn in turns] == [
        ("Barge sinks", 2, 3),
        ("Boat sinks", 3, 4),
    ]


@pytest.mark.parametrize("other", ["Barge  sinks", "BARGE SINKS", "Barge sinks."])
def test_what_only_looks_otherwise_never_went(other: str) -> None:
    assert heads("Barge sinks", other, "Barge sinks") == ()


def test_a_paragraph_that_was_taken_and_restored() -> None:
    assert bodies(FOG, None, None, FOG) == (Reversal(Turn.PARAGRAPH, 1, FOG, ("",), 2, 4),)


def test_a_paragraph_that_was_rewritten_and_has_its_old_words_again() -> None:
    other = FOG.replace(
        "thick over the whole bay", "in thin banks along the coast of Alder and over"
    )
    (reversal,) = bodies(FOG, other, FOG)
    assert (reversal.what, reversal.old, reversal.meanwhile) == (Turn.PARAGRAPH, FOG, (other,))


@pytest.mark.parametrize(
    ("texts", "old", "meanwhile"),
    [
        (("12 were hurt", "47 were hurt", "12 were hurt"), "12", ("47",)),
        (("12 were hurt", "47 were hurt", "12 were hurt on Monday"), "12", ("47",)),
        (("12 were hurt", "47 were hurt", "50 were hurt", "12 were hurt"), "12", ("47", "50")),
        (("He may go now", "He will go now", "He may go now, too"), "may", ("will",)),
        (("He is guilty", "He is not guilty", "He is guilty"), "", ("not",)),
        (("He is not guilty", "He is guilty", "He is not guilty"), "not", ("",)),
    ],
)
def test_a_number_or_a_phrase_that_came_back(
    texts: tuple[str, ...], old: str, meanwhile: tuple[str, ...]
) -> None:
    (reversal,) = bodies(*(f"{text}. {LATE}" for text in texts))
    assert (reversal.what, reversal.old, reversal.meanwhile) == (Turn.PHRASE, old, meanwhile)
    assert (reversal.life, reversal.turned, reversal.back) == (1, 2, len(texts))


def test_a_number_in_a_headline_that_is_another_one_by_then() -> None:
    (reversal,) = heads(
        "Barge with 12 sinks", "Barge with 47 sinks", "Barge with 12 sinks off Alder"
    )
    assert (reversal.what, reversal.old, reversal.meanwhile) == (Turn.PHRASE, "12", ("47",))


def test_the_same_number_at_another_place_is_no_reversal() -> None:
    texts = ("12 came and 12 went", "47 came and 12 went", "47 came and 47 went")
    assert bodies(*(f"{text}. {LATE}" for text in texts)) == ()


def test_a_word_that_only_went_elsewhere_did_not_turn_back() -> None:
    assert bodies(f"He said it was late. {LATE}", f"He knew it was late, said Roe. {LATE}") == ()
    assert bodies(f"said he, it was late. {LATE}", f"he, it was late, said. {LATE}") == ()


def test_a_figure_that_is_counted_up_and_down_has_not_turned_back() -> None:
    assert bodies(*(f"{n} boats came. {LATE}" for n in (1, 2, 3, 4, 5, 1))) == ()
    (reversal,) = bodies(*(f"{n} boats came. {LATE}" for n in (1, 2, 3, 4, 1)))
    assert reversal.meanwhile == ("2", "3", "4")


def test_a_paragraph_without_a_phrase_to_tell_is_told_as_a_whole() -> None:
    texts = ("12 came and 12 went", "12 came and 47 went", "12 came and 12 went")
    (reversal,) = bodies(*(f"{text}. {LATE}" for text in texts))
    assert reversal.what is Turn.PARAGRAPH


@given(st.lists(st.sampled_from(["a b", "a c", "d", FOG, LATE]), min_size=1, max_size=8))
def test_a_headline_turns_back_as_often_as_it_has_old_words_again(headlines: list[str]) -> None:
    turns = [turn for turn in heads(*headlines) if turn.what is Turn.HEADLINE]
    again = [
        number
        for number, headline in enumerate(headlines, 1)
        if headline in headlines[: number - 1] and headline != headlines[number - 2]
    ]
    assert [turn.back for turn in turns] == again
    for turn in turns:
        assert turn.turned < turn.back
        assert headlines[turn.turned - 1] != turn.old == headlines[turn.back - 1]
        assert turn.old not in turn.meanwhile
