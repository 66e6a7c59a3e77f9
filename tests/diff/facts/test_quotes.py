"""Quotes are found in the marks of many languages, and are the same in all of them."""

import pytest

from tracker.diff.facts.quotes import quotes, words_alone


@pytest.mark.parametrize(
    "text",
    [
        "“We go”",
        '"We go"',
        "«We go»",
        "« We go »",
        "»We go«",
        "„We go“",
        "「We go」",
        "『We go』",
        "'We go'",
    ],
)
def test_quotes(text: str) -> None:
    assert [token.value for token in quotes(f"He said {text} then.")] == [("we go",)]


def test_a_straight_mark_opens_before_a_word_and_closes_behind_one() -> None:
    text = '"We waited here. "And then we went," she said, "as told to."'
    assert [token.value[0] for token in quotes(text)] == ["and then we went", "as told to"]


@pytest.mark.parametrize("text", ["The ship's crew didn't go", "5' 6\" tall", "no quote"])
def test_no_quotes(text: str) -> None:
    assert not list(quotes(text))


def test_words_alone() -> None:
    assert words_alone("“We, the Crew!”") == "we the crew"


@pytest.mark.parametrize("mark", ["“", '"', "'a ", "«", "‘a’ ", "„", "'a'b"])
def test_hostile_texts_come_through(mark: str) -> None:
    assert len(list(quotes(mark * 5_000))) <= 5_000
