"""What changed, in plain words."""

import pytest

from tracker.diff.reasons import (
    changes,
    changes_number,
    counted,
    differing,
    edited,
    only,
    relabelled,
    shown,
    words_differing,
)
from tracker.diff.words import word_spans
from tracker.models.values import FactChange, FactKind, Label, LabelKind, Span


@pytest.mark.parametrize(
    ("number", "noun", "verb", "told"),
    [
        (1, "paragraph", "added", "1 paragraph added"),
        (2, "paragraph", "moved", "2 paragraphs moved"),
        (1, "word", "differ", "1 word differs"),
        (1200, "word", "differ", "1,200 words differ"),
    ],
)
def test_counted(number: int, noun: str, verb: str, told: str) -> None:
    assert counted(number, noun, verb) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("12 killed at sea", "47 killed at sea", "12 → 47"),
        ("He did it at sea", "He did not do it at sea", "“not do” added"),
        ("He did not do it at sea", "He did it at sea", "“not do” removed"),
        ("12 hurt at the pier", "47 hurt at the port", "12 → 47, pier → port"),
        ("The pier shut.", "The pier shut?", ". → ?"),
        ("on \0 at sea", "on \u202e at sea", "� → �"),
        ("a b", "a " + "long " * 9 + "b", "9 words differ"),
        ("1 in 2 of 3 by the old pier", "4 in 5 of 6 by the old pier", "3 words differ"),
    ],
)
def test_edited(old: str, new: str, told: str) -> None:
    assert edited(word_spans(old, new)) == told


def test_facts_are_told_where_the_change_is_long() -> None:
    spans = word_spans("12 hurt " + "at a pier " * 5, "47 lost " + "by the port " * 5)
    stated = [FactChange(FactKind.NUMBER, "12", "47", 0), FactChange(FactKind.NAME, "", "Alder", 0)]
    assert edited(spans, stated) == "number 12 → 47; 17 words differ"


def test_words_are_counted_on_the_longer_side_of_each_change() -> None:
    spans = word_spans("12 hurt at the old pier", "47 hurt at the pier in the bay")
    assert changes(spans) == [("12", "47"), ("old pier", "pier in the bay")]
    assert words_differing(spans) == 5
    assert differing(spans) == "5 words differ"


def test_marks_are_no_words() -> None:
    assert differing(word_spans("Pier shut", "Pier shut?")) == "signs differ"


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("12 hurt", "47 hurt", True),
        ("pier 12 shut", "pier A12 shut", False),
        ("hurt", "12 hurt", False),
        ("one hurt", "two hurt", False),
    ],
)
def test_changed_number(old: str, new: str, number: bool) -> None:
    assert changes_number(word_spans(old, new)) is number


@pytest.mark.parametrize(
    ("classes", "told"),
    [
        ({"case"}, "only case differs"),
        ({"quotation marks"}, "only quotation marks differ"),
        ({"quotation marks", "case"}, "only quotation marks and case differ"),
        ({"white space", "case", "dashes"}, "only dashes, white space and case differ"),
        (set(), "only the encoding of characters differs"),
    ],
)
def test_only(classes: set[str], told: str) -> None:
    assert only(classes) == told


def test_relabelled() -> None:
    lead, second = Label("LEAD", LabelKind.UPDATE, 1), Label("2nd LD", LabelKind.UPDATE, 2)
    assert relabelled(lead, second) == "label: LEAD → 2nd LD"
    assert relabelled(None, lead) == "label: none → LEAD"


def test_shown_is_one_line_without_controls() -> None:
    assert shown(" a\n b\0\u202e\u00a0c ") == "a b�� c"


def test_white_space_is_no_word_that_came() -> None:
    assert edited((Span("-", "12"), Span("+", "47"), Span("=", " hurt."), Span("+", " "))) == (
        "12 → 47"
    )
    assert edited((Span("=", "hurt."), Span("+", " "))) == "signs differ"
