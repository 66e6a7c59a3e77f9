"""Words of a note, looked for in the copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.claims.wording import Phrase, Words, mentioned, objects, words_of


@pytest.mark.parametrize(
    ("phrase", "text", "times"),
    [
        ("12", "12 hurt, twelve missing, 120 safe", 2),
        ("$6.66 billion", "It cost $6.66 bln, not $6.6 billion.", 1),
        ("9 percent", "9 pct and 9 ships", 1),
        ("9", "9 pct and 9 ships", 2),
        ("2009", "in 2009, and in the year 2009", 2),
        ("Ivo Sandwell", "“Ivo Sandwell’s” boat", 1),
        ("well", "Sandwell", 0),
        ("Jan. 26", "on January 26 and Jan. 25", 1),
    ],
)
def test_counting(phrase: str, text: str, times: int) -> None:
    assert Phrase(phrase).count(Words(text)) == times


def test_the_longest_end_of_a_phrase_is_looked_for() -> None:
    copies = [Words("The chief, Hedda Farrowby, said no.")]
    found = Phrase("name of chief to Hedda Farrowby").as_in(copies)
    assert found
    assert found.words == ["hedda", "farrowby"]
    assert Phrase("that it is so").as_in([Words("so they say")]) is None
    assert Phrase("").as_in(copies) is None


def test_objects_are_the_words_that_name_something() -> None:
    assert objects("more details, analyst's comments") == ["analyst"]
    assert mentioned(["germany"], Words("German police")) == ["germany"]
    assert mentioned(["shares"], Words("The share fell")) == ["shares"]


@given(st.text(max_size=80))
def test_a_text_has_itself(text: str) -> None:
    phrase = Phrase(text)
    assert bool(phrase) == bool(words_of(phrase.text))
    if phrase:
        assert phrase.count(Words(phrase.text)) >= 1
